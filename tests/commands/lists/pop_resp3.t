# RESP3 has one kind of nothing.
!resp3
> LPOP missing
(nil)
> LPOP missing 1
(nil)
> RPOP missing
(nil)
> RPOP missing 0
(nil)
> LMPOP 1 missing LEFT
(nil)
> LMOVE missing other LEFT LEFT
(nil)
> RPOPLPUSH missing other
(nil)
> LINDEX missing 0
(nil)
> LPOS missing a
(nil)
> LPOS missing a COUNT 1
(empty array)
> LRANGE missing 0 -1
(empty array)
> RPUSH l a b c d
(integer) 4
> LPOP l
"a"
> LPOP l 1
1) "b"
> RPOP l 0
(empty array)
> LMPOP 2 missing l RIGHT
1) "l"
2) 1) "d"
> LMOVE l l LEFT RIGHT
"c"
> LINDEX l 0
"c"
> LINDEX l 1
(nil)
> LPOS l c
(integer) 0
> LPOS l c COUNT 0
1) (integer) 0
> LPOS l nosuch
(nil)
