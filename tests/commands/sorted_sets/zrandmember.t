# ZRANDMEMBER replies one member, or nil.
> ZADD one 1.5 a
(integer) 1
> ZRANDMEMBER one
"a"
> ZRANDMEMBER nowhere
(nil)

# A positive count asks for different members, a negative one for as many as it says.
> ZRANDMEMBER one 5
1) "a"
> ZRANDMEMBER one 9223372036854775807
1) "a"
> ZRANDMEMBER one -3
1) "a"
2) "a"
3) "a"
> ZRANDMEMBER one 0
(empty array)
> ZRANDMEMBER one 2 WITHSCORES
1) "a"
2) "1.5"
> ZRANDMEMBER one -2 withscores
1) "a"
2) "1.5"
3) "a"
4) "1.5"
> ZRANDMEMBER nowhere 5
(empty array)
> ZRANDMEMBER nowhere -5 WITHSCORES
(empty array)
> ZADD many 1 a 2 b 3 c 4 d 5 e
(integer) 5
#! sorted
> ZRANDMEMBER many 5
1) "a"
2) "b"
3) "c"
4) "d"
5) "e"
> EVAL "local seen, n = {}, 0 for _, m in ipairs(redis.call('ZRANDMEMBER', KEYS[1], 4)) do n = n + (seen[m] and 0 or 1) seen[m] = true end return n" 1 many
(integer) 4
> EVAL "return #redis.call('ZRANDMEMBER', KEYS[1], -100, 'WITHSCORES')" 1 many
(integer) 200

# The same of a large one, few and many.
> EVAL "for i = 1, 1000 do redis.call('ZADD', KEYS[1], i, 'member' .. i) end" 1 large
(nil)
> EVAL "local seen, n = {}, 0 for _, m in ipairs(redis.call('ZRANDMEMBER', KEYS[1], 100)) do n = n + (seen[m] and 0 or 1) seen[m] = true end return n" 1 large
(integer) 100
> EVAL "local seen, n = {}, 0 for _, m in ipairs(redis.call('ZRANDMEMBER', KEYS[1], 900)) do n = n + (seen[m] and 0 or 1) seen[m] = true end return n" 1 large
(integer) 900
> EVAL "local r = redis.call('ZRANDMEMBER', KEYS[1], 100, 'WITHSCORES') for i = 1, #r, 2 do if r[i] ~= 'member' .. r[i + 1] then return r[i] end end return #r" 1 large
(integer) 200

# Counts that make no sense.
> ZRANDMEMBER many x
(error) ERR value is not an integer or out of range
> ZRANDMEMBER many 1 x
(error) ERR syntax error
> ZRANDMEMBER many 1 WITHSCORES x
(error) ERR syntax error
> ZRANDMEMBER many 1 WITHSCORES WITHSCORES
(error) ERR syntax error
> ZRANDMEMBER many WITHSCORES
(error) ERR value is not an integer or out of range
> ZRANDMEMBER many -9223372036854775808
(error) ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807
> ZRANDMEMBER many -9223372036854775807 WITHSCORES
(error) ERR value is out of range
> ZRANDMEMBER many -4611686018427387904 WITHSCORES
(error) ERR value is out of range
> ZRANDMEMBER nowhere -4611686018427387903 WITHSCORES
(empty array)
> ZRANDMEMBER nowhere -9223372036854775807
(empty array)
> ZRANDMEMBER many 4611686018427387904 WITHSCORES
(error) ERR value is out of range
> SET text hello
OK
> ZRANDMEMBER text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANDMEMBER text 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANDMEMBER text x
(error) ERR value is not an integer or out of range

# Redis would begin with a reply that no memory holds.
#! perilune
> ZRANDMEMBER many -9223372036854775807
(error) ERR value is out of range

!resp3
> ZRANDMEMBER one
"a"
> ZRANDMEMBER one 1
1) "a"
> ZRANDMEMBER one 1 WITHSCORES
1) 1) "a"
   2) (double) 1.5
> ZRANDMEMBER one -2 WITHSCORES
1) 1) "a"
   2) (double) 1.5
2) 1) "a"
   2) (double) 1.5
> ZRANDMEMBER nowhere
(nil)
> ZRANDMEMBER nowhere 1 WITHSCORES
(empty array)
