# HRANDFIELD answers one field, or null.
> HSET coin heads obverse
(integer) 1
> HRANDFIELD coin
"heads"
> HRANDFIELD nosuch
(nil)

# With a count they are distinct: at most all of them.
> HRANDFIELD coin 1
1) "heads"
> HRANDFIELD coin 5
1) "heads"
> HRANDFIELD coin 0
(empty array)
> HRANDFIELD nosuch 5
(empty array)
> HRANDFIELD coin 5 WITHVALUES
1) "heads"
2) "obverse"
> HRANDFIELD coin 0 WITHVALUES
(empty array)
> HRANDFIELD nosuch 5 withvalues
(empty array)
> HSET coin tails reverse
(integer) 1
> HRANDFIELD coin 2
1) "heads"
2) "tails"
> HRANDFIELD coin 9223372036854775807
1) "heads"
2) "tails"
> HRANDFIELD coin 2 WITHVALUES
1) "heads"
2) "obverse"
3) "tails"
4) "reverse"

# With a negative count they are that many, and may repeat.
> HDEL coin heads
(integer) 1
> HRANDFIELD coin -3
1) "tails"
2) "tails"
3) "tails"
> HRANDFIELD coin -2 WITHVALUES
1) "tails"
2) "reverse"
3) "tails"
4) "reverse"
> HRANDFIELD nosuch -3
(empty array)
> HRANDFIELD nosuch -9223372036854775807
(empty array)

# The same of a large hash.
> HSET large 12345678901234567890123456789012345678901234567890123456789012345 1
(integer) 1
> OBJECT ENCODING large
"hashtable"
> HRANDFIELD large
"12345678901234567890123456789012345678901234567890123456789012345"
> HRANDFIELD large 3 WITHVALUES
1) "12345678901234567890123456789012345678901234567890123456789012345"
2) "1"
> HRANDFIELD large -2
1) "12345678901234567890123456789012345678901234567890123456789012345"
2) "12345678901234567890123456789012345678901234567890123456789012345"
> HSET large a 2 b 3
(integer) 2
#! sorted
> HRANDFIELD large 3
1) "12345678901234567890123456789012345678901234567890123456789012345"
2) "a"
3) "b"
#! sorted
> HRANDFIELD large 1000
1) "12345678901234567890123456789012345678901234567890123456789012345"
2) "a"
3) "b"
> EVAL "
|   for i = 1, 1000 do redis.call('HSET', KEYS[1], i, i) end
|   local picked = redis.call('HRANDFIELD', KEYS[1], 20, 'WITHVALUES')
|   local seen = {}
|   for i = 1, 40, 2 do
|     assert(picked[i] == picked[i + 1] and not seen[picked[i]])
|     seen[picked[i]] = true
|   end
|   local again = redis.call('HRANDFIELD', KEYS[1], -2000)
|   return {#picked, #again, #redis.call('HRANDFIELD', KEYS[1], 999)}
| " 1 thousand
1) (integer) 40
2) (integer) 2000
3) (integer) 999

# Counts have limits: the reply could not have more elements.
> HRANDFIELD coin -9223372036854775808
(error) ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807
> HRANDFIELD coin 9223372036854775808
(error) ERR value is not an integer or out of range
> HRANDFIELD coin -9223372036854775808 WITHVALUES
(error) ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807
> HRANDFIELD coin -4611686018427387904 WITHVALUES
(error) ERR value is out of range
> HRANDFIELD coin 4611686018427387904 WITHVALUES
(error) ERR value is out of range
> HRANDFIELD coin 4611686018427387903 WITHVALUES
1) "tails"
2) "reverse"
> HRANDFIELD nosuch -4611686018427387903 WITHVALUES
(empty array)
> HRANDFIELD coin x
(error) ERR value is not an integer or out of range
> HRANDFIELD coin 1.5
(error) ERR value is not an integer or out of range
> HRANDFIELD coin x WITHVALUES
(error) ERR value is not an integer or out of range
> HRANDFIELD coin 1 WITHSCORES
(error) ERR syntax error
> HRANDFIELD coin 1 WITHVALUES WITHVALUES
(error) ERR syntax error
> HRANDFIELD coin WITHVALUES
(error) ERR value is not an integer or out of range
> HRANDFIELD
(error) ERR wrong number of arguments for 'hrandfield' command

> SET text hello
OK
> HRANDFIELD text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HRANDFIELD text 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HRANDFIELD text x
(error) ERR value is not an integer or out of range
> HRANDFIELD text 1 WITHSCORES
(error) ERR syntax error
> HRANDFIELD text 4611686018427387904 WITHVALUES
(error) ERR value is out of range

# In RESP3 fields with values are pairs.
!resp3
> HRANDFIELD coin -2 WITHVALUES
1) 1) "tails"
   2) "reverse"
2) 1) "tails"
   2) "reverse"
> HRANDFIELD coin 2 WITHVALUES
1) 1) "tails"
   2) "reverse"
> HRANDFIELD coin 2
1) "tails"
> HRANDFIELD coin
"tails"
> HRANDFIELD nosuch
(nil)
> HRANDFIELD nosuch 2
(empty array)
> HRANDFIELD nosuch 2 WITHVALUES
(empty array)
