# Deleting, expiring and renaming a watched key change it.
> SET a 1
OK
> WATCH a
OK
other> DEL a
(integer) 1
> MULTI
OK
> EXEC
(nil)
> WATCH missing
OK
other> SET missing 1
OK
> MULTI
OK
> EXEC
(nil)
> SET a 1
OK
> WATCH a
OK
other> EXPIRE a 100
(integer) 1
> MULTI
OK
> EXEC
(nil)
> WATCH a
OK
other> RENAME missing a
OK
> MULTI
OK
> EXEC
(nil)

# A missing key that stays missing has not changed.
> WATCH gone
OK
other> DEL gone
(integer) 0
> MULTI
OK
> EXEC
(empty array)

# FLUSHALL and SWAPDB change what exists, or comes to exist.
> WATCH a
OK
other> FLUSHALL
OK
> MULTI
OK
> EXEC
(nil)
> WATCH a
OK
other> FLUSHALL
OK
> MULTI
OK
> EXEC
(empty array)
other> SELECT 1
OK
other> SET a one
OK
> WATCH a
OK
other> SWAPDB 0 1
OK
> MULTI
OK
> EXEC
(nil)
> GET a
"one"

# A key is watched in the database that was selected then.
> WATCH a
OK
other> SELECT 2
OK
other> SET a 1
OK
> MULTI
OK
> EXEC
(empty array)
