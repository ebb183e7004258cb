# A small sorted set is a listpack, up to 128 members of up to 64 bytes.
> EVAL "for i = 1, 128 do redis.call('ZADD', KEYS[1], i % 7, 'm' .. i) end" 1 many
(nil)
> OBJECT ENCODING many
"listpack"
> ZADD many 5 m1
(integer) 0
> OBJECT ENCODING many
"listpack"
> ZADD many 1 m129
(integer) 1
> OBJECT ENCODING many
"skiplist"
> ZCARD many
(integer) 129
> ZRANK many m1
(integer) 92
> ZREVRANK many m1
(integer) 36
> ZSCORE many m1
"5"
> ZREM many m129 m128 m127 m126
(integer) 4
> OBJECT ENCODING many
"skiplist"
> ZADD long 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
(integer) 1
> OBJECT ENCODING long
"listpack"
> ZADD long XX 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
(integer) 0
> OBJECT ENCODING long
"listpack"
> ZINCRBY long 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
"1"
> OBJECT ENCODING long
"skiplist"

# The limits are settings; a sorted set keeps its form until it changes.
> CONFIG SET zset-max-listpack-entries 2 zset-max-listpack-value 3
OK
> ZADD few 1 a 2 b
(integer) 2
> OBJECT ENCODING few
"listpack"
> ZADD few 3 c
(integer) 1
> OBJECT ENCODING few
"skiplist"
> ZADD short 1 abc
(integer) 1
> OBJECT ENCODING short
"listpack"
> ZADD short 1 abcd
(integer) 1
> OBJECT ENCODING short
"skiplist"
> CONFIG SET zset-max-ziplist-entries 0
OK
> ZADD none 1 a
(integer) 1
> OBJECT ENCODING none
"skiplist"

# Minus zero: a large one shows it, a small one does not.
> CONFIG SET zset-max-listpack-entries 128 zset-max-listpack-value 64
OK
> ZADD zero -0 a
(integer) 1
> ZSCORE zero a
"0"
> ZADD short -0 a
(integer) 1
> ZSCORE short a
"-0"
> ZADD short CH 0 a
(integer) 0
> ZSCORE short a
"-0"
