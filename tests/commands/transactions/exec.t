# What stands between MULTI and EXEC is queued, then runs as one.
> MULTI
OK
> SET a 1
QUEUED
> INCR a
QUEUED
> GET a
QUEUED
other> GET a
(nil)
> EXEC
1) OK
2) (integer) 2
3) "2"
> GET a
"2"

# An empty transaction is one, too.
> MULTI
OK
> EXEC
(empty array)

# A command that fails when it runs does not stop the others.
> SET text abc
OK
> MULTI
OK
> INCR text
QUEUED
> INCR a
QUEUED
> EXEC
1) (error) ERR value is not an integer or out of range
2) (integer) 3

# DISCARD forgets what was queued.
> MULTI
OK
> SET a 100
QUEUED
> DISCARD
OK
> GET a
"3"

# Errors.
> EXEC
(error) ERR EXEC without MULTI
> DISCARD
(error) ERR DISCARD without MULTI
> MULTI
OK
> MULTI
(error) ERR MULTI calls can not be nested
> GET a
QUEUED
> EXEC
1) "3"
> MULTI x
(error) ERR wrong number of arguments for 'multi' command
> EXEC x
(error) EXECABORT Transaction discarded because of: wrong number of arguments for 'exec' command
> DISCARD x
(error) ERR wrong number of arguments for 'discard' command
