# From weak to strong: or, and, comparisons, .., + -, * / %, unary, ^.
> EVAL "return 1 or 2 and nil" 0
(integer) 1
> EVAL "return tostring(nil and 1 or 2 and 3)" 0
"3"
> EVAL "return tostring(1 < 2 == true)" 0
"true"
> EVAL "return 1 < 2 < 3" 0
(error) ERR user_script:1: attempt to compare boolean with number script: 1ee2f7d18c62c75a0dd019eae6479ff93ed2a009, on @user_script:1.
> EVAL "return tostring('a' .. 'b' == 'ab')" 0
"true"
> EVAL "return 'x' .. 1 + 2" 0
"x3"
> EVAL "return 2 .. 3 * 4 .. 5" 0
"2125"
> EVAL "return 2 + 3 * 4 - 6 / 2" 0
(integer) 11
> EVAL "return -2 ^ 2" 0
(integer) -4
> EVAL "return 2 ^ -2 ^ 0" 0
(integer) 0
> EVAL "return 2 ^ 3 ^ 2" 0
(integer) 512
> EVAL "return (2 ^ 3) ^ 2" 0
(integer) 64
> EVAL "return -3 % 5" 0
(integer) 2
> EVAL "return -(3 % 5)" 0
(integer) -3
> EVAL "return 10 - 4 - 3" 0
(integer) 3
> EVAL "return 100 / 10 / 5" 0
(integer) 2
> EVAL "return 7 * 8 % 5" 0
(integer) 1
> EVAL "return tostring(not 1 == 2)" 0
"false"
> EVAL "return tostring(not (1 == 2))" 0
"true"
> EVAL "return - - 5" 0
(integer) 5
> EVAL "return #'ab' ^ 2" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: 305b895d3909c95532c9d8e133af1a1be923f23f, on @user_script:1.
> EVAL "return -#'ab' * 3" 0
(integer) -6
> EVAL "return not nil and 'yes'" 0
"yes"
> EVAL "return 'a' .. 'b' .. 'c' == 'a' .. ('b' .. 'c')" 0
(integer) 1
> EVAL "return 5 > 3 and 'gt' or 'le'" 0
"gt"
> EVAL "return 1 .. 2 == '12'" 0
(integer) 1
> EVAL "return 2 * 3 .. ''" 0
"6"
> EVAL "return (1 + 2) * 3" 0
(integer) 9
> EVAL "return ((('x')))" 0
"x"
> EVAL "return ('x'):upper():lower():rep(2)" 0
"xx"
> EVAL "return #{1, 2} == 2 and not false" 0
(integer) 1
> EVAL "return ({10, 20, 30})[2]" 0
(integer) 20
> EVAL "return (function(...) return select('#', ...) end)(1, nil, nil)" 0
(integer) 3
> EVAL "return ((function() return 1, 2 end)())" 0
(integer) 1
> EVAL "return {(function() return 1, 2 end)(), (function() return 1, 2 end)()}" 0
1) (integer) 1
2) (integer) 1
3) (integer) 2
> EVAL "return {((function() return 1, 2 end)())}" 0
1) (integer) 1
