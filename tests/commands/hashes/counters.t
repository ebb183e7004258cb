# HINCRBY counts in a field; a missing one, and a missing hash, count from zero.
> HINCRBY page visits 5
(integer) 5
> HINCRBY page visits -7
(integer) -2
> HINCRBY page visits 0
(integer) -2
> HGET page visits
"-2"
> HINCRBY page likes 1
(integer) 1
> HGETALL page
1) "visits"
2) "-2"
3) "likes"
4) "1"

# What is no integer stays as it is.
> HSET page title Home half 1.5 spaced " 1" zeros 01 empty "" plus +1
(integer) 6
> HINCRBY page title 1
(error) ERR hash value is not an integer
> HINCRBY page half 1
(error) ERR hash value is not an integer
> HINCRBY page spaced 1
(error) ERR hash value is not an integer
> HINCRBY page zeros 1
(error) ERR hash value is not an integer
> HINCRBY page empty 1
(error) ERR hash value is not an integer
> HINCRBY page plus 1
(error) ERR hash value is not an integer
> HGET page half
"1.5"

# Nor is there anything beyond 64 bits.
> HSET page most 9223372036854775807 least -9223372036854775808
(integer) 2
> HINCRBY page most 1
(error) ERR increment or decrement would overflow
> HINCRBY page least -1
(error) ERR increment or decrement would overflow
> HINCRBY page least 9223372036854775807
(integer) -1
> HINCRBY page most -9223372036854775808
(integer) -1
> HINCRBY page visits 9223372036854775808
(error) ERR value is not an integer or out of range
> HINCRBY page visits x
(error) ERR value is not an integer or out of range
> HINCRBY page visits 1.5
(error) ERR value is not an integer or out of range
> HINCRBY page visits ""
(error) ERR value is not an integer or out of range
> HINCRBY page visits
(error) ERR wrong number of arguments for 'hincrby' command
> HINCRBY page visits 1 2
(error) ERR wrong number of arguments for 'hincrby' command

# HINCRBYFLOAT adds a floating-point number.
> HINCRBYFLOAT account balance 10.50
"10.5"
> HINCRBYFLOAT account balance 0.1
"10.6"
> HINCRBYFLOAT account balance -5
"5.6"
> HINCRBYFLOAT account balance 5.0e3
"5005.60000000000000009"
> HGET account balance
"5005.60000000000000009"
> HINCRBYFLOAT account whole 3
"3"
> HINCRBY account whole 1
(integer) 4
> HINCRBYFLOAT account tiny 1e-17
"0.00000000000000001"
> HINCRBYFLOAT account tiny 1e-18
"0.00000000000000001"
> HINCRBYFLOAT account zero -0
"0"

> HSET account text abc spaced " 1" empty "" zeros 007 hex 0x10 infinite inf large 1e4932
(integer) 7
> HINCRBYFLOAT account text 1
(error) ERR hash value is not a float
> HINCRBYFLOAT account spaced 1
(error) ERR hash value is not a float
> HINCRBYFLOAT account empty 1
(error) ERR hash value is not a float
> HINCRBYFLOAT account zeros 1
"8"
> HINCRBYFLOAT account hex 1
"17"
> HINCRBYFLOAT account infinite 1
(error) ERR increment would produce NaN or Infinity
> HINCRBYFLOAT account large 1.1e4932
(error) ERR increment would produce NaN or Infinity
> HGET account large
"1e4932"
> HINCRBYFLOAT account balance inf
(error) ERR value is NaN or Infinity
> HINCRBYFLOAT account balance -inf
(error) ERR value is NaN or Infinity
> HINCRBYFLOAT account balance nan
(error) ERR value is not a valid float
> HINCRBYFLOAT account balance x
(error) ERR value is not a valid float
> HINCRBYFLOAT account balance ""
(error) ERR value is not a valid float
> HINCRBYFLOAT account text x
(error) ERR value is not a valid float
> HINCRBYFLOAT account text inf
(error) ERR value is NaN or Infinity
> HINCRBYFLOAT account balance
(error) ERR wrong number of arguments for 'hincrbyfloat' command

# No hash is left where nothing could be counted.
> HINCRBY nosuch field x
(error) ERR value is not an integer or out of range
> HINCRBYFLOAT nosuch field x
(error) ERR value is not a valid float
> HINCRBYFLOAT nosuch field inf
(error) ERR value is NaN or Infinity
> EXISTS nosuch
(integer) 0

# Increments are looked at before the key's type.
> SET text hello
OK
> HINCRBY text field x
(error) ERR value is not an integer or out of range
> HINCRBY text field 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HINCRBYFLOAT text field x
(error) ERR value is not a valid float
> HINCRBYFLOAT text field inf
(error) ERR value is NaN or Infinity
> HINCRBYFLOAT text field 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value

# Sums are bulk strings in RESP3, too.
!resp3
> HINCRBY page visits 1
(integer) -1
> HINCRBYFLOAT account balance 0.5
"5006.10000000000000009"
