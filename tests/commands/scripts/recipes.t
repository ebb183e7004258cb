# Scripts as users write them. Compare and set:
> SET config v1
OK
> EVAL "
|   if redis.call('GET', KEYS[1]) == ARGV[1] then
|     redis.call('SET', KEYS[1], ARGV[2])
|     return 1
|   end
|   return 0
| " 1 config v1 v2
(integer) 1
> EVAL "
|   if redis.call('GET', KEYS[1]) == ARGV[1] then
|     redis.call('SET', KEYS[1], ARGV[2])
|     return 1
|   end
|   return 0
| " 1 config v1 v3
(integer) 0
> GET config
"v2"

# Releasing a lock that may have passed to somebody else:
> SET lock token-a NX PX 30000
OK
> SCRIPT LOAD "
|   if redis.call('get', KEYS[1]) == ARGV[1] then
|     return redis.call('del', KEYS[1])
|   else
|     return 0
|   end"
"16b52bf18c1e22042b935e6b88e5ae0e210da5e9"
> EVALSHA 16b52bf18c1e22042b935e6b88e5ae0e210da5e9 1 lock token-b
(integer) 0
> EVALSHA 16b52bf18c1e22042b935e6b88e5ae0e210da5e9 1 lock token-a
(integer) 1
> EXISTS lock
(integer) 0

# A limiter that allows two calls in a window:
> SCRIPT LOAD "
| local current = redis.call('INCR', KEYS[1])
| if current == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
| if current > tonumber(ARGV[1]) then return {0, redis.call('TTL', KEYS[1])} end
| return {1, tonumber(ARGV[1]) - current}"
"a47701860b6c0d60cc812d410eff3bfbb9d9bd0a"
> EVALSHA a47701860b6c0d60cc812d410eff3bfbb9d9bd0a 1 calls:ann 2 60
1) (integer) 1
2) (integer) 1
> EVALSHA a47701860b6c0d60cc812d410eff3bfbb9d9bd0a 1 calls:ann 2 60
1) (integer) 1
2) (integer) 0
> EVALSHA a47701860b6c0d60cc812d410eff3bfbb9d9bd0a 1 calls:ann 2 60
1) (integer) 0
2) (integer) 60
> TTL calls:ann
(integer) 60

# A transfer that never overdraws:
> MSET balance:ann 100 balance:bob 20
OK
> SCRIPT LOAD "
| local amount = tonumber(ARGV[1])
| if not amount or amount <= 0 then return redis.error_reply('AMOUNT must be positive') end
| local balance = tonumber(redis.call('GET', KEYS[1]) or '0')
| if balance < amount then return redis.error_reply('FUNDS ' .. balance .. ' are not enough') end
| redis.call('DECRBY', KEYS[1], amount)
| return redis.call('INCRBY', KEYS[2], amount)"
"0e5496ca1141954214283eaad3bee7579d81be5c"
> EVALSHA 0e5496ca1141954214283eaad3bee7579d81be5c 2 balance:ann balance:bob 30
(integer) 50
> EVALSHA 0e5496ca1141954214283eaad3bee7579d81be5c 2 balance:ann balance:bob 300
(error) FUNDS 70 are not enough
> EVALSHA 0e5496ca1141954214283eaad3bee7579d81be5c 2 balance:ann balance:bob -1
(error) AMOUNT must be positive
> MGET balance:ann balance:bob
1) "70"
2) "50"

# Updating many keys at once:
> EVAL "
|   for index, key in ipairs(KEYS) do redis.call('SET', key, ARGV[index], 'EX', ARGV[#KEYS + 1]) end
|   return #KEYS
| " 3 page:1 page:2 page:3 one two three 100
(integer) 3
> MGET page:1 page:2 page:3
1) "one"
2) "two"
3) "three"
> EVAL "
|   local found = {}
|   for _, key in ipairs(redis.call('KEYS', ARGV[1])) do found[#found + 1] = key end
|   table.sort(found)
|   return redis.call('DEL', unpack(found))
| " 0 page:*
(integer) 3
> EXISTS page:1 page:2 page:3
(integer) 0
