# What dirties a WATCH: a change, and LTRIM and LSET even if all stays as it was.
> RPUSH l a b
(integer) 2
> WATCH l
OK
other> LTRIM l 0 -1
OK
> MULTI
OK
> PING
QUEUED
> EXEC
(nil)
> WATCH l
OK
other> LSET l 0 a
OK
> MULTI
OK
> PING
QUEUED
> EXEC
(nil)
> WATCH l
OK
other> LMOVE l l LEFT LEFT
"a"
> MULTI
OK
> PING
QUEUED
> EXEC
(nil)
# What finds nothing to do does not.
> WATCH l missing
OK
other> LPOP l 0
(empty array)
other> LREM l 0 nosuch
(integer) 0
other> LINSERT l BEFORE nosuch c
(integer) -1
other> LSET l 7 x
(error) ERR index out of range
other> LPUSHX missing a
(integer) 0
other> RPOPLPUSH missing l
(nil)
other> LTRIM missing 0 0
OK
other> LMPOP 1 missing LEFT
(nil)
> MULTI
OK
> PING
QUEUED
> EXEC
1) PONG
# A key that a pop or a trim removes.
> WATCH l
OK
other> RPOP l 2
1) "b"
2) "a"
> MULTI
OK
> PING
QUEUED
> EXEC
(nil)
