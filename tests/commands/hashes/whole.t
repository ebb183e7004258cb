# A small hash keeps the order in which its fields were added.
> HSET order one 1 two 2 three 3
(integer) 3
> HSET order one 11
(integer) 0
> HGETALL order
1) "one"
2) "11"
3) "two"
4) "2"
5) "three"
6) "3"
> HKEYS order
1) "one"
2) "two"
3) "three"
> HVALS order
1) "11"
2) "2"
3) "3"
> HDEL order one
(integer) 1
> HSET order one 1
(integer) 1
> HGETALL order
1) "two"
2) "2"
3) "three"
4) "3"
5) "one"
6) "1"
> HGETALL nosuch
(empty array)
> HKEYS nosuch
(empty array)
> HVALS nosuch
(empty array)

# A large one has no order.
> HSET large 1 123456789012345678901234567890123456789012345678901234567890123456789 2 b 3 c
(integer) 3
#! sorted
> HKEYS large
1) "1"
2) "2"
3) "3"
#! sorted
> HVALS large
1) "123456789012345678901234567890123456789012345678901234567890123456789"
2) "b"
3) "c"
> HLEN large
(integer) 3

> SET text hello
OK
> HGETALL text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HKEYS text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HVALS text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HGETALL
(error) ERR wrong number of arguments for 'hgetall' command
> HGETALL order large
(error) ERR wrong number of arguments for 'hgetall' command
> HKEYS
(error) ERR wrong number of arguments for 'hkeys' command
> HVALS
(error) ERR wrong number of arguments for 'hvals' command

# In RESP3 a hash is a map.
!resp3
> HGETALL order
1# "two" => "2"
2# "three" => "3"
3# "one" => "1"
> HGETALL nosuch
(empty hash)
> HKEYS order
1) "two"
2) "three"
3) "one"
> HVALS order
1) "2"
2) "3"
3) "1"
> HKEYS nosuch
(empty array)
