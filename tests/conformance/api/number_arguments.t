# Numbers that are arguments are written with 17 digits, integers without a point.
> EVAL "return redis.call('ECHO', 5)" 0
"5"
> EVAL "return redis.call('ECHO', -5)" 0
"-5"
> EVAL "return redis.call('ECHO', 5.0)" 0
"5"
> EVAL "return redis.call('ECHO', 0)" 0
"0"
> EVAL "return redis.call('ECHO', -0.0)" 0
"-0"
> EVAL "return redis.call('ECHO', 1.5)" 0
"1.5"
> EVAL "return redis.call('ECHO', 0.1)" 0
"0.10000000000000001"
> EVAL "return redis.call('ECHO', 0.1 + 0.2)" 0
"0.30000000000000004"
> EVAL "return redis.call('ECHO', 1/3)" 0
"0.33333333333333331"
> EVAL "return redis.call('ECHO', 100/3)" 0
"33.333333333333336"
> EVAL "return redis.call('ECHO', 3.14)" 0
"3.1400000000000001"
> EVAL "return redis.call('ECHO', 1e15)" 0
"1000000000000000"
> EVAL "return redis.call('ECHO', 1e16)" 0
"10000000000000000"
> EVAL "return redis.call('ECHO', 1e17)" 0
"1e+17"
> EVAL "return redis.call('ECHO', 1e18)" 0
"1e+18"
> EVAL "return redis.call('ECHO', 1e19)" 0
"1e+19"
> EVAL "return redis.call('ECHO', 1e20)" 0
"1e+20"
> EVAL "return redis.call('ECHO', 1e21)" 0
"1e+21"
> EVAL "return redis.call('ECHO', 1e100)" 0
"1e+100"
> EVAL "return redis.call('ECHO', 123456789012345678)" 0
"1.2345678901234568e+17"
> EVAL "return redis.call('ECHO', 2^31)" 0
"2147483648"
> EVAL "return redis.call('ECHO', 2^32)" 0
"4294967296"
> EVAL "return redis.call('ECHO', 2^53)" 0
"9007199254740992"
> EVAL "return redis.call('ECHO', 2^53 + 2)" 0
"9007199254740994"
> EVAL "return redis.call('ECHO', 2^62)" 0
"4.6116860184273879e+18"
> EVAL "return redis.call('ECHO', 2^63)" 0
"9.2233720368547758e+18"
> EVAL "return redis.call('ECHO', -2^63)" 0
"-9.2233720368547758e+18"
> EVAL "return redis.call('ECHO', 2^64)" 0
"1.8446744073709552e+19"
> EVAL "return redis.call('ECHO', -2^53)" 0
"-9007199254740992"
> EVAL "return redis.call('ECHO', 1e-5)" 0
"1.0000000000000001e-05"
> EVAL "return redis.call('ECHO', 1e-7)" 0
"9.9999999999999995e-08"
> EVAL "return redis.call('ECHO', 5e-324)" 0
"4.9406564584124654e-324"
> EVAL "return redis.call('ECHO', 1.7976931348623157e308)" 0
"1.7976931348623157e+308"
> EVAL "return redis.call('ECHO', 1/0)" 0
"inf"
> EVAL "return redis.call('ECHO', -1/0)" 0
"-inf"
> EVAL "return redis.call('ECHO', 0/0)" 0
"-nan"
> EVAL "return redis.call('ECHO', -(0/0))" 0
"nan"
> EVAL "return redis.call('ECHO', 123.456)" 0
"123.456"
> EVAL "return redis.call('ECHO', 1e14 + 0.5)" 0
"100000000000000.5"
> EVAL "return redis.call('ECHO', 4503599627370497.5)" 0
"4503599627370498"
> EVAL "return redis.call('ECHO', 0xff)" 0
"255"
> EVAL "return redis.call('ECHO', '0xff')" 0
"0xff"
> EVAL "return redis.call('ECHO', 10 / 2)" 0
"5"
> EVAL "return redis.call('ECHO', math.floor(7 / 2))" 0
"3"
> EVAL "return redis.call('ECHO', tonumber('12.0'))" 0
"12"
> EVAL "return redis.call('ECHO', 1e3)" 0
"1000"
> EVAL "return redis.call('ECHO', math.pi)" 0
"3.1415926535897931"
> EVAL "return redis.call('ECHO', -1.5e-10)" 0
"-1.5e-10"

# The same as keys, increments, scores and times.
> EVAL "return redis.call('SET', 5, 5.5) and redis.call('GET', '5')" 0
"5.5"
> EVAL "
|   redis.call('DEL', 'f')
|   redis.call('INCRBYFLOAT', 'f', 0.1)
|   return redis.call('INCRBYFLOAT', 'f', 0.2)
| " 0
"0.30000000000000002"
> EVAL "redis.call('DEL', 'i') redis.call('INCRBY', 'i', 2^53) return redis.call('GET', 'i')" 0
"9007199254740992"
> EVAL "return redis.call('INCRBY', 'i', 1.5)" 0
(error) ERR value is not an integer or out of range script: 5c65b19aed4ddcd347b0fec7db73c0521bed1263, on @user_script:1.
> EVAL "return redis.call('INCRBY', 'i', 1e16)" 0
(integer) 19007199254740992
> EVAL "return redis.call('INCRBY', 'i', 1e20)" 0
(error) ERR value is not an integer or out of range script: c2b314a46ad7bf8c4644a620db6a33d6f12f6c6f, on @user_script:1.
> EVAL "
|   redis.call('ZADD', 'z', 0.1, 'a', 1/3, 'b', 2^53, 'c')
|   return redis.call('ZRANGE', 'z', 0, -1, 'WITHSCORES')
| " 0
1) "a"
2) "0.10000000000000001"
3) "b"
4) "0.33333333333333331"
5) "c"
6) "9007199254740992"
> EVAL "
|   redis.call('ZADD', 'zi', 1/0, 'inf', -1/0, '-inf')
|   return redis.call('ZRANGE', 'zi', 0, -1, 'WITHSCORES')
| " 0
1) "-inf"
2) "-inf"
3) "inf"
4) "inf"
> EVAL "return redis.call('ZADD', 'z', 0/0, 'nan')" 0
(error) ERR value is not a valid float script: 39dfe4469637887c6d6d61e5f9797caa1f1107b2, on @user_script:1.
> EVAL "redis.call('SET', 'e', 1) return redis.call('EXPIRE', 'e', 100.0)" 0
(integer) 1
> EVAL "return redis.call('EXPIRE', 'e', 1.5)" 0
(error) ERR value is not an integer or out of range script: afdf13c7bcd6b7a5b5bfa1f4b9bbb3b5aa55c8d7, on @user_script:1.
> EVAL "return redis.call('GETRANGE', 'f', 0, 1.0)" 0
"0."
> EVAL "return redis.call('LRANGE', 'none', 0, 0.5)" 0
(error) ERR value is not an integer or out of range script: d20b4b3db729a48fa199d52eda781c8eff46fd25, on @user_script:1.

# Integers that come back beyond 2^53 are doubles.
> SET huge 9223372036854775807
OK
> EVAL "return redis.call('INCRBY', 'huge', 0)" 0
(integer) -9223372036854775808
> EVAL "return redis.call('INCRBY', 'huge', 0) == 2^63" 0
(integer) 1
> EVAL "return tostring(redis.call('INCRBY', 'huge', 0))" 0
"9.2233720368548e+18"
> EVAL "return redis.call('GET', 'huge')" 0
"9223372036854775807"
> EVAL "return redis.call('GET', 'huge') + 0" 0
(integer) -9223372036854775808
> EVAL "return redis.call('STRLEN', 'huge') / 2" 0
(integer) 9
> EVAL "return {2^53, 2^53 + 1, -2^53, 2^62, 1e18}" 0
1) (integer) 9007199254740992
2) (integer) 9007199254740992
3) (integer) -9007199254740992
4) (integer) 4611686018427387904
5) (integer) 1000000000000000000
> EVAL "return 2^63" 0
(integer) -9223372036854775808
> EVAL "return -2^63" 0
(integer) -9223372036854775808
> EVAL "return 1e300" 0
(integer) -9223372036854775808
> EVAL "return 1/0" 0
(integer) -9223372036854775808
> EVAL "return -1/0" 0
(integer) -9223372036854775808
> EVAL "return 0/0" 0
(integer) -9223372036854775808
