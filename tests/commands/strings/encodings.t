# A string is stored as an integer, as one short block, or as a long one.
> SET a 123
OK
> OBJECT ENCODING a
"int"
> SET a -9223372036854775808
OK
> OBJECT ENCODING a
"int"
> SET a 9223372036854775808
OK
> OBJECT ENCODING a
"embstr"
> SET a 0123
OK
> OBJECT ENCODING a
"embstr"
> SET a 1.5
OK
> OBJECT ENCODING a
"embstr"
> SET a ""
OK
> OBJECT ENCODING a
"embstr"
> SET a 12345678901234567890123456789012345678901234
OK
> OBJECT ENCODING a
"embstr"
> SET a 123456789012345678901234567890123456789012345
OK
> OBJECT ENCODING a
"raw"

# What is edited in place is stored as a long one.
> SET a 1
OK
> APPEND a 2
(integer) 2
> OBJECT ENCODING a
"raw"
> SET a abc
OK
> SETRANGE a 0 x
(integer) 3
> OBJECT ENCODING a
"raw"
> APPEND fresh 12
(integer) 2
> OBJECT ENCODING fresh
"int"
> INCR fresh
(integer) 13
> OBJECT ENCODING fresh
"int"
> GETSET fresh 7
"13"
> OBJECT ENCODING fresh
"int"
