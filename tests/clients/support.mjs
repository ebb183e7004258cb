// Where the servers under test are, and what the tests of several clients do with them.

import Redis from 'ioredis';

// The first is emptied before each script of tests; the others are there for locks on many.
export const ports = process.env.PERILUNE_TEST_PORTS.split(',').map(Number);
export const port = ports[0];

export const ADD = "return redis.call('INCRBY', KEYS[1], ARGV[1])";

// Loses updates unless it runs alone.
export const ADD_IN_STEPS = `
  local sum = tonumber(redis.call('GET', KEYS[1]) or 0) + ARGV[1]
  redis.call('SET', KEYS[1], sum)
  return sum`;

// Returns how many error replies the server gave while `action` ran. `client` is an idle
// connection of ioredis or node-redis.
export async function countErrors(client, action) {
  const before = await errorReplies(client);
  await action();
  return (await errorReplies(client)) - before;
}

async function errorReplies(client) {
  return Number(/^total_error_replies:(\d+)/m.exec(await client.info('stats'))[1]);
}

// Returns `count` connections of ioredis.
export function connections(count) {
  return times(count, () => new Redis(port));
}

// Returns what `action` returns for each of 0 to `count` - 1.
export function times(count, action) {
  return Array.from({ length: count }, (_, i) => action(i));
}

// Returns 1 to `count`.
export function oneTo(count) {
  return times(count, (i) => i + 1);
}

// Returns once `condition` holds, which is looked at again and again.
export async function until(condition) {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
