# concat joins strings and numbers.
> EVAL "return table.concat({'a', 'b', 'c'})" 0
"abc"
> EVAL "return table.concat({'a', 'b', 'c'}, ', ')" 0
"a, b, c"
> EVAL "return table.concat({1, 2.5, 'x'}, '-')" 0
"1-2.5-x"
> EVAL "return table.concat({'a', 'b', 'c'}, ',', 2)" 0
"b,c"
> EVAL "return table.concat({'a', 'b', 'c'}, ',', 2, 3)" 0
"b,c"
> EVAL "return table.concat({'a', 'b', 'c'}, ',', 3, 2)" 0
""
> EVAL "return table.concat({}, ',')" 0
""
> EVAL "return table.concat({}, ',', 1, 0)" 0
""
> EVAL "return table.concat({'a'}, ',')" 0
"a"
> EVAL "return table.concat({'a', 'b'}, 1)" 0
"a1b"
> EVAL "return table.concat({'a', 'b'}, nil)" 0
"ab"
> EVAL "return table.concat({'a', 'b'}, ',', nil, nil)" 0
"a,b"
> EVAL "return table.concat({'a', 'b', 'c'}, ',', '1', '2')" 0
"a,b"
> EVAL "return table.concat({[0] = 'z', 'a'}, ',', 0)" 0
"z,a"
> EVAL "return table.concat({[-1] = 'm', [0] = 'z', 'a'}, ',', -1, 1)" 0
"m,z,a"
> EVAL 'return table.concat({\'a\0b\', \'c\'}, \'\0\')' 0
"a\x00b\x00c"
> EVAL "return table.concat({1e15, 2^53, 0.1, -0.0}, ' ')" 0
"1e+15 9.007199254741e+15 0.1 -0"
> EVAL "return #table.concat({('x'):rep(1000), ('y'):rep(1000)}, ('z'):rep(1000))" 0
(integer) 3000
> EVAL "local t = {} for i = 1, 10000 do t[i] = i end return #table.concat(t, ',')" 0
(integer) 48893

# The length of a table with holes is one of several numbers.
#! perilune
> EVAL "return table.concat({'a', nil, 'c'}, ',')" 0
"a"

> EVAL "return table.concat({'a', 'b'}, ',', 1, 3)" 0
(error) ERR user_script:1: invalid value (nil) at index 3 in table for 'concat' script: f75b7834c8195c54e2dfb1a5f6e3ed155631662e, on @user_script:1.
> EVAL "return table.concat({'a', {}, 'c'}, ',')" 0
(error) ERR user_script:1: invalid value (table) at index 2 in table for 'concat' script: 6849103a36f1553592449d9a4c85daaf39b5bf31, on @user_script:1.
> EVAL "return table.concat({'a', true}, ',')" 0
(error) ERR user_script:1: invalid value (boolean) at index 2 in table for 'concat' script: 485b12a375a4ebff277a1e2ffb2edc4d4a354d0f, on @user_script:1.
> EVAL "return table.concat({'a', function() end}, ',')" 0
(error) ERR user_script:1: invalid value (function) at index 2 in table for 'concat' script: ae6e418cb5476a4fb7adcc66380db585f904b4c4, on @user_script:1.
> EVAL "return table.concat({{}}, ',')" 0
(error) ERR user_script:1: invalid value (table) at index 1 in table for 'concat' script: ff8da6d8e090917cd8a53e91a7e9fe643bba3bbb, on @user_script:1.
> EVAL "return table.concat({'a'}, ',', 5, 6)" 0
(error) ERR user_script:1: invalid value (nil) at index 5 in table for 'concat' script: 51471d6d46fddf9cc738dcd3c1f8bb2f8cc2347d, on @user_script:1.
> EVAL "return table.concat({setmetatable({}, {__tostring = function() return 'x' end})})" 0
(error) ERR user_script:1: invalid value (table) at index 1 in table for 'concat' script: 3d34ec72935ff64cae099ad524acb8ede7e71286, on @user_script:1.
> EVAL "return table.concat({setmetatable({}, {__concat = function() return 'x' end}), 'a'})" 0
(error) ERR user_script:1: invalid value (table) at index 1 in table for 'concat' script: f4e04d9c8110e2a4cacfd17cec91d2811f0db0b1, on @user_script:1.
> EVAL "return table.concat()" 0
(error) ERR user_script:1: bad argument #1 to 'concat' (table expected, got no value) script: 4e82d28d37c0e676d5de5af94111c333026e27ce, on @user_script:1.
> EVAL "return table.concat(5)" 0
(error) ERR user_script:1: bad argument #1 to 'concat' (table expected, got number) script: 5c9cce477e030b097417ff4969fa08fa20208f3b, on @user_script:1.
> EVAL "return table.concat('abc')" 0
(error) ERR user_script:1: bad argument #1 to 'concat' (table expected, got string) script: d6949d668f0c301c98430519343ab6f2917320b1, on @user_script:1.
> EVAL "return table.concat({}, {})" 0
(error) ERR user_script:1: bad argument #2 to 'concat' (string expected, got table) script: 192082c7fd572eac9cc600bbd798536c64a29f85, on @user_script:1.
> EVAL "return table.concat({}, ',', 'x')" 0
(error) ERR user_script:1: bad argument #3 to 'concat' (number expected, got string) script: 5e505bb1e403df856ceeba33418281c0a4667e50, on @user_script:1.
> EVAL "return table.concat({}, ',', 1, 'x')" 0
(error) ERR user_script:1: bad argument #4 to 'concat' (number expected, got string) script: 1492164216877fe8201b2d6cd1187965baf4bdec, on @user_script:1.
> EVAL "return table.concat({'a', 'b'}, ',', 1.9, 2.9)" 0
"a,b"
> EVAL "return table.concat(ARGV, '|')" 0 x y z
"x|y|z"
> EVAL "return table.concat(KEYS, ':') .. '/' .. table.concat(ARGV, ':')" 2 k1 k2 v
"k1:k2/v"
