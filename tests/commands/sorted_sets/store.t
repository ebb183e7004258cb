# ZUNIONSTORE and ZINTERSTORE put the result in a key, whatever was there, and reply its size.
> ZADD math 1 ann 2 bob 3 eve
(integer) 3
> ZADD physics 10 bob 20 eve 30 max
(integer) 3
> SET out text EX 100
OK
> ZUNIONSTORE out 2 math physics
(integer) 4
> TTL out
(integer) -1
> ZUNION 1 out WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "12"
5) "eve"
6) "23"
7) "max"
8) "30"
> ZINTERSTORE out 2 math physics WEIGHTS 2 1
(integer) 2
> ZUNION 1 out WITHSCORES
1) "bob"
2) "14"
3) "eve"
4) "26"
> ZUNIONSTORE out 2 math physics AGGREGATE MIN WEIGHTS 1 -1
(integer) 4
> ZUNION 1 out WITHSCORES
1) "max"
2) "-30"
3) "eve"
4) "-20"
5) "bob"
6) "-10"
7) "ann"
8) "1"

# An empty result removes the key.
> ZINTERSTORE out 2 math nowhere
(integer) 0
> EXISTS out
(integer) 0
> ZINTERSTORE out 2 math nowhere
(integer) 0
> ZUNIONSTORE out 1 nowhere
(integer) 0
> EXISTS out
(integer) 0

# The destination may be an input.
> ZUNIONSTORE math 2 math physics
(integer) 4
> ZUNION 1 math WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "12"
5) "eve"
6) "23"
7) "max"
8) "30"
> ZINTERSTORE physics 2 physics math WEIGHTS 1 0
(integer) 3
> ZUNION 1 physics WITHSCORES
1) "bob"
2) "10"
3) "eve"
4) "20"
5) "max"
6) "30"
> SADD club ann
(integer) 1
> ZUNIONSTORE club 2 club math
(integer) 4
> TYPE club
zset
> ZUNION 1 club WITHSCORES
1) "ann"
2) "2"
3) "bob"
4) "12"
5) "eve"
6) "23"
7) "max"
8) "30"

# A mistake leaves the destination alone.
> SET text hello
OK
> ZUNIONSTORE club 2 math text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZINTERSTORE club 0 math
(error) ERR at least 1 input key is needed for 'zinterstore' command
> ZUNIONSTORE club 0 math
(error) ERR at least 1 input key is needed for 'zunionstore' command
> ZUNIONSTORE club x math
(error) ERR value is not an integer or out of range
> ZUNIONSTORE club 2 math
(error) ERR syntax error
> ZUNIONSTORE club 1 math WITHSCORES
(error) ERR syntax error
> ZUNIONSTORE club 1 math WEIGHTS x
(error) ERR weight value is not a float
> ZINTERSTORE club 1 math AGGREGATE x
(error) ERR syntax error
> ZINTERSTORE club 1 math LIMIT 1
(error) ERR syntax error
> ZUNIONSTORE club 1
(error) ERR wrong number of arguments for 'zunionstore' command
> ZCARD club
(integer) 4

# Small results are small again, however large the inputs are.
> EVAL "for i = 1, 200 do redis.call('ZADD', KEYS[1], i, i) redis.call('ZADD', KEYS[2], i, i + 100) end" 2 low high
(nil)
> OBJECT ENCODING low
"skiplist"
> ZUNIONSTORE both 2 low high
(integer) 300
> OBJECT ENCODING both
"skiplist"
> ZINTERSTORE both 2 low high
(integer) 100
> OBJECT ENCODING both
"listpack"
> ZINTERCARD 2 low high LIMIT 30
(integer) 30
> ZDIFFSTORE both 2 low high
(integer) 100
> OBJECT ENCODING both
"listpack"
> CONFIG SET zset-max-listpack-entries 100
OK
> ZDIFFSTORE both 2 low high
(integer) 100
> OBJECT ENCODING both
"listpack"
> CONFIG SET zset-max-listpack-entries 99
OK
> ZDIFFSTORE both 2 low high
(integer) 100
> OBJECT ENCODING both
"skiplist"
> ZUNIONSTORE both 2 high low
(integer) 300
> ZSCORE both 150
"200"
