"""The cases that are compared: what is prepared, what is sent, and the ratio that is promised."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random
from typing import Callable, Iterator

from harness.batches import Batch, Batches, batch_of
from harness.load import Load
from harness.redis_benchmark import RedisBenchmark
from support.resp import Bulk, Client, Word

_NUMBER = "__rand_int__"  # As in redis-benchmark.
KEY = "key:" + _NUMBER
MILLION = 1_000_000
BATCH = 5_000


@dataclass(frozen=True)
class Case:
    """`at_most`: the promised share of redis-server's processor time; 0: nothing is promised."""

    name: str
    words: tuple[Word, ...] = ()
    script: str = ""  # Sent by its SHA, with `words` behind it.
    # The lines of a reply, where redis-benchmark, which takes 1.2 us for a request, would not keep
    # a server busy: then our own loader sends `words`.
    reply_lines: int = 0
    batches: Callable[[], Iterator[Batch]] | None = None  # Sent in place of `words`.
    before_pass: tuple[tuple[Word, ...], ...] = ()  # See Batches.
    at_most: float = 0.0
    pipeline: int = 16
    random: int = 100_000
    # Commands sent before, each with `{0}` in place of a number that counts up from 0 to `filled`.
    filling: tuple[str, ...] = ()
    filled: int = 0
    # Whether the journal of scripts has something to do: the cases that tell what it costs.
    writes: bool = False

    def prepare(self, client: Client) -> Load:
        """Fills the server, which is empty, as the case needs it; returns what is to be sent."""
        words = self.prepare_request(client)
        if self.batches is not None:
            return Batches(tuple(self.batches()), self.before_pass)
        if self.reply_lines:
            return Batches(tuple(self._batches_of(words)))
        return RedisBenchmark(words, self.pipeline, random=self.random)

    def prepare_request(self, client: Client) -> tuple[Word, ...]:
        """The same as the words of one request, with _NUMBER where its number belongs."""
        self._fill(client)
        if not self.script:
            return self.words
        sha = client.call("SCRIPT", "LOAD", self.script)
        assert isinstance(sha, Bulk), sha
        return ("EVALSHA", sha.data.decode(), *self.words)

    def _batches_of(self, words: tuple[Word, ...]) -> Iterator[Batch]:
        """Yields batches of the request, with other numbers each time."""
        random = Random(0)
        for _ in range(_REQUESTS_IN_A_PASS // self.pipeline):
            yield batch_of((tuple(self._with_number(word, random) for word in words),
                            self.reply_lines) for _ in range(self.pipeline))

    def _with_number(self, word: Word, random: Random) -> Word:
        if not isinstance(word, str) or _NUMBER not in word:
            return word
        return word.replace(_NUMBER, f"{random.randrange(self.random):012}")

    def _fill(self, client: Client) -> None:
        for first in range(0, self.filled, BATCH):
            numbers = range(first, min(first + BATCH, self.filled))
            client.pipeline([command.format(number).split() for number in numbers
                             for command in self.filling])


# ---------------------------------------------------------------- scripts

_COMPARE_AND_SET = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('SET', KEYS[1], ARGV[2]) end
redis.call('SET', KEYS[1], ARGV[1])
return 0"""
_FIXED_WINDOW = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if count > tonumber(ARGV[1]) then return {0, redis.call('PTTL', KEYS[1])} end
return {1, count}"""
_LOCK = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])"""
_SLIDING_WINDOW = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))
local count = redis.call('ZCARD', KEYS[1])
if count >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now, now)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1"""
# The same with a time that the client gives.
_MOVING_WINDOW = """
local now = tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))
local count = redis.call('ZCARD', KEYS[1])
if count >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now, now)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1"""
_THOUSAND_INCR = "for i = 1, 1000 do redis.call('INCR', KEYS[1]) end"
_THOUSAND_HSET = """
for i = 1, 1000 do redis.call('HSET', KEYS[1], 'field:' .. i, i) end
return #redis.call('HGETALL', KEYS[1])"""
_FIB = """
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
return fib(20)"""
_JSON = """
local t = {}
for i = 1, 200 do t[i] = {id = i, name = 'user:' .. i, tags = {'a', 'b'}, score = i / 3} end
return #cjson.decode(cjson.encode(t))"""
_SORT = """
local t, x = {}, 42
for i = 1, 10000 do x = (x * 1103515245 + 12345) % 2147483648 t[i] = x end
table.sort(t)
return t[1] <= t[10000]"""
_STRINGS = """
for i = 1, 50 do
  redis.call('SET', KEYS[1], 'value:' .. i)
  redis.call('APPEND', KEYS[1], ARGV[1])
end
return redis.call('STRLEN', KEYS[1])"""
_PUSHED_LISTS = """
for i = 1, 50 do redis.call('RPUSH', KEYS[1], ARGV[1] .. i) end
for i = 1, 50 do redis.call('LPOP', KEYS[1]) end"""
_SORTED = """
for i = 1, 50 do redis.call('ZADD', KEYS[1], i, 'member:' .. i) end
for i = 1, 50 do redis.call('ZREM', KEYS[1], 'member:' .. i) end"""
_LRANGE = "return redis.call('LRANGE', KEYS[1], 0, 99)"

# ---------------------------------------------------------------- fillings and batches

_LEADERBOARD = ("ZADD board {0} member:{0}",)

_LISTS_OF_100 = ("RPUSH key:{0:012} " + " ".join(f"element:{n}" for n in range(100)),)
_LISTS = 1000
_SCRIPTS = 1000
_WINDOWS = 1008  # A multiple of _PIPELINE.
_TICKS = 100
_TICK_MS = 1000  # So long that no window expires by the server's clock.
_REQUESTS_IN_A_PASS = 100_000
_PIPELINE = 16  # Requests in a batch.
_PAIRS = _PIPELINE // 2


def _push_and_pop() -> Iterator[Batch]:
    """Yields a batch for each list, which leaves it as long as it was."""
    for number in range(_LISTS):
        key = f"key:{number:012}"
        yield batch_of([(("LPUSH", key, "element"), 1), (("LPOP", key), 2)] * _PAIRS)


def _moving_windows() -> Iterator[Batch]:
    """Yields one request for each window and tick; 16 of 20 ticks are let through."""
    sha = hashlib.sha1(_MOVING_WINDOW.encode()).hexdigest()
    for now_ms in range(0, _TICKS * _TICK_MS, _TICK_MS):
        for first in range(0, _WINDOWS, _PIPELINE):
            yield batch_of((("EVALSHA", sha, "1", f"key:{number:012}", 20 * _TICK_MS, 16, now_ms),
                            1) for number in range(first, first + _PIPELINE))


def _first_runs() -> Iterator[Batch]:
    """Yields requests that load scripts, each with a number of its own, and run each once."""
    for first in range(0, _SCRIPTS, _PAIRS):
        requests: list[tuple[tuple[Word, ...], int]] = []
        for number in range(first, first + _PAIRS):
            source = f"local limit = {number} + tonumber(ARGV[1])" + _FIXED_WINDOW
            sha = hashlib.sha1(source.encode()).hexdigest()
            requests.append((("SCRIPT", "LOAD", source), 2))
            requests.append((("EVALSHA", sha, "1", f"key:{number}", "1000", "60000"), 3))
        yield batch_of(requests)


# ---------------------------------------------------------------- the cases

CASES = (
    Case("GET", ("GET", KEY), reply_lines=2, at_most=0.80,
         filling=("SET key:{0:012} value:{0}",), filled=100_000),
    Case("SET", ("SET", KEY, "v" * 16), reply_lines=1, at_most=0.80),
    Case("GET, no pipeline", ("GET", KEY), at_most=1.0, pipeline=1,
         filling=("SET key:{0:012} value:{0}",), filled=100_000),
    Case("SET, no pipeline", ("SET", KEY, "v" * 16), at_most=1.0, pipeline=1),
    Case("return 1", ("0",), "return 1", reply_lines=1, at_most=0.5),
    Case("compare and set", ("1", KEY, "a", "b"), _COMPARE_AND_SET, at_most=0.33, writes=True),
    Case("fixed window", ("1", KEY, "5", "60000"), _FIXED_WINDOW, at_most=0.33, writes=True),
    Case("lock", ("1", KEY, "token", "30000"), _LOCK, at_most=0.33, writes=True),
    Case("sliding window", ("1", KEY, "60000000", "20"), _SLIDING_WINDOW, at_most=0.33,
         random=1000, writes=True),
    Case("sliding window, moving", script=_MOVING_WINDOW, batches=_moving_windows,
         before_pass=(("FLUSHALL",),), at_most=0.33, writes=True),
    Case("1,000 INCR", ("1", KEY), _THOUSAND_INCR, at_most=0.2, writes=True),
    Case("1,000 HSET, HGETALL", ("1", KEY), _THOUSAND_HSET, at_most=0.25, random=100,
         writes=True),
    Case("100 string commands", ("1", KEY, "x" * 20), _STRINGS, writes=True),
    Case("50 RPUSH, 50 LPOP", ("1", KEY, "item:"), _PUSHED_LISTS, writes=True),
    Case("50 ZADD, 50 ZREM", ("1", KEY), _SORTED, writes=True),
    Case("LRANGE of 100 by script", ("1", "list"), _LRANGE, at_most=0.4,
         filling=("RPUSH list element:{0}",), filled=100),
    Case("fib(20)", ("0",), _FIB, at_most=0.25),
    Case("cjson, 200 objects", ("0",), _JSON, at_most=0.25),
    Case("sort 10,000", ("0",), _SORT, at_most=0.5),
    Case("ZADD, 10^6 members", ("ZADD", "board", _NUMBER, "member:" + _NUMBER),
         at_most=0.7, random=MILLION, filling=_LEADERBOARD, filled=MILLION),
    Case("ZRANGE, 10^6 members", ("ZRANGE", "board", "500000", "500009"), reply_lines=21,
         at_most=0.7, filling=_LEADERBOARD, filled=MILLION),
    Case("ZRANK, 10^6 members", ("ZRANK", "board", "member:500000"), reply_lines=1, at_most=0.7,
         filling=_LEADERBOARD, filled=MILLION),
    Case("HSET", ("HSET", KEY, "field:" + _NUMBER, "value"), reply_lines=1, at_most=0.7,
         random=1000),
    Case("HGETALL, 10 fields", ("HGETALL", "hash"), reply_lines=41, at_most=0.7,
         filling=("HSET hash field:{0} value:{0}",), filled=10),
    Case("LPUSH", ("LPUSH", KEY, "element"), reply_lines=1, at_most=0.7, random=1000),
    Case("LPUSH, LPOP", batches=_push_and_pop, at_most=0.7, filling=_LISTS_OF_100, filled=_LISTS),
    Case("SCRIPT LOAD, first EVALSHA", batches=_first_runs, at_most=0.7,
         before_pass=(("SCRIPT", "FLUSH"), ("EVAL", "return 1", "0"))),
)
