# A list is a listpack up to list-max-listpack-size, here in elements: what would exceed it makes
# the list a quicklist first.
> CONFIG SET list-max-listpack-size 4
OK
> RPUSH l a b c d
(integer) 4
#! 7.2
> OBJECT ENCODING l
"listpack"
> LPUSH l e
(integer) 5
> OBJECT ENCODING l
"quicklist"
> RPUSH l2 a b c d e
(integer) 5
> OBJECT ENCODING l2
"quicklist"
# It becomes a listpack again at half of that.
> RPOP l
"d"
> OBJECT ENCODING l
"quicklist"
> RPOP l
"c"
> OBJECT ENCODING l
"quicklist"
> LPOP l
"e"
#! 7.2
> OBJECT ENCODING l
"listpack"
> LRANGE l 0 -1
1) "a"
2) "b"
> LTRIM l2 0 1
OK
#! 7.2
> OBJECT ENCODING l2
"listpack"
> DEL l l2
(integer) 2
> RPUSH l x x x x x y
(integer) 6
> LREM l -4 x
(integer) 4
#! 7.2
> OBJECT ENCODING l
"listpack"
> RPUSH l 3 4
(integer) 4
> LINSERT l BEFORE y 5
(integer) 5
> OBJECT ENCODING l
"quicklist"
> LRANGE l 0 -1
1) "x"
2) "5"
3) "y"
4) "3"
5) "4"
> LMPOP 1 l RIGHT COUNT 3
1) "l"
2) 1) "4"
   2) "3"
   3) "y"
#! 7.2
> OBJECT ENCODING l
"listpack"
> DEL l
(integer) 1
# LMOVE may change the form of both lists.
> RPUSH from a b c d e
(integer) 5
> RPUSH to 1 2 3 4
(integer) 4
> RPOP from 2
1) "e"
2) "d"
> OBJECT ENCODING from
"quicklist"
#! 7.2
> OBJECT ENCODING to
"listpack"
> LMOVE from to RIGHT LEFT
"c"
#! 7.2
> OBJECT ENCODING from
"listpack"
> OBJECT ENCODING to
"quicklist"
> LMOVE to to LEFT RIGHT
"c"
> OBJECT ENCODING to
"quicklist"
> DEL from to
(integer) 2
# A full listpack that turns is never longer than before.
> RPUSH ring 1 2 3 4
(integer) 4
> LMOVE ring ring LEFT RIGHT
"1"
#! 7.2
> OBJECT ENCODING ring
"listpack"
# In bytes: by default 8 KB with what the listpack itself takes.
> CONFIG SET list-max-listpack-size -2
OK
> EVAL "return redis.call('RPUSH', KEYS[1], string.rep('x', 8185))" 1 long
(integer) 1
#! 7.2
> OBJECT ENCODING long
"listpack"
> RPUSH long y
(integer) 2
> OBJECT ENCODING long
"quicklist"
> EVAL "return redis.call('RPUSH', KEYS[1], string.rep('x', 8186))" 1 longer
(integer) 1
> OBJECT ENCODING longer
"quicklist"
# LSET both ways.
> LSET longer 0 short
OK
#! 7.2
> OBJECT ENCODING longer
"listpack"
> EVAL "return redis.call('LSET', KEYS[1], 0, string.rep('x', 9000))" 1 longer
OK
> OBJECT ENCODING longer
"quicklist"
> EVAL "return #redis.call('LINDEX', KEYS[1], 0)" 1 longer
(integer) 9000
# COPY and RENAME keep the form.
> COPY longer copied
(integer) 1
> OBJECT ENCODING copied
"quicklist"
> RENAME copied renamed
OK
> OBJECT ENCODING renamed
"quicklist"
