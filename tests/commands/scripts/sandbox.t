# Globals can be neither made nor changed, and unknown ones are errors.
> EVAL "x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 34bce5f775de97f557a34088509c8bfe1ea17e52, on @user_script:1.
> EVAL "return x" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'x' script: 03c387736bb5cc009ff35151572cee04677aa374, on @user_script:1.
> EVAL "function f() end" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: f37995b1d7c626139c9a239b83b074295e82ad29, on @user_script:1.
> EVAL "redis = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: f3fd7dd12033660a6251e9580faba253187a8a12, on @user_script:1.
> EVAL "redis.call = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 2786c35ed73d3860851cf52e0b5dfbbc0bdb4803, on @user_script:1.
> EVAL "string.rep = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 02f9a6049f3f288f94f44301e448f328b81ef9df, on @user_script:1.
> EVAL "KEYS = 1 return KEYS" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 221ec28663b0e1a5228f0468c429dec67ed055fd, on @user_script:1.
> EVAL "_G.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: e5cf4a26667af1721988fe8c9829d5cd2e26c62e, on @user_script:1.
> EVAL "_G = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: a2f519c5de285d48ac0617681bf6f948973d053d, on @user_script:1.
> EVAL "setmetatable(_G, {})" 0
(error) ERR Attempt to modify a readonly table script: 0bf0a51fbb051c942113de0105d3f8e18cdcddb5, on @user_script:1.
> EVAL "rawset(_G, 'x', 1)" 0
(error) ERR Attempt to modify a readonly table script: e2c706419da183d6229a1230c3be09cc32cdeee0, on @user_script:1.
> EVAL "table.insert(math, 1)" 0
(error) ERR Attempt to modify a readonly table script: c455f8cb9b8b3d1661a05c9d9ac245dfca88d4b8, on @user_script:1.

# Nothing leads to the outside.
> EVAL "return io" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'io' script: badfe324d30f60abd2dbecf4d4b0f915038384e2, on @user_script:1.
> EVAL "return require" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'require' script: 68c9d8918a98cebaec1948aff703e96c57af9fdd, on @user_script:1.
> EVAL "return dofile" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'dofile' script: 0c5f629ecf4a281cada464398cd571c2f6828b27, on @user_script:1.
> EVAL "return loadfile" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'loadfile' script: a08fbe72c95f67027cc9b6349f5d335b598397b7, on @user_script:1.
> EVAL "return print == nil" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'print' script: 7108703141b6cfb77bf378c6364bac463a19c03a, on @user_script:1.
> EVAL "local x = load('return 1') return x" 0
(error) ERR user_script:1: bad argument #1 to 'load' (function expected, got string) script: 8dc297f2ba0810626d399fa208d418008fd9b32c, on @user_script:1.
> EVAL "return loadstring('return 7')()" 0
(integer) 7
> EVAL "return type(debug)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'debug' script: 21bcbd6f0f3639ee18732cb6907e65a4859b9625, on @user_script:1.

# The libraries that scripts may rely on.
> EVAL "return {type(string), type(table), type(math), type(coroutine)}" 0
1) "table"
2) "table"
3) "table"
4) "table"
> EVAL "return {math.floor(3.7), string.upper('x'), table.concat({1, 2}, '-')}" 0
1) (integer) 3
2) "X"
3) "1-2"
> EVAL "return _VERSION" 0
"Lua 5.1"

# The metatable of the globals is not shown.
#! perilune
> EVAL "getmetatable(_G).__index = nil" 0
(error) ERR user_script:1: attempt to index a nil value script: 1ec4f48ee3d02bfee5da8ba9aeab8a503d3032f1, on @user_script:1.

> EVAL "return load('return 1')" 0
(error) ERR user_script:1: bad argument #1 to 'load' (function expected, got string) script: 311925b1490955a8f8c4ba46f2dea77f20c31b4e, on @user_script:1.
