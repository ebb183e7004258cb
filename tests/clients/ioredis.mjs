// ioredis: scripts defined as commands, alone, in pipelines, in transactions, auto-pipelined.

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import Redis from 'ioredis';
import { ADD, ADD_IN_STEPS, connections, countErrors, oneTo, port, times } from './support.mjs';

const SCRIPTS = {
  add: { numberOfKeys: 1, lua: ADD },
  addInSteps: { numberOfKeys: 1, lua: ADD_IN_STEPS },
  echo: { numberOfKeys: 0, lua: 'return ARGV[1]' },
  fail: { numberOfKeys: 0, lua: 'error(ARGV[1])' },
  replies: { numberOfKeys: 0, lua: "return {1, {'two', {3.9, true}}, false, {ok='FINE'}, 'end'}" },
  both: { lua: 'return {KEYS, ARGV}' },
};

const redis = new Redis(port, { scripts: SCRIPTS });
const automatic = new Redis(port, { scripts: SCRIPTS, enableAutoPipelining: true });
after(() => Promise.all([redis.quit(), automatic.quit()]));

beforeEach(async () => {
  await redis.flushall();
});

// Makes `client` believe that the server has ADD, which it has not.
async function loadAndForget(client) {
  await client.add('other', 1);
  await redis.script('FLUSH');
}

test('a defined command survives a flush of the scripts', async () => {
  redis.defineCommand('addLater', { numberOfKeys: 1, lua: `${ADD} -- later` });
  const { sha } = redis.scriptsSet.addLater;
  await redis.script('FLUSH');
  assert.equal(await redis.addLater('count', 5), 5);
  assert.deepEqual(await redis.script('EXISTS', sha), [1]);

  await redis.script('FLUSH');
  assert.deepEqual(await redis.script('EXISTS', sha), [0]);
  const refused = await countErrors(redis, async () => {
    assert.equal(await redis.addLater('count', 5), 10);
  });
  assert.equal(refused, 1, 'EVALSHA was refused, EVAL came after it');

  assert.deepEqual(await redis.script('EXISTS', sha), [1]);
  const refusedNow = await countErrors(redis, async () => {
    assert.equal(await redis.addLater('count', 5), 15);
  });
  assert.equal(refusedNow, 0, 'the server had the script');
});

test('EVALSHA of an unknown script is refused with NOSCRIPT', async () => {
  await assert.rejects(redis.evalsha('0'.repeat(40), 0), {
    name: 'ReplyError',
    message: 'NOSCRIPT No matching script. Please use EVAL.',
  });
});

test('a pipeline on a new connection sends the source once and the SHA after it', async () => {
  await redis.script('FLUSH');
  const fresh = new Redis(port, { scripts: SCRIPTS });
  await fresh.ping();
  const refused = await countErrors(redis, async () => {
    const pipeline = fresh.pipeline().set('count', 0);
    for (let i = 0; i < 100; ++i) pipeline.add('count', 1);
    const replies = await pipeline.get('count').exec();
    assert.deepEqual(replies, [
      [null, 'OK'], ...oneTo(100).map((count) => [null, count]), [null, '100'],
    ]);
  });
  assert.equal(refused, 0);
  await fresh.quit();
});

test('a pipeline sends the scripts again that the server forgot', async () => {
  await loadAndForget(redis);
  const refused = await countErrors(redis, async () => {
    const replies = await redis.pipeline().set('a', 10).add('a', 1).add('a', 1).ping().exec();
    assert.deepEqual(replies, [[null, 'OK'], [null, 11], [null, 12], [null, 'PONG']]);
  });
  assert.equal(refused, 2);
  assert.equal(await redis.get('a'), '12');
});

test('a transaction runs scripts among commands', async () => {
  const replies = await redis.multi().set('a', 1).add('a', 5).incr('a').add('a', 5).exec();
  assert.deepEqual(replies, [[null, 'OK'], [null, 6], [null, 7], [null, 12]]);
});

test('a transaction reports a forgotten script in its place and runs the rest', async () => {
  await loadAndForget(redis);
  const replies = await redis.multi().set('a', 1).add('a', 5).incr('a').exec();
  assert.equal(replies[1][0].message, 'NOSCRIPT No matching script. Please use EVAL.');
  assert.deepEqual([replies[0], replies[2]], [[null, 'OK'], [null, 2]]);
  assert.equal(await redis.add('a', 5), 7);
});

test('calls of one tick share a pipeline, and each gets its own reply', async () => {
  const replies = oneTo(200).flatMap(() => [automatic.add('count', 1), automatic.get('count')]);
  assert.equal(automatic.autoPipelineQueueSize, 400, 'they are in one pipeline');
  assert.deepEqual(await Promise.all(replies), oneTo(200).flatMap((i) => [i, String(i)]));
});

test('an automatic pipeline sends the scripts again that the server forgot', async () => {
  await loadAndForget(automatic);
  const refused = await countErrors(redis, async () => {
    const counts = await Promise.all(oneTo(50).map(() => automatic.add('count', 1)));
    assert.deepEqual(counts.sort((a, b) => a - b), oneTo(50));
  });
  assert.equal(refused, 50);
  assert.equal(await redis.get('count'), '50');
});

test('a failure in an automatic pipeline is that of one caller', async () => {
  const settled = await Promise.allSettled([
    automatic.add('count', 1), automatic.fail('why'), automatic.add('count', 1),
  ]);
  assert.deepEqual(settled.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
  assert.match(settled[1].reason.message, /^ERR user_script:1: why script: [0-9a-f]{40}/);
  assert.equal(settled[2].value, 2);
});

test('replies keep their shape', async () => {
  assert.deepEqual(await redis.replies(), [1, ['two', [3, 1]], null, 'FINE', 'end']);
});

test('any bytes go through a script unchanged', async () => {
  const bytes = Buffer.from(times(256, (i) => i));
  assert.deepEqual(await redis.echoBuffer(bytes), bytes);
  const large = Buffer.alloc(200_000, 'perilune\r\n\0');
  assert.deepEqual(await redis.echoBuffer(large), large);
});

test('the number of keys can be the first argument, and keys get a prefix', async () => {
  assert.deepEqual(await redis.both(2, 'k1', 'k2', 'a1'), [['k1', 'k2'], ['a1']]);
  const prefixed = new Redis(port, { scripts: SCRIPTS, keyPrefix: 'app:' });
  assert.deepEqual(await prefixed.both(1, 'k1', 'a1'), [['app:k1'], ['a1']]);
  assert.equal(await prefixed.add('count', 3), 3);
  assert.equal(await redis.get('app:count'), '3');
  await prefixed.quit();
});

test('errors of commands in scripts reach the caller with their codes', async () => {
  await redis.lpush('list', 1);
  await assert.rejects(redis.add('list', 1), {
    name: 'ReplyError', message: /^WRONGTYPE Operation against a key holding the wrong kind/,
  });
  redis.defineCommand('refuse', { numberOfKeys: 0, lua: "return redis.error_reply('MINE why')" });
  await assert.rejects(redis.refuse(), { name: 'ReplyError', message: 'MINE why' });
});

test('callbacks get what promises get', async () => {
  const reply = await new Promise((resolve) => {
    redis.add('count', 7, (error, count) => resolve([error, count]));
  });
  assert.deepEqual(reply, [null, 7]);
});

test('many connections lose no update of a script that reads and then writes', async () => {
  const clients = connections(8);
  await Promise.all(clients.map(async (client) => {
    client.defineCommand('addInSteps', SCRIPTS.addInSteps);
    for (let i = 0; i < 50; ++i) {
      await Promise.all([client.addInSteps('shared', 1), client.addInSteps('shared', 2)]);
    }
  }));
  assert.equal(await redis.get('shared'), String(8 * 50 * 3));
  await Promise.all(clients.map((client) => client.quit()));
});
