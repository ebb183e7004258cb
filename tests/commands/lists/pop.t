# Without a count one element is replied, or nothing.
> RPUSH l a b c d e f g
(integer) 7
> LPOP l
"a"
> RPOP l
"g"
> LPOP missing
(nil)
> RPOP missing
(nil)
# With a count an array, or no array.
> LPOP l 2
1) "b"
2) "c"
> RPOP l 2
1) "f"
2) "e"
> LPOP l 0
(empty array)
> RPOP l 0
(empty array)
> LPOP missing 0
(nil)
> LPOP missing 2
(nil)
> RPOP missing 0
(nil)
> LLEN l
(integer) 1
# More than there are: the key goes.
> LPOP l 9223372036854775807
1) "d"
> EXISTS l
(integer) 0
> RPUSH l a b
(integer) 2
> RPOP l 100
1) "b"
2) "a"
> EXISTS l
(integer) 0
> RPUSH l only
(integer) 1
> LPOP l
"only"
> EXISTS l
(integer) 0
> RPUSH l only
(integer) 1
> RPOP l
"only"
> EXISTS l
(integer) 0
# Elements that look like numbers come back as they were.
> RPUSH l 1 -5 007 +1 9223372036854775807 -9223372036854775808 1.0
(integer) 7
> LPOP l
"1"
> RPOP l 6
1) "1.0"
2) "-9223372036854775808"
3) "9223372036854775807"
4) "+1"
5) "007"
6) "-5"
# The count is looked at before the key.
> SET text hello
OK
> LPOP text -1
(error) ERR value is out of range, must be positive
> LPOP text abc
(error) ERR value is out of range, must be positive
> LPOP text 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LPOP text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPOP text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> RPOP text 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LPOP missing -1
(error) ERR value is out of range, must be positive
> LPOP missing abc
(error) ERR value is out of range, must be positive
> RPUSH l a b
(integer) 2
> LPOP l -1
(error) ERR value is out of range, must be positive
> RPOP l -9223372036854775808
(error) ERR value is out of range, must be positive
> RPOP l 9223372036854775808
(error) ERR value is out of range, must be positive
> RPOP l 1.5
(error) ERR value is out of range, must be positive
> RPOP l ""
(error) ERR value is out of range, must be positive
> LPOP l 1 2
(error) ERR wrong number of arguments for 'lpop' command
> RPOP l 1 2
(error) ERR wrong number of arguments for 'rpop' command
> LPOP
(error) ERR wrong number of arguments for 'lpop' command
> RPOP
(error) ERR wrong number of arguments for 'rpop' command
> LLEN l
(integer) 2
