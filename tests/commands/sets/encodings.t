# Integers are an intset up to set-max-intset-entries.
> SADD s 1 2 3
(integer) 3
> OBJECT ENCODING s
"intset"
> SADD s 9223372036854775807 -9223372036854775808
(integer) 2
> OBJECT ENCODING s
"intset"
> SISMEMBER s 9223372036854775807
(integer) 1
> SADD s 9223372036854775808
(integer) 1
#! 7.2
> OBJECT ENCODING s
"listpack"
> EVAL "for i = 1, ARGV[1] do redis.call('SADD', KEYS[1], i) end" 1 ints 512
(nil)
> OBJECT ENCODING ints
"intset"
> SADD ints 513
(integer) 1
> OBJECT ENCODING ints
"hashtable"
> SREM ints 513
(integer) 1
> OBJECT ENCODING ints
"hashtable"
> SADD ints 513
(integer) 1

# A few short strings are a listpack since 7.2; before, a hashtable.
> SADD strings a b 1
(integer) 3
#! 7.2
> OBJECT ENCODING strings
"listpack"
> SADD strings aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
(integer) 1
#! 7.2
> OBJECT ENCODING strings
"listpack"
> SADD strings aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
(integer) 1
> OBJECT ENCODING strings
"hashtable"
> EVAL "for i = 1, ARGV[1] do redis.call('SADD', KEYS[1], 'm' .. i) end" 1 many 128
(nil)
#! 7.2
> OBJECT ENCODING many
"listpack"
> SADD many one-more
(integer) 1
> OBJECT ENCODING many
"hashtable"

# An intset that is too large for a listpack skips it.
> EVAL "for i = 1, ARGV[1] do redis.call('SADD', KEYS[1], i) end" 1 mixed 200
(nil)
> OBJECT ENCODING mixed
"intset"
> SADD mixed text
(integer) 1
> OBJECT ENCODING mixed
"hashtable"

# A stored result is as if its members had been added to a new set.
> SADD some 1 2 3 600
(integer) 4
> OBJECT ENCODING ints
"hashtable"
> SINTERSTORE result ints some
(integer) 3
> OBJECT ENCODING result
"intset"
> SUNIONSTORE result ints some
(integer) 514
> OBJECT ENCODING result
"hashtable"
> SUNIONSTORE result some some
(integer) 4
> OBJECT ENCODING result
"intset"
> SADD mixed 600
(integer) 1
> SINTERSTORE result mixed some
(integer) 4
> OBJECT ENCODING result
"intset"

# But where SDIFF copies the first set and removes from the copy, that keeps its form. It does so
# if what is removed is little.
> OBJECT ENCODING ints
"hashtable"
> SCARD ints
(integer) 513
> SDIFFSTORE result ints some
(integer) 510
> OBJECT ENCODING result
"intset"
> SDIFFSTORE result ints some some
(integer) 510
> OBJECT ENCODING result
"hashtable"
> EVAL "for i = 1, ARGV[1] do redis.call('SADD', KEYS[1], i) end" 1 half 127
(nil)
> SDIFFSTORE result ints half half
(integer) 386
> OBJECT ENCODING result
"hashtable"
> SADD half 128 129
(integer) 2
> SDIFFSTORE result ints half half
(integer) 384
> OBJECT ENCODING result
"intset"
