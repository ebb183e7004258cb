# APPEND makes the key if it is missing, and answers the new length.
> APPEND log "one "
(integer) 4
> APPEND log two
(integer) 7
> APPEND log ""
(integer) 7
> GET log
"one two"
> STRLEN log
(integer) 7
> STRLEN missing
(integer) 0
> APPEND log
(error) ERR wrong number of arguments for 'append' command

# APPEND and SETRANGE leave the time to live alone.
> EXPIRE log 100
(integer) 1
> APPEND log !
(integer) 8
> TTL log
(integer) 100

# SETRANGE overwrites from an offset and fills a gap with zeros.
> SET s "Hello World"
OK
> SETRANGE s 6 Redis
(integer) 11
> GET s
"Hello Redis"
> SETRANGE s 13 x
(integer) 14
> GET s
"Hello Redis\x00\x00x"
> SETRANGE fresh 3 abc
(integer) 6
> GET fresh
"\x00\x00\x00abc"
> SETRANGE missing 5 ""
(integer) 0
> EXISTS missing
(integer) 0
> SETRANGE s 5 ""
(integer) 14
> SETRANGE s -1 x
(error) ERR offset is out of range
> SETRANGE s one x
(error) ERR value is not an integer or out of range
> SETRANGE s 536870912 x
(error) ERR string exceeds maximum allowed size (proto-max-bulk-len)
> SETRANGE s 9223372036854775807 x
(error) ERR string exceeds maximum allowed size (proto-max-bulk-len)
> STRLEN s
(integer) 14

# GETRANGE counts from either side and cuts what does not exist. SUBSTR is its old name.
> SET s 0123456789
OK
> GETRANGE s 0 3
"0123"
> GETRANGE s -3 -1
"789"
> GETRANGE s 0 -1
"0123456789"
> GETRANGE s 5 100
"56789"
> GETRANGE s 10 20
""
> GETRANGE s 5 3
""
> GETRANGE s -1 -5
""
> GETRANGE s -100 2
"012"
> GETRANGE s -100 -50
"0"
> GETRANGE missing 0 -1
""
> GETRANGE s 0 9223372036854775807
"0123456789"
> GETRANGE s 0 x
(error) ERR value is not an integer or out of range
> GETRANGE s 0
(error) ERR wrong number of arguments for 'getrange' command
> SUBSTR s 2 4
"234"

# They work on integers, too, which are stored otherwise.
> SET n 12345
OK
> APPEND n 6
(integer) 6
> INCR n
(integer) 123457
> SETRANGE n 0 9
(integer) 6
> GETRANGE n 1 2
"23"
> STRLEN n
(integer) 6
