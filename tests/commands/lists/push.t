# LPUSH and RPUSH add one element after the other and tell the new length.
> RPUSH tasks b c
(integer) 2
> LPUSH tasks a z
(integer) 4
> LRANGE tasks 0 -1
1) "z"
2) "a"
3) "b"
4) "c"
> TYPE tasks
list
> RPUSH numbers 1 -1 01 9223372036854775807 9223372036854775808 "" " 1"
(integer) 7
> LRANGE numbers 0 -1
1) "1"
2) "-1"
3) "01"
4) "9223372036854775807"
5) "9223372036854775808"
6) ""
7) " 1"
# LPUSHX and RPUSHX only if there is a list.
> LPUSHX missing a
(integer) 0
> RPUSHX missing a b
(integer) 0
> EXISTS missing
(integer) 0
> LPUSHX tasks front1 front2
(integer) 6
> RPUSHX tasks back1 back2
(integer) 8
> LRANGE tasks 0 -1
1) "front2"
2) "front1"
3) "z"
4) "a"
5) "b"
6) "c"
7) "back1"
8) "back2"
# They keep the expiry.
> EXPIRE tasks 1000
(integer) 1
> RPUSH tasks x
(integer) 9
> LPUSHX tasks x
(integer) 10
> TTL tasks
(integer) 1000
# Another type.
> SET text hello
OK
> LPUSH text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPUSH text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LPUSHX text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPUSHX text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> GET text
"hello"
# Arguments are missing.
> LPUSH tasks
(error) ERR wrong number of arguments for 'lpush' command
> RPUSH
(error) ERR wrong number of arguments for 'rpush' command
> LPUSHX tasks
(error) ERR wrong number of arguments for 'lpushx' command
> RPUSHX tasks
(error) ERR wrong number of arguments for 'rpushx' command
> lpush tasks lower
(integer) 11
> LLEN tasks
(integer) 11
> LLEN missing
(integer) 0
> LLEN text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LLEN
(error) ERR wrong number of arguments for 'llen' command
> LLEN a b
(error) ERR wrong number of arguments for 'llen' command
