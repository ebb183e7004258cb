# LSET replaces an element.
> RPUSH l a b c d
(integer) 4
> LSET l 0 A
OK
> LSET l -1 D
OK
> LSET l 1 12
OK
> LSET l 2 ""
OK
> LRANGE l 0 -1
1) "A"
2) "12"
3) ""
4) "D"
> LSET l 4 x
(error) ERR index out of range
> LSET l -5 x
(error) ERR index out of range
> LSET l 9223372036854775807 x
(error) ERR index out of range
> LSET l -9223372036854775808 x
(error) ERR index out of range
> LSET l abc x
(error) ERR value is not an integer or out of range
> LSET missing 0 x
(error) ERR no such key
> LSET missing abc x
(error) ERR no such key
> SET text hello
OK
> LSET text 0 x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LSET text abc x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LSET l 0
(error) ERR wrong number of arguments for 'lset' command
> LSET l 0 a b
(error) ERR wrong number of arguments for 'lset' command
# LINSERT finds the pivot from the front.
> RPUSH m a b c b
(integer) 4
> LINSERT m BEFORE b x
(integer) 5
> LINSERT m AFTER b y
(integer) 6
> LINSERT m before a front
(integer) 7
> LINSERT m after c 5
(integer) 8
> LINSERT m AFTER 5 back
(integer) 9
> LINSERT m BEFORE nosuch z
(integer) -1
> LRANGE m 0 -1
1) "front"
2) "a"
3) "x"
4) "b"
5) "y"
6) "c"
7) "5"
8) "back"
9) "b"
> LINSERT missing BEFORE a b
(integer) 0
> EXISTS missing
(integer) 0
> LINSERT text BEFORE a b
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LINSERT text NEAR a b
(error) ERR syntax error
> LINSERT missing NEAR a b
(error) ERR syntax error
> LINSERT m NEAR nosuch b
(error) ERR syntax error
> LINSERT m BEFORE a
(error) ERR wrong number of arguments for 'linsert' command
> LINSERT m BEFORE a b c
(error) ERR wrong number of arguments for 'linsert' command
# LREM removes from the front, from the end, or all.
> RPUSH r x a x b x c x
(integer) 7
> LREM r 1 x
(integer) 1
> LREM r -1 x
(integer) 1
> LRANGE r 0 -1
1) "a"
2) "x"
3) "b"
4) "x"
5) "c"
> LREM r 0 nosuch
(integer) 0
> LREM r 5 x
(integer) 2
> LRANGE r 0 -1
1) "a"
2) "b"
3) "c"
> RPUSH s x a x b x
(integer) 5
> LREM s -2 x
(integer) 2
> LRANGE s 0 -1
1) "x"
2) "a"
3) "b"
> LREM s 0 x
(integer) 1
> LREM s 0 a
(integer) 1
> LREM s 0 b
(integer) 1
> EXISTS s
(integer) 0
> RPUSH s x x x
(integer) 3
> LREM s -9223372036854775808 x
(integer) 3
> EXISTS s
(integer) 0
> RPUSH s x x x
(integer) 3
> LREM s 9223372036854775807 x
(integer) 3
> EXISTS s
(integer) 0
> LREM missing 0 x
(integer) 0
> LREM missing abc x
(error) ERR value is not an integer or out of range
> LREM text 0 x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LREM text abc x
(error) ERR value is not an integer or out of range
> LREM l 0
(error) ERR wrong number of arguments for 'lrem' command
# LTRIM keeps a range.
> RPUSH t a b c d e f g
(integer) 7
> LTRIM t 1 -1
OK
> LRANGE t 0 -1
1) "b"
2) "c"
3) "d"
4) "e"
5) "f"
6) "g"
> LTRIM t 0 -2
OK
> LRANGE t 0 -1
1) "b"
2) "c"
3) "d"
4) "e"
5) "f"
> LTRIM t -4 2
OK
> LRANGE t 0 -1
1) "c"
2) "d"
> LTRIM t -100 100
OK
> LTRIM t -9223372036854775808 9223372036854775807
OK
> LRANGE t 0 -1
1) "c"
2) "d"
> LTRIM t 5 10
OK
> EXISTS t
(integer) 0
> RPUSH t a b c
(integer) 3
> LTRIM t 2 1
OK
> EXISTS t
(integer) 0
> RPUSH t a b c
(integer) 3
> LTRIM t 9223372036854775807 -9223372036854775808
OK
> EXISTS t
(integer) 0
> RPUSH t a b c
(integer) 3
> LTRIM t 0 -100
OK
> EXISTS t
(integer) 0
> RPUSH t a b c
(integer) 3
> LTRIM t 1 1
OK
> LRANGE t 0 -1
1) "b"
> LTRIM missing 0 1
OK
> LTRIM missing a 1
(error) ERR value is not an integer or out of range
> LTRIM text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LTRIM text 0 b
(error) ERR value is not an integer or out of range
> LTRIM t 0
(error) ERR wrong number of arguments for 'ltrim' command
# Changes keep the expiry.
> RPUSH kept a b c d
(integer) 4
> EXPIRE kept 1000
(integer) 1
> LSET kept 0 x
OK
> LINSERT kept AFTER x y
(integer) 5
> LREM kept 0 b
(integer) 1
> LTRIM kept 0 2
OK
> TTL kept
(integer) 1000
