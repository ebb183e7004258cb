# Arithmetic.
> EVAL "return {7 + 2, 7 - 2, 7 * 2, 2 ^ 10}" 0
1) (integer) 9
2) (integer) 5
3) (integer) 14
4) (integer) 1024
> EVAL "return tostring(7 / 2) .. ' ' .. tostring(-7 / 2) .. ' ' .. tostring(6 / 2)" 0
"3.5 -3.5 3"
> EVAL "return {7 % 3, -7 % 3, 7 % -3, -7 % -3}" 0
1) (integer) 1
2) (integer) 2
3) (integer) -2
4) (integer) -1
> EVAL "return tostring(5.5 % 2) .. ' ' .. tostring(-5.5 % 2) .. ' ' .. tostring(5.5 % -2)" 0
"1.5 0.5 -0.5"
> EVAL "return tostring(5 % 0)" 0
"-nan"
> EVAL "return tostring(1 / 0) .. ' ' .. tostring(-1 / 0)" 0
"inf -inf"
> EVAL "return tostring(5 % (1/0))" 0
"-nan"
> EVAL "return tostring(-5 % (1/0))" 0
"-nan"
> EVAL "return tostring(2 ^ 0.5) .. ' ' .. tostring(2 ^ -1) .. ' ' .. tostring((-8) ^ (1/3) ~= (-8) ^ (1/3))" 0
"1.4142135623731 0.5 true"
> EVAL "return tostring(0 ^ 0) .. ' ' .. tostring((1/0) ^ 0)" 0
"1 1"
> EVAL "return tostring(0/0 == 0/0) .. ' ' .. tostring(0/0 ~= 0/0)" 0
"false true"

# Redis' compiler takes 0 and -0 for one constant.
#! perilune
> EVAL "return tostring(-0 == 0) .. ' ' .. tostring(1/-0 == 1/0)" 0
"true false"

> EVAL "return tostring(2^53 + 1 == 2^53)" 0
"true"

# Comparisons.
> EVAL "return tostring(1 < 2) .. tostring(2 <= 2) .. tostring(1 > 2) .. tostring(2 >= 3) .. tostring(1 ~= 1)" 0
"truetruefalsefalsefalse"
> EVAL "return tostring('a' < 'b') .. tostring('a' < 'B') .. tostring('a' < 'aa') .. tostring('' < 'a')" 0
"truefalsetruetrue"
> EVAL 'return tostring(\'a\0b\' < \'a\0c\') .. tostring(\'a\' < \'a\0\') .. tostring(\'Z\' < \'a\')' 0
"truetruetrue"
> EVAL "return tostring('10' < '9') .. tostring(10 < 9)" 0
"truefalse"
> EVAL "return tostring('1' == 1) .. tostring(nil == false) .. tostring({} == {})" 0
"falsefalsefalse"
> EVAL "return tostring(0/0 < 1) .. tostring(0/0 > 1) .. tostring(0/0 <= 0/0)" 0
"falsefalsefalse"
> EVAL "return 1 < '2'" 0
(error) ERR user_script:1: attempt to compare number with string script: be147ad3dd95fcccaaf9bc5db5472274d14aa511, on @user_script:1.
> EVAL "return {} < {}" 0
(error) ERR user_script:1: attempt to compare two table values script: fe12717409b91d7c0c64c39528a098f1c423fefe, on @user_script:1.
> EVAL "return nil < 1" 0
(error) ERR user_script:1: attempt to compare nil with number script: dbad123b805f8a6a8242554ec4302e164def5411, on @user_script:1.
> EVAL "return true < false" 0
(error) ERR user_script:1: attempt to compare two boolean values script: 8f1c1f73f08f129d63e54169e8186c8378b4961e, on @user_script:1.
> EVAL "return {} <= 1" 0
(error) ERR user_script:1: attempt to compare table with number script: d52ef159919d4d93351df301007d348e61613f19, on @user_script:1.
> EVAL "local f = function() end return f < f" 0
(error) ERR user_script:1: attempt to compare two function values script: 58c9c2966cab6089f9ede11278bbe45879c87623, on @user_script:1.
> EVAL "return 'a' >= 1" 0
(error) ERR user_script:1: attempt to compare number with string script: cbd7baadd2cf772be7839cc792bf9ceebc3b5dc7, on @user_script:1.

# and, or, not.
> EVAL "return {1 and 2, nil or 3, false or 'x', 1 or error('not reached')}" 0
1) (integer) 2
2) (integer) 3
3) "x"
4) (integer) 1
> EVAL "return tostring(nil and error('not reached')) .. tostring(false and 1) .. tostring(nil or false)" 0
"nilfalsefalse"
> EVAL "return tostring(not nil) .. tostring(not 0) .. tostring(not '') .. tostring(not not {})" 0
"truefalsefalsetrue"
> EVAL "return (false and 1 or 2)" 0
(integer) 2
> EVAL "return (nil == nil and 'same' or 'other')" 0
"same"
> EVAL "local a, b = nil, 5 return a and a.x or b" 0
(integer) 5

# Concatenation and length.
> EVAL "return 'a' .. 'b' .. 1 .. 2" 0
"ab12"
> EVAL "return #'abc' + #{1, 2, 3} + #''" 0
(integer) 6
> EVAL 'return #\'a\0b\'' 0
(integer) 3
> EVAL "local t = {n = 1} return #t" 0
(integer) 0
> EVAL "return -#'abc'" 0
(integer) -3
> EVAL "return not #{} == 0" 0
(nil)
> EVAL "return 'a' .. nil" 0
(error) ERR user_script:1: attempt to concatenate a nil value script: a954e0524e4e64a9f26274ffcefea47159ca7c15, on @user_script:1.
> EVAL "return {} .. 'a'" 0
(error) ERR user_script:1: attempt to concatenate a table value script: 18c4ed7906f60fc507380402263506a494201f31, on @user_script:1.
> EVAL "return 'a' .. true" 0
(error) ERR user_script:1: attempt to concatenate a boolean value script: 523ffaf379abfc2d03f89320ed20f7a17c3bbf1a, on @user_script:1.
> EVAL "return 1 .. {} .. 'a'" 0
(error) ERR user_script:1: attempt to concatenate a table value script: 2f419e3b84bc8f0298a2fb33101079e808b90924, on @user_script:1.
> EVAL "return #nil" 0
(error) ERR user_script:1: attempt to get length of a nil value script: 6d6abd31d8721234b1ee1a830316ae36ef2693e2, on @user_script:1.
> EVAL "return #function() end" 0
(error) ERR user_script:1: attempt to get length of a function value script: 09c17cf5bbfc9115510e7f7d7a17ffe346781f31, on @user_script:1.
> EVAL "return -{}" 0
(error) ERR user_script:1: attempt to perform arithmetic on a table value script: 95c805f07fef0f190a24e3197cab48b4e80c185b, on @user_script:1.
> EVAL "return -'x'" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: 1969a209718c8f3fdc84d01d57c868e60f35146b, on @user_script:1.
> EVAL "return {} + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a table value script: 63bfc7278beb802efdd1c8b87af355d990ff9912, on @user_script:1.
> EVAL "return 1 - nil" 0
(error) ERR user_script:1: attempt to perform arithmetic on a nil value script: 90c019ed53f8eabbc747fe6e6fd7d0039c5e1cc7, on @user_script:1.
> EVAL "return 'a' * 2" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: c2274bc0c2d45778165242d0644bb092ac84b775, on @user_script:1.
> EVAL "return true / 2" 0
(error) ERR user_script:1: attempt to perform arithmetic on a boolean value script: 1f227b30abe3a017f3b7e9f290034438dc668b24, on @user_script:1.
> EVAL "return 2 ^ {}" 0
(error) ERR user_script:1: attempt to perform arithmetic on a table value script: cccf97b50266ddff83913fd07748c8c49d06ed63, on @user_script:1.
> EVAL "return {} % 2" 0
(error) ERR user_script:1: attempt to perform arithmetic on a table value script: 6fb37f299c5702e2c68388a55b901c5c85ae4fcd, on @user_script:1.
