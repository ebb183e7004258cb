# A hash is compact up to 512 fields of at most 64 bytes, and never becomes so again.
> EVAL "
|   for i = 1, 512 do redis.call('HSET', KEYS[1], i, i) end
|   return redis.call('HLEN', KEYS[1])
| " 1 many
(integer) 512
> OBJECT ENCODING many
"listpack"
> HSET many 512 again
(integer) 0
> OBJECT ENCODING many
"listpack"
> HSET many 513 513
(integer) 1
> OBJECT ENCODING many
"hashtable"
> HDEL many 513 512 511
(integer) 3
> OBJECT ENCODING many
"hashtable"
> HGET many 510
"510"
> HLEN many
(integer) 510

> HSET short field 1234567890123456789012345678901234567890123456789012345678901234
(integer) 1
> OBJECT ENCODING short
"listpack"
> HSET short field 12345678901234567890123456789012345678901234567890123456789012345
(integer) 0
> OBJECT ENCODING short
"hashtable"
> HSET short field 1
(integer) 0
> OBJECT ENCODING short
"hashtable"
> HSET long 12345678901234567890123456789012345678901234567890123456789012345 1
(integer) 1
> OBJECT ENCODING long
"hashtable"
> HSETNX other field 12345678901234567890123456789012345678901234567890123456789012345
(integer) 1
> OBJECT ENCODING other
"hashtable"

# What does not become part of the hash does not count.
> HSET small field 1
(integer) 1
> HINCRBY small 1234567890123456789012345678901234567890123456789012345678901234 1
(integer) 1
> OBJECT ENCODING small
"listpack"
> HINCRBYFLOAT small 12345678901234567890123456789012345678901234567890123456789012345 1
"1"
> OBJECT ENCODING small
"hashtable"

# The settings apply to the next change.
> CONFIG SET hash-max-listpack-entries 2 hash-max-listpack-value 4
OK
> HSET set a 1 b 1234
(integer) 2
> OBJECT ENCODING set
"listpack"
> HINCRBY set a 9998
(integer) 9999
> OBJECT ENCODING set
"listpack"
> HINCRBY set a 1
(integer) 10000
> OBJECT ENCODING set
"hashtable"
> HSET set2 a 1 b 2
(integer) 2
> OBJECT ENCODING set2
"listpack"
> HINCRBYFLOAT set2 c 1.5
"1.5"
> OBJECT ENCODING set2
"hashtable"
> CONFIG SET hash-max-ziplist-entries 512 hash-max-ziplist-value 64
OK
> OBJECT ENCODING set2
"hashtable"
> COPY set2 set3
(integer) 1
> OBJECT ENCODING set3
"hashtable"
#! sorted
> HKEYS set3
1) "a"
2) "b"
3) "c"
