# HSCAN, SSCAN and ZSCAN walk a collection; a small one is answered whole, whatever the cursor.
> HSET hash a 1 b 2 c 3
(integer) 3
> HSCAN hash 0
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash 7
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash -1
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash 18446744073709551615
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash 0 COUNT 1
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash 0 MATCH [ab]
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
> HSCAN hash 0 match a count 1 match c
1) "0"
2) 1) "c"
   2) "3"
> HSCAN hash 0 MATCH 1
1) "0"
2) (empty array)
> HSCAN hash 0 MATCH *
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN hash 0 MATCH ""
1) "0"
2) (empty array)
> HSCAN hash 0 COUNT 9223372036854775807
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> HSCAN nosuch 0
1) "0"
2) (empty array)
> SADD numbers 3 1 2
(integer) 3
> SSCAN numbers 0
1) "0"
2) 1) "1"
   2) "2"
   3) "3"
> SSCAN numbers 5 MATCH [13]
1) "0"
2) 1) "1"
   2) "3"
> SADD words one two three
(integer) 3
#! 7.2
> SSCAN words 0
1) "0"
2) 1) "one"
   2) "two"
   3) "three"
#! 7.2
> SSCAN words 0 MATCH t* COUNT 1
1) "0"
2) 1) "two"
   2) "three"
> SSCAN nosuch 5
1) "0"
2) (empty array)
> ZADD scores 2 b 1 a 3 c
(integer) 3
> ZSCAN scores 0
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> ZSCAN scores 9 MATCH [bc]
1) "0"
2) 1) "b"
   2) "2"
   3) "c"
   4) "3"
> ZSCAN nosuch 0
1) "0"
2) (empty array)

# A large one is walked in some calls. The cursors are a server's own.
> EVAL "
|   local add = {HSCAN = {'HSET', 2}, SSCAN = {'SADD', 1}, ZSCAN = {'ZADD', 2}}
|   local result = {}
|   for i, scan in ipairs({'HSCAN', 'SSCAN', 'ZSCAN'}) do
|     local command, texts = unpack(add[scan])
|     for n = 1, 1000 do
|       local first = texts == 2 and {n, n} or {'member' .. n}
|       redis.call(command, KEYS[i], unpack(first))
|     end
|     local seen, calls, distinct, cursor = {}, 0, 0, '0'
|     repeat
|       local reply = redis.call(scan, KEYS[i], cursor, 'COUNT', 100)
|       cursor = reply[1]
|       calls = calls + 1
|       for n = 1, #reply[2], texts do
|         if texts == 2 then assert(reply[2][n] == reply[2][n + 1]) end
|         if not seen[reply[2][n]] then distinct = distinct + 1 end
|         seen[reply[2][n]] = true
|       end
|     until cursor == '0'
|     assert(calls > 5 and calls < 20, calls)
|     result[i] = distinct
|   end
|   return result
| " 3 large1 large2 large3
1) (integer) 1000
2) (integer) 1000
3) (integer) 1000
> HSCAN large1 0 COUNT 1000000 MATCH 77
1) "0"
2) 1) "77"
   2) "77"
> SSCAN large2 0 COUNT 1000000 MATCH member88
1) "0"
2) 1) "member88"
> ZSCAN large3 0 COUNT 1000000 MATCH 99
1) "0"
2) 1) "99"
   2) "99"

# Scores are shown as the sorted set keeps them: as text in a small one.
> ZADD small 1e17 a -0.1 b 0.25 c inf d -inf e 1e20 f 3.5e-10 g 4.6e18 h -4.7e18 i
(integer) 9
> ZSCAN small 0
1) "0"
2)  1) "e"
    2) "-inf"
    3) "i"
    4) "-4.7e+18"
    5) "b"
    6) "-0.10000000000000001"
    7) "g"
    8) "3.4999999999999998e-10"
    9) "c"
   10) "0.25"
   11) "a"
   12) "100000000000000000"
   13) "h"
   14) "4600000000000000000"
   15) "f"
   16) "1e+20"
   17) "d"
   18) "inf"
> ZADD large3 1e17 whole 0.25 quarter inf most
(integer) 3
> ZSCAN large3 0 COUNT 1000000 MATCH whole
1) "0"
2) 1) "whole"
   2) "1e+17"
> ZSCAN large3 0 COUNT 1000000 MATCH quarter
1) "0"
2) 1) "quarter"
   2) "0.25"
> ZSCAN large3 0 COUNT 1000000 MATCH most
1) "0"
2) 1) "most"
   2) "inf"

# The cursor is looked at first, then the key, and the options only if there is one.
> HSCAN hash x
(error) ERR invalid cursor
> SSCAN nosuch x
(error) ERR invalid cursor
> HSCAN numbers x
(error) ERR invalid cursor
> HSCAN hash 18446744073709551616
(error) ERR invalid cursor
> HSCAN numbers 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SSCAN scores 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZSCAN hash 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZSCAN hash 0 NOSUCH
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HSCAN nosuch 0 NOSUCH
1) "0"
2) (empty array)
> HSCAN nosuch 0 COUNT x
1) "0"
2) (empty array)
> HSCAN hash 0 NOSUCH
(error) ERR syntax error
> HSCAN hash 0 TYPE hash
(error) ERR syntax error
> HSCAN hash 0 COUNT
(error) ERR syntax error
> HSCAN hash 0 MATCH
(error) ERR syntax error
> HSCAN hash 0 COUNT 0
(error) ERR syntax error
> HSCAN hash 0 COUNT -1
(error) ERR syntax error
> HSCAN hash 0 COUNT x
(error) ERR value is not an integer or out of range
> HSCAN hash 0 COUNT x NOSUCH
(error) ERR value is not an integer or out of range
> HSCAN hash 0 COUNT 1 NOSUCH
(error) ERR syntax error
> SSCAN numbers 0 COUNT 0
(error) ERR syntax error
> ZSCAN scores 0 COUNT 0
(error) ERR syntax error
> HSCAN hash
(error) ERR wrong number of arguments for 'hscan' command
> SSCAN numbers
(error) ERR wrong number of arguments for 'sscan' command
> ZSCAN scores
(error) ERR wrong number of arguments for 'zscan' command

# RESP3 has the same shape.
!resp3
> HSCAN hash 0
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
> SSCAN numbers 0
1) "0"
2) 1) "1"
   2) "2"
   3) "3"
> ZSCAN scores 0
1) "0"
2) 1) "a"
   2) "1"
   3) "b"
   4) "2"
   5) "c"
   6) "3"
