# A fixed window: INCR, and EXPIRE with the first.
> SCRIPT LOAD "
|   local count = redis.call('INCR', KEYS[1])
|   if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
|   if count > tonumber(ARGV[1]) then return {0, 0, redis.call('TTL', KEYS[1])} end
|   return {1, tonumber(ARGV[1]) - count, redis.call('TTL', KEYS[1])}
| "
"aba5af6b687f7be3b9ae8ccb1eac4f1fb085a8a3"
> EVALSHA aba5af6b687f7be3b9ae8ccb1eac4f1fb085a8a3 1 fixed:ann 2 1000
1) (integer) 1
2) (integer) 1
3) (integer) 1000
> EVALSHA aba5af6b687f7be3b9ae8ccb1eac4f1fb085a8a3 1 fixed:ann 2 1000
1) (integer) 1
2) (integer) 0
3) (integer) 1000
> EVALSHA aba5af6b687f7be3b9ae8ccb1eac4f1fb085a8a3 1 fixed:ann 2 1000
1) (integer) 0
2) (integer) 0
3) (integer) 1000
> EVALSHA aba5af6b687f7be3b9ae8ccb1eac4f1fb085a8a3 1 fixed:bob 2 1000
1) (integer) 1
2) (integer) 1
3) (integer) 1000
> TTL fixed:ann
(integer) 1000

# A window named by the time, as the caller gives it.
> SCRIPT LOAD "
|   local window = math.floor(tonumber(ARGV[1]) / tonumber(ARGV[2]))
|   local key = KEYS[1] .. ':' .. window
|   local count = redis.call('INCRBY', key, ARGV[4] or 1)
|   redis.call('PEXPIRE', key, ARGV[2])
|   if count > tonumber(ARGV[3]) then
|     return redis.error_reply('LIMITED until ' .. (window + 1) * ARGV[2])
|   end
|   return count
| "
"c2778c87087692b7f1bd0abd734ef50e4cb7a3e9"
> EVALSHA c2778c87087692b7f1bd0abd734ef50e4cb7a3e9 1 named 1700000000000 60000 3
(integer) 1
> EVALSHA c2778c87087692b7f1bd0abd734ef50e4cb7a3e9 1 named 1700000000001 60000 3 2
(integer) 3
> EVALSHA c2778c87087692b7f1bd0abd734ef50e4cb7a3e9 1 named 1700000030000 60000 3
(error) LIMITED until 1700000040000
> EVALSHA c2778c87087692b7f1bd0abd734ef50e4cb7a3e9 1 named 1700000060000 60000 3
(integer) 1
> KEYS named:28333334
1) "named:28333334"

# A sliding log: every call is a member of a sorted set.
> SCRIPT LOAD "
|   local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
|   redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
|   local count = redis.call('ZCARD', KEYS[1])
|   if count < limit then
|     redis.call('ZADD', KEYS[1], now, ARGV[4])
|     redis.call('PEXPIRE', KEYS[1], window * 1000)
|     return {1, limit - count - 1, -1}
|   end
|   local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
|   return {0, 0, tonumber(oldest[2]) + window - now}
| "
"622f82be0e5f096a2cda12293fd4a964d7cf3456"
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1000 100 2 a
1) (integer) 1
2) (integer) 1
3) (integer) -1
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1050 100 2 b
1) (integer) 1
2) (integer) 0
3) (integer) -1
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1060 100 2 c
1) (integer) 0
2) (integer) 0
3) (integer) 40
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1101 100 2 d
1) (integer) 1
2) (integer) 0
3) (integer) -1
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1149 100 2 e
1) (integer) 0
2) (integer) 0
3) (integer) 1
> EVALSHA 622f82be0e5f096a2cda12293fd4a964d7cf3456 1 log:ann 1151 100 2 f
1) (integer) 1
2) (integer) 0
3) (integer) -1
> ZRANGE log:ann 0 -1 WITHSCORES
1) "d"
2) "1101"
3) "f"
4) "1151"

# A sliding window of two counters, weighted.
> SCRIPT LOAD "
|   local now, size, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
|   local current = math.floor(now / size)
|   local weight = 1 - (now % size) / size
|   local counts = redis.call('HMGET', KEYS[1], current - 1, current)
|   local estimate = (tonumber(counts[1]) or 0) * weight + (tonumber(counts[2]) or 0)
|   if estimate + 1 > limit then return {0, string.format('%.3f', estimate)} end
|   redis.call('HINCRBY', KEYS[1], current, 1)
|   redis.call('HDEL', KEYS[1], current - 2)
|   return {1, string.format('%.3f', estimate)}
| "
"22d147b5251c7662ece2351a90b57409b8760578"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 100 100 4
1) (integer) 1
2) "0.000"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 110 100 4
1) (integer) 1
2) "1.000"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 190 100 4
1) (integer) 1
2) "2.000"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 225 100 4
1) (integer) 1
2) "2.250"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 225 100 4
1) (integer) 0
2) "3.250"
> EVALSHA 22d147b5251c7662ece2351a90b57409b8760578 1 weighted 225 100 4
1) (integer) 0
2) "3.250"
> HLEN weighted
(integer) 2

# A token bucket that fills with time.
> SCRIPT LOAD "
|   local rate, capacity, now, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4] or '1')
|   local state = redis.call('HMGET', KEYS[1], 'tokens', 'at')
|   local tokens, at = tonumber(state[1]), tonumber(state[2])
|   if tokens == nil then tokens, at = capacity, now end
|   tokens = math.min(capacity, tokens + math.max(0, now - at) * rate)
|   local allowed = tokens >= cost
|   if allowed then tokens = tokens - cost end
|   redis.call('HSET', KEYS[1], 'tokens', tokens, 'at', now)
|   redis.call('EXPIRE', KEYS[1], math.ceil(capacity / rate) * 2)
|   return {allowed and 1 or 0, tostring(tokens), allowed and '0' or tostring((cost - tokens) / rate)}
| "
"d42ed956d3d7459e8def4aebdfbfa933d82e0feb"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 100
1) (integer) 1
2) "1"
3) "0"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 100
1) (integer) 1
2) "0"
3) "0"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 100
1) (integer) 0
2) "0"
3) "2"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 101
1) (integer) 0
2) "0.5"
3) "1"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 102 1
1) (integer) 1
2) "0"
3) "0"
> EVALSHA d42ed956d3d7459e8def4aebdfbfa933d82e0feb 1 bucket 0.5 2 200 3
1) (integer) 0
2) "2"
3) "2"
> HMGET bucket tokens at
1) "2"
2) "200"

# A leaky bucket by the time of theoretical arrival (GCRA).
> SCRIPT LOAD "
|   local emission, tolerance, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
|   local tat = tonumber(redis.call('GET', KEYS[1]) or now)
|   tat = math.max(tat, now)
|   local wait = tat - tolerance - now
|   if wait > 0 then return {'wait', wait} end
|   redis.call('SET', KEYS[1], tat + emission, 'PX', 100000)
|   return {'go', math.floor((tolerance - (tat - now)) / emission)}
| "
"eca3d40a404e0cec4e6f015f30fa7417f7150f4f"
> EVALSHA eca3d40a404e0cec4e6f015f30fa7417f7150f4f 1 gcra 10 20 1000
1) "go"
2) (integer) 2
> EVALSHA eca3d40a404e0cec4e6f015f30fa7417f7150f4f 1 gcra 10 20 1000
1) "go"
2) (integer) 1
> EVALSHA eca3d40a404e0cec4e6f015f30fa7417f7150f4f 1 gcra 10 20 1000
1) "go"
2) (integer) 0
> EVALSHA eca3d40a404e0cec4e6f015f30fa7417f7150f4f 1 gcra 10 20 1000
1) "wait"
2) (integer) 10
> EVALSHA eca3d40a404e0cec4e6f015f30fa7417f7150f4f 1 gcra 10 20 1010
1) "go"
2) (integer) 0
> GET gcra
"1040"

# Several limits at once: nothing counts unless all of them allow it.
> SCRIPT LOAD "
|   for i = 1, #KEYS do
|     local count = tonumber(redis.call('GET', KEYS[i])) or 0
|     if count >= tonumber(ARGV[i * 2 - 1]) then return {false, KEYS[i]} end
|   end
|   local left = {}
|   for i = 1, #KEYS do
|     local count = redis.call('INCR', KEYS[i])
|     if count == 1 then redis.call('EXPIRE', KEYS[i], ARGV[i * 2]) end
|     left[i] = ARGV[i * 2 - 1] - count
|   end
|   return left
| "
"4ac856fff10ea1351b1e59eec2ea1f98cc08b74b"
> EVALSHA 4ac856fff10ea1351b1e59eec2ea1f98cc08b74b 2 per:second per:minute 2 100 3 1000
1) (integer) 1
2) (integer) 2
> EVALSHA 4ac856fff10ea1351b1e59eec2ea1f98cc08b74b 2 per:second per:minute 2 100 3 1000
1) (integer) 0
2) (integer) 1
> EVALSHA 4ac856fff10ea1351b1e59eec2ea1f98cc08b74b 2 per:second per:minute 2 100 3 1000
1) (nil)
2) "per:second"
> MGET per:second per:minute
1) "2"
2) "2"

# At most so many at the same time.
> SCRIPT LOAD "
|   redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1] - ARGV[3])
|   if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
|   return redis.call('ZADD', KEYS[1], ARGV[1], ARGV[4])
| "
"987f77a30b39b5976d7c5a4671b827275525e912"
> EVALSHA 987f77a30b39b5976d7c5a4671b827275525e912 1 slots 100 2 50 job1
(integer) 1
> EVALSHA 987f77a30b39b5976d7c5a4671b827275525e912 1 slots 101 2 50 job2
(integer) 1
> EVALSHA 987f77a30b39b5976d7c5a4671b827275525e912 1 slots 102 2 50 job3
(integer) 0
> ZREM slots job1
(integer) 1
> EVALSHA 987f77a30b39b5976d7c5a4671b827275525e912 1 slots 103 2 50 job3
(integer) 1
> EVALSHA 987f77a30b39b5976d7c5a4671b827275525e912 1 slots 152 2 50 job4
(integer) 1
> ZRANGE slots 0 -1
1) "job3"
2) "job4"
