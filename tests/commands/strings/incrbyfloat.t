# INCRBYFLOAT adds decimal numbers and drops zeros behind the point.
> INCRBYFLOAT a 10.50
"10.5"
> INCRBYFLOAT a 0.1
"10.6"
> INCRBYFLOAT a -5
"5.6"
> INCRBYFLOAT a 5.0e3
"5005.60000000000000009"
> GET a
"5005.60000000000000009"
> SET a 3.0
OK
> INCRBYFLOAT a 1.0
"4"
> OBJECT ENCODING a
"embstr"
> INCR a
(integer) 5
> SET big 5.0e3
OK
> INCRBYFLOAT big 2.0e2
"5200"
> INCRBYFLOAT tiny 1e-17
"0.00000000000000001"
> INCRBYFLOAT tiny 0.1
"0.10000000000000001"
> INCRBYFLOAT huge 1e18
"1000000000000000000"
> INCRBYFLOAT huge 1
"1000000000000000001"
> INCRBYFLOAT hex 0x10
"16"

# It leaves the time to live alone.
> EXPIRE a 100
(integer) 1
> INCRBYFLOAT a 1
"6"
> TTL a
(integer) 100

# It keeps what it cannot add to.
> SET text abc
OK
> INCRBYFLOAT text 1
(error) ERR value is not a valid float
> INCRBYFLOAT a abc
(error) ERR value is not a valid float
> INCRBYFLOAT a ""
(error) ERR value is not a valid float
> INCRBYFLOAT a " 1"
(error) ERR value is not a valid float
> INCRBYFLOAT a "1 "
(error) ERR value is not a valid float
> INCRBYFLOAT a nan
(error) ERR value is not a valid float
> INCRBYFLOAT a inf
(error) ERR increment would produce NaN or Infinity
> INCRBYFLOAT a -inf
(error) ERR increment would produce NaN or Infinity
> SET text inf
OK
> INCRBYFLOAT text 1
(error) ERR increment would produce NaN or Infinity
> INCRBYFLOAT a
(error) ERR wrong number of arguments for 'incrbyfloat' command
> GET a
"6"
