# tostring of what is no table.
> EVAL "return {tostring(nil), tostring(true), tostring(false), tostring('x'), tostring('')}" 0
1) "nil"
2) "true"
3) "false"
4) "x"
5) ""
> EVAL "return {tostring(5), tostring(5.0), tostring(-0.0), tostring(1e15), tostring(123456789.123)}" 0
1) "5"
2) "5"
3) "-0"
4) "1e+15"
5) "123456789.123"
> EVAL "return {tostring(2^31), tostring(2^53), tostring(2^63), tostring(-2^63), tostring(1e14)}" 0
1) "2147483648"
2) "9.007199254741e+15"
3) "9.2233720368548e+18"
4) "-9.2233720368548e+18"
5) "1e+14"
> EVAL "return {tostring(0.1), tostring(1/3), tostring(1e-10), tostring(123.456e-7), tostring(5e-324)}" 0
1) "0.1"
2) "0.33333333333333"
3) "1e-10"
4) "1.23456e-05"
5) "4.9406564584125e-324"
> EVAL "return {tostring(1/0), tostring(-1/0), tostring(1e308 * 10)}" 0
1) "inf"
2) "-inf"
3) "inf"
> EVAL "return tostring(0/0)" 0
"-nan"
> EVAL "return tostring(-(0/0))" 0
"nan"
> EVAL "local z = 0 return {tostring(z / z), tostring(-(z / z))}" 0
1) "-nan"
2) "nan"
> EVAL "return tostring(math.huge - math.huge)" 0
"-nan"
> EVAL "return tostring({}):match('^table: 0x%x+$') and 'shape'" 0
"shape"
> EVAL "return tostring(function() end):match('^function: 0x%x+$') and 'shape'" 0
"shape"
> EVAL "return tostring(type):match('^function: ')" 0
"function: "
> EVAL "return tostring()" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: b3870418043f3698962b400fd4ccc5dd4e449625, on @user_script:1.
> EVAL "return tostring(1, 2)" 0
"1"
> EVAL "return tostring(cjson.null):match('^userdata: ')" 0
"userdata: "
> EVAL "return tostring(cjson.null)" 0
"userdata: (nil)"

# tonumber takes what the language takes, with blanks around it.
> EVAL '
|   return {tonumber(\'10\'), tonumber(\' 10 \'), tonumber(\'\t10\n\'), tonumber(\'1e2\'), tonumber(\'0x1F\'),
|       tonumber(\'+5\') or \'none\'}
| ' 0
1) (integer) 10
2) (integer) 10
3) (integer) 10
4) (integer) 100
5) (integer) 31
6) (integer) 5
> EVAL "
|   return {tostring(tonumber('')), tostring(tonumber(' ')), tostring(tonumber('x')),
|       tostring(tonumber('10x')), tostring(tonumber('1 0'))}
| " 0
1) "nil"
2) "nil"
3) "nil"
4) "nil"
5) "nil"
> EVAL "
|   return {tostring(tonumber('1.5')), tostring(tonumber('.5')), tostring(tonumber('5.')),
|       tostring(tonumber('-.5')), tostring(tonumber('.'))}
| " 0
1) "1.5"
2) "0.5"
3) "5"
4) "-0.5"
5) "nil"
> EVAL "
|   return {tostring(tonumber('0x')), tostring(tonumber('0xg')), tostring(tonumber('-0x10')),
|       tostring(tonumber('0x1p4')), tostring(tonumber('0x.8'))}
| " 0
1) "nil"
2) "nil"
3) "-16"
4) "16"
5) "0.5"
> EVAL "
|   return {tostring(tonumber('inf')), tostring(tonumber('-inf')), tostring(tonumber('infinity')),
|       tostring(tonumber('1e999'))}
| " 0
1) "inf"
2) "-inf"
3) "inf"
4) "inf"
> EVAL "return {tostring(tonumber('nan')), tostring(tonumber('-nan')), tostring(tonumber('nan(1)'))}" 0
1) "nan"
2) "-nan"
3) "nan"
> EVAL 'return tostring(tonumber(\'1\0\'))' 0
"1"
> EVAL 'return tostring(tonumber(\'\0001\'))' 0
"nil"
> EVAL "
|   return {tostring(tonumber('1e')), tostring(tonumber('1e+')), tostring(tonumber('e5')),
|       tostring(tonumber('- 5')), tostring(tonumber('--5'))}
| " 0
1) "nil"
2) "nil"
3) "nil"
4) "nil"
5) "nil"
> EVAL "
|   return {tostring(tonumber('1,5')), tostring(tonumber('1_000')), tostring(tonumber('0b11')),
|       tostring(tonumber('1LL')), tostring(tonumber('5i'))}
| " 0
1) "nil"
2) "nil"
3) "nil"
4) "nil"
5) "nil"
> EVAL "return {tostring(tonumber('9007199254740993')), tostring(tonumber('123456789012345678901234567890'))}" 0
1) "9.007199254741e+15"
2) "1.2345678901235e+29"
> EVAL "return {tonumber(5), tostring(tonumber(nil)), tostring(tonumber({})), tostring(tonumber(true))}" 0
1) (integer) 5
2) "nil"
3) "nil"
4) "nil"
> EVAL 'return tonumber(\'\v\f10\')' 0
(integer) 10
> EVAL "return tonumber()" 0
(error) ERR user_script:1: bad argument #1 to 'tonumber' (value expected) script: f4853cecaf5a268432ec56257ce33f680863445e, on @user_script:1.
> EVAL "return tonumber(('1'):rep(400)) == 1/0" 0
(integer) 1
> EVAL "return tonumber('0' .. ('0'):rep(300) .. '7')" 0
(integer) 7

# With a base it takes digits and letters.
> EVAL "
|   return {tonumber('ff', 16), tonumber('FF', 16), tonumber('0xff', 16), tonumber('777', 8),
|       tonumber('101', 2), tonumber('zz', 36)}
| " 0
1) (integer) 255
2) (integer) 255
3) (integer) 255
4) (integer) 511
5) (integer) 5
6) (integer) 1295
> EVAL "return {tonumber('10', 10), tonumber(' 11 ', 2), tostring(tonumber('-11', 2)), tostring(tonumber('1.5', 16))}" 0
1) (integer) 10
2) (integer) 3
3) "1.844674407371e+19"
4) "nil"
> EVAL "
|   return {tostring(tonumber('12', 2)), tostring(tonumber('g', 16)), tostring(tonumber('', 16)),
|       tostring(tonumber('8', 8))}
| " 0
1) "nil"
2) "nil"
3) "nil"
4) "nil"
> EVAL "return {tonumber('1.5', 10) == 1.5, tostring(tonumber('1e1', 10)), tostring(tonumber('1e1', 16))}" 0
1) (integer) 1
2) "10"
3) "481"
> EVAL "return tostring(tonumber('ffffffffffffffff', 16))" 0
"1.844674407371e+19"
> EVAL "return tostring(tonumber('fffffffffffffffff', 16))" 0
"1.844674407371e+19"
> EVAL "return tostring(tonumber('-1', 16))" 0
"1.844674407371e+19"
> EVAL "return tostring(tonumber('-ff', 16))" 0
"1.844674407371e+19"
> EVAL "return tonumber('10', 1)" 0
(error) ERR user_script:1: bad argument #2 to 'tonumber' (base out of range) script: aa0251ee27485c1840172517191cab6f2ada5cb2, on @user_script:1.
> EVAL "return tonumber('10', 37)" 0
(error) ERR user_script:1: bad argument #2 to 'tonumber' (base out of range) script: 36d5a58b5f25636741f44e953d9fd978ce59c4ca, on @user_script:1.
> EVAL "return tonumber('10', 0)" 0
(error) ERR user_script:1: bad argument #2 to 'tonumber' (base out of range) script: 9f75cd2e4903d7b582d66caf625eaed7afa0634e, on @user_script:1.
> EVAL "return tonumber('10', -2)" 0
(error) ERR user_script:1: bad argument #2 to 'tonumber' (base out of range) script: c9cc1a406a159c314e6a99bea6d29f5bbdf27b1e, on @user_script:1.
> EVAL "return tonumber(10, 2)" 0
(integer) 2
> EVAL "return tonumber({}, 16)" 0
(error) ERR user_script:1: bad argument #1 to 'tonumber' (string expected, got table) script: 444cf2cbc8074c680af3bdd634f99cd45b0c88f9, on @user_script:1.
> EVAL "return tonumber(nil, 16)" 0
(error) ERR user_script:1: bad argument #1 to 'tonumber' (string expected, got nil) script: a2b4cebcb1e8bb587f9051d62ef479b4ee736bff, on @user_script:1.
> EVAL "return tonumber('10', 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'tonumber' (number expected, got string) script: 86f14a4804cfdcef5ffaf6c7e52c2d06195e892c, on @user_script:1.
> EVAL "return tonumber('10', '2')" 0
(integer) 2
> EVAL "return tonumber('10', 2.9)" 0
(integer) 2
> EVAL "return tonumber('10', nil)" 0
(integer) 10
> EVAL "return tonumber(255, 16)" 0
(integer) 597
> EVAL 'return tonumber(\'7\0\', 8) or \'none\'' 0
(integer) 7

# type.
> EVAL "
|   return {type(nil), type(1), type('x'), type({}), type(type), type(true),
|       type(coroutine.create(function() end)), type(cjson.null)}
| " 0
1) "nil"
2) "number"
3) "string"
4) "table"
5) "function"
6) "boolean"
7) "thread"
8) "userdata"
> EVAL "return type()" 0
(error) ERR user_script:1: bad argument #1 to 'type' (value expected) script: 49749cbfc8696dfdf0abcd40bf0d1d0a6ea3ea0d, on @user_script:1.
> EVAL "return type(nil, 1)" 0
"nil"
