# INCR, INCRBY, DECR and DECRBY count from zero.
> INCR a
(integer) 1
> INCRBY a 10
(integer) 11
> DECR a
(integer) 10
> DECRBY a 20
(integer) -10
> GET a
"-10"
> DECR fresh
(integer) -1
> INCRBY other -5
(integer) -5
> OBJECT ENCODING a
"int"

# They leave the time to live alone.
> EXPIRE a 100
(integer) 1
> INCR a
(integer) -9
> TTL a
(integer) 100

# The ends of 64 bits are reached, not passed.
> SET max 9223372036854775806
OK
> INCR max
(integer) 9223372036854775807
> INCR max
(error) ERR increment or decrement would overflow
> INCRBY max 1
(error) ERR increment or decrement would overflow
> GET max
"9223372036854775807"
> SET min -9223372036854775807
OK
> DECR min
(integer) -9223372036854775808
> DECR min
(error) ERR increment or decrement would overflow
> INCRBY min -1
(error) ERR increment or decrement would overflow
> GET min
"-9223372036854775808"
> DECRBY a -9223372036854775808
(error) ERR decrement would overflow
> DECRBY zero 9223372036854775807
(integer) -9223372036854775807
> INCRBY a 9223372036854775808
(error) ERR value is not an integer or out of range

# Only what is written as an integer counts: no blank, no plus, no leading zero.
> SET text abc
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text " 1"
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text +1
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text 01
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text 1.0
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text ""
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text -0
OK
> INCR text
(error) ERR value is not an integer or out of range
> SET text 9223372036854775808
OK
> INCR text
(error) ERR value is not an integer or out of range
> INCRBY a 1.5
(error) ERR value is not an integer or out of range
> INCRBY a abc
(error) ERR value is not an integer or out of range
> INCRBY a ""
(error) ERR value is not an integer or out of range
> INCRBY a
(error) ERR wrong number of arguments for 'incrby' command
> INCR
(error) ERR wrong number of arguments for 'incr' command
> INCR a b
(error) ERR wrong number of arguments for 'incr' command
> GET a
"-9"
