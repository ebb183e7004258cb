# SELECT within a transaction moves the commands behind it.
> MULTI
OK
> SET a zero
QUEUED
> SELECT 1
QUEUED
> SET a one
QUEUED
> EXEC
1) OK
2) OK
3) OK
> GET a
"one"
> SELECT 0
OK
> GET a
"zero"

# Scripts run within transactions; one that fails does not stop the others.
> MULTI
OK
> EVAL "return redis.call('INCR', KEYS[1])" 1 count
QUEUED
> EVAL "return redis.call('INCR', KEYS[1])" 1 a
QUEUED
> EVAL "return {1, 'two', {3}}" 0
QUEUED
> EVALSHA ffffffffffffffffffffffffffffffffffffffff 0
QUEUED
> SCRIPT EXISTS ffffffffffffffffffffffffffffffffffffffff
QUEUED
> EXEC
1) (integer) 1
2) (error) ERR value is not an integer or out of range script: 61636018f4e6b5817b89791bbed242f93fa089e3, on @user_script:1.
3) 1) (integer) 1
   2) "two"
   3) 1) (integer) 3
4) (error) NOSCRIPT No matching script. Please use EVAL.
5) 1) (integer) 0
> GET count
"1"

# A script's write counts as a change of a watched key.
> WATCH count
OK
other> EVAL "return redis.call('INCR', KEYS[1])" 1 count
(integer) 2
> MULTI
OK
> EXEC
(nil)
> WATCH count
OK
> EVAL "return redis.call('INCR', KEYS[1])" 1 count
(integer) 3
> MULTI
OK
> EXEC
(nil)

# HELLO within a transaction.
> MULTI
OK
> GET missing
QUEUED
> HELLO 9
QUEUED
> EXEC
1) (nil)
2) (error) NOPROTO unsupported protocol version
