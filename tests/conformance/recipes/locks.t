# A lock with a token: taken if free, given back by its holder only.
> SCRIPT LOAD "
|   if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
|   return redis.call('PTTL', KEYS[1]) > 0 and 0 or -1
| "
"4b60dedbd3735ea5c791c4f572863984d1d9e2a8"
> SCRIPT LOAD "
|   if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
|   return 0
| "
"e810903f64fc9d5a53508485e066cc60b5b2a370"
> SCRIPT LOAD "
|   if redis.call('GET', KEYS[1]) ~= ARGV[1] then return redis.error_reply('NOTHELD the lock has passed on') end
|   redis.call('PEXPIRE', KEYS[1], ARGV[2])
|   return redis.call('PTTL', KEYS[1]) > 100000
| "
"60a90e65bc18e1a12a837e8184eccde5d6c22d61"
> EVALSHA 4b60dedbd3735ea5c791c4f572863984d1d9e2a8 1 lock:a token1 500000
(integer) 1
> EVALSHA 4b60dedbd3735ea5c791c4f572863984d1d9e2a8 1 lock:a token2 500000
(integer) 0
> EVALSHA 60a90e65bc18e1a12a837e8184eccde5d6c22d61 1 lock:a token1 900000
(integer) 1
> EVALSHA 60a90e65bc18e1a12a837e8184eccde5d6c22d61 1 lock:a token2 900000
(error) NOTHELD the lock has passed on
> EVALSHA e810903f64fc9d5a53508485e066cc60b5b2a370 1 lock:a token2
(integer) 0
> EVALSHA e810903f64fc9d5a53508485e066cc60b5b2a370 1 lock:a token1
(integer) 1
> EVALSHA e810903f64fc9d5a53508485e066cc60b5b2a370 1 lock:a token1
(integer) 0
> EVALSHA 4b60dedbd3735ea5c791c4f572863984d1d9e2a8 1 lock:a token2 500000
(integer) 1

# Several locks at once, all or none.
> SCRIPT LOAD "
|   for _, key in ipairs(KEYS) do
|     local holder = redis.call('GET', key)
|     if holder and holder ~= ARGV[1] then return {err = 'LOCKED ' .. key .. ' by ' .. holder} end
|   end
|   for _, key in ipairs(KEYS) do redis.call('SET', key, ARGV[1], 'PX', ARGV[2]) end
|   return {ok = 'LOCKED'}
| "
"18ca5db0c340a42ce650a62f095511b30af5fb36"
> EVALSHA 18ca5db0c340a42ce650a62f095511b30af5fb36 2 l1 l2 ann 100000
LOCKED
> EVALSHA 18ca5db0c340a42ce650a62f095511b30af5fb36 2 l2 l3 bob 100000
(error) LOCKED l2 by ann
> EVALSHA 18ca5db0c340a42ce650a62f095511b30af5fb36 3 l1 l2 l3 ann 100000
LOCKED
> MGET l1 l2 l3
1) "ann"
2) "ann"
3) "ann"
> EXISTS l4
(integer) 0

# A lock that its holder may take again, counted.
> SCRIPT LOAD "
|   if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then
|     local depth = redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
|     redis.call('PEXPIRE', KEYS[1], ARGV[2])
|     return depth
|   end
|   return nil
| "
"5f926945270f366502a6ee0ef6556ec9cc28d239"
> SCRIPT LOAD "
|   if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return nil end
|   local depth = redis.call('HINCRBY', KEYS[1], ARGV[1], -1)
|   if depth > 0 then return depth end
|   redis.call('DEL', KEYS[1])
|   return 'released'
| "
"2b9a6ed3b66a764377bd6a9a6ab3d6cf6e8ba186"
> EVALSHA 5f926945270f366502a6ee0ef6556ec9cc28d239 1 re thread:1 100000
(integer) 1
> EVALSHA 5f926945270f366502a6ee0ef6556ec9cc28d239 1 re thread:1 100000
(integer) 2
> EVALSHA 5f926945270f366502a6ee0ef6556ec9cc28d239 1 re thread:2 100000
(nil)
> EVALSHA 2b9a6ed3b66a764377bd6a9a6ab3d6cf6e8ba186 1 re thread:2
(nil)
> EVALSHA 2b9a6ed3b66a764377bd6a9a6ab3d6cf6e8ba186 1 re thread:1
(integer) 1
> EVALSHA 2b9a6ed3b66a764377bd6a9a6ab3d6cf6e8ba186 1 re thread:1
"released"
> EVALSHA 2b9a6ed3b66a764377bd6a9a6ab3d6cf6e8ba186 1 re thread:1
(nil)
> EXISTS re
(integer) 0

# Readers and a writer.
> SCRIPT LOAD "
|   if redis.call('HGET', KEYS[1], 'mode') == 'write' then return 0 end
|   redis.call('HSET', KEYS[1], 'mode', 'read')
|   return redis.call('HINCRBY', KEYS[1], 'count', 1)
| "
"ddeb2f9ef0e82b545ea883e7a630ad59bd0374e1"
> SCRIPT LOAD "
|   if redis.call('HEXISTS', KEYS[1], 'mode') == 1 then return 0 end
|   redis.call('HSET', KEYS[1], 'mode', 'write', 'count', 1)
|   return 1
| "
"d8e57e97790a6dbaabaa8dc82688741a97da8a7d"
> SCRIPT LOAD "
|   if redis.call('HINCRBY', KEYS[1], 'count', -1) <= 0 then redis.call('DEL', KEYS[1]) end
|   return redis.call('EXISTS', KEYS[1])
| "
"81087c45982878e2283ae195c31449d12345047d"
> EVALSHA ddeb2f9ef0e82b545ea883e7a630ad59bd0374e1 1 rw
(integer) 1
> EVALSHA ddeb2f9ef0e82b545ea883e7a630ad59bd0374e1 1 rw
(integer) 2
> EVALSHA d8e57e97790a6dbaabaa8dc82688741a97da8a7d 1 rw
(integer) 0
> EVALSHA 81087c45982878e2283ae195c31449d12345047d 1 rw
(integer) 1
> EVALSHA 81087c45982878e2283ae195c31449d12345047d 1 rw
(integer) 0
> EVALSHA d8e57e97790a6dbaabaa8dc82688741a97da8a7d 1 rw
(integer) 1
> EVALSHA ddeb2f9ef0e82b545ea883e7a630ad59bd0374e1 1 rw
(integer) 0
> EVALSHA 81087c45982878e2283ae195c31449d12345047d 1 rw
(integer) 0
> EVALSHA ddeb2f9ef0e82b545ea883e7a630ad59bd0374e1 1 rw
(integer) 1

# A semaphore of sorted sets, fair by a counter.
> SCRIPT LOAD "
|   redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3] - ARGV[4])
|   redis.call('ZINTERSTORE', KEYS[2], 2, KEYS[2], KEYS[1], 'WEIGHTS', 1, 0)
|   local ticket = redis.call('INCR', KEYS[3])
|   redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
|   redis.call('ZADD', KEYS[2], ticket, ARGV[1])
|   if redis.call('ZRANK', KEYS[2], ARGV[1]) < tonumber(ARGV[2]) then return {ticket, true} end
|   redis.call('ZREM', KEYS[1], ARGV[1])
|   redis.call('ZREM', KEYS[2], ARGV[1])
|   return {ticket, false}
| "
"86b3f94c1251e057157efa835ebb17965cbd290f"
> EVALSHA 86b3f94c1251e057157efa835ebb17965cbd290f 3 sem:t sem:o sem:c a 2 1000 100
1) (integer) 1
2) (integer) 1
> EVALSHA 86b3f94c1251e057157efa835ebb17965cbd290f 3 sem:t sem:o sem:c b 2 1001 100
1) (integer) 2
2) (integer) 1
> EVALSHA 86b3f94c1251e057157efa835ebb17965cbd290f 3 sem:t sem:o sem:c c 2 1002 100
1) (integer) 3
2) (nil)
> EVALSHA 86b3f94c1251e057157efa835ebb17965cbd290f 3 sem:t sem:o sem:c c 2 1101 100
1) (integer) 4
2) (integer) 1
> ZRANGE sem:o 0 -1 WITHSCORES
1) "c"
2) "4"
> ZRANGE sem:t 0 -1
1) "c"

# A fencing token: who holds an old one is refused.
> SCRIPT LOAD "
|   local last = tonumber(redis.call('HGET', KEYS[1], 'fence') or 0)
|   local mine = tonumber(ARGV[1])
|   if mine == nil then return redis.error_reply('BADTOKEN ' .. ARGV[1]) end
|   if mine < last then return redis.error_reply(('STALE token %d, last was %d'):format(mine, last)) end
|   redis.call('HSET', KEYS[1], 'fence', mine, 'value', ARGV[2])
|   return last
| "
"db2ef3d57ea9d421f29f3fcfdbe8cef0997a3f9d"
> EVALSHA db2ef3d57ea9d421f29f3fcfdbe8cef0997a3f9d 1 fenced 33 x
(integer) 0
> EVALSHA db2ef3d57ea9d421f29f3fcfdbe8cef0997a3f9d 1 fenced 34 y
(integer) 33
> EVALSHA db2ef3d57ea9d421f29f3fcfdbe8cef0997a3f9d 1 fenced 33 z
(error) STALE token 33, last was 34
> EVALSHA db2ef3d57ea9d421f29f3fcfdbe8cef0997a3f9d 1 fenced abc z
(error) BADTOKEN abc
> HMGET fenced fence value
1) "34"
2) "y"

# A leader is who renews in time.
> SCRIPT LOAD "
|   local leader = redis.call('GET', KEYS[1])
|   if not leader then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) return 'elected'
|   elseif leader == ARGV[1] then redis.call('EXPIRE', KEYS[1], ARGV[2]) return 'renewed'
|   else return 'follows ' .. leader end
| "
"ede77b44773c2a2077ffea7f17dfeb6615a17a13"
> EVALSHA ede77b44773c2a2077ffea7f17dfeb6615a17a13 1 leader n1 1000
"elected"
> EVALSHA ede77b44773c2a2077ffea7f17dfeb6615a17a13 1 leader n2 1000
"follows n1"
> EVALSHA ede77b44773c2a2077ffea7f17dfeb6615a17a13 1 leader n1 1000
"renewed"
> DEL leader
(integer) 1
> EVALSHA ede77b44773c2a2077ffea7f17dfeb6615a17a13 1 leader n2 1000
"elected"
