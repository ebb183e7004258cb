# A counter with bounds.
> SCRIPT LOAD "
|   local value = tonumber(redis.call('GET', KEYS[1]) or ARGV[2])
|   local new = value + tonumber(ARGV[1])
|   if new < tonumber(ARGV[2]) then new = tonumber(ARGV[2]) elseif new > tonumber(ARGV[3]) then new = tonumber(ARGV[3]) end
|   redis.call('SET', KEYS[1], new)
|   return {value, new}
| "
"a2ec4e10f50f47ebf14f1b72826a725509083ff7"
> EVALSHA a2ec4e10f50f47ebf14f1b72826a725509083ff7 1 b 5 0 10
1) (integer) 0
2) (integer) 5
> EVALSHA a2ec4e10f50f47ebf14f1b72826a725509083ff7 1 b 7 0 10
1) (integer) 5
2) (integer) 10
> EVALSHA a2ec4e10f50f47ebf14f1b72826a725509083ff7 1 b -50 0 10
1) (integer) 10
2) (integer) 0
> EVALSHA a2ec4e10f50f47ebf14f1b72826a725509083ff7 1 b 0.5 0 10
1) (integer) 0
2) (integer) 0
> GET b
"0.5"

# Stock is reserved for all items or for none.
> SCRIPT LOAD "
|   local missing = {}
|   for i, key in ipairs(KEYS) do
|     local stock = tonumber(redis.call('GET', key) or '0')
|     if stock < tonumber(ARGV[i]) then missing[#missing + 1] = key .. ':' .. (ARGV[i] - stock) end
|   end
|   if #missing > 0 then return {'missing', unpack(missing)} end
|   for i, key in ipairs(KEYS) do redis.call('DECRBY', key, ARGV[i]) end
|   return {'reserved', #KEYS}
| "
"c79d0f87ff470902327d6a1100cf5023a4eab978"
> MSET stock:apple 10 stock:pear 3
OK
> EVALSHA c79d0f87ff470902327d6a1100cf5023a4eab978 2 stock:apple stock:pear 4 2
1) "reserved"
2) (integer) 2
> EVALSHA c79d0f87ff470902327d6a1100cf5023a4eab978 2 stock:apple stock:pear 4 2
1) "missing"
2) "stock:pear:1"
> EVALSHA c79d0f87ff470902327d6a1100cf5023a4eab978 3 stock:apple stock:pear stock:fig 1 1 1
1) "missing"
2) "stock:fig:1"
> MGET stock:apple stock:pear
1) "6"
2) "1"

# Statistics by Welford: count, mean, variance.
> SCRIPT LOAD "
|   local s = redis.call('HMGET', KEYS[1], 'n', 'mean', 'm2')
|   local n, mean, m2 = tonumber(s[1]) or 0, tonumber(s[2]) or 0, tonumber(s[3]) or 0
|   for _, text in ipairs(ARGV) do
|     local x = tonumber(text)
|     n = n + 1
|     local delta = x - mean
|     mean = mean + delta / n
|     m2 = m2 + delta * (x - mean)
|   end
|   redis.call('HSET', KEYS[1], 'n', n, 'mean', mean, 'm2', m2)
|   return {n, tostring(mean), string.format('%.6f', n > 1 and m2 / (n - 1) or 0)}
| "
"e205b6c4005c2d3fa51d3a807beb280d3722370f"
> EVALSHA e205b6c4005c2d3fa51d3a807beb280d3722370f 1 stats 2 4 4 4 5
1) (integer) 5
2) "3.8"
3) "1.200000"
> EVALSHA e205b6c4005c2d3fa51d3a807beb280d3722370f 1 stats 5 7 9
1) (integer) 8
2) "5"
3) "4.571429"
> EVALSHA e205b6c4005c2d3fa51d3a807beb280d3722370f 1 stats 0.1 0.2
1) (integer) 10
2) "4.03"
3) "7.737889"
> HMGET stats n mean m2
1) "10"
2) "4.0300000000000002"
3) "69.641000000000005"

# A histogram of bounds that come with the call.
> SCRIPT LOAD "
|   local value = tonumber(ARGV[1])
|   for i = 2, #ARGV do
|     if value <= tonumber(ARGV[i]) then
|       redis.call('HINCRBY', KEYS[1], 'le:' .. ARGV[i], 1)
|       redis.call('HINCRBYFLOAT', KEYS[1], 'sum', value)
|       return ARGV[i]
|     end
|   end
|   redis.call('HINCRBY', KEYS[1], 'le:inf', 1)
|   return 'inf'
| "
"6dd0637b3c297136fd412299966c5f3be659219c"
> EVALSHA 6dd0637b3c297136fd412299966c5f3be659219c 1 h 0.3 0.1 0.5 1
"0.5"
> EVALSHA 6dd0637b3c297136fd412299966c5f3be659219c 1 h 1 0.1 0.5 1
"1"
> EVALSHA 6dd0637b3c297136fd412299966c5f3be659219c 1 h 7 0.1 0.5 1
"inf"
> HMGET h le:0.1 le:0.5 le:1 le:inf sum
1) (nil)
2) "1"
3) "1"
4) "1"
5) "1.29999999999999999"

# Compare and set, by version.
> SCRIPT LOAD "
|   local doc = redis.call('HMGET', KEYS[1], 'version', 'body')
|   local version = tonumber(doc[1] or 0)
|   if version ~= tonumber(ARGV[1]) then return {err = 'CONFLICT version is ' .. version} end
|   redis.call('HSET', KEYS[1], 'version', version + 1, 'body', ARGV[2])
|   return version + 1
| "
"8a9d216ce4991f52d5bfa691ba274afca5b02b8c"
> EVALSHA 8a9d216ce4991f52d5bfa691ba274afca5b02b8c 1 doc 0 first
(integer) 1
> EVALSHA 8a9d216ce4991f52d5bfa691ba274afca5b02b8c 1 doc 0 second
(error) CONFLICT version is 1
> EVALSHA 8a9d216ce4991f52d5bfa691ba274afca5b02b8c 1 doc 1 second
(integer) 2
> HGET doc body
"second"

# Ids: a time, a node and a sequence, in 53 bits.
> SCRIPT LOAD "
|   local ms, node = tonumber(ARGV[1]), tonumber(ARGV[2])
|   local last, seq = unpack(redis.call('HMGET', KEYS[1], 'ms', 'seq'))
|   seq = tonumber(last) == ms and (tonumber(seq) + 1) % 256 or 0
|   redis.call('HSET', KEYS[1], 'ms', ms, 'seq', seq)
|   return string.format('%.0f', ms * 4096 + node * 256 + seq)
| "
"955e9ca14bfd1c6fbb422c0b875ecb5da8476331"
> EVALSHA 955e9ca14bfd1c6fbb422c0b875ecb5da8476331 1 ids 1700000000 3
"6963200000768"
> EVALSHA 955e9ca14bfd1c6fbb422c0b875ecb5da8476331 1 ids 1700000000 3
"6963200000769"
> EVALSHA 955e9ca14bfd1c6fbb422c0b875ecb5da8476331 1 ids 1700000001 3
"6963200004864"

# An average of the last n values, kept in a list.
> SCRIPT LOAD "
|   redis.call('RPUSH', KEYS[1], ARGV[1])
|   redis.call('LTRIM', KEYS[1], -tonumber(ARGV[2]), -1)
|   local sum, values = 0, redis.call('LRANGE', KEYS[1], 0, -1)
|   for _, v in ipairs(values) do sum = sum + v end
|   return tostring(sum / #values)
| "
"0c8a753cca6102cc015556827d39ab79baef2203"
> EVALSHA 0c8a753cca6102cc015556827d39ab79baef2203 1 avg 10 3
"10"
> EVALSHA 0c8a753cca6102cc015556827d39ab79baef2203 1 avg 20 3
"15"
> EVALSHA 0c8a753cca6102cc015556827d39ab79baef2203 1 avg 40 3
"23.333333333333"
> EVALSHA 0c8a753cca6102cc015556827d39ab79baef2203 1 avg 1.5 3
"20.5"

# Votes: one for each user, changed or taken back.
> SCRIPT LOAD "
|   local before = redis.call('HGET', KEYS[1], ARGV[1])
|   if before == ARGV[2] then
|     redis.call('HDEL', KEYS[1], ARGV[1])
|     redis.call('HINCRBY', KEYS[2], ARGV[2], -1)
|     return 'withdrawn'
|   end
|   if before then redis.call('HINCRBY', KEYS[2], before, -1) end
|   redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
|   redis.call('HINCRBY', KEYS[2], ARGV[2], 1)
|   return before and 'changed' or 'cast'
| "
"4c5346447a5682965a6fa155063044eeae7b54fd"
> EVALSHA 4c5346447a5682965a6fa155063044eeae7b54fd 2 votes tally ann up
"cast"
> EVALSHA 4c5346447a5682965a6fa155063044eeae7b54fd 2 votes tally bob down
"cast"
> EVALSHA 4c5346447a5682965a6fa155063044eeae7b54fd 2 votes tally ann down
"changed"
> EVALSHA 4c5346447a5682965a6fa155063044eeae7b54fd 2 votes tally bob down
"withdrawn"
> HMGET tally up down
1) "0"
2) "1"
