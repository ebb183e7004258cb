"""What the cost of a request is measured along: numbers of keys, sizes of values, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from harness.cases import KEY, Case


@dataclass(frozen=True)
class Axis:
    """`case_at` returns what is sent at a point of the axis."""

    name: str
    points: tuple[int, ...]
    case_at: Callable[[int], Case]
    idle_at: Callable[[int], int] = lambda point: 0  # Connections that send nothing meanwhile.
    large: tuple[int, ...] = ()  # Points that take minutes.


_STORED = ("SET key:{0:012} value:{0}",)


def _get_among(keys: int) -> Case:
    return Case("GET", ("GET", KEY), random=keys, filling=_STORED, filled=keys)


def _set_among(keys: int) -> Case:
    return Case("SET", ("SET", KEY, "v" * 16), random=keys, filling=_STORED, filled=keys)


# Without a pipeline, in which large values would pile up.
def _get_of_size(size: int) -> Case:
    return Case("GET", ("GET", KEY), pipeline=1, random=1,
                filling=("SET key:{0:012} " + "v" * size,), filled=1)


def _set_of_size(size: int) -> Case:
    return Case("SET", ("SET", KEY, "v" * size), pipeline=1, random=100)


def _get_in_pipeline(depth: int) -> Case:
    return Case("GET", ("GET", KEY), pipeline=depth, filling=_STORED, filled=100_000)


def _call_of_length(lines: int) -> str:
    """Returns a script with so many lines that it skips, and one that it executes."""
    skipped = [f"  redis.call('SET', KEYS[1], {line})" for line in range(lines)]
    return "\n".join(["if ARGV[1] == 'all' then", *skipped, "end",
                      "return redis.call('GET', KEYS[1])"])


def _evalsha_of_length(lines: int) -> Case:
    return Case("EVALSHA", ("1", KEY, "one"), _call_of_length(lines))


def _eval_of_length(lines: int) -> Case:
    return Case("EVAL", ("EVAL", _call_of_length(lines), "1", KEY, "one"))


def _script_of_calls(calls: int) -> Case:
    script = f"for i = 1, {calls} do redis.call('SET', KEYS[1], i) end"
    return Case("calls", ("1", KEY), script)


_KEYS = (1_000, 10_000, 100_000, 1_000_000)
_LARGE_KEYS = (10_000_000,)
_SIZES = (16, 256, 4_096, 65_536)  # Beyond 128 KiB a value is no argument for redis-benchmark.
_LENGTHS = (1, 10, 100, 1_000)

AXES = (
    Axis("keys, GET", _KEYS, _get_among, large=_LARGE_KEYS),
    Axis("keys, SET", _KEYS, _set_among, large=_LARGE_KEYS),
    Axis("bytes of the value, GET", (*_SIZES, 1_048_576), _get_of_size),
    Axis("bytes of the value, SET", _SIZES, _set_of_size),
    Axis("pipeline", (1, 2, 4, 8, 16, 32, 64, 128), _get_in_pipeline),
    Axis("connections", (1, 10, 100, 1_000, 10_000), lambda point: _get_in_pipeline(1),
         idle_at=lambda point: point),
    Axis("lines of the script, EVALSHA", _LENGTHS, _evalsha_of_length),
    Axis("lines of the script, EVAL", _LENGTHS, _eval_of_length),
    Axis("calls by the script", (1, 10, 100, 1_000), _script_of_calls),
)
