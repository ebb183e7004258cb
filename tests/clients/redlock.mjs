// redlock: locks that are taken, extended and released by Lua scripts, on one server and on three.

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import Redis from 'ioredis';
import Redlock, { ExecutionError, ResourceLockedError } from 'redlock';
import { countErrors, ports, times, until } from './support.mjs';

const LONG_MS = 60_000;  // Does not expire while a test runs.
const FOREVER = { retryCount: -1, retryDelay: 5, retryJitter: 5 };
const ONCE = { retryCount: 0 };

const servers = ports.map((port) => new Redis(port));
const [redis, second] = servers;
const single = new Redlock([redis], FOREVER);
const quorum = new Redlock(servers, FOREVER);
after(() => Promise.all(servers.map((server) => server.quit())));

// Every server has the scripts: so all get the requests of this process in one order. One that
// had to be sent a script again would fall behind the others.
beforeEach(() => Promise.all(servers.map(async (server) => {
  await server.flushall();
  for (const { value } of Object.values(quorum.scripts)) await server.script('LOAD', value);
})));

// Asserts that `redlock` does not get `resources`.
async function assertTaken(redlock, resources) {
  await assert.rejects(redlock.acquire(resources, LONG_MS, ONCE), ExecutionError);
}

// Returns what each server that `redlock` uses says to the command.
function onEach(redlock, command, ...args) {
  return Promise.all([...redlock.clients].map((client) => client[command](...args)));
}

// Adds 1 to a counter in two steps, with a pause between them that lets others in if they may.
async function addInSteps() {
  const sum = Number(await redis.get('counter'));
  await new Promise((resolve) => setTimeout(resolve, 1));
  await redis.set('counter', sum + 1);
}

// Tests what does not depend on the number of servers.
function testLocks(redlock) {
  test('a lock is held by one until it is released', async () => {
    const lock = await redlock.acquire(['lock'], LONG_MS);
    assert.equal(await redis.get('lock'), lock.value);
    const left_ms = await redis.pttl('lock');
    assert.ok(left_ms > 0 && left_ms <= LONG_MS);
    await assertTaken(redlock, ['lock']);
    assert.equal(await redis.get('lock'), lock.value, 'the attempt changed nothing');
    await lock.release();
    assert.equal(await redis.exists('lock'), 0);
    await (await redlock.acquire(['lock'], LONG_MS, ONCE)).release();
  });

  test('several resources are locked together or not at all', async () => {
    const first = await redlock.acquire(['a', 'b'], LONG_MS);
    await assertTaken(redlock, ['b', 'c']);
    await assertTaken(redlock, ['c', 'a']);
    assert.equal(await redis.exists('c'), 0);
    const other = await redlock.acquire(['c', 'd'], LONG_MS, ONCE);
    await first.release();
    assert.deepEqual((await redis.keys('*')).sort(), ['c', 'd']);
    await other.release();
    assert.equal(await redis.dbsize(), 0);
  });

  test('a lock is extended by its holder, and the old one is void', async () => {
    const lock = await redlock.acquire(['lock'], LONG_MS);
    const longer = await lock.extend(10 * LONG_MS);
    assert.ok((await redis.pttl('lock')) > LONG_MS);
    assert.equal(longer.value, lock.value);
    await assert.rejects(lock.extend(LONG_MS), { message: /already-expired/ });
    await longer.release();
    assert.equal(await redis.exists('lock'), 0);
  });

  test('who lost the lock can neither extend nor release that of another', async () => {
    const lost = await redlock.acquire(['lock'], LONG_MS);
    await onEach(redlock, 'del', 'lock');
    const held = await redlock.acquire(['lock'], LONG_MS, ONCE);
    await assert.rejects(redlock.extend(lost, LONG_MS, ONCE), ExecutionError);
    await assert.rejects(redlock.release(lost, ONCE), ExecutionError);
    assert.equal(await redis.get('lock'), held.value);
    await held.release();
  });

  test('a lock that nobody releases expires, and the next one gets it', async () => {
    const lost = await redlock.acquire(['lock'], 200);
    let next;
    await until(async () => {
      // Not by retries of redlock's own, which leave what they got from some of the servers and so
      // are in their own way where servers expire one after another.
      next = await redlock.acquire(['lock'], LONG_MS, ONCE).catch(() => undefined);
      return next !== undefined;
    });
    assert.ok(Date.now() >= lost.expiration, 'not before its time');
    await assert.rejects(lost.extend(LONG_MS), { message: /already-expired/ });
    await assert.rejects(redlock.release(lost, ONCE), ExecutionError);
    const holders = (await onEach(redlock, 'get', 'lock')).filter((held) => held === next.value);
    assert.ok(holders.length > redlock.clients.size / 2, `${holders.length} servers hold it`);
    await next.release();
  });

  test('a flush of the scripts costs one refusal a server and nothing else', async () => {
    const lock = await redlock.acquire(['lock'], LONG_MS);
    await onEach(redlock, 'script', 'FLUSH');
    const refused = await countErrors(redis, async () => {
      const longer = await lock.extend(LONG_MS);
      await Promise.all(longer.attempts);  // All servers have answered, not only most.
      const { attempts } = await (await longer.extend(LONG_MS)).release();
      await Promise.all(attempts);
    });
    assert.equal(refused, 2, 'the first extension and the release');
    assert.equal(await redis.exists('lock'), 0);
  });

  test('of many at once one is inside', async () => {
    let inside = 0;
    await Promise.all(times(30, async () => {
      const lock = await redlock.acquire(['lock'], LONG_MS);
      assert.equal(++inside, 1);
      await addInSteps();
      --inside;
      await lock.release();
    }));
    assert.equal(await redis.get('counter'), '30');
    assert.equal(await redis.exists('lock'), 0);
  });

  test('using releases the lock after the routine, also after one that fails', async () => {
    const result = await redlock.using(['a', 'b'], LONG_MS, async (signal) => {
      assert.equal(await redis.exists('a', 'b'), 2);
      assert.equal(signal.aborted, false);
      return 'done';
    });
    assert.equal(result, 'done');
    assert.equal(await redis.exists('a', 'b'), 0);
    const failing = redlock.using(['a'], LONG_MS, async () => { throw new Error('mine'); });
    await assert.rejects(failing, { message: 'mine' });
    assert.equal(await redis.exists('a'), 0);
  });

  test('using excludes others', async () => {
    await Promise.all(times(20, () => redlock.using(['lock'], LONG_MS, addInSteps)));
    assert.equal(await redis.get('counter'), '20');
  });

  test('using extends the lock as long as the routine takes', async () => {
    const settings = { automaticExtensionThreshold: 9_900 };
    await redlock.using(['lock'], 10_000, settings, async (signal) => {
      for (let extensions = 0, last_ms = await redis.pttl('lock'); extensions < 3;) {
        const left_ms = await redis.pttl('lock');
        if (left_ms > last_ms) ++extensions;
        last_ms = left_ms;
      }
      assert.equal(signal.aborted, false);
    });
    assert.equal(await redis.exists('lock'), 0);
  });
}

describe('on one server', () => testLocks(single));
describe('on three servers', () => testLocks(quorum));

test('the loser learns why', async () => {
  const lock = await single.acquire(['lock'], LONG_MS);
  const error = await single.acquire(['lock'], LONG_MS, ONCE).catch((reason) => reason);
  const { votesAgainst } = await error.attempts[0];
  assert.ok(votesAgainst.get(redis) instanceof ResourceLockedError);
  await lock.release();
});

test('two of three servers are enough for a lock', async () => {
  await second.set('lock', 'of somebody else');
  const lock = await quorum.acquire(['lock'], LONG_MS, ONCE);
  await assertTaken(quorum, ['lock']);
  const { votesFor } = await lock.attempts[0];
  assert.equal(votesFor.size, 2);
  await quorum.release(lock, ONCE);
  assert.equal(await second.get('lock'), 'of somebody else');
  assert.equal(await redis.exists('lock'), 0);
});

test('one of three servers is not enough, and the attempt is taken back', async () => {
  await Promise.all([redis, second].map((server) => server.set('lock', 'of somebody else')));
  await assertTaken(quorum, ['lock']);
  await until(async () => (await servers[2].exists('lock')) === 0);
  assert.equal(await redis.get('lock'), 'of somebody else');
});

test('an error of a command in the script is a vote against', async () => {
  await redis.lpush('list', 1);
  const lock = await single.acquire(['other'], LONG_MS);
  lock.resources = ['list'];
  const error = await single.extend(lock, LONG_MS, ONCE).catch((reason) => reason);
  const { votesAgainst } = await error.attempts[0];
  assert.match(votesAgainst.get(redis).message, /^WRONGTYPE /);
});
