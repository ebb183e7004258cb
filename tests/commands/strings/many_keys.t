# MSET sets several keys; a key named twice keeps its last value.
> MSET a 1 b 2
OK
> MGET a b missing
1) "1"
2) "2"
3) (nil)
> MSET a 3 a 4
OK
> GET a
"4"
> MSET a 1 b
(error) ERR wrong number of arguments for 'mset' command
> MSET a
(error) ERR wrong number of arguments for 'mset' command
> MSET
(error) ERR wrong number of arguments for 'mset' command

# MSET drops times to live.
> SET t 1 EX 100
OK
> MSET t 2
OK
> TTL t
(integer) -1

# MSETNX sets all or nothing.
> MSETNX c 1 a 9
(integer) 0
> EXISTS c
(integer) 0
> GET a
"4"
> MSETNX c 1 d 2
(integer) 1
> MGET c d
1) "1"
2) "2"
> MSETNX e 1 e 2
(integer) 1
> GET e
"2"
> MSETNX e
(error) ERR wrong number of arguments for 'msetnx' command

# MGET answers in the order asked for.
> MGET d c d
1) "2"
2) "1"
3) "2"
> MGET
(error) ERR wrong number of arguments for 'mget' command
