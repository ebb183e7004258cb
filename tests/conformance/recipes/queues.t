# Jobs with states, as bull keeps them: add, take, finish, fail with a number of attempts.
> SCRIPT LOAD "
|   local id = redis.call('INCR', KEYS[1] .. ':id')
|   local job = KEYS[1] .. ':' .. id
|   redis.call('HSET', job, 'name', ARGV[1], 'data', ARGV[2], 'timestamp', ARGV[3], 'attempts', 0)
|   local delay, priority = tonumber(ARGV[4]), tonumber(ARGV[5])
|   if delay > 0 then
|     redis.call('ZADD', KEYS[1] .. ':delayed', ARGV[3] + delay, id)
|   elseif priority > 0 then
|     redis.call('ZADD', KEYS[1] .. ':priority', priority, id)
|   else
|     redis.call('LPUSH', KEYS[1] .. ':wait', id)
|   end
|   return tostring(id)
| "
"0b4a39780aaa6cd1dcb4a5cfb2964aaf789392e6"
> SCRIPT LOAD "
|   local now = tonumber(ARGV[1])
|   local due = redis.call('ZRANGEBYSCORE', KEYS[1] .. ':delayed', 0, now, 'LIMIT', 0, 1000)
|   if #due > 0 then
|     redis.call('ZREM', KEYS[1] .. ':delayed', unpack(due))
|     redis.call('LPUSH', KEYS[1] .. ':wait', unpack(due))
|   end
|   local id = redis.call('ZPOPMIN', KEYS[1] .. ':priority')[1]
|   if id then redis.call('LPUSH', KEYS[1] .. ':active', id)
|   else id = redis.call('LMOVE', KEYS[1] .. ':wait', KEYS[1] .. ':active', 'RIGHT', 'LEFT') end
|   if not id then return false end
|   redis.call('SET', KEYS[1] .. ':' .. id .. ':lock', ARGV[2], 'PX', 300000)
|   redis.call('HSET', KEYS[1] .. ':' .. id, 'processedOn', now)
|   return {id, redis.call('HMGET', KEYS[1] .. ':' .. id, 'name', 'data', 'attempts')}
| "
"d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848"
> SCRIPT LOAD "
|   local job = KEYS[1] .. ':' .. ARGV[1]
|   if redis.call('GET', job .. ':lock') ~= ARGV[2] then return -2 end
|   if redis.call('LREM', KEYS[1] .. ':active', -1, ARGV[1]) == 0 then return -3 end
|   redis.call('DEL', job .. ':lock')
|   redis.call('ZADD', KEYS[1] .. ':completed', ARGV[3], ARGV[1])
|   redis.call('HSET', job, 'returnvalue', ARGV[4], 'finishedOn', ARGV[3])
|   return 0
| "
"6fdc3a49fa640cea56b67e4d3bdf2ab9abce0c42"
> SCRIPT LOAD "
|   local job = KEYS[1] .. ':' .. ARGV[1]
|   redis.call('LREM', KEYS[1] .. ':active', -1, ARGV[1])
|   redis.call('DEL', job .. ':lock')
|   local attempts = redis.call('HINCRBY', job, 'attempts', 1)
|   if attempts < tonumber(ARGV[4]) then
|     local backoff = 2 ^ attempts * 1000
|     redis.call('ZADD', KEYS[1] .. ':delayed', ARGV[3] + backoff, ARGV[1])
|     return {'retry', backoff}
|   end
|   redis.call('ZADD', KEYS[1] .. ':failed', ARGV[3], ARGV[1])
|   redis.call('HSET', job, 'failedReason', ARGV[2])
|   return {'failed', attempts}
| "
"46bcf1965e8688bb63743acd008e5122094bf45f"
> SCRIPT LOAD "
|   local counts = {}
|   for i, state in ipairs(ARGV) do
|     local key = KEYS[1] .. ':' .. state
|     local kind = redis.call('TYPE', key)
|     if kind['ok'] == 'list' then counts[i] = redis.call('LLEN', key)
|     elseif kind['ok'] == 'zset' then counts[i] = redis.call('ZCARD', key)
|     else counts[i] = 0 end
|   end
|   return counts
| "
"b87bb45cd0fb738efddefbf13b8cb5725330c178"
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 100 worker
(nil)
> EVALSHA 0b4a39780aaa6cd1dcb4a5cfb2964aaf789392e6 1 q mail '{"to":"ann"}' 100 0 0
"1"
> EVALSHA 0b4a39780aaa6cd1dcb4a5cfb2964aaf789392e6 1 q mail '{"to":"bob"}' 100 0 0
"2"
> EVALSHA 0b4a39780aaa6cd1dcb4a5cfb2964aaf789392e6 1 q sms '{"to":"cid"}' 100 5000 0
"3"
> EVALSHA 0b4a39780aaa6cd1dcb4a5cfb2964aaf789392e6 1 q urgent '{}' 100 0 1
"4"
> EVALSHA b87bb45cd0fb738efddefbf13b8cb5725330c178 1 q wait active delayed priority completed failed
1) (integer) 2
2) (integer) 0
3) (integer) 1
4) (integer) 1
5) (integer) 0
6) (integer) 0
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 101 worker
1) "4"
2) 1) "urgent"
   2) "{}"
   3) "0"
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 101 worker
1) "1"
2) 1) "mail"
   2) "{\"to\":\"ann\"}"
   3) "0"
> EVALSHA 6fdc3a49fa640cea56b67e4d3bdf2ab9abce0c42 1 q 4 worker 110 done
(integer) 0
> EVALSHA 6fdc3a49fa640cea56b67e4d3bdf2ab9abce0c42 1 q 4 worker 110 done
(integer) -2
> EVALSHA 6fdc3a49fa640cea56b67e4d3bdf2ab9abce0c42 1 q 1 thief 110 done
(integer) -2
> EVALSHA 46bcf1965e8688bb63743acd008e5122094bf45f 1 q 1 'connection refused' 120 3
1) "retry"
2) (integer) 2000
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 130 worker
1) "2"
2) 1) "mail"
   2) "{\"to\":\"bob\"}"
   3) "0"
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 130 worker
(nil)
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 2120 worker
1) "1"
2) 1) "mail"
   2) "{\"to\":\"ann\"}"
   3) "1"
> EVALSHA 46bcf1965e8688bb63743acd008e5122094bf45f 1 q 1 'connection refused' 2200 3
1) "retry"
2) (integer) 4000
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 6200 worker
1) "3"
2) 1) "sms"
   2) "{\"to\":\"cid\"}"
   3) "0"
> EVALSHA d9df8f5f9db0b586c54f86f2f9b0dc0dd658e848 1 q 6200 worker
1) "1"
2) 1) "mail"
   2) "{\"to\":\"ann\"}"
   3) "2"
> EVALSHA 46bcf1965e8688bb63743acd008e5122094bf45f 1 q 1 'gave up' 6300 3
1) "failed"
2) (integer) 3
> EVALSHA b87bb45cd0fb738efddefbf13b8cb5725330c178 1 q wait active delayed priority completed failed
1) (integer) 0
2) (integer) 2
3) (integer) 0
4) (integer) 0
5) (integer) 1
6) (integer) 1
> HMGET q:1 attempts failedReason returnvalue
1) "3"
2) "gave up"
3) (nil)
> HMGET q:4 name returnvalue finishedOn
1) "urgent"
2) "done"
3) "110"
> ZRANGE q:failed 0 -1 WITHSCORES
1) "1"
2) "6300"

# Sidekiq's: work as JSON, a schedule, retries until it is dead.
> SCRIPT LOAD "
|   local item = cjson.decode(ARGV[1])
|   redis.call('SADD', 'queues', item.queue)
|   return redis.call('LPUSH', 'queue:' .. item.queue, ARGV[1])
| "
"e6cd0ecf068d7b8dc54246865313550cdf6ff3ac"
> SCRIPT LOAD "
|   local jobs = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 1)
|   if jobs[1] then
|     if redis.call('ZREM', KEYS[1], jobs[1]) == 1 then
|       local item = cjson.decode(jobs[1])
|       redis.call('LPUSH', 'queue:' .. item.queue, jobs[1])
|       return item.jid
|     end
|   end
|   return nil
| "
"80b1f4a34d3d809271a2645b1c22e3e43c30fa2c"
> SCRIPT LOAD "
|   local item = cjson.decode(ARGV[1])
|   item.retry_count = (item.retry_count or 0) + 1
|   if item.retry_count > item.retry then return {'dead', redis.call('LPUSH', 'dead', item.jid)} end
|   redis.call('ZADD', 'retry', ARGV[2] + item.retry_count ^ 4 + 15, ARGV[1])
|   return {'retry', item.retry_count}
| "
"1095003a7c085ae22cc33ed864dadba466e7e001"
> EVALSHA e6cd0ecf068d7b8dc54246865313550cdf6ff3ac 0 '{"queue":"default","jid":"j1","class":"Mail","args":[1,"x"],"retry":2}'
(integer) 1
> LRANGE queue:default 0 -1
1) "{\"queue\":\"default\",\"jid\":\"j1\",\"class\":\"Mail\",\"args\":[1,\"x\"],\"retry\":2}"
> EVALSHA 1095003a7c085ae22cc33ed864dadba466e7e001 0 '{"queue":"low","jid":"j2","retry":2}' 1000
1) "retry"
2) (integer) 1
> EVALSHA 1095003a7c085ae22cc33ed864dadba466e7e001 0 '{"queue":"low","jid":"j3","retry":2,"retry_count":2}' 1000
1) "dead"
2) (integer) 1
> EVALSHA 80b1f4a34d3d809271a2645b1c22e3e43c30fa2c 1 retry 1015
(nil)
> EVALSHA 80b1f4a34d3d809271a2645b1c22e3e43c30fa2c 1 retry 1016
"j2"
> EVALSHA 80b1f4a34d3d809271a2645b1c22e3e43c30fa2c 1 retry 1016
(nil)
> LLEN queue:low
(integer) 1
> LRANGE dead 0 -1
1) "j3"

# A reliable queue: what was taken and not acknowledged comes back.
> SCRIPT LOAD "
|   local item = redis.call('RPOP', KEYS[1])
|   if not item then return nil end
|   redis.call('ZADD', KEYS[2], ARGV[1] + ARGV[2], item)
|   return item
| "
"e593c07d83495ae52ba267b19f9db6abe3d6e59a"
> SCRIPT LOAD "
|   local lost = redis.call('ZRANGEBYSCORE', KEYS[2], 0, ARGV[1])
|   for _, item in ipairs(lost) do
|     redis.call('RPUSH', KEYS[1], item)
|     redis.call('ZREM', KEYS[2], item)
|   end
|   return #lost
| "
"bd1fdee910413a4d632bcb6026d42b21531b4951"
> LPUSH work a b c
(integer) 3
> EVALSHA e593c07d83495ae52ba267b19f9db6abe3d6e59a 2 work leased 100 30
"a"
> EVALSHA e593c07d83495ae52ba267b19f9db6abe3d6e59a 2 work leased 110 30
"b"
> EVALSHA bd1fdee910413a4d632bcb6026d42b21531b4951 2 work leased 129
(integer) 0
> EVALSHA bd1fdee910413a4d632bcb6026d42b21531b4951 2 work leased 130
(integer) 1
> EVALSHA e593c07d83495ae52ba267b19f9db6abe3d6e59a 2 work leased 131 30
"a"
> ZRANGE leased 0 -1 WITHSCORES
1) "b"
2) "140"
3) "a"
4) "161"
> LRANGE work 0 -1
1) "c"

# A job that is waiting already is not added again.
> SCRIPT LOAD "
|   local digest = redis.sha1hex(ARGV[1])
|   if redis.call('SISMEMBER', KEYS[2], digest) == 1 then return 'duplicate ' .. digest:sub(1, 8) end
|   redis.call('SADD', KEYS[2], digest)
|   return redis.call('RPUSH', KEYS[1], ARGV[1])
| "
"b8a687e038b590ac11a2694dddbbe31ad0f1ea6a"
> EVALSHA b8a687e038b590ac11a2694dddbbe31ad0f1ea6a 2 u u:seen task-1
(integer) 1
> EVALSHA b8a687e038b590ac11a2694dddbbe31ad0f1ea6a 2 u u:seen task-1
"duplicate 04dd7584"
> EVALSHA b8a687e038b590ac11a2694dddbbe31ad0f1ea6a 2 u u:seen task-2
(integer) 2

# Batches: the last job of a batch says so.
> SCRIPT LOAD "
|   redis.call('SREM', KEYS[1], ARGV[1])
|   local left = redis.call('SCARD', KEYS[1])
|   if ARGV[2] == 'failed' then redis.call('HINCRBY', KEYS[2], 'failures', 1) end
|   if left == 0 then return {'complete', redis.call('HGET', KEYS[2], 'failures') or '0'} end
|   return {'pending', left}
| "
"bb612da7e4eaac140626d8430f307d16ab07740c"
> SADD batch a b c
(integer) 3
> EVALSHA bb612da7e4eaac140626d8430f307d16ab07740c 2 batch batch:stats a ok
1) "pending"
2) (integer) 2
> EVALSHA bb612da7e4eaac140626d8430f307d16ab07740c 2 batch batch:stats b failed
1) "pending"
2) (integer) 1
> EVALSHA bb612da7e4eaac140626d8430f307d16ab07740c 2 batch batch:stats c ok
1) "complete"
2) "1"

# A ring that keeps the newest, and a stack of bounded size.
> SCRIPT LOAD "
|   redis.call('LPUSH', KEYS[1], unpack(ARGV, 2))
|   redis.call('LTRIM', KEYS[1], 0, ARGV[1] - 1)
|   return redis.call('LRANGE', KEYS[1], 0, -1)
| "
"8e9f876b76b1274c328d866a6621f050de471099"
> EVALSHA 8e9f876b76b1274c328d866a6621f050de471099 1 ring 3 a b
1) "b"
2) "a"
> EVALSHA 8e9f876b76b1274c328d866a6621f050de471099 1 ring 3 c d e
1) "e"
2) "d"
3) "c"
> EVALSHA 8e9f876b76b1274c328d866a6621f050de471099 1 ring 3 f
1) "f"
2) "e"
3) "d"
