// node-redis: scripts as methods of the client, in transactions, from a pool, in RESP2 and RESP3.

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import {
  createClient, createClientPool, defineScript, ErrorReply, RESP_TYPES, WatchError,
} from 'redis';
import { ADD, ADD_IN_STEPS, countErrors, oneTo, port, times } from './support.mjs';

const add = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: ADD,
  parseCommand(parser, key, amount) {
    parser.pushKey(key);
    parser.push(String(amount));
  },
  transformReply: (sum) => ({ sum }),
});
const addInSteps = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: ADD_IN_STEPS,
  parseCommand: add.parseCommand,
});
const scripts = { add, addInSteps };

const NOSCRIPT = 'NOSCRIPT No matching script. Please use EVAL.';
const TYPED = `
  redis.setresp(3)
  redis.call('DEL', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[1], 'field', 'value')
  redis.call('SADD', KEYS[2], 'member')
  return {redis.call('HGETALL', KEYS[1]), redis.call('SMEMBERS', KEYS[2]), {double = 0.5}, false}`;

// Tests what does not depend on the protocol.
function testScripts(client) {
  test('a defined script survives a flush of the scripts', async () => {
    await client.scriptFlush();
    assert.deepEqual(await client.scriptExists(add.SHA1), [0]);
    const refused = await countErrors(client, async () => {
      assert.deepEqual(await client.add('count', 5), { sum: 5 });
    });
    assert.equal(refused, 1, 'EVALSHA was refused, EVAL came after it');
    assert.deepEqual(await client.scriptExists(add.SHA1), [1]);
    const refusedNow = await countErrors(client, async () => {
      assert.deepEqual(await client.add('count', 5), { sum: 10 });
    });
    assert.equal(refusedNow, 0, 'the server had the script');
  });

  test('calls of one tick are pipelined, and each falls back by itself', async () => {
    await client.scriptFlush();
    const refused = await countErrors(client, async () => {
      const sums = await Promise.all(oneTo(100).map(() => client.add('count', 1)));
      assert.deepEqual(sums, oneTo(100).map((sum) => ({ sum })));
    });
    assert.equal(refused, 100);
  });

  test('a transaction brings the source of its scripts along', async () => {
    await client.scriptFlush();
    const refused = await countErrors(client, async () => {
      const replies = await client.multi().set('a', 1).add('a', 5).add('a', 5).get('a').exec();
      assert.deepEqual(replies, ['OK', { sum: 6 }, { sum: 11 }, '11']);
    });
    assert.equal(refused, 0);
    assert.deepEqual(await client.scriptExists(add.SHA1), [1]);
  });

  test('a pipeline brings the source of its scripts along', async () => {
    await client.scriptFlush();
    const replies = await client.multi().add('a', 1).ping().add('a', 1).execAsPipeline();
    assert.deepEqual(replies, [{ sum: 1 }, 'PONG', { sum: 2 }]);
  });

  test('EVALSHA knows what SCRIPT LOAD was given, and nothing else', async () => {
    const sha = await client.scriptLoad(add.SCRIPT);
    assert.equal(sha, add.SHA1);
    const call = { keys: ['count'], arguments: ['3'] };
    assert.equal(await client.evalSha(sha, call), 3);
    await client.scriptFlush();
    await assert.rejects(client.evalSha(sha, call), (error) => {
      assert.ok(error instanceof ErrorReply);
      assert.equal(error.message, NOSCRIPT);
      return true;
    });
    assert.equal(await client.eval(add.SCRIPT, call), 6);
    assert.equal(await client.evalSha(sha, call), 9);
  });

  test('a script that may only read may not write', async () => {
    await client.set('a', 'value');
    const read = "return redis.call('GET', KEYS[1])";
    assert.equal(await client.evalRo(read, { keys: ['a'] }), 'value');
    const sha = await client.scriptLoad(add.SCRIPT);
    await assert.rejects(client.evalShaRo(sha, { keys: ['b'], arguments: ['1'] }), {
      message: /^ERR Write commands are not allowed from read-only scripts\. script: [0-9a-f]{40}/,
    });
    assert.equal(await client.exists('b'), 0);
  });

  test('errors of commands in scripts reach the caller with their codes', async () => {
    await client.lPush('list', '1');
    await assert.rejects(client.add('list', 1), (error) => {
      assert.ok(error instanceof ErrorReply);
      assert.match(error.message, /^WRONGTYPE Operation against a key holding the wrong kind/);
      return true;
    });
    await assert.rejects(client.multi().add('count', 1).add('list', 1).exec(), (error) => {
      assert.deepEqual(error.errorIndexes, [1]);
      assert.deepEqual(error.replies[0], { sum: 1 });
      return true;
    });
  });

  test('a script that writes a watched key fails the transaction', async () => {
    const watcher = await client.duplicate().connect();
    await watcher.watch('a');
    await client.add('a', 1);
    await assert.rejects(watcher.multi().add('a', 10).exec(), WatchError);
    assert.equal(await client.get('a'), '1');

    await watcher.watch('a');
    await client.add('b', 1);
    assert.deepEqual(await watcher.multi().add('a', 10).exec(), [{ sum: 11 }]);
    await watcher.close();
  });

  test('any bytes go through a script unchanged', async () => {
    const bytes = Buffer.from(times(256, (i) => i));
    const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    const reply = await binary.eval('return {ARGV[1], #ARGV[1]}', { arguments: [bytes] });
    assert.deepEqual(reply, [bytes, 256]);
  });
}

for (const RESP of [2, 3]) {
  describe(`RESP${RESP}`, async () => {
    const client = await createClient({ socket: { port }, RESP, scripts }).connect();
    after(() => client.close());
    beforeEach(() => client.flushAll());
    testScripts(client);

    test('a script returns the types of its protocol', async () => {
      const reply = await client.eval(TYPED, { keys: ['hash', 'set'] });
      const expected = RESP === 3
        ? [{ field: 'value' }, ['member'], 0.5, false]
        : [['field', 'value'], ['member'], '0.5', 0];
      assert.deepEqual(JSON.parse(JSON.stringify(reply)), expected);  // Maps have no prototype.
    });
  });
}

test('connections of a pool lose no update of a script that reads and then writes', async () => {
  const pool = await createClientPool(
    { socket: { port }, scripts }, { minimum: 4, maximum: 8 },
  ).connect();
  await pool.flushAll();
  await pool.scriptFlush();
  await Promise.all(oneTo(500).map((amount) => pool.addInSteps('shared', amount)));
  assert.equal(await pool.get('shared'), String((500 * 501) / 2));
  await pool.close();
});
