"""redis-py under asyncio: scripts, pipelines and locks from one loop of events."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable

import pytest
from redis.asyncio import Redis
from redis.exceptions import LockNotOwnedError, NoScriptError, WatchError

from recipes import ADD, ADD_IN_STEPS, UNKNOWN_SHA
from support.servers import Server

LONG_S = 60  # Does not end while a test runs.


def run(server: Server, body: Callable[[Redis], Awaitable[None]]) -> None:
    """Runs `body` with a client of the server."""

    async def main() -> None:
        async with Redis(port=server.port) as client:
            await body(client)

    asyncio.run(main())


async def error_replies(client: Redis) -> int:
    """Returns how many error replies the server has given."""
    return (await client.info("stats"))["total_error_replies"]


def test_a_registered_script_survives_a_flush_of_the_scripts(server: Server) -> None:
    async def body(client: Redis) -> None:
        add = client.register_script(ADD)
        assert await add(keys=["count"], args=[5]) == 5
        await client.script_flush()
        assert await client.script_exists(add.sha) == [False]
        before = await error_replies(client)
        assert await add(keys=["count"], args=[5]) == 10
        assert await error_replies(client) - before == 1
        assert await add(keys=["count"], args=[5]) == 15
        assert await error_replies(client) - before == 1
        with pytest.raises(NoScriptError):
            await client.evalsha(UNKNOWN_SHA, 0)

    run(server, body)


@pytest.mark.parametrize("transaction", (True, False))
def test_a_pipeline_loads_the_scripts_it_needs(server: Server, transaction: bool) -> None:
    async def body(client: Redis) -> None:
        add = client.register_script(ADD)
        await client.script_flush()
        before = await error_replies(client)
        async with client.pipeline(transaction=transaction) as pipeline:
            pipeline.set("count", 1)
            await add(keys=["count"], args=[5], client=pipeline)
            await add(keys=["count"], args=[7], client=pipeline)
            assert await pipeline.get("count").execute() == [True, 6, 13, b"13"]
        assert await error_replies(client) == before

    run(server, body)


def test_a_script_that_writes_a_watched_key_fails_the_transaction(server: Server) -> None:
    async def body(client: Redis) -> None:
        add = client.register_script(ADD)
        async with client.pipeline() as pipeline:
            await pipeline.watch("a")
            await add(keys=["a"], args=[1])
            pipeline.multi()
            pipeline.set("a", 10)
            with pytest.raises(WatchError):
                await pipeline.execute()
        assert await client.get("a") == b"1"

    run(server, body)


def test_tasks_lose_no_update_of_a_script_that_reads_and_then_writes(server: Server) -> None:
    async def body(client: Redis) -> None:
        add = client.register_script(ADD_IN_STEPS)
        await asyncio.gather(*(add(keys=["shared"], args=[n]) for n in range(300)))
        assert await client.get("shared") == str(sum(range(300))).encode()

    run(server, body)


def test_a_lock_is_extended_reacquired_and_released(server: Server) -> None:
    async def body(client: Redis) -> None:
        lock, other = client.lock("lock", timeout=LONG_S), client.lock("lock", timeout=LONG_S)
        assert await lock.acquire()
        assert not await other.acquire(blocking=False)
        assert await lock.extend(10 * LONG_S)
        assert await client.pttl("lock") > 10 * LONG_S * 1000
        assert await lock.reacquire()
        assert await client.pttl("lock") <= LONG_S * 1000
        await lock.release()
        assert await other.acquire(blocking=False)
        await client.set("lock", "token of another")
        with pytest.raises(LockNotOwnedError):
            await other.release()
        assert await client.get("lock") == b"token of another"

    run(server, body)


def test_of_many_at_once_one_is_inside(server: Server) -> None:
    async def body(client: Redis) -> None:
        async def work() -> None:
            async with client.lock("lock", timeout=LONG_S, sleep=0.001):
                value = int(await client.get("counter") or 0)
                await asyncio.sleep(0.001)  # Lets others in if they may.
                await client.set("counter", value + 1)

        await asyncio.gather(*(work() for _ in range(30)))
        assert await client.get("counter") == b"30"

    run(server, body)
