# An error names the line, and which script it was.
> EVAL "error('my words')" 0
(error) ERR user_script:1: my words script: 527f4c651bd626366686ec000aac3e996814f993, on @user_script:1.
> EVAL "
|
| error('on line three')" 0
(error) ERR user_script:3: on line three script: 3f219990bb9d5e4c0613b013c6affffcc3b6b84e, on @user_script:3.
> EVAL "error({err = 'MY table'})" 0
(error) MY table script: 078fb9b62071949c847c0a65d1ff620574ca7587, on @user_script:1.
> EVAL "error()" 0
(error) ERR nil script: aca90d914519fdb9825352bdc0befb59f7c8510f, on @user_script:1.
> EVAL "error('without a place', 0)" 0
(error) ERR without a place script: 1d01a09554d06a4cc384e7162c8ed00427fbe3ab, on @user_script:1.
> EVAL "
| local t = nil
| return t.field" 0
(error) ERR user_script:3: attempt to index local 't' (a nil value) script: 0f9f4d4f24889169ad63f18b2155c0bce10c442c, on @user_script:3.
> EVAL "return 1 + {}" 0
(error) ERR user_script:1: attempt to perform arithmetic on a table value script: 8ab7d53c27e34dc602fbe3688d99968c695c98e4, on @user_script:1.
> EVAL "return 'a' .. {}" 0
(error) ERR user_script:1: attempt to concatenate a table value script: 95977416906beda661539750606328a1ff5294bf, on @user_script:1.
> EVAL "return 1 < 'x'" 0
(error) ERR user_script:1: attempt to compare number with string script: 6eb39b93a508ef218c3d802c1e5162ad876dfecf, on @user_script:1.
> EVAL "local f = 5 f()" 0
(error) ERR user_script:1: attempt to call local 'f' (a number value) script: 78858b42145e65c28dcc16cb8ea78857011caf25, on @user_script:1.
> EVAL "return #5" 0
(error) ERR user_script:1: attempt to get length of a number value script: ffe83ca6101f6ad505d8608927f3d3b8a836e154, on @user_script:1.
> EVAL "local x = assert(false, 'not so') return x" 0
(error) ERR user_script:1: not so script: 734a203f32cc313aec2bc6277c292d632abdff8f, on @user_script:1.
> EVAL "local x = assert(nil) return x" 0
(error) ERR user_script:1: assertion failed! script: ca512fc7a673e7315114af72d09e6e4af8eee705, on @user_script:1.
> EVAL "local x = tostring() return x" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 5e7dfa75857a970a48b7c30e4fce1c18391a9868, on @user_script:1.
> EVAL "local x = string.rep() return x" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (string expected, got no value) script: 5cbb937199298d94198fabb6b695cc4a1d06fc5f, on @user_script:1.

# redis.call passes the command's error on.
> SET text abc
OK
> EVAL "return redis.call('INCR', KEYS[1])" 1 text
(error) ERR value is not an integer or out of range script: 61636018f4e6b5817b89791bbed242f93fa089e3, on @user_script:1.
> EVAL "
| local before = redis.call('SET', 'kept', 'yes')
| redis.call('INCR', 'text')
| redis.call('SET', 'kept', 'no')" 0
(error) ERR value is not an integer or out of range script: 8dd5d3b4da2bf610be0d27331d3ff324ee5cf6e0, on @user_script:3.
> EVAL "return redis.call('NOSUCH')" 0
(error) ERR Unknown Redis command called from script script: 7ae0187b9ac91447963709e3bfd83c5935fec648, on @user_script:1.
> EVAL "return redis.call('GET')" 0
(error) ERR Wrong number of args calling Redis command from script script: 72273adc3c5955bf8543f1ad6ce893355b89617d, on @user_script:1.
> EVAL "return redis.call('GET', 'a', 'b')" 0
(error) ERR Wrong number of args calling Redis command from script script: dc454b9014eab2b53fcf343557db70d0b97db50e, on @user_script:1.
> EVAL "return redis.call('SET', 'a', 'b', 'NOSUCH')" 0
(error) ERR syntax error script: 863f17016d555399e6a615836e05e13e2be786a6, on @user_script:1.
> EVAL "return redis.call('CONFIG', 'NOSUCH')" 0
(error) ERR Unknown Redis command called from script script: add90b705835981176cb8324661237eaeff025f8, on @user_script:1.

# What was written before stays, as in Redis.
> GET kept
"yes"

# redis.pcall answers it instead; pcall catches what redis.call raises.
> EVAL "return redis.pcall('INCR', KEYS[1])" 1 text
(error) ERR value is not an integer or out of range
> EVAL "return redis.pcall('NOSUCH')" 0
(error) ERR Unknown Redis command called from script
> EVAL "return redis.pcall('GET').err" 0
"ERR Wrong number of args calling Redis command from script"
> EVAL "local ok, e = pcall(redis.call, 'INCR', 'text') return {tostring(ok), e}" 0
1) "false"
2) "ERR value is not an integer or out of range"
> EVAL "local ok, e = pcall(error, 'mine') return {tostring(ok), e}" 0
1) "false"
2) "mine"
> EVAL "local ok, e = pcall(function() error('mine') end) return e" 0
"user_script:1: mine"
> EVAL "local ok, e = pcall(function() error({err = 'A b'}) end) return e" 0
"A b"

# A library function that is called last, by `return`.
> EVAL "return assert(false, 'not so')" 0
(error) ERR user_script:1: not so script: e6e3c5c20f396c7d19dda60fe112d18e4f40c1f1, on @user_script:1.
> EVAL "return assert(nil)" 0
(error) ERR user_script:1: assertion failed! script: 24a439fc21966a7befbbc15499b0f7f3f5d9d35a, on @user_script:1.
> EVAL "return tostring()" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: b3870418043f3698962b400fd4ccc5dd4e449625, on @user_script:1.
> EVAL "return string.rep()" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (string expected, got no value) script: 312a592c4be4cbcb6748209b815c8eb090f3ca71, on @user_script:1.

# LuaJIT forgets the line where the stack overflows.
#! perilune
> EVAL "local function f() return 1 + f() end local ok, e = pcall(f) return e" 0
"stack overflow"
