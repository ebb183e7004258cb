# DBSIZE counts the keys of one database; FLUSHDB empties it, FLUSHALL empties all.
> DBSIZE
(integer) 0
> MSET a 1 b 2
OK
> DBSIZE
(integer) 2
> SELECT 1
OK
> SET c 3
OK
> FLUSHDB
OK
> DBSIZE
(integer) 0
> SELECT 0
OK
> DBSIZE
(integer) 2
> FLUSHDB SYNC
OK
> DBSIZE
(integer) 0
> SET a 1
OK
> FLUSHDB async
OK
> DBSIZE
(integer) 0
> SET a 1
OK
> FLUSHDB maybe
(error) ERR syntax error
> FLUSHDB SYNC ASYNC
(error) ERR syntax error
> SELECT 1
OK
> FLUSHALL
OK
> SELECT 0
OK
> DBSIZE
(integer) 0
> FLUSHALL ASYNC
OK
> FLUSHALL maybe
(error) ERR syntax error
> FLUSHALL SYNC now
(error) ERR syntax error
> DBSIZE now
(error) ERR wrong number of arguments for 'dbsize' command

# SWAPDB exchanges two databases under the feet of everybody.
> SET a zero
OK
other> SELECT 1
OK
other> SET a one
OK
> SWAPDB 0 1
OK
> GET a
"one"
other> GET a
"zero"
> SWAPDB 1 1
OK
> SWAPDB 0 16
(error) ERR DB index is out of range
> SWAPDB 16 0
(error) ERR DB index is out of range
> SWAPDB x 0
(error) ERR invalid first DB index
> SWAPDB 0 x
(error) ERR invalid second DB index
> SWAPDB 0
(error) ERR wrong number of arguments for 'swapdb' command
