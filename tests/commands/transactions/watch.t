# EXEC does nothing if a watched key has changed since WATCH.
> SET a 1
OK
> WATCH a
OK
other> SET a 2
OK
> MULTI
OK
> SET a 3
QUEUED
> EXEC
(nil)
> GET a
"2"

# The same value written again counts as a change; so does the connection's own write.
> WATCH a
OK
other> SET a 2
OK
> MULTI
OK
> EXEC
(nil)
> WATCH a
OK
> INCR a
(integer) 3
> MULTI
OK
> EXEC
(nil)

# Nothing changed: the transaction runs, and the keys are no longer watched.
> WATCH a b
OK
> MULTI
OK
> INCR a
QUEUED
> EXEC
1) (integer) 4
other> INCR a
(integer) 5
> MULTI
OK
> GET a
QUEUED
> EXEC
1) "5"

# UNWATCH and DISCARD forget what was watched.
> WATCH a
OK
other> INCR a
(integer) 6
> UNWATCH
OK
> MULTI
OK
> GET a
QUEUED
> EXEC
1) "6"
> WATCH a
OK
other> INCR a
(integer) 7
> MULTI
OK
> DISCARD
OK
> MULTI
OK
> GET a
QUEUED
> EXEC
1) "7"

# Reading and failing writes change nothing.
> WATCH a
OK
other> GET a
"7"
other> SET a 1 NX
(nil)
other> APPEND
(error) ERR wrong number of arguments for 'append' command
> MULTI
OK
> EXEC
(empty array)
> WATCH
(error) ERR wrong number of arguments for 'watch' command
> UNWATCH x
(error) ERR wrong number of arguments for 'unwatch' command
