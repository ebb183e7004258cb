# Values.
> EVAL '
|   return {cjson.decode(\'1\'), cjson.decode(\'"text"\'), tostring(cjson.decode(\'true\')),
|       tostring(cjson.decode(\'false\'))}
| ' 0
1) (integer) 1
2) "text"
3) "true"
4) "false"
> EVAL "return tostring(cjson.decode('null') == cjson.null)" 0
"true"
> EVAL "return cjson.decode('null')" 0
(nil)
> EVAL "return cjson.decode('[1, 2, 3]')" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL 'return cjson.decode(\'[1, [2, [3]], "x"]\')' 0
1) (integer) 1
2) 1) (integer) 2
   2) 1) (integer) 3
3) "x"
> EVAL 'return cjson.decode(\'{"a": {"b": [10, 20]}}\').a.b' 0
1) (integer) 10
2) (integer) 20
> EVAL "return #cjson.decode('[]') .. tostring(next(cjson.decode('{}')))" 0
"0nil"
> EVAL 'return cjson.decode(\' \t\n\r[ 1 , 2 ] \n\')' 0
1) (integer) 1
2) (integer) 2
> EVAL "
|   local t = cjson.decode('[1, null, 3]')
|   return {#t, t[1], tostring(t[2] == cjson.null), t[3]}
| " 0
1) (integer) 3
2) (integer) 1
3) "true"
4) (integer) 3
> EVAL '
|   local t = cjson.decode(\'{"a": null}\')
|   return tostring(t.a == cjson.null) .. tostring(t.a == nil) .. type(t.a)
| ' 0
"truefalseuserdata"
> EVAL 'return cjson.decode(\'{"a": 1, "a": 2}\').a' 0
(integer) 2
> EVAL 'return cjson.decode(\'{"": 5}\')[\'\']' 0
(integer) 5
> EVAL 'local t = cjson.decode(\'{"1": "text"}\') return {tostring(t[1]), t[\'1\']}' 0
1) "nil"
2) "text"
> EVAL "return cjson.decode('[true, false]')" 0
1) (integer) 1
2) (nil)
> EVAL "if cjson.decode('null') then return 'null is true' end" 0
"null is true"

# Numbers.
> EVAL "
|   return {cjson.decode('0'), cjson.decode('-5'), tostring(cjson.decode('1.5')),
|       cjson.decode('1e3'), cjson.decode('1E+3'), tostring(cjson.decode('1e-3'))}
| " 0
1) (integer) 0
2) (integer) -5
3) "1.5"
4) (integer) 1000
5) (integer) 1000
6) "0.001"
> EVAL "
|   return {tostring(cjson.decode('9007199254740993')),
|       tostring(cjson.decode('12345678901234567890')), tostring(cjson.decode('1e400'))}
| " 0
1) "9.007199254741e+15"
2) "1.2345678901235e+19"
3) "inf"
> EVAL "return tostring(cjson.decode('-0'))" 0
"-0"
> EVAL "return cjson.decode('01')" 0
(integer) 1
> EVAL "return cjson.decode('[01]')[1]" 0
(integer) 1
> EVAL "return cjson.decode('-')" 0
(error) ERR user_script:1: Expected value but found invalid number at character 1 script: a968c762a4638482bd9ef50dcecdc4504214d87d, on @user_script:1.
> EVAL "return cjson.decode('1.')" 0
(integer) 1
> EVAL "return cjson.decode('.5')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 121c0b0f2d2ad62de9456ed953ed7b854d2ec58d, on @user_script:1.
> EVAL "return cjson.decode('+1')" 0
(integer) 1
> EVAL "return cjson.decode('0x10')" 0
(integer) 16
> EVAL "return cjson.decode('[0x10]')[1]" 0
(integer) 16
> EVAL "return cjson.decode('1e')" 0
(error) ERR user_script:1: Expected the end but found invalid token at character 2 script: 233eff79cc67a332d1af979291114a1307e115c8, on @user_script:1.
> EVAL "return tostring(cjson.decode('NaN'))" 0
"nan"
> EVAL "return tostring(cjson.decode('Infinity'))" 0
"inf"
> EVAL "return tostring(cjson.decode('-Infinity'))" 0
"-inf"
> EVAL "return tostring(cjson.decode('[nan, inf, -inf]')[2])" 0
"inf"
> EVAL "return cjson.decode('1 2')" 0
(error) ERR user_script:1: Expected the end but found T_NUMBER at character 3 script: 1408d9a9f8459030a4a353692b905ad7a0ddb424, on @user_script:1.
> EVAL "return cjson.decode('--1')" 0
(error) ERR user_script:1: Expected value but found invalid number at character 1 script: 6749e437ecc146f177393a51d4601634590eff43, on @user_script:1.
> EVAL "return cjson.decode('1a')" 0
(error) ERR user_script:1: Expected the end but found invalid token at character 2 script: 4f61b955520abf1d60184e7d38cb60c997d204fb, on @user_script:1.

# Strings.
> EVAL 'return cjson.decode(\'"\\"\\\\\\/\\b\\f\\n\\r\\t"\')' 0
"\"\\/\b\x0c\n\r\t"
> EVAL 'return cjson.decode(\'"\\u0041\\u00e9\\u20ac"\')' 0
"A\xc3\xa9\xe2\x82\xac"
> EVAL 'return cjson.decode(\'"\\ud83d\\ude00"\')' 0
"\xf0\x9f\x98\x80"
> EVAL 'return cjson.decode(\'"\\u0000"\') == \'\0\'' 0
(integer) 1
> EVAL 'return cjson.decode(\'"\195\169"\')' 0
"\xc3\xa9"
> EVAL 'return cjson.decode(\'"\255"\')' 0
"\xff"
> EVAL 'return cjson.decode(\'"\\ud83d"\')' 0
(error) ERR user_script:1: Expected value but found invalid unicode escape code at character 2 script: a6c52b6928b77ab585254f4aad3a29c682736f38, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\ude00"\')' 0
(error) ERR user_script:1: Expected value but found invalid unicode escape code at character 2 script: 8f5a5d0c62f864810e9d6f8da1941b32dfb7516e, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\ud83dx"\')' 0
(error) ERR user_script:1: Expected value but found invalid unicode escape code at character 2 script: a0690fbd5e7523e0aa4c80addeeb64dc02c40971, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\u12"\')' 0
(error) ERR user_script:1: Expected value but found invalid unicode escape code at character 2 script: abf3d7a6907669d8b3a294456e4dca885645512f, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\uzzzz"\')' 0
(error) ERR user_script:1: Expected value but found invalid unicode escape code at character 2 script: db350170e6360d7b126e76e72b660bca984d2871, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\x41"\')' 0
(error) ERR user_script:1: Expected value but found invalid escape code at character 2 script: e690ac7318a2dcaa61de0ed7f46d285814a40822, on @user_script:1.
> EVAL 'return cjson.decode(\'"\\a"\')' 0
(error) ERR user_script:1: Expected value but found invalid escape code at character 2 script: ab5028c174a6273c402f0fd83ce508b262900cbe, on @user_script:1.
> EVAL 'return cjson.decode("\'single\'")' 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: dc6287e7694af954a52258d562e9ec453468b53a, on @user_script:1.
> EVAL 'return cjson.decode(\'"a\nb"\')' 0
"a\nb"
> EVAL 'return cjson.decode(\'"a\0b"\')' 0
(error) ERR user_script:1: Expected value but found unexpected end of string at character 3 script: 4a15f56831e72e9e4f09f1360b725d8c54b8ee4d, on @user_script:1.
> EVAL 'return cjson.decode(\'"a\tb"\')' 0
"a\tb"
> EVAL 'return cjson.decode(\'"open\')' 0
(error) ERR user_script:1: Expected value but found unexpected end of string at character 6 script: f267b249ad159b48883e3bbada3daf1abbd05fa8, on @user_script:1.
> EVAL "return cjson.decode('\"open\\\\')" 0
(error) ERR user_script:1: Expected value but found invalid escape code at character 6 script: b029c1220aa2a2e33acf36765dee610dd14e9ac7, on @user_script:1.
> EVAL 'return #cjson.decode(\'"\' .. (\'x\'):rep(100000) .. \'"\')' 0
(integer) 100000

# What is malformed, and where.
> EVAL "return cjson.decode('')" 0
(error) ERR user_script:1: Expected value but found T_END at character 1 script: 7ff8cf86abed928f4d61a01dcc9713f0117b180a, on @user_script:1.
> EVAL "return cjson.decode(' ')" 0
(error) ERR user_script:1: Expected value but found T_END at character 2 script: 0c0eeb95b7e2eb2c5734b8167989b3aab021aacf, on @user_script:1.
> EVAL "return cjson.decode('x')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 5f58dd5cefb3eb0313af3534f36be4b83e79ae80, on @user_script:1.
> EVAL "return cjson.decode('tru')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: b0ae6f0426d6ff93bdff3364f547baa19aa4171b, on @user_script:1.
> EVAL "return cjson.decode('True')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: c4d7f065f161dab0c0e03c8776178456b3772f61, on @user_script:1.
> EVAL "return cjson.decode('nul')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 5586fdf8c512d9c8a68678c91a0de23617e84e25, on @user_script:1.
> EVAL "return cjson.decode('undefined')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 4120e9b0b034153c2b26c0206c5f9646cc8cedbf, on @user_script:1.
> EVAL "return cjson.decode('[')" 0
(error) ERR user_script:1: Expected value but found T_END at character 2 script: fa22f6775c4b5a7555f7903baca8d69e9a2a52fd, on @user_script:1.
> EVAL "return cjson.decode(']')" 0
(error) ERR user_script:1: Expected value but found T_ARR_END at character 1 script: 5a5ce31025521bf6eb7c5a9d396fd071aaf8efec, on @user_script:1.
> EVAL "return cjson.decode('[1')" 0
(error) ERR user_script:1: Expected comma or array end but found T_END at character 3 script: 9520afde0d0f5886fe8706b129489231b68d88bd, on @user_script:1.
> EVAL "return cjson.decode('[1,')" 0
(error) ERR user_script:1: Expected value but found T_END at character 4 script: ad8248c68c719abd59f0dd09dea378bb946e7d3f, on @user_script:1.
> EVAL "return cjson.decode('[1,]')" 0
(error) ERR user_script:1: Expected value but found T_ARR_END at character 4 script: d31ab1dd313d99d4ad3dac6e48cdff283bea270c, on @user_script:1.
> EVAL "return cjson.decode('[,1]')" 0
(error) ERR user_script:1: Expected value but found T_COMMA at character 2 script: 8d3eede6798b7c83d6ad51ebefaafbf000bdd35a, on @user_script:1.
> EVAL "return cjson.decode('[1 2]')" 0
(error) ERR user_script:1: Expected comma or array end but found T_NUMBER at character 4 script: cae89247ef27d42d411c61ae44ff3af6ab258d99, on @user_script:1.
> EVAL "return cjson.decode('[1]]')" 0
(error) ERR user_script:1: Expected the end but found T_ARR_END at character 4 script: 0f74b7bfce402f0ae078a910f4cc5c86a48509ab, on @user_script:1.
> EVAL "return cjson.decode('{')" 0
(error) ERR user_script:1: Expected object key string but found T_END at character 2 script: 6c60bbb22c4b71b0415e4e539d6dc66cc27df21d, on @user_script:1.
> EVAL "return cjson.decode('}')" 0
(error) ERR user_script:1: Expected value but found T_OBJ_END at character 1 script: 624d1d3b539e5bc974f8121606306b1c4e403f7e, on @user_script:1.
> EVAL "return cjson.decode('{a: 1}')" 0
(error) ERR user_script:1: Expected object key string but found invalid token at character 2 script: 0a446b6a494bb2f2a11b6fb2b8bc127851bbcc75, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a"}\')' 0
(error) ERR user_script:1: Expected colon but found T_OBJ_END at character 5 script: f0a9c953b5de2269fefed17badeddc57357e2c25, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a":}\')' 0
(error) ERR user_script:1: Expected value but found T_OBJ_END at character 6 script: 271f75bfc2ffe1a84becf0088927c2079d8cd197, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a": 1,}\')' 0
(error) ERR user_script:1: Expected object key string but found T_OBJ_END at character 9 script: 3402e08edde30836d128096fe59d7e4632dc6cb4, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a": 1 "b": 2}\')' 0
(error) ERR user_script:1: Expected comma or object end but found T_STRING at character 9 script: 4318fec8b06b36e2ab5c6aa0a32d65b34339a352, on @user_script:1.
> EVAL "return cjson.decode('{1: 2}')" 0
(error) ERR user_script:1: Expected object key string but found T_NUMBER at character 2 script: 847c6aa69a5e1d368566a9df5ebeb3bbb089e91b, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a": 1]\')' 0
(error) ERR user_script:1: Expected comma or object end but found T_ARR_END at character 8 script: 02476a8ec07fb3a8556529685414a1a9b00481b1, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a", 1}\')' 0
(error) ERR user_script:1: Expected colon but found T_COMMA at character 5 script: 76e73fc608767a8d09a84446e8738dc6664c6ee1, on @user_script:1.
> EVAL "return cjson.decode('[1, 2}')" 0
(error) ERR user_script:1: Expected comma or array end but found T_OBJ_END at character 6 script: d48227abb09d95de81a57b2df3351407377eec87, on @user_script:1.
> EVAL "return cjson.decode('[] []')" 0
(error) ERR user_script:1: Expected the end but found T_ARR_BEGIN at character 4 script: 570dc408df8459853d022ee0d77f44c1c4f29464, on @user_script:1.
> EVAL "return cjson.decode('// comment')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 54373f2ad6540ebecc2dcb6a6ab644087e978bea, on @user_script:1.
> EVAL "return cjson.decode('[1, /* x */ 2]')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 5 script: e1d7a3a7131faa19acc3c55415d0b56b57a35ff4, on @user_script:1.
> EVAL 'return cjson.decode(\'\239\187\191[]\')' 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: a46535e41aae1aa0eefaea2367385c73fb161a21, on @user_script:1.
> EVAL 'return cjson.decode(\'[1]\0\')' 0
1) (integer) 1
> EVAL 'return cjson.decode(\'\0\')' 0
(error) ERR user_script:1: Expected value but found T_END at character 1 script: 415c2ca45509b359c98e03d445d505048ec768e3, on @user_script:1.
> EVAL 'return cjson.decode(\'[\1]\')' 0
(error) ERR user_script:1: Expected value but found invalid token at character 2 script: e611ca02b1a2d826ed42b7b91e94d08eea8826cd, on @user_script:1.
> EVAL "return cjson.decode('@')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 94a3d70a8f631b52fe9d4a536233a1c9e885627c, on @user_script:1.
> EVAL "return cjson.decode('[1, 2, error]')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 8 script: 4229d53e3adff6626bab4225cf7465fd3b92db71, on @user_script:1.
> EVAL 'return cjson.decode(\'{"a": [1, {"b": tru}]}\')' 0
(error) ERR user_script:1: Expected value but found invalid token at character 17 script: b32b14ce7ff68cb44b76e6f289c9873599d679a8, on @user_script:1.

# How deep, and bad arguments.
> EVAL "return cjson.decode(('['):rep(100) .. (']'):rep(100)) and 'fine'" 0
"fine"
> EVAL "return cjson.decode(('['):rep(1000) .. (']'):rep(1000)) and 'fine'" 0
"fine"
> EVAL "return cjson.decode(('['):rep(1001) .. (']'):rep(1001)) and 'fine'" 0
(error) ERR user_script:1: Found too many nested data structures (1001) at character 1001 script: 0e171ee91122d77a1cc88c25a86ab8172cc09b5d, on @user_script:1.
> EVAL 'return cjson.decode((\'{"a":\'):rep(1001) .. \'1\' .. (\'}\'):rep(1001))' 0
(error) ERR user_script:1: Found too many nested data structures (1001) at character 5001 script: b39e45cc622b93fe5b88505c4b6e6ddd74f2159d, on @user_script:1.
> EVAL "return cjson.decode(('['):rep(2000))" 0
(error) ERR user_script:1: Found too many nested data structures (1001) at character 1001 script: 242a78d260fb46eb725fb30b86d3f31f10c1f41e, on @user_script:1.
> EVAL "return cjson.decode()" 0
(error) ERR user_script:1: bad argument #1 to 'decode' (expected 1 argument) script: 5378278d59343caf5c3375a655dfea5e69ab8a74, on @user_script:1.
> EVAL "return cjson.decode(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'decode' (string expected, got nil) script: a844f6020def000abf40e0ee50e4a4bd8ed32ccd, on @user_script:1.
> EVAL "return cjson.decode({})" 0
(error) ERR user_script:1: bad argument #1 to 'decode' (string expected, got table) script: 10c706d54b3ae7d2bcc169d647405abd961145fa, on @user_script:1.
> EVAL "return cjson.decode(true)" 0
(error) ERR user_script:1: bad argument #1 to 'decode' (string expected, got boolean) script: 6115e27079505ceb61d42ce4f608bdca8943af55, on @user_script:1.
> EVAL "return cjson.decode(5)" 0
(integer) 5
> EVAL "return cjson.decode('1', 2)" 0
(error) ERR user_script:1: bad argument #1 to 'decode' (expected 1 argument) script: 4dee7eb34084cb8ce8cae2b2931531f03a96ba30, on @user_script:1.
> EVAL "local ok, e = pcall(cjson.decode, '[1,') return e" 0
"Expected value but found T_END at character 4"
> EVAL "local ok, e = pcall(cjson.decode, '') return e" 0
"Expected value but found T_END at character 1"
> EVAL "local ok, e = pcall(cjson.decode) return e" 0
"bad argument #1 to '?' (expected 1 argument)"
> EVAL 'local ok, t = pcall(cjson.decode, \'{"ok": 1}\') return {tostring(ok), t.ok}' 0
1) "true"
2) (integer) 1

# There and back.
> EVAL 'return cjson.encode(cjson.decode(\'[1,2.5,"x",true,null,{"k":[]}]\'))' 0
"[1,2.5,\"x\",true,null,{\"k\":{}}]"
> EVAL 'return cjson.encode(cjson.decode(\'{"a":{}}\'))' 0
"{\"a\":{}}"
> EVAL "return cjson.encode(cjson.decode('[]'))" 0
"{}"
> EVAL 'return cjson.decode(cjson.encode(\'a"b\\c\n\0\255\')) == \'a"b\\c\n\0\255\'' 0
(integer) 1
> EVAL "return cjson.decode(cjson.encode({x = {y = 'z'}})).x.y" 0
"z"
> EVAL "local d = cjson.decode(ARGV[1]) return {d.user, #d.tags, d.tags[2]}" 0 '{"user":"ann","tags":["a","b"]}'
1) "ann"
2) (integer) 2
3) "b"
> EVAL "
|   local d = cjson.decode(ARGV[1])
|   d.age = d.age + 1
|   redis.call('SET', KEYS[1], cjson.encode(d))
|   return redis.call('GET', KEYS[1])
| " 1 profile '{"age":5}'
"{\"age\":6}"
