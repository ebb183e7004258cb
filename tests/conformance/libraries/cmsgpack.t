# Numbers take the shortest form.
> EVAL "return cmsgpack.pack(0)" 0
"\x00"
> EVAL "return cmsgpack.pack(127)" 0
"\x7f"
> EVAL "return cmsgpack.pack(128)" 0
"\xcc\x80"
> EVAL "return cmsgpack.pack(255)" 0
"\xcc\xff"
> EVAL "return cmsgpack.pack(256)" 0
"\xcd\x01\x00"
> EVAL "return cmsgpack.pack(65535)" 0
"\xcd\xff\xff"
> EVAL "return cmsgpack.pack(65536)" 0
"\xce\x00\x01\x00\x00"
> EVAL "return cmsgpack.pack(2^32 - 1)" 0
"\xce\xff\xff\xff\xff"
> EVAL "return cmsgpack.pack(2^32)" 0
"\xcf\x00\x00\x00\x01\x00\x00\x00\x00"
> EVAL "return cmsgpack.pack(2^53)" 0
"\xcf\x00 \x00\x00\x00\x00\x00\x00"
> EVAL "return cmsgpack.pack(-1)" 0
"\xff"
> EVAL "return cmsgpack.pack(-32)" 0
"\xe0"
> EVAL "return cmsgpack.pack(-33)" 0
"\xd0\xdf"
> EVAL "return cmsgpack.pack(-128)" 0
"\xd0\x80"
> EVAL "return cmsgpack.pack(-129)" 0
"\xd1\xff\x7f"
> EVAL "return cmsgpack.pack(-32768)" 0
"\xd1\x80\x00"
> EVAL "return cmsgpack.pack(-32769)" 0
"\xd2\xff\xff\x7f\xff"
> EVAL "return cmsgpack.pack(-2^31)" 0
"\xd2\x80\x00\x00\x00"
> EVAL "return cmsgpack.pack(-2^31 - 1)" 0
"\xd3\xff\xff\xff\xff\x7f\xff\xff\xff"
> EVAL "return cmsgpack.pack(1.5)" 0
"\xca?\xc0\x00\x00"
> EVAL "return cmsgpack.pack(0.1)" 0
"\xcb?\xb9\x99\x99\x99\x99\x99\x9a"
> EVAL "return cmsgpack.pack(-0.0)" 0
"\x00"
> EVAL "return cmsgpack.pack(1/0)" 0
"\xca\x7f\x80\x00\x00"
> EVAL "return cmsgpack.pack(-1/0)" 0
"\xca\xff\x80\x00\x00"
> EVAL "return #cmsgpack.pack(0/0)" 0
(integer) 9
> EVAL "return cmsgpack.pack(2^63)" 0
"\xca_\x00\x00\x00"
> EVAL "return cmsgpack.pack(2^64)" 0
"\xca_\x80\x00\x00"
> EVAL "return cmsgpack.pack(-2^63)" 0
"\xd3\x80\x00\x00\x00\x00\x00\x00\x00"
> EVAL "return cmsgpack.pack(1e300)" 0
"\xcb~7\xe4<\x88\x00u\x9c"

# Strings, booleans, nil.
> EVAL "return cmsgpack.pack('')" 0
"\xa0"
> EVAL "return cmsgpack.pack('abc')" 0
"\xa3abc"
> EVAL 'return cmsgpack.pack(\'a\0b\255\')' 0
"\xa4a\x00b\xff"
> EVAL "return cmsgpack.pack(('x'):rep(31))" 0
"\xbfxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
> EVAL "return cmsgpack.pack(('x'):rep(32)):sub(1, 3)" 0
"\xd9 x"
> EVAL "return cmsgpack.pack(('x'):rep(255)):sub(1, 3)" 0
"\xd9\xffx"
> EVAL "return cmsgpack.pack(('x'):rep(256)):sub(1, 4)" 0
"\xda\x01\x00x"
> EVAL "return cmsgpack.pack(('x'):rep(65535)):sub(1, 4)" 0
"\xda\xff\xffx"
> EVAL "return cmsgpack.pack(('x'):rep(65536)):sub(1, 6)" 0
"\xdb\x00\x01\x00\x00x"
> EVAL "return cmsgpack.pack(true)" 0
"\xc3"
> EVAL "return cmsgpack.pack(false)" 0
"\xc2"
> EVAL "return cmsgpack.pack(nil)" 0
"\xc0"
> EVAL "return cmsgpack.pack(1, 'a', nil, true)" 0
"\x01\xa1a\xc0\xc3"
> EVAL "return cmsgpack.pack(function() end)" 0
"\xc0"
> EVAL "return cmsgpack.pack(coroutine.create(function() end))" 0
"\xc0"
> EVAL "return cmsgpack.pack(cjson.null)" 0
"\xc0"

# Tables: an array if the keys are 1..n, else a map.
> EVAL "return cmsgpack.pack({})" 0
"\x90"
> EVAL "return cmsgpack.pack({1, 2, 3})" 0
"\x93\x01\x02\x03"
> EVAL "return cmsgpack.pack({'a', {'b', {}}})" 0
"\x92\xa1a\x92\xa1b\x90"
> EVAL "return cmsgpack.pack({a = 1})" 0
"\x81\xa1a\x01"
> EVAL "return cmsgpack.pack({[2] = 'x'})" 0
"\x81\x02\xa1x"
> EVAL "return cmsgpack.pack({[0] = 'x'})" 0
"\x81\x00\xa1x"
> EVAL "return cmsgpack.pack({[1.5] = 'x'})" 0
"\x81\xca?\xc0\x00\x00\xa1x"
> EVAL "return cmsgpack.pack({[1] = 'x'})" 0
"\x91\xa1x"
> EVAL "return cmsgpack.pack({[true] = 'x'})" 0
"\x81\xc3\xa1x"
> EVAL "return cmsgpack.pack({[-1] = 'x'})" 0
"\x81\xff\xa1x"
> EVAL "return cmsgpack.pack({a = {b = {c = {}}}})" 0
"\x81\xa1a\x81\xa1b\x81\xa1c\x90"
> EVAL "local t = {} for i = 1, 15 do t[i] = i end return cmsgpack.pack(t):sub(1, 2)" 0
"\x9f\x01"
> EVAL "local t = {} for i = 1, 16 do t[i] = i end return cmsgpack.pack(t):sub(1, 4)" 0
"\xdc\x00\x10\x01"
> EVAL "local t = {} for i = 1, 65536 do t[i] = 1 end return cmsgpack.pack(t):sub(1, 6)" 0
"\xdd\x00\x01\x00\x00\x01"
> EVAL "local t = {} for i = 1, 15 do t['k' .. i] = i end return cmsgpack.pack(t):sub(1, 1)" 0
"\x8f"
> EVAL "local t = {} for i = 1, 16 do t['k' .. i] = i end return cmsgpack.pack(t):sub(1, 3)" 0
"\xde\x00\x10"
> EVAL "local t = {1, 2} t[3] = nil return cmsgpack.pack(t)" 0
"\x92\x01\x02"
> EVAL "return cmsgpack.pack(setmetatable({}, {__index = {1, 2}}))" 0
"\x90"
> EVAL "local t = {} t.self = t return #cmsgpack.pack(t)" 0
(integer) 97
> EVAL "local t = {} for i = 1, 20 do t = {t} end return cmsgpack.pack(t)" 0
"\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\xc0"
> EVAL "return cmsgpack.pack({1, function() end})" 0
"\x92\x01\xc0"
> EVAL "return cmsgpack.pack({f = function() end})" 0
"\x81\xa1f\xc0"

# unpack gives every value, unpack_one and unpack_limit some of them and where to go on.
> EVAL 'return {cmsgpack.unpack(\'\1\')}' 0
1) (integer) 1
> EVAL 'return {cmsgpack.unpack(\'\1\2\3\')}' 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL 'return {cmsgpack.unpack(\'\255\224\208\128\')}' 0
1) (integer) -1
2) (integer) -32
3) (integer) -128
> EVAL 'return {cmsgpack.unpack(\'\204\255\205\255\255\206\255\255\255\255\')}' 0
1) (integer) 255
2) (integer) 65535
3) (integer) 4294967295
> EVAL 'return {cmsgpack.unpack(\'\209\255\254\210\255\255\255\254\')}' 0
1) (integer) -2
2) (integer) -2
> EVAL 'return {tostring(cmsgpack.unpack(\'\207\255\255\255\255\255\255\255\255\'))}' 0
1) "-1"
> EVAL 'return {tostring(cmsgpack.unpack(\'\211\128\0\0\0\0\0\0\0\'))}' 0
1) "-9.2233720368548e+18"
> EVAL 'return {tostring(cmsgpack.unpack(\'\202\63\192\0\0\')), tostring(cmsgpack.unpack(\'\203\63\248\0\0\0\0\0\0\'))}' 0
1) "1.5"
2) "1.5"
> EVAL 'return {cmsgpack.unpack(\'\163abc\')}' 0
1) "abc"
> EVAL 'return {cmsgpack.unpack(\'\217\3abc\')}' 0
1) "abc"
> EVAL 'return {cmsgpack.unpack(\'\218\0\3abc\219\0\0\0\1x\')}' 0
1) "abc"
2) "x"
> EVAL 'return {cmsgpack.unpack(\'\196\3abc\')}' 0
(error) ERR user_script:1: Bad data format in input. script: 3d87de2b462feb93cde4a19bc19872606bd04b37, on @user_script:1.
> EVAL 'return {cmsgpack.unpack(\'\197\0\3abc\198\0\0\0\1x\')}' 0
(error) ERR user_script:1: Bad data format in input. script: a73a691a7a6981c18bae87f0d464dd9e7276efe3, on @user_script:1.
> EVAL '
|   return tostring(cmsgpack.unpack(\'\192\')) .. tostring(cmsgpack.unpack(\'\194\'))
|       .. tostring(cmsgpack.unpack(\'\195\'))
| ' 0
"nilfalsetrue"
> EVAL 'return cmsgpack.unpack(\'\147\1\2\3\')' 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL 'return cmsgpack.unpack(\'\220\0\2\1\2\')' 0
1) (integer) 1
2) (integer) 2
> EVAL 'return cmsgpack.unpack(\'\221\0\0\0\2\1\2\')' 0
1) (integer) 1
2) (integer) 2
> EVAL 'return cmsgpack.unpack(\'\129\161a\1\').a' 0
(integer) 1
> EVAL 'return cmsgpack.unpack(\'\222\0\1\161a\5\').a' 0
(integer) 5
> EVAL 'return cmsgpack.unpack(\'\223\0\0\0\1\161a\6\').a' 0
(integer) 6
> EVAL 'return cmsgpack.unpack(\'\129\192\1\')' 0
(error) ERR table index is nil script: fc5ecea28c7c4519bafde8e9710d8f45499f865b, on @user_script:1.
> EVAL 'return #cmsgpack.unpack(\'\144\')' 0
(integer) 0
> EVAL "return select('#', cmsgpack.unpack(''))" 0
(integer) 0
> EVAL 'return {cmsgpack.unpack_one(\'\1\2\3\')}' 0
1) (integer) 1
2) (integer) 1
> EVAL 'return {cmsgpack.unpack_one(\'\1\2\3\', 1)}' 0
1) (integer) 2
2) (integer) 2
> EVAL 'return {cmsgpack.unpack_one(\'\1\2\3\', 2)}' 0
1) (integer) -1
2) (integer) 3
> EVAL 'return {cmsgpack.unpack_limit(\'\1\2\3\', 2)}' 0
1) (integer) 2
2) (integer) 1
3) (integer) 2
> EVAL 'return {cmsgpack.unpack_limit(\'\1\2\3\', 2, 1)}' 0
1) (integer) -1
2) (integer) 2
3) (integer) 3
> EVAL 'return {cmsgpack.unpack_limit(\'\1\2\3\', 10)}' 0
1) (integer) -1
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL 'return {cmsgpack.unpack_limit(\'\1\2\3\', 0)}' 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "
|   local data, at, t = cmsgpack.pack('a', 'b', 'c'), 0, {}
|   while at ~= -1 do local v at, v = cmsgpack.unpack_one(data, at) t[#t + 1] = v end
|   return t
| " 0
1) "a"
2) "b"
3) "c"
> EVAL "
|   local t = {name = 'x', list = {1, 2, {deep = true}}, n = 1.25}
|   local u = cmsgpack.unpack(cmsgpack.pack(t))
|   return {u.name, #u.list, tostring(u.list[3].deep), tostring(u.n)}
| " 0
1) "x"
2) (integer) 3
3) "true"
4) "1.25"
> EVAL "
|   for _, v in ipairs({0, 1, -1, 127, 128, 255, 256, 65535, 65536, 2^31, 2^32, -32, -33, -128,
|       -129, 2^53, 0.5, -1e100}) do
|     if cmsgpack.unpack(cmsgpack.pack(v)) ~= v then return 'differs: ' .. v end
|   end
|   return 'all the same'
| " 0
"all the same"

# What is refused.
> EVAL "return cmsgpack.pack()" 0
(error) ERR user_script:1: bad argument #0 to 'pack' (MessagePack pack needs input.) script: 6bc235afa55de88253e203cc5fe5844792e25209, on @user_script:1.
> EVAL "return cmsgpack.unpack()" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (string expected, got no value) script: 78103c0f3f46e5897cb5d2fad8dfb28bd38e0eeb, on @user_script:1.
> EVAL "return cmsgpack.unpack(5)" 0
(integer) 53
> EVAL "return cmsgpack.unpack({})" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (string expected, got table) script: 1bf8d78c3e2298775df6934cb05254905d2c8ddc, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\193\')' 0
(error) ERR user_script:1: Bad data format in input. script: dc135bd7bc2955014f03280e151acf74360378e7, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\204\')' 0
(error) ERR user_script:1: Missing bytes in input. script: 332e907abffc8f6c8c9aa7fa8c8f82745d942bf9, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\163ab\')' 0
(error) ERR user_script:1: Missing bytes in input. script: eba9195c4423ad71dc19b03daf3e9e33df54a391, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\147\1\2\')' 0
(error) ERR user_script:1: Missing bytes in input. script: 4b51d5e2e41b7e6e0a00e22021a6bde9b48efac5, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\129\161a\')' 0
(error) ERR user_script:1: Missing bytes in input. script: 3b53d2e80be088b54f92d4ea91be5e4e00193f5a, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\221\255\255\255\255\')' 0
(error) ERR user_script:1: Missing bytes in input. script: d927de6b02ace026366ff615f6b86eded580403b, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\223\255\255\255\255\')' 0
(error) ERR user_script:1: Missing bytes in input. script: 7daf2150903dbcda75a0056fb3e4c1d3764c1d80, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\219\255\255\255\255\')' 0
(error) ERR user_script:1: Missing bytes in input. script: dbc322a288a3d7dab7e4d188ca5882072068820d, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\212\1\2\')' 0
(error) ERR user_script:1: Bad data format in input. script: 8e8fafa05179656e8737b17d44a5ab80d07821f0, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\199\1\1\1\')' 0
(error) ERR user_script:1: Bad data format in input. script: 52feec3bad9cb2d5f67fab6a03021c5a8137e974, on @user_script:1.
> EVAL 'return cmsgpack.unpack(\'\1\193\')' 0
(error) ERR user_script:1: Bad data format in input. script: d0e15702d6c57e79fc935730fd4da40ee25d80cf, on @user_script:1.
> EVAL 'return cmsgpack.unpack_one(\'\1\', 5)' 0
(error) ERR user_script:1: Start offset 5 greater than input length 1. script: 0b84bed325c6fcd085c3ccc52d11155d1cd4e846, on @user_script:1.
> EVAL 'return cmsgpack.unpack_one(\'\1\', -1)' 0
(error) ERR user_script:1: Invalid request to unpack with offset of -1 and limit of 1. script: 486d36c9460c2deecbc5b4129976cce587992b3c, on @user_script:1.
> EVAL 'return cmsgpack.unpack_limit(\'\1\', -1)' 0
(error) ERR user_script:1: Invalid request to unpack with offset of 0 and limit of 1. script: 4ffcdd47c8e4ddc4887cf0d7796d775cdd2eddb6, on @user_script:1.
> EVAL 'return cmsgpack.unpack_limit(\'\1\')' 0
(error) ERR user_script:1: bad argument #2 to 'unpack_limit' (number expected, got no value) script: c6aa7d290e3247b7cca7fc2399e471c87c26602b, on @user_script:1.
> EVAL "return cmsgpack.unpack_limit()" 0
(error) ERR user_script:1: bad argument #2 to 'unpack_limit' (number expected, got no value) script: 9bd0e07485218645f57ff53f0fa7d36b97291915, on @user_script:1.
> EVAL "return cmsgpack.unpack_one('')" 0
(integer) -1
> EVAL 'return cmsgpack.unpack_limit(\'\1\2\', 1, \'x\')' 0
(error) ERR user_script:1: bad argument #3 to 'unpack_limit' (number expected, got string) script: a2fdbbcef0164757eb448146cf55586a4f54ebe3, on @user_script:1.
> EVAL 'return cmsgpack.unpack_limit(\'\1\', \'x\')' 0
(error) ERR user_script:1: bad argument #2 to 'unpack_limit' (number expected, got string) script: b88c87be77efe90a7642b6ad5ce1a49460c7e2c1, on @user_script:1.
> EVAL 'return cmsgpack.unpack_one(\'\1\2\', 1.9)' 0
(integer) -1
> EVAL "return {cmsgpack._NAME, cmsgpack._VERSION}" 0
1) "cmsgpack"
2) "lua-cmsgpack 0.4.0"
> EVAL "cmsgpack.pack = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 5042404704fad295e580fc47e5d8ea1e0f53184c, on @user_script:1.
> EVAL '
|   local s = (\'\145\'):rep(100) .. \'\1\'
|   local t, n = cmsgpack.unpack(s), 0
|   while type(t) == \'table\' do t, n = t[1], n + 1 end
|   return n
| ' 0
(integer) 100
