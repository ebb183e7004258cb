# The best score counts, and the rank comes back.
> SCRIPT LOAD "
|   local old = redis.call('ZSCORE', KEYS[1], ARGV[1])
|   local new = tonumber(ARGV[2])
|   local better = not old or new > tonumber(old)
|   if better then redis.call('ZADD', KEYS[1], new, ARGV[1]) end
|   return {better, redis.call('ZREVRANK', KEYS[1], ARGV[1]) + 1, redis.call('ZSCORE', KEYS[1], ARGV[1])}
| "
"8f380dca930a1e955b0ef6026fcdf42f409f92e0"
> EVALSHA 8f380dca930a1e955b0ef6026fcdf42f409f92e0 1 board ann 100
1) (integer) 1
2) (integer) 1
3) "100"
> EVALSHA 8f380dca930a1e955b0ef6026fcdf42f409f92e0 1 board bob 250
1) (integer) 1
2) (integer) 1
3) "250"
> EVALSHA 8f380dca930a1e955b0ef6026fcdf42f409f92e0 1 board cid 175.5
1) (integer) 1
2) (integer) 2
3) "175.5"
> EVALSHA 8f380dca930a1e955b0ef6026fcdf42f409f92e0 1 board ann 90
1) (nil)
2) (integer) 3
3) "100"
> EVALSHA 8f380dca930a1e955b0ef6026fcdf42f409f92e0 1 board ann 300
1) (integer) 1
2) (integer) 1
3) "300"

# Who stands around a player.
> SCRIPT LOAD "
|   local rank = redis.call('ZREVRANK', KEYS[1], ARGV[1])
|   if not rank then return {err = 'NOPLAYER ' .. ARGV[1]} end
|   local span = tonumber(ARGV[2])
|   local first = math.max(0, rank - span)
|   local entries = redis.call('ZREVRANGE', KEYS[1], first, rank + span, 'WITHSCORES')
|   local rows = {}
|   for i = 1, #entries, 2 do
|     rows[#rows + 1] = string.format('%d. %-5s %6.1f', first + (i + 1) / 2, entries[i], entries[i + 1])
|   end
|   return rows
| "
"380ff66e7f2ed80f9c9f77b4f4dac7d734a5979b"
> EVALSHA 380ff66e7f2ed80f9c9f77b4f4dac7d734a5979b 1 board bob 1
1) "1. ann    300.0"
2) "2. bob    250.0"
3) "3. cid    175.5"
> EVALSHA 380ff66e7f2ed80f9c9f77b4f4dac7d734a5979b 1 board ann 1
1) "1. ann    300.0"
2) "2. bob    250.0"
> EVALSHA 380ff66e7f2ed80f9c9f77b4f4dac7d734a5979b 1 board dan 1
(error) NOPLAYER dan

# Equal scores: who came first is ahead, by a fraction of the time.
> SCRIPT LOAD "
|   local score = tonumber(ARGV[2]) + (1 - tonumber(ARGV[3]) / 1e10)
|   redis.call('ZADD', KEYS[1], score, ARGV[1])
|   return tostring(math.floor(redis.call('ZSCORE', KEYS[1], ARGV[1])))
| "
"94c6a1b531a21647d7e321f9293b7cbe2340cd63"
> EVALSHA 94c6a1b531a21647d7e321f9293b7cbe2340cd63 1 ties ann 50 1700000001
"50"
> EVALSHA 94c6a1b531a21647d7e321f9293b7cbe2340cd63 1 ties bob 50 1700000000
"50"
> EVALSHA 94c6a1b531a21647d7e321f9293b7cbe2340cd63 1 ties cid 51 1700000002
"51"
> ZREVRANGE ties 0 -1
1) "cid"
2) "bob"
3) "ann"

# Dense ranks: equal scores share one.
> SCRIPT LOAD "
|   local entries = redis.call('ZREVRANGE', KEYS[1], 0, -1, 'WITHSCORES')
|   local rank, last, out = 0, nil, {}
|   for i = 1, #entries, 2 do
|     if entries[i + 1] ~= last then rank, last = rank + 1, entries[i + 1] end
|     out[#out + 1] = {rank, entries[i]}
|   end
|   return out
| "
"654bc74b23e9f5c9b40fedf3ef5eea2b37518b16"
> ZADD d 10 a 20 b 20 c 5 d
(integer) 4
> EVALSHA 654bc74b23e9f5c9b40fedf3ef5eea2b37518b16 1 d
1) 1) (integer) 1
   2) "c"
2) 1) (integer) 1
   2) "b"
3) 1) (integer) 2
   2) "a"
4) 1) (integer) 3
   2) "d"

# Only the top is kept; percentiles; several boards at once.
> SCRIPT LOAD "
|   redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
|   return redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -(ARGV[3] + 1))
| "
"8c61cd12fb24522af5bf9e9fcd60053f8794371d"
> EVALSHA 8c61cd12fb24522af5bf9e9fcd60053f8794371d 1 top a 1 2
(integer) 0
> EVALSHA 8c61cd12fb24522af5bf9e9fcd60053f8794371d 1 top b 3 2
(integer) 0
> EVALSHA 8c61cd12fb24522af5bf9e9fcd60053f8794371d 1 top c 2 2
(integer) 1
> ZRANGE top 0 -1
1) "c"
2) "b"
> SCRIPT LOAD "
|   local n = redis.call('ZCARD', KEYS[1])
|   if n == 0 then return nil end
|   local at = math.ceil(n * ARGV[1] / 100) - 1
|   return redis.call('ZRANGE', KEYS[1], at, at, 'WITHSCORES')
| "
"23804d3f05dd119d7b14cf0f9111d49577f5594f"
> ZADD lat 10 r1 20 r2 30 r3 40 r4 50 r5 60 r6 70 r7 80 r8 90 r9 100 r10
(integer) 10
> EVALSHA 23804d3f05dd119d7b14cf0f9111d49577f5594f 1 lat 50
1) "r5"
2) "50"
> EVALSHA 23804d3f05dd119d7b14cf0f9111d49577f5594f 1 lat 95
1) "r10"
2) "100"
> EVALSHA 23804d3f05dd119d7b14cf0f9111d49577f5594f 1 lat 1
1) "r1"
2) "10"
> EVALSHA 23804d3f05dd119d7b14cf0f9111d49577f5594f 1 none 50
(nil)
> SCRIPT LOAD "
|   local out = {}
|   for i, key in ipairs(KEYS) do out[i] = redis.call('ZINCRBY', key, ARGV[2], ARGV[1]) end
|   return out
| "
"9fddb69992c34b9f7ee574d9e1df388173e81f43"
> EVALSHA 9fddb69992c34b9f7ee574d9e1df388173e81f43 3 day week month ann 5
1) "5"
2) "5"
3) "5"
> EVALSHA 9fddb69992c34b9f7ee574d9e1df388173e81f43 3 day week month ann 2.5
1) "7.5"
2) "7.5"
3) "7.5"
> EVALSHA 9fddb69992c34b9f7ee574d9e1df388173e81f43 1 month ann 1e3
1) "1007.5"

# Points that fade by half every so many seconds.
> SCRIPT LOAD "
|   local state = redis.call('HMGET', KEYS[1], 'score', 'at')
|   local score, at = tonumber(state[1] or '0'), tonumber(state[2] or ARGV[2])
|   score = score * 0.5 ^ ((ARGV[2] - at) / ARGV[3]) + ARGV[1]
|   redis.call('HSET', KEYS[1], 'score', string.format('%.4f', score), 'at', ARGV[2])
|   return redis.call('HGET', KEYS[1], 'score')
| "
"f10f8277062e4e23794a19fce9d429fdfd8eb154"
> EVALSHA f10f8277062e4e23794a19fce9d429fdfd8eb154 1 hot 8 100 10
"8.0000"
> EVALSHA f10f8277062e4e23794a19fce9d429fdfd8eb154 1 hot 0 110 10
"4.0000"
> EVALSHA f10f8277062e4e23794a19fce9d429fdfd8eb154 1 hot 1 125 10
"2.4142"
