# LRANGE includes both ends.
> RPUSH l a b c d e
(integer) 5
> LRANGE l 0 -1
1) "a"
2) "b"
3) "c"
4) "d"
5) "e"
> LRANGE l 1 3
1) "b"
2) "c"
3) "d"
> LRANGE l -3 -2
1) "c"
2) "d"
> LRANGE l -100 1
1) "a"
2) "b"
> LRANGE l 3 100
1) "d"
2) "e"
> LRANGE l 2 2
1) "c"
> LRANGE l 3 2
(empty array)
> LRANGE l 5 6
(empty array)
> LRANGE l -2 -4
(empty array)
> LRANGE l -100 -50
(empty array)
> LRANGE l -100 -5
1) "a"
> LRANGE l -9223372036854775808 9223372036854775807
1) "a"
2) "b"
3) "c"
4) "d"
5) "e"
> LRANGE l 9223372036854775807 -9223372036854775808
(empty array)
> LRANGE l -9223372036854775808 -9223372036854775808
(empty array)
> LRANGE missing 0 -1
(empty array)
# Numbers are looked at before the key.
> SET text hello
OK
> LRANGE text 0 -1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LRANGE text a -1
(error) ERR value is not an integer or out of range
> LRANGE text 0 b
(error) ERR value is not an integer or out of range
> LRANGE missing 0 b
(error) ERR value is not an integer or out of range
> LRANGE l 0 9223372036854775808
(error) ERR value is not an integer or out of range
> LRANGE l 0
(error) ERR wrong number of arguments for 'lrange' command
> LRANGE l 0 1 2
(error) ERR wrong number of arguments for 'lrange' command
# LINDEX counts from either end, and looks at the key before the number.
> LINDEX l 0
"a"
> LINDEX l 4
"e"
> LINDEX l 5
(nil)
> LINDEX l -1
"e"
> LINDEX l -5
"a"
> LINDEX l -6
(nil)
> LINDEX l 9223372036854775807
(nil)
> LINDEX l -9223372036854775808
(nil)
> LINDEX l 9223372036854775808
(error) ERR value is not an integer or out of range
> LINDEX l abc
(error) ERR value is not an integer or out of range
> LINDEX missing abc
(nil)
> LINDEX text abc
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LINDEX text 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LINDEX l
(error) ERR wrong number of arguments for 'lindex' command
> LINDEX l 0 1
(error) ERR wrong number of arguments for 'lindex' command
