// rate-limiter-flexible: a day in the life of a shop that limits who may ask how often. Each limit
// is a Lua script; how many points are left is always known exactly.

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import {
  BurstyRateLimiter, RateLimiterMemory, RateLimiterQueue, RateLimiterRedis, RateLimiterRes,
  RateLimiterUnion, RLWrapperBlackAndWhite,
} from 'rate-limiter-flexible';
import { createClient } from 'redis';
import Redis from 'ioredis';
import { connections, port, times, until } from './support.mjs';

const DAY_S = 86_400;  // Long enough not to end while a test runs.

const redis = new Redis(port);
const node = await createClient({ socket: { port } }).connect();
after(() => Promise.all([redis.quit(), node.close()]));
beforeEach(() => redis.flushall());

// Returns how many of `calls` were allowed; fails if one fails other than by its limit.
async function allowed(calls) {
  const settled = await Promise.allSettled(calls);
  const refused = settled.filter(({ status }) => status === 'rejected');
  for (const { reason } of refused) assert.ok(reason instanceof RateLimiterRes, reason);
  return settled.length - refused.length;
}

// Asserts that `call` is refused by its limit, and returns what it says of the limit.
async function refusal(call) {
  try {
    await call;
  } catch (reason) {
    assert.ok(reason instanceof RateLimiterRes, reason);
    return reason;
  }
  return assert.fail('it was allowed');
}

// Tests what does not depend on the client that the limiter uses.
function testLimiter(storeClient, options) {
  const limiter = (more = {}) => new RateLimiterRedis({
    storeClient, ...options, points: 10, duration: DAY_S, ...more,
  });

  test('consume counts points until none are left', async () => {
    const limited = limiter();
    const first = await limited.consume('alice', 4);
    assert.deepEqual(
      [first.consumedPoints, first.remainingPoints, first.isFirstInDuration], [4, 6, true],
    );
    assert.ok(first.msBeforeNext > 0 && first.msBeforeNext <= DAY_S * 1000);
    const second = await limited.consume('alice', 6);
    assert.deepEqual(
      [second.consumedPoints, second.remainingPoints, second.isFirstInDuration], [10, 0, false],
    );
    const third = await refusal(limited.consume('alice'));
    assert.deepEqual([third.consumedPoints, third.remainingPoints], [11, 0]);
    assert.equal((await limited.consume('bob')).remainingPoints, 9);
    assert.equal(await redis.get('rlflx:alice'), '11');
  });

  test('a limiter survives a flush of the scripts', async () => {
    const limited = limiter();
    await limited.consume('alice');
    await redis.script('FLUSH');
    assert.equal((await limited.consume('alice')).consumedPoints, 2);
    assert.equal((await limited.consume('alice')).consumedPoints, 3);
  });

  test('penalty takes points, reward gives them back, get looks, delete forgets', async () => {
    const limited = limiter();
    assert.equal(await limited.get('alice'), null);
    assert.equal((await limited.penalty('alice', 8)).consumedPoints, 8);
    assert.equal((await limited.reward('alice', 3)).consumedPoints, 5);
    assert.equal((await limited.get('alice')).remainingPoints, 5);
    assert.equal(await allowed(times(9, () => limited.consume('alice'))), 5);
    assert.equal((await limited.get('alice')).consumedPoints, 14);
    assert.equal(await limited.delete('alice'), true);
    assert.equal(await limited.delete('alice'), false);
    assert.equal((await limited.consume('alice')).consumedPoints, 1);
  });

  test('set gives a key its points and its time', async () => {
    const limited = limiter();
    await limited.set('alice', 9, 1000);
    const last = await limited.consume('alice');
    assert.equal(last.remainingPoints, 0);
    assert.ok(last.msBeforeNext <= 1000 * 1000);
    await refusal(limited.consume('alice'));
    await limited.set('forever', 3, 0);
    assert.equal(await redis.pttl('rlflx:forever'), -1);
  });

  test('a blocked key is refused although it has points, also to another limiter', async () => {
    await limiter().block('alice', 2 * DAY_S);
    const { msBeforeNext } = await refusal(limiter().consume('alice'));
    assert.ok(msBeforeNext > DAY_S * 1000, 'the block outlasts the window');
    assert.equal((await limiter().get('alice')).remainingPoints, 0);
  });

  test('who exceeds the limit is blocked for longer than the window', async () => {
    const limited = limiter({ points: 2, blockDuration: 3 * DAY_S });
    assert.equal(await allowed(times(2, () => limited.consume('alice'))), 2);
    assert.equal((await refusal(limited.consume('alice'))).msBeforeNext, 3 * DAY_S * 1000);
    assert.ok((await redis.pttl('rlflx:alice')) > 2 * DAY_S * 1000);
  });

  test('a window ends, and the next one begins with all points', async () => {
    const limited = limiter({ points: 2, duration: 1 });
    await limited.set('alice', 3, 1);
    await until(async () => (await redis.exists('rlflx:alice')) === 0);
    assert.equal(await limited.get('alice'), null);
    const first = await limited.consume('alice');
    assert.deepEqual([first.consumedPoints, first.isFirstInDuration], [1, true]);
    assert.ok(first.msBeforeNext <= 1000);
  });

  test('a counter that never ends keeps no time', async () => {
    const limited = limiter({ duration: 0 });
    assert.equal((await limited.consume('alice', 7)).remainingPoints, 3);
    assert.equal(await redis.pttl('rlflx:alice'), -1);
    assert.equal(await allowed(times(5, () => limited.consume('alice'))), 3);
  });

  test('limiters with prefixes of their own do not share points', async () => {
    const perUser = limiter({ keyPrefix: 'user', points: 3 });
    const perAddress = limiter({ keyPrefix: 'address', points: 5 });
    assert.equal(await allowed(times(8, () => perUser.consume('x'))), 3);
    assert.equal(await allowed(times(8, () => perAddress.consume('x'))), 5);
    assert.deepEqual((await redis.keys('*')).sort(), ['address:x', 'user:x']);
  });

  test('a union allows what all of its limiters allow', async () => {
    const union = new RateLimiterUnion(
      limiter({ keyPrefix: 'narrow', points: 2 }), limiter({ keyPrefix: 'wide', points: 9 }),
    );
    await union.consume('alice');
    const both = await union.consume('alice');
    assert.deepEqual([both.narrow.remainingPoints, both.wide.remainingPoints], [0, 7]);
    await assert.rejects(union.consume('alice'), (reasons) => {
      assert.deepEqual(Object.keys(reasons), ['narrow']);
      assert.equal(reasons.narrow.consumedPoints, 3);
      return true;
    });
  });

  test('a bursty limiter falls back on its burst', async () => {
    const bursty = new BurstyRateLimiter(
      limiter({ points: 3 }), limiter({ keyPrefix: 'burst', points: 4 }),
    );
    assert.equal(await allowed(times(20, () => bursty.consume('alice'))), 7);
    assert.deepEqual(await redis.mget('rlflx:alice', 'burst:alice'), ['20', '17']);
  });

  test('black and white lists stand before the server', async () => {
    const listed = new RLWrapperBlackAndWhite({
      limiter: limiter({ points: 1 }), whiteList: ['friend'], blackList: ['foe'],
    });
    assert.equal(await allowed(times(5, () => listed.consume('friend'))), 5);
    assert.equal(await allowed(times(5, () => listed.consume('foe'))), 0);
    assert.equal(await allowed(times(5, () => listed.consume('guest'))), 1);
    assert.deepEqual(await redis.keys('*'), ['rlflx:guest']);
  });

  test('what is blocked in memory asks the server no more', async () => {
    const limited = limiter({
      points: 2, inMemoryBlockOnConsumed: 3, inMemoryBlockDuration: DAY_S,
    });
    for (let i = 0; i < 6; ++i) await allowed([limited.consume('alice')]);
    assert.equal(await redis.get('rlflx:alice'), '3');
  });

  test('a queue hands out the points of one window after another, all in their order', async () => {
    const queue = new RateLimiterQueue(limiter({ points: 4, duration: 1 }));
    const order = [];
    const left = await Promise.all(times(10, async (i) => {
      const remaining = await queue.removeTokens(1);
      order.push(i);
      return remaining;
    }));
    assert.deepEqual(order, times(10, (i) => i));
    const windows = left.filter((remaining) => remaining === 3).length;
    assert.ok(windows >= 3, `ten tokens came from ${windows} windows of four`);
    const tooMany = queue.removeTokens(5);
    await assert.rejects(tooMany, { message: /^Requested tokens 5 exceeds maximum 4/ });
  });
}

describe('on ioredis', () => testLimiter(redis, {}));
describe('on node-redis', () => testLimiter(node, { useRedisPackage: true }));

test('consumers at once on many connections are allowed exactly the points there are', async () => {
  const clients = connections(8);
  const limiters = clients.map((storeClient) => new RateLimiterRedis({
    storeClient, points: 500, duration: DAY_S,
  }));
  const counts = await Promise.all(limiters.map(
    (limited) => allowed(times(200, (i) => limited.consume(`user${i % 2}`))),
  ));
  const total = counts.reduce((sum, count) => sum + count);
  assert.equal(total, 2 * 500, 'of 800 for each of two users');
  assert.deepEqual(await redis.mget('rlflx:user0', 'rlflx:user1'), ['800', '800']);
  await Promise.all(clients.map((client) => client.quit()));
});

test('points of several sizes at once never add up to more than there are', async () => {
  const clients = connections(4);
  const granted = [];
  await Promise.all(clients.map(async (storeClient) => {
    const limited = new RateLimiterRedis({ storeClient, points: 300, duration: DAY_S });
    await Promise.all(times(60, async (i) => {
      const points = 1 + (i % 5);
      granted.push(points * (await allowed([limited.consume('alice', points)])));
    }));
  }));
  const total = granted.reduce((sum, points) => sum + points);
  assert.ok(total > 300 - 5 && total <= 300, `${total} points were granted`);
  assert.equal(await redis.get('rlflx:alice'), String(4 * 12 * (1 + 2 + 3 + 4 + 5)));
  await Promise.all(clients.map((client) => client.quit()));
});

test('while the connection is down the insurance in memory limits', async () => {
  const storeClient = new Redis(port, { enableOfflineQueue: false });
  await new Promise((resolve) => { storeClient.once('ready', resolve); });
  const limited = new RateLimiterRedis({
    storeClient,
    points: 10,
    duration: DAY_S,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ points: 2, duration: DAY_S }),
  });
  assert.equal(await allowed(times(3, () => limited.consume('alice'))), 3);
  storeClient.disconnect();
  await until(() => storeClient.status === 'end');
  assert.equal(await allowed(times(5, () => limited.consume('alice'))), 2);
  assert.equal(await redis.get('rlflx:alice'), '3');
  await storeClient.connect();
  assert.equal((await limited.consume('alice')).consumedPoints, 4);
  await storeClient.quit();
});
