# LMOVE moves one element between the ends of two lists.
> RPUSH from a b c d
(integer) 4
> LMOVE from to LEFT LEFT
"a"
> LMOVE from to LEFT RIGHT
"b"
> LMOVE from to RIGHT LEFT
"d"
> LRANGE to 0 -1
1) "d"
2) "a"
3) "b"
> LRANGE from 0 -1
1) "c"
> lmove from to right right
"c"
> LRANGE to 0 -1
1) "d"
2) "a"
3) "b"
4) "c"
> EXISTS from
(integer) 0
> LMOVE from to LEFT LEFT
(nil)
> LMOVE missing nowhere LEFT RIGHT
(nil)
> EXISTS nowhere
(integer) 0
# Source and destination may be the same: the list turns, keeps its expiry and is never gone.
> RPUSH ring 1 2 3
(integer) 3
> EXPIRE ring 1000
(integer) 1
> LMOVE ring ring LEFT RIGHT
"1"
> LMOVE ring ring LEFT RIGHT
"2"
> LRANGE ring 0 -1
1) "3"
2) "1"
3) "2"
> LMOVE ring ring RIGHT LEFT
"2"
> LRANGE ring 0 -1
1) "2"
2) "3"
3) "1"
> LMOVE ring ring LEFT LEFT
"2"
> LMOVE ring ring RIGHT RIGHT
"1"
> LRANGE ring 0 -1
1) "2"
2) "3"
3) "1"
> RPOPLPUSH ring ring
"1"
> LRANGE ring 0 -1
1) "1"
2) "2"
3) "3"
> TTL ring
(integer) 1000
> RPUSH one x
(integer) 1
> EXPIRE one 1000
(integer) 1
> LMOVE one one LEFT RIGHT
"x"
> RPOPLPUSH one one
"x"
> LRANGE one 0 -1
1) "x"
> TTL one
(integer) 1000
# The destination keeps its expiry, and gets none from the source.
> RPUSH from a b
(integer) 2
> EXPIRE from 1000
(integer) 1
> LMOVE from new LEFT RIGHT
"a"
> TTL new
(integer) -1
> EXPIRE new 500
(integer) 1
> LMOVE from new LEFT RIGHT
"b"
> TTL new
(integer) 500
# Wrong types: nothing is popped.
> SET text hello
OK
> RPUSH from a b
(integer) 2
> LMOVE from text LEFT LEFT
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LMOVE text from LEFT LEFT
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LMOVE text text LEFT LEFT
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LMOVE missing text LEFT LEFT
(nil)
> RPOPLPUSH from text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPOPLPUSH text from
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPOPLPUSH missing text
(nil)
> LRANGE from 0 -1
1) "a"
2) "b"
# The ends are looked at before the keys.
> LMOVE text from UP LEFT
(error) ERR syntax error
> LMOVE missing text LEFT DOWN
(error) ERR syntax error
> LMOVE from to LEFT ""
(error) ERR syntax error
> LMOVE from to LEFT
(error) ERR wrong number of arguments for 'lmove' command
> LMOVE from to LEFT LEFT LEFT
(error) ERR wrong number of arguments for 'lmove' command
# RPOPLPUSH is LMOVE RIGHT LEFT.
> RPOPLPUSH from target
"b"
> RPOPLPUSH from target
"a"
> RPOPLPUSH from target
(nil)
> LRANGE target 0 -1
1) "a"
2) "b"
> EXISTS from
(integer) 0
> RPOPLPUSH from
(error) ERR wrong number of arguments for 'rpoplpush' command
> RPOPLPUSH from to other
(error) ERR wrong number of arguments for 'rpoplpush' command
