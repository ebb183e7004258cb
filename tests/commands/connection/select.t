# Each connection works in one of 16 databases, at first in 0.
> SET a zero
OK
> SELECT 1
OK
> GET a
(nil)
> SET a one
OK
> SELECT 15
OK
> DBSIZE
(integer) 0
> SELECT 0
OK
> GET a
"zero"
> SELECT 16
(error) ERR DB index is out of range
> SELECT -1
(error) ERR DB index is out of range
> SELECT x
(error) ERR value is not an integer or out of range
> SELECT 1.0
(error) ERR value is not an integer or out of range
> SELECT ""
(error) ERR value is not an integer or out of range
> SELECT
(error) ERR wrong number of arguments for 'select' command
> SELECT 1 2
(error) ERR wrong number of arguments for 'select' command
> GET a
"zero"

# Another connection does not follow.
> SELECT 1
OK
> GET a
"one"
other> GET a
"zero"
