# Settings answer what they are; these scripts use an instance of their own, as Redis keeps changes.
> EVAL "return {cjson.encode_sparse_array()}" 0
1) (nil)
2) (integer) 2
3) (integer) 10
> EVAL "return cjson.encode_max_depth()" 0
(integer) 1000
> EVAL "return cjson.decode_max_depth()" 0
(integer) 1000
> EVAL "return cjson.encode_number_precision()" 0
(integer) 14
> EVAL "return tostring(cjson.encode_keep_buffer())" 0
"true"
> EVAL "return tostring(cjson.encode_invalid_numbers())" 0
"false"
> EVAL "return tostring(cjson.decode_invalid_numbers())" 0
"true"
> EVAL "local c = cjson.new() return {c.encode_sparse_array(true)}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 10
> EVAL "local c = cjson.new() return {c.encode_sparse_array(true, 1, 3)}" 0
1) (integer) 1
2) (integer) 1
3) (integer) 3
> EVAL "local c = cjson.new() c.encode_sparse_array(true) return c.encode({[1000] = 'x'})" 0
"{\"1000\":\"x\"}"
> EVAL "local c = cjson.new() c.encode_sparse_array(false, 0) return #c.encode({[100] = 'x'})" 0
(integer) 500
> EVAL "local c = cjson.new() c.encode_sparse_array(false, 1, 0) return c.encode({[3] = 'x'})" 0
(error) ERR user_script:1: Cannot serialise table: excessively sparse array script: a6c21033bb39d7935c4b8d36fb7741849958e0fc, on @user_script:1.
> EVAL "local c = cjson.new() c.encode_sparse_array(true, 1, 0) return c.encode({[3] = 'x'})" 0
"{\"3\":\"x\"}"
> EVAL "
|   local c = cjson.new()
|   c.encode_sparse_array(false, 2, 3)
|   return c.encode({[3] = 'x'}) .. c.encode({1, [4] = 4})
| " 0
"[null,null,\"x\"][1,null,null,4]"
> EVAL "local c = cjson.new() c.encode_max_depth(2) return c.encode({{}})" 0
"[{}]"
> EVAL "local c = cjson.new() c.encode_max_depth(2) return c.encode({{{}}})" 0
(error) ERR user_script:1: Cannot serialise, excessive nesting (3) script: 9663874f42dfd39df3fb9fbe8e6772cddb9f45b6, on @user_script:1.
> EVAL "
|   local c = cjson.new()
|   c.encode_max_depth(1)
|   return c.encode({1}) .. tostring((pcall(c.encode, {{}})))
| " 0
"[1]false"
> EVAL "local c = cjson.new() c.decode_max_depth(2) return c.decode('[[1]]')[1]" 0
1) (integer) 1
> EVAL "local c = cjson.new() c.decode_max_depth(2) return c.decode('[[[1]]]')" 0
(error) ERR user_script:1: Found too many nested data structures (3) at character 3 script: b2f73dafadc8ac47956f7d6605d7497ae651cbdb, on @user_script:1.
> EVAL 'local c = cjson.new() c.decode_max_depth(1) return c.decode(\'{"a": {}}\')' 0
(error) ERR user_script:1: Found too many nested data structures (2) at character 7 script: b9d45f60358e92c66c754c5b38c67ea2350e251e, on @user_script:1.
> EVAL "
|   local c = cjson.new()
|   c.encode_number_precision(3)
|   return c.encode({3.14159, 1000, 12345, 0.5})
| " 0
"[3.14,1e+03,1.23e+04,0.5]"
> EVAL "local c = cjson.new() c.encode_number_precision(1) return c.encode({3.7, 25})" 0
"[4,2e+01]"
> EVAL "local c = cjson.new() c.encode_number_precision(14) return c.encode(1/3)" 0
"0.33333333333333"
> EVAL "local c = cjson.new() return c.encode_number_precision(15)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14) script: 726ffca6906ddf76b830a75778ac21cd214bfdaf, on @user_script:1.
> EVAL "local c = cjson.new() c.encode_number_precision(16) return c.encode(0.1)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14) script: 8cdf71acf61458bba032e8fc5e58f0a68d2103a2, on @user_script:1.
> EVAL "local c = cjson.new() c.encode_number_precision(17) return c.encode(0.1)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14) script: 211c1312ff25ef29d7b26bc637f2b59c1d153096, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_number_precision(0)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14) script: 4abeb59b201c641688373f98256e4e874bc0ab1e, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_number_precision(18)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14) script: 838fec59d9ba5935da0674b784f146cae2808c3a, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_number_precision('x')" 0
(error) ERR user_script:1: bad argument #1 to 'encode_number_precision' (number expected, got string) script: fe02e68c7e8071f7e1810b3a5317f0e759aff3b3, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_max_depth(0)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_max_depth' (expected integer between 1 and 2147483647) script: a24df0b746e54f76c0f791d995c3ea5cd5b33a15, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_max_depth('x')" 0
(error) ERR user_script:1: bad argument #1 to 'encode_max_depth' (number expected, got string) script: e3d17227cf978b5a355a81b9a73f3e29d1ff5c38, on @user_script:1.
> EVAL "local c = cjson.new() return c.decode_max_depth(-1)" 0
(error) ERR user_script:1: bad argument #1 to 'decode_max_depth' (expected integer between 1 and 2147483647) script: fccdffb59785d968344d44cd9830fd7aa4b8f34d, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_max_depth(1, 2)" 0
(error) ERR user_script:1: bad argument #2 to 'encode_max_depth' (found too many arguments) script: 3d7e9c30f0fce69698255530c99577ed9e93d205, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_sparse_array(1)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_sparse_array' (invalid option '1') script: 8b2efdb7d2166ad0c565454ac35edd99b5ceabe6, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_sparse_array('x')" 0
(error) ERR user_script:1: bad argument #1 to 'encode_sparse_array' (invalid option 'x') script: becd5a2aa497efd9380dd75c2866aa66ed9cdcbf, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_sparse_array(true, -1)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_sparse_array' (expected integer between 0 and 2147483647) script: 51b090d40f0ececa290341699c738f9b0d11f637, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_sparse_array(true, 1, 2, 3)" 0
(error) ERR user_script:1: bad argument #4 to 'encode_sparse_array' (found too many arguments) script: b473c9177f17f0d893659fa68b7625afe5eca1d7, on @user_script:1.
> EVAL "local c = cjson.new() return tostring(c.encode_keep_buffer(false))" 0
"false"
> EVAL "local c = cjson.new() return c.encode_keep_buffer(5)" 0
(error) ERR user_script:1: bad argument #1 to 'encode_keep_buffer' (invalid option '5') script: 0b715d93463451c3915f7a1562322a5067802d1c, on @user_script:1.
> EVAL "
|   local c = cjson.new()
|   c.encode_keep_buffer(false)
|   return c.encode({1}) .. c.encode({2})
| " 0
"[1][2]"
> EVAL "local c = cjson.new() c.encode_invalid_numbers(true) return c.encode({0/0, 1/0, -1/0})" 0
"[nan,inf,-inf]"
> EVAL "
|   local c = cjson.new()
|   c.encode_invalid_numbers('null')
|   return c.encode({0/0, 1/0, -1/0})
| " 0
"[null,null,null]"
> EVAL "local c = cjson.new() c.encode_invalid_numbers(false) return c.encode(1/0)" 0
(error) ERR user_script:1: Cannot serialise number: must not be NaN or Inf script: 5df37c84dbb3774d15f01a8365da62d6fd94e617, on @user_script:1.
> EVAL "local c = cjson.new() return c.encode_invalid_numbers('x')" 0
(error) ERR user_script:1: bad argument #1 to 'encode_invalid_numbers' (invalid option 'x') script: f187981df38f3accb4e87477e4fe638b1724145c, on @user_script:1.
> EVAL "local c = cjson.new() return tostring(c.encode_invalid_numbers('null'))" 0
"null"
> EVAL "local c = cjson.new() return tostring(c.encode_invalid_numbers(true))" 0
"true"
> EVAL "local c = cjson.new() c.decode_invalid_numbers(false) return c.decode('NaN')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: 808a447dac84e688da8330c7829babcd3d9f8e23, on @user_script:1.
> EVAL "local c = cjson.new() c.decode_invalid_numbers(false) return c.decode('[0x10]')" 0
(error) ERR user_script:1: Expected value but found invalid number at character 2 script: edfb086c4444f50cc8ab9a2a62becc8ab5f67142, on @user_script:1.
> EVAL "local c = cjson.new() c.decode_invalid_numbers(false) return c.decode('Infinity')" 0
(error) ERR user_script:1: Expected value but found invalid token at character 1 script: b6dcce9b2fc4c7e9dff33ba1ebaf04fd1707d235, on @user_script:1.
> EVAL "
|   local c = cjson.new()
|   c.decode_invalid_numbers(true)
|   return tostring(c.decode('Infinity'))
| " 0
"inf"
> EVAL "local c = cjson.new() return c.decode_invalid_numbers('null')" 0
(error) ERR user_script:1: bad argument #1 to 'decode_invalid_numbers' (invalid option 'null') script: 56c8ff609e1bb61ff663b8427137ef5feeea2065, on @user_script:1.
> EVAL "local c = cjson.new() return c.decode_invalid_numbers(5)" 0
(error) ERR user_script:1: bad argument #1 to 'decode_invalid_numbers' (invalid option '5') script: 92b4406aa89e987416d7fba734ffedda80095fae, on @user_script:1.
> EVAL "
|   local a, b = cjson.new(), cjson.new()
|   a.encode_max_depth(5)
|   return {a.encode_max_depth(), b.encode_max_depth(), cjson.encode_max_depth()}
| " 0
1) (integer) 5
2) (integer) 1000
3) (integer) 1000
> EVAL "local c = cjson.new() c.x = 5 return c.x" 0
(integer) 5
> EVAL "local c = cjson.new() return tostring(c.null == cjson.null)" 0
"true"
> EVAL "local c = cjson.new() for k in pairs(cjson) do if c[k] == nil then return k end end return 'all'" 0
"all"
> EVAL "return {cjson._NAME, cjson._VERSION}" 0
1) "cjson"
2) "2.1.0"
> EVAL "return cjson.new(5) ~= nil" 0
(integer) 1
> EVAL "cjson.encode = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: ca8772b89bfaafed79b4e978e804ff876bb3abc5, on @user_script:1.
> EVAL "cjson.null = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 429f53e676950ce29d4651cc474f6ba9780ff1cb, on @user_script:1.
> EVAL "return cjson.safe" 0
(nil)
> EVAL "return tostring(cjson.nosuch)" 0
"nil"

# A change lasts as long as the script here; each of these puts back what it found.
> EVAL "
|   local old = cjson.encode_max_depth()
|   cjson.encode_max_depth(3)
|   local ok, e = pcall(cjson.encode, {{{{}}}})
|   cjson.encode_max_depth(old)
|   return e
| " 0
"Cannot serialise, excessive nesting (4)"
> EVAL "
|   local old = cjson.decode_max_depth()
|   cjson.decode_max_depth(3)
|   local ok, e = pcall(cjson.decode, '[[[[]]]]')
|   cjson.decode_max_depth(old)
|   return e
| " 0
"Found too many nested data structures (4) at character 4"
> EVAL "
|   local old = cjson.encode_number_precision()
|   cjson.encode_number_precision(5)
|   local s = cjson.encode(1/3)
|   cjson.encode_number_precision(old)
|   return s
| " 0
"0.33333"
> EVAL "
|   cjson.encode_sparse_array(true)
|   local s = cjson.encode({[100] = 1})
|   cjson.encode_sparse_array(false)
|   return s
| " 0
"{\"100\":1}"
> EVAL "
|   cjson.encode_invalid_numbers(true)
|   local s = cjson.encode({1/0, 0/0})
|   cjson.encode_invalid_numbers(false)
|   return s
| " 0
"[inf,nan]"
> EVAL "
|   cjson.encode_keep_buffer(false)
|   local s = cjson.encode({1})
|   cjson.encode_keep_buffer(true)
|   return s
| " 0
"[1]"
