# SUNION, SINTER and SDIFF combine sets. A missing key is the empty set.
> SADD a 1 2 3 x
(integer) 4
> SADD b 2 3 y
(integer) 3
> SADD c 3 z
(integer) 2
#! sorted
> SUNION a b c missing
1) "1"
2) "2"
3) "3"
4) "x"
5) "y"
6) "z"
#! sorted
> SINTER a b
1) "2"
2) "3"
> SINTER a b c
1) "3"
> SINTER a b missing
(empty array)
> SINTER missing a
(empty array)
#! sorted
> SDIFF a b c
1) "1"
2) "x"
#! sorted
> SDIFF a missing
1) "1"
2) "2"
3) "3"
4) "x"
> SDIFF missing a
(empty array)
> SDIFF a a
(empty array)
#! sorted
> SDIFF c a
1) "z"
#! sorted
> SUNION b
1) "2"
2) "3"
3) "y"
#! sorted
> SINTER b b b
1) "2"
2) "3"
3) "y"
> SUNION missing
(empty array)
> SUNION
(error) ERR wrong number of arguments for 'sunion' command
> SINTER
(error) ERR wrong number of arguments for 'sinter' command
> SDIFF
(error) ERR wrong number of arguments for 'sdiff' command

# Those with STORE keep the result, replace what was there, and answer its size.
> SUNIONSTORE all a b c
(integer) 6
> SCARD all
(integer) 6
> SINTERSTORE both a b
(integer) 2
#! sorted
> SMEMBERS both
1) "2"
2) "3"
> SDIFFSTORE rest a b c
(integer) 2
#! sorted
> SMEMBERS rest
1) "1"
2) "x"
> SET all text
OK
> EXPIRE all 100
(integer) 1
> SUNIONSTORE all b
(integer) 3
> TTL all
(integer) -1
#! sorted
> SMEMBERS all
1) "2"
2) "3"
3) "y"

# An empty result removes the destination.
> SINTERSTORE all a missing
(integer) 0
> EXISTS all
(integer) 0
> SET all text
OK
> SDIFFSTORE all a a
(integer) 0
> EXISTS all
(integer) 0
> SUNIONSTORE all missing
(integer) 0
> EXISTS all
(integer) 0

# The destination may be a source.
> SUNIONSTORE a a b
(integer) 5
> SINTERSTORE a a b
(integer) 3
> SDIFFSTORE a a c
(integer) 2
#! sorted
> SMEMBERS a
1) "2"
2) "y"
> SDIFFSTORE a b a
(integer) 1
#! sorted
> SMEMBERS a
1) "3"
> SUNIONSTORE a
(error) ERR wrong number of arguments for 'sunionstore' command
> SINTERSTORE a
(error) ERR wrong number of arguments for 'sinterstore' command
> SDIFFSTORE a
(error) ERR wrong number of arguments for 'sdiffstore' command

# SINTERCARD counts the intersection, up to LIMIT; 0 is no limit.
> SADD n 1 2 3 4 5
(integer) 5
> SADD m 2 3 4 9
(integer) 4
> SINTERCARD 2 n m
(integer) 3
> SINTERCARD 1 n
(integer) 5
> SINTERCARD 2 n missing
(integer) 0
> SINTERCARD 2 n m LIMIT 2
(integer) 2
> SINTERCARD 2 n m LIMIT 0
(integer) 3
> SINTERCARD 2 n m limit 9223372036854775807
(integer) 3
> SINTERCARD 2 n m LIMIT 1 LIMIT 2
(integer) 2
> SINTERCARD 2 n m LIMIT -1
(error) ERR LIMIT can't be negative
> SINTERCARD 2 n m LIMIT x
(error) ERR LIMIT can't be negative
> SINTERCARD 2 n m LIMIT
(error) ERR syntax error
> SINTERCARD 2 n m NOSUCH
(error) ERR syntax error
> SINTERCARD 2 n m LIMIT -1 NOSUCH
(error) ERR LIMIT can't be negative
> SINTERCARD 2 n m NOSUCH LIMIT -1
(error) ERR syntax error
> SINTERCARD 1 n m
(error) ERR syntax error
> SINTERCARD 0 n
(error) ERR numkeys should be greater than 0
> SINTERCARD -1 n
(error) ERR numkeys should be greater than 0
> SINTERCARD x n
(error) ERR numkeys should be greater than 0
> SINTERCARD 3 n m
(error) ERR Number of keys can't be greater than number of args
> SINTERCARD 9223372036854775807 n
(error) ERR Number of keys can't be greater than number of args
> SINTERCARD 4294967297 n
(error) ERR Number of keys can't be greater than number of args
> SINTERCARD 1
(error) ERR wrong number of arguments for 'sintercard' command

# All sources must be sets, also where the result is known before.
> SET s text
OK
> SUNION missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SINTER missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SDIFF missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SUNIONSTORE n m s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SINTERSTORE n missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SDIFFSTORE n missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SINTERCARD 2 missing s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SINTERCARD 1 s LIMIT -1
(error) ERR LIMIT can't be negative
> SCARD n
(integer) 5

# In RESP3 the results are sets.
> DEL a
(integer) 1
> SADD a 1
(integer) 1
!resp3
> SUNION a missing
1~ "1"
> SINTER a a
1~ "1"
> SDIFF a missing
1~ "1"
> SINTER a missing
(empty set)
> SDIFF a a
(empty set)
> SUNION missing
(empty set)
> SUNIONSTORE b a
(integer) 1
