# Rounding and remainders.
> EVAL "return {math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(5), math.ceil(5)}" 0
1) (integer) 3
2) (integer) -4
3) (integer) 4
4) (integer) -3
5) (integer) 5
6) (integer) 5
> EVAL "
|   return {tostring(math.floor(1e300) == 1e300), tostring(math.floor(1/0)),
|       tostring(math.ceil(-1/0))}
| " 0
1) "true"
2) "inf"
3) "-inf"
> EVAL "return tostring(math.floor(0/0) ~= math.floor(0/0))" 0
"true"
> EVAL "return {math.abs(-5), math.abs(5), math.abs('-3'), tostring(math.abs(-0.0)), tostring(math.abs(-1/0))}" 0
1) (integer) 5
2) (integer) 5
3) (integer) 3
4) "0"
5) "inf"
> EVAL "return {math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), tostring(math.fmod(5.5, 2))}" 0
1) (integer) 1
2) (integer) -1
3) (integer) 1
4) "1.5"
> EVAL "return {tostring(math.fmod(1, 0)), tostring(math.fmod(1, 1/0)), tostring(math.fmod(-6, 2))}" 0
1) "-nan"
2) "1"
3) "-0"
> EVAL "return {math.mod(7, 3), math.mod(-7, 3)}" 0
1) (integer) 1
2) (integer) -1
> EVAL "local i, f = math.modf(3.7) return {i, tostring(f)}" 0
1) (integer) 3
2) "0.7"
> EVAL "local i, f = math.modf(-3.7) return {i, tostring(f)}" 0
1) (integer) -3
2) "-0.7"
> EVAL "local i, f = math.modf(5) return {tostring(i), tostring(f)}" 0
1) "5"
2) "0"
> EVAL "local i, f = math.modf(1/0) return {tostring(i), tostring(f)}" 0
1) "inf"
2) "0"
> EVAL "local i, f = math.modf(-1/0) return {tostring(i), tostring(f)}" 0
1) "-inf"
2) "-0"
> EVAL "local i, f = math.modf(0/0) return {tostring(i ~= i), tostring(f ~= f)}" 0
1) "true"
2) "true"

# Powers, roots, logarithms.
> EVAL "
|   return {math.sqrt(16), tostring(math.sqrt(2)), math.pow(2, 10), tostring(math.pow(2, 0.5)),
|       tostring(math.pow(2, -1))}
| " 0
1) (integer) 4
2) "1.4142135623731"
3) (integer) 1024
4) "1.4142135623731"
5) "0.5"
> EVAL "return tostring(math.sqrt(-1) ~= math.sqrt(-1))" 0
"true"
> EVAL "return {tostring(math.exp(0)), tostring(math.exp(1)), tostring(math.exp(710)), tostring(math.exp(-1000))}" 0
1) "1"
2) "2.718281828459"
3) "inf"
4) "0"
> EVAL "
|   return {tostring(math.log(1)), tostring(math.log(10)), tostring(math.log(0)),
|       tostring(math.log(2.718281828459045))}
| " 0
1) "0"
2) "2.302585092994"
3) "-inf"
4) "1"
> EVAL "return tostring(math.log(8, 2))" 0
"2.0794415416798"
> EVAL "return tostring(math.log(100, 10))" 0
"4.6051701859881"
> EVAL "return {math.log10(1000), tostring(math.log10(2)), tostring(math.log10(0))}" 0
1) (integer) 3
2) "0.30102999566398"
3) "-inf"
> EVAL "return tostring(math.log(-1) ~= math.log(-1))" 0
"true"
> EVAL "local m, e = math.frexp(8) return {tostring(m), e}" 0
1) "0.5"
2) (integer) 4
> EVAL "local m, e = math.frexp(0) return {tostring(m), e}" 0
1) "0"
2) (integer) 0
> EVAL "local m, e = math.frexp(-0.1) return {tostring(m), e}" 0
1) "-0.8"
2) (integer) -3
> EVAL "local m, e = math.frexp(2^-1074) return {tostring(m), e}" 0
1) "0.5"
2) (integer) -1073
> EVAL "
|   return {math.ldexp(0.5, 4), tostring(math.ldexp(1, -1)), tostring(math.ldexp(1, 1024)),
|       tostring(math.ldexp(1, -1080)), math.ldexp(1, 2.9)}
| " 0
1) (integer) 8
2) "0.5"
3) "inf"
4) "0"
5) (integer) 4

# Angles.
> EVAL "
|   return {tostring(math.sin(0)), tostring(math.sin(1)), tostring(math.cos(0)),
|       tostring(math.cos(1)), tostring(math.tan(1))}
| " 0
1) "0"
2) "0.8414709848079"
3) "1"
4) "0.54030230586814"
5) "1.5574077246549"
> EVAL "
|   return {tostring(math.asin(1)), tostring(math.acos(0)), tostring(math.atan(1)),
|       tostring(math.atan2(1, -1)), tostring(math.atan2(0, -1))}
| " 0
1) "1.5707963267949"
2) "1.5707963267949"
3) "0.78539816339745"
4) "2.3561944901923"
5) "3.1415926535898"
> EVAL "return {tostring(math.sinh(1)), tostring(math.cosh(1)), tostring(math.tanh(1))}" 0
1) "1.1752011936438"
2) "1.5430806348152"
3) "0.76159415595576"
> EVAL "
|   return {tostring(math.deg(math.pi)), tostring(math.rad(180)), tostring(math.pi),
|       tostring(math.huge), tostring(-math.huge)}
| " 0
1) "180"
2) "3.1415926535898"
3) "3.1415926535898"
4) "inf"
5) "-inf"
> EVAL "return tostring(math.asin(2) ~= math.asin(2))" 0
"true"
> EVAL "return tostring(math.atan(1, 2))" 0
"0.78539816339745"
> EVAL "return ('%.17g'):format(math.pi)" 0
"3.1415926535897931"

# Largest and smallest.
> EVAL "return {math.max(1, 3, 2), math.min(1, 3, 2), math.max(5), math.min('7', 8), math.max(-1, -2)}" 0
1) (integer) 3
2) (integer) 1
3) (integer) 5
4) (integer) 7
5) (integer) -1
> EVAL "return {tostring(math.max(1, 1/0)), tostring(math.min(1, -1/0)), tostring(math.max(0.1, 0.2))}" 0
1) "inf"
2) "-inf"
3) "0.2"
> EVAL "return tostring(math.max(1, 0/0))" 0
"1"
> EVAL "return tostring(math.max(0/0, 1) ~= 1)" 0
"true"
> EVAL "local z = 0 return tostring(math.min(-z, z)) .. tostring(math.max(-z, z)) .. tostring(math.min(z, -z))" 0
"-0-00"
> EVAL "return math.max(unpack((function() local t = {} for i = 1, 250 do t[i] = i end return t end)()))" 0
(integer) 250

# Bad arguments.
> EVAL "return math.floor()" 0
(error) ERR user_script:1: bad argument #1 to 'floor' (number expected, got no value) script: f87055e9418b88d58d8590029f0bb965fd22f6b8, on @user_script:1.
> EVAL "return math.floor('x')" 0
(error) ERR user_script:1: bad argument #1 to 'floor' (number expected, got string) script: 7cf2c038a55f1ca159d6ef112dff26587d2f619f, on @user_script:1.
> EVAL "return math.floor({})" 0
(error) ERR user_script:1: bad argument #1 to 'floor' (number expected, got table) script: 950d43839b5b3b653656b44a592c3a3a9274ae86, on @user_script:1.
> EVAL "return math.floor(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'floor' (number expected, got nil) script: eaea485af30221377d84508f09fab081dc44c433, on @user_script:1.
> EVAL "return math.floor('3.7')" 0
(integer) 3
> EVAL "return math.ceil(true)" 0
(error) ERR user_script:1: bad argument #1 to 'ceil' (number expected, got boolean) script: 8d6cb3be314d35c59385734d0f57d64c2c643ce1, on @user_script:1.
> EVAL "return math.abs()" 0
(error) ERR user_script:1: bad argument #1 to 'abs' (number expected, got no value) script: 69d103faa4b0a3a432eaad5a455b7696503aef33, on @user_script:1.
> EVAL "return math.sqrt('x')" 0
(error) ERR user_script:1: bad argument #1 to 'sqrt' (number expected, got string) script: 31ea3687769c016badde665436a35b7698980d90, on @user_script:1.
> EVAL "return math.max()" 0
(error) ERR user_script:1: bad argument #1 to 'max' (number expected, got no value) script: ea184ab21d1cc115e2cbb27490136c9d0e484013, on @user_script:1.
> EVAL "return math.min()" 0
(error) ERR user_script:1: bad argument #1 to 'min' (number expected, got no value) script: 91f61f3d71e1eba70cf6bb32adb691a6cab4bc6b, on @user_script:1.
> EVAL "return math.max(1, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'max' (number expected, got string) script: ac59670038d12e0430838b516854ea5f7ad6f39b, on @user_script:1.
> EVAL "return math.max('x', 1)" 0
(error) ERR user_script:1: bad argument #1 to 'max' (number expected, got string) script: 2c833ca97c5364371a9b24754236d274799d6995, on @user_script:1.
> EVAL "return math.max(1, nil)" 0
(error) ERR user_script:1: bad argument #2 to 'max' (number expected, got nil) script: 72cd955a4868a099edc0c869d71c9588ee3dd793, on @user_script:1.
> EVAL "return math.fmod(1)" 0
(error) ERR user_script:1: bad argument #2 to 'fmod' (number expected, got no value) script: 5faa9a1985a515e45be8ca53ab8d79b554ee75de, on @user_script:1.
> EVAL "return math.mod(1)" 0
(error) ERR user_script:1: bad argument #2 to 'mod' (number expected, got no value) script: ed65167c65e44fffa208bd8e32a1c496d1e84a1a, on @user_script:1.
> EVAL "return math.pow(2)" 0
(error) ERR user_script:1: bad argument #2 to 'pow' (number expected, got no value) script: e69e8c76108eddb0c003cb284c08eef6fd16764f, on @user_script:1.
> EVAL "return math.log()" 0
(error) ERR user_script:1: bad argument #1 to 'log' (number expected, got no value) script: 6b93783f9f77eb9bb3cc261087c47fd21e7015c0, on @user_script:1.
> EVAL "return math.log10('x')" 0
(error) ERR user_script:1: bad argument #1 to 'log10' (number expected, got string) script: 239a53c428e40cc0baa14022b940399e9050d2f4, on @user_script:1.
> EVAL "return math.ldexp(1)" 0
(error) ERR user_script:1: bad argument #2 to 'ldexp' (number expected, got no value) script: b461d84be6f9035039ee0f253becf9abd987dfbf, on @user_script:1.
> EVAL "return math.ldexp(1, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'ldexp' (number expected, got string) script: abda69c7307d80c02abc673894f6e98a484d715f, on @user_script:1.
> EVAL "return math.frexp()" 0
(error) ERR user_script:1: bad argument #1 to 'frexp' (number expected, got no value) script: 0705ffa88973ec1bfe2e6f09711913d23ef13bee, on @user_script:1.
> EVAL "return math.modf()" 0
(error) ERR user_script:1: bad argument #1 to 'modf' (number expected, got no value) script: 37dc2f2fff44daa74bfd8c6ec015608568824187, on @user_script:1.
> EVAL "return math.atan2(1)" 0
(error) ERR user_script:1: bad argument #2 to 'atan2' (number expected, got no value) script: b8df401576ec3600e678fea9c702f87c761ac8da, on @user_script:1.
> EVAL "return math.deg()" 0
(error) ERR user_script:1: bad argument #1 to 'deg' (number expected, got no value) script: 84ff556303e590451415dcde596a16f0b2cb2abb, on @user_script:1.
> EVAL "return math.rad('x')" 0
(error) ERR user_script:1: bad argument #1 to 'rad' (number expected, got string) script: 405b4c8a5a1dac67f4c3891f14ad7a744d8cc406, on @user_script:1.
> EVAL "return math.exp({})" 0
(error) ERR user_script:1: bad argument #1 to 'exp' (number expected, got table) script: 3bcef9ad9ac6125fd534f9a3412fe28a3d193d94, on @user_script:1.
> EVAL "return math.sin(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'sin' (number expected, got nil) script: 4c6b0066c5ac02821c488688bbe8b723c4fe6bb9, on @user_script:1.
> EVAL "return math.floor(1, 2)" 0
(integer) 1
> EVAL "return math.tointeger" 0
(nil)
> EVAL "return math.type" 0
(nil)
> EVAL "return math.maxinteger" 0
(nil)
> EVAL "return math.ult" 0
(nil)
> EVAL "return type(math.cosh)" 0
"function"
