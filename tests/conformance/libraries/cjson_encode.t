# Values.
> EVAL "return cjson.encode(1)" 0
"1"
> EVAL "return cjson.encode('text')" 0
"\"text\""
> EVAL "return cjson.encode(true) .. cjson.encode(false) .. cjson.encode(nil) .. cjson.encode(cjson.null)" 0
"truefalsenullnull"
> EVAL "return cjson.encode({1, 2, 3})" 0
"[1,2,3]"
> EVAL "return cjson.encode({a = 1})" 0
"{\"a\":1}"
> EVAL "return cjson.encode({})" 0
"{}"
> EVAL "return cjson.encode({{}, {{}}})" 0
"[{},[{}]]"
> EVAL "return cjson.encode({a = {b = {c = {1, {d = 'e'}}}}})" 0
"{\"a\":{\"b\":{\"c\":[1,{\"d\":\"e\"}]}}}"
> EVAL "return cjson.encode({1, 'a', true, cjson.null, false})" 0
"[1,\"a\",true,null,false]"
> EVAL "return cjson.encode({a = cjson.null})" 0
"{\"a\":null}"
> EVAL "return cjson.encode(setmetatable({}, {__index = {a = 1}}))" 0
"{}"

# Numbers are written with 14 digits.
> EVAL "return cjson.encode({0, 1.5, -1.5, 0.1, 1/3, 100})" 0
"[0,1.5,-1.5,0.1,0.33333333333333,100]"
> EVAL "return cjson.encode({1e14, 1e15, 1e16, 123456789012345, 1234567890123456, 2^53, 2^63})" 0
"[1e+14,1e+15,1e+16,1.2345678901234e+14,1.2345678901235e+15,9.007199254741e+15,9.2233720368548e+18]"
> EVAL "return cjson.encode({1e100, 1e-5, 1e-4, 1e300, 5e-324, 123456.789})" 0
"[1e+100,1e-05,0.0001,1e+300,4.9406564584125e-324,123456.789]"
> EVAL "return cjson.encode(3.14159265358979)" 0
"3.1415926535898"
> EVAL "return cjson.encode(12345678901234567890)" 0
"1.2345678901235e+19"
> EVAL "return cjson.encode(0/0)" 0
(error) ERR user_script:1: Cannot serialise number: must not be NaN or Inf script: d3f8d4e745d6587b04e9dd216e0d4631f0a306d9, on @user_script:1.
> EVAL "return cjson.encode(1/0)" 0
(error) ERR user_script:1: Cannot serialise number: must not be NaN or Inf script: 08ffdaa5e7f117332da21c3b5222c2ede9492c60, on @user_script:1.
> EVAL "return cjson.encode(-1/0)" 0
(error) ERR user_script:1: Cannot serialise number: must not be NaN or Inf script: eeea526afae25161c515bd49cddc89d6cfbf2456, on @user_script:1.
> EVAL "return cjson.encode({1/0})" 0
(error) ERR user_script:1: Cannot serialise number: must not be NaN or Inf script: ac912be45ba2581869fe8bf5755c7fed2b2313d0, on @user_script:1.
> EVAL "return cjson.encode(100) .. cjson.encode(100.0) .. cjson.encode('100')" 0
"100100\"100\""

# Strings are escaped where they must be.
> EVAL 'return cjson.encode(\'"\\/\b\f\n\r\t\')' 0
"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""
> EVAL 'return cjson.encode(\'\0\1\2\31\127\')' 0
"\"\\u0000\\u0001\\u0002\\u001f\\u007f\""
> EVAL 'return cjson.encode(\'\195\169\226\130\172\')' 0
"\"\xc3\xa9\xe2\x82\xac\""
> EVAL 'return cjson.encode(\'\240\159\152\128\')' 0
"\"\xf0\x9f\x98\x80\""
> EVAL 'return cjson.encode(\'\255\254\')' 0
"\"\xff\xfe\""
> EVAL "return cjson.encode('</script>')" 0
"\"<\\/script>\""
> EVAL "return cjson.encode('')" 0
"\"\""
> EVAL 'return cjson.encode({[\'key "quoted"\'] = 1})' 0
"{\"key \\\"quoted\\\"\":1}"
> EVAL "return cjson.encode({[''] = 1})" 0
"{\"\":1}"
> EVAL "return #cjson.encode(('x'):rep(100000))" 0
(integer) 100002
> EVAL 'return cjson.encode(("\'"):rep(3))' 0
"\"'''\""

# Keys are strings or numbers; an array has keys from 1.
> EVAL "return cjson.encode({[1] = 'a', [2] = 'b'})" 0
"[\"a\",\"b\"]"
> EVAL "return cjson.encode({[2] = 'b'})" 0
"[null,\"b\"]"
> EVAL "return cjson.encode({nil, 'b'})" 0
"[null,\"b\"]"
> EVAL "return cjson.encode({1, nil, 3})" 0
"[1,null,3]"
> EVAL "return cjson.encode({[0] = 'z'})" 0
"{\"0\":\"z\"}"
> EVAL "return cjson.encode({[-1] = 'm'})" 0
"{\"-1\":\"m\"}"
> EVAL "return cjson.encode({[1.5] = 'half'})" 0
"{\"1.5\":\"half\"}"
> EVAL "return cjson.encode({[10] = 'ten'})" 0
"[null,null,null,null,null,null,null,null,null,\"ten\"]"
> EVAL "return cjson.encode({[1] = 1, [11] = 11})" 0
(error) ERR user_script:1: Cannot serialise table: excessively sparse array script: 042c8cd4528aef6e1091295dfacbe9eab026e80c, on @user_script:1.
> EVAL "return cjson.encode({[20] = 1})" 0
(error) ERR user_script:1: Cannot serialise table: excessively sparse array script: a6704c5d8d7000003460c0a04b987a3481c04f4a, on @user_script:1.
> EVAL "return cjson.encode({[1] = 1, [3] = 3, [5] = 5})" 0
"[1,null,3,null,5]"
> EVAL "return cjson.encode({['1'] = 'text'})" 0
"{\"1\":\"text\"}"
> EVAL "return cjson.encode({[true] = 1})" 0
(error) ERR user_script:1: Cannot serialise boolean: table key must be a number or string script: 9be9d56d744ab7aaccc1be53d581f76afb5ae4bd, on @user_script:1.
> EVAL "return cjson.encode({[{}] = 1})" 0
(error) ERR user_script:1: Cannot serialise table: table key must be a number or string script: f5015c082e276158872f3ba04e6c53c359ffba35, on @user_script:1.
> EVAL "return cjson.encode({[2^53] = 1})" 0
"{\"9.007199254741e+15\":1}"
> EVAL "return cjson.encode({[1e100] = 1})" 0
"{\"1e+100\":1}"
> EVAL "local t = {} for i = 1, 20 do t[i] = i end return cjson.encode(t)" 0
"[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]"
> EVAL "local t = {} t[1] = 1 t[1000] = 2 return cjson.encode(t)" 0
(error) ERR user_script:1: Cannot serialise table: excessively sparse array script: 7929ea6b3a823f5e3f3f5fbe18cf2a32aff11b6a, on @user_script:1.
> EVAL "local t = {} for i = 1, 5 do t[i * 2] = i end return cjson.encode(t)" 0
"[null,1,null,2,null,3,null,4,null,5]"
> EVAL "local t = {} for i = 1, 4 do t[i * 3] = i end return cjson.encode(t)" 0
(error) ERR user_script:1: Cannot serialise table: excessively sparse array script: 5277621fe4f1b62f2f2c63b7fde5c4313674347c, on @user_script:1.

# What cannot be written, and how deep.
> EVAL "return cjson.encode(function() end)" 0
(error) ERR user_script:1: Cannot serialise function: type not supported script: c6600573aa08cdf0af5da6e0ef682db69a3acc00, on @user_script:1.
> EVAL "return cjson.encode({function() end})" 0
(error) ERR user_script:1: Cannot serialise function: type not supported script: aa74f3bc7cb17d535a3d8aaf56c746488fba7b39, on @user_script:1.
> EVAL "return cjson.encode({f = function() end})" 0
(error) ERR user_script:1: Cannot serialise function: type not supported script: 173922d476583b9b2188475b6a7667871ebd1c0b, on @user_script:1.
> EVAL "return cjson.encode(coroutine.create(function() end))" 0
(error) ERR user_script:1: Cannot serialise thread: type not supported script: a6623ce6b732fc5d7a9f3cf8070e4ed88fffcddb, on @user_script:1.
> EVAL "local t = {} t.t = t return cjson.encode(t)" 0
(error) ERR user_script:1: Cannot serialise, excessive nesting (1001) script: 84a94b46b163eeb66c27de8841fb1d57282e08e2, on @user_script:1.
> EVAL "local t = {} for i = 1, 999 do t = {t} end return #cjson.encode(t)" 0
(integer) 2000
> EVAL "local t = {} for i = 1, 1000 do t = {t} end return #cjson.encode(t)" 0
(error) ERR user_script:1: Cannot serialise, excessive nesting (1001) script: 7d4176078f438c7e2b5dc50be9b11e03fbfca9b9, on @user_script:1.
> EVAL "local t = {} for i = 1, 1001 do t = {t} end return #cjson.encode(t)" 0
(error) ERR user_script:1: Cannot serialise, excessive nesting (1001) script: 429a48a1cc130c944536519a9088ba3a2091b8a2, on @user_script:1.
> EVAL "return cjson.encode()" 0
(error) ERR user_script:1: bad argument #1 to 'encode' (expected 1 argument) script: fc593ea31f478c7ed65c77495cc63edeb9153530, on @user_script:1.
> EVAL "return cjson.encode(1, 2)" 0
(error) ERR user_script:1: bad argument #1 to 'encode' (expected 1 argument) script: e3a38cd8c1bb7de419304607b05108c80af53cbc, on @user_script:1.
> EVAL "local ok, e = pcall(cjson.encode, function() end) return e" 0
"Cannot serialise function: type not supported"
> EVAL "local ok, e = pcall(cjson.encode, {[{}] = 1}) return e" 0
"Cannot serialise table: table key must be a number or string"
> EVAL "return cjson.encode(redis.status_reply('FINE'))" 0
"{\"ok\":\"FINE\"}"
> EVAL "return cjson.encode({redis.call('SET', 'k', 'v'), redis.call('GET', 'k'), redis.call('GET', 'none')})" 0
"[{\"ok\":\"OK\"},\"v\",false]"
> EVAL "
|   redis.call('RPUSH', 'list', 'a', 'b')
|   return cjson.encode(redis.call('LRANGE', 'list', 0, -1))
| " 0
"[\"a\",\"b\"]"
> EVAL "return cjson.encode(redis.call('LRANGE', 'none', 0, -1))" 0
"{}"
> EVAL "return cjson.encode(KEYS) .. cjson.encode(ARGV)" 0
"{}{}"
> EVAL "return cjson.encode(KEYS) .. cjson.encode(ARGV)" 2 k1 k2 a1
"[\"k1\",\"k2\"][\"a1\"]"
