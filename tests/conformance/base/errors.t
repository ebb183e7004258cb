# error raises any value; level says where the text is said to come from.
> EVAL "error('text')" 0
(error) ERR user_script:1: text script: f33e0c6d258c712bf0fb173d079d2aaf4a074dbd, on @user_script:1.
> EVAL "error('text', 0)" 0
(error) ERR text script: f3978c1b40046c3e97949a6ed8aad72305df8e69, on @user_script:1.
> EVAL "error('text', 1)" 0
(error) ERR user_script:1: text script: 1950424747cf71287df85553a3a3b295629dec27, on @user_script:1.
> EVAL "local function f() error('text', 2) end\n\nf()" 0
(error) ERR user_script:3: text script: 55f9ac5a7e89f3a887096082213c3b2e01fb88eb, on @user_script:1.
> EVAL "local function f() error('text', 1) end\n\nf()" 0
(error) ERR user_script:1: text script: d1d7d9472e27de6f690c9aeec68bba56fe7692b1, on @user_script:1.
> EVAL "local function g() error('text', 3) end\nlocal function f() g() end\n\nf()" 0
(error) ERR user_script:4: text script: eafa5bf804beef94bd721cced300882467347e9e, on @user_script:1.
> EVAL "local function f() error('text', 9) end\nf()" 0
(error) ERR text script: 06bd233912dbc99587cdea3835fc8ad9dfbb1f97, on @user_script:1.
> EVAL "error(5)" 0
(error) ERR user_script:1: 5 script: 007feaf5de074afe3398416376e34525ad911752, on @user_script:1.
> EVAL "error(5, 0)" 0
(error) ERR 5 script: 0f45adc95ea0676e398d8870052089e9ea2e315c, on @user_script:1.
> EVAL "error(nil)" 0
(error) ERR nil script: c402aa49952c86c38f35fb311d54977d08f3bf01, on @user_script:1.
> EVAL "error(true)" 0
(error) ERR true script: 4fafe2149f68a1618a3eef40aeef55f5af6951da, on @user_script:1.
> EVAL "error({err = 'CODE words'})" 0
(error) CODE words script: 1286c6c17652306c04bee4ee02ba7cea42b2b000, on @user_script:1.
> EVAL "error({err = 'oneword'})" 0
(error) oneword script: e54d08ecf9e9812f9abae2ebcf209f52c76809e4, on @user_script:1.
> EVAL "error({err = ''})" 0
(error)  script: 6a91d2d4907c48949fd8cf8a72cbf875eda9c988, on @user_script:1.
> EVAL "error({err = 'MINE text', extra = 1})" 0
(error) MINE text script: df557dcb81c427144c69b44c35399dc2ed1b05d9, on @user_script:1.
> EVAL "error(redis.error_reply('CUSTOM made'))" 0
(error) CUSTOM made script: e553639aac84c0ac26c9db76462e0f3cc2170daa, on @user_script:1.
> EVAL "error('')" 0
(error) ERR user_script:1:  script: 368930858d8b06664e98c921528da17b7eb3ec3b, on @user_script:1.
> EVAL "error('two\\nlines')" 0
(error) ERR user_script:1: two lines script: 199cbb503d91d452468243a70eb8b77578e5ee5e, on @user_script:1.
> EVAL "error('two\\r\\nlines')" 0
(error) ERR user_script:1: two  lines script: b1cb0a8bd72433330b488580740b60fe0a0fa311, on @user_script:1.
> EVAL "error('ERR with code')" 0
(error) ERR user_script:1: ERR with code script: d56acdae31a1a68a72be5805ea4d570cb7f33e30, on @user_script:1.
> EVAL "error('-ERR with dash')" 0
(error) ERR user_script:1: -ERR with dash script: 10c46961e4c896b8ff92814bfbc64b2958b507c4, on @user_script:1.
> EVAL "error('CODE ' .. ('x'):rep(300))" 0
(error) ERR user_script:1: CODE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx script: 7373c468dd8f9046ae8748a61a97a9df405ad8b6, on @user_script:1.
> EVAL 'error(\'a\0b\')' 0
(error) ERR user_script:1: a script: 5f5ac4831d66dd38653b036c54cfd07d78762d8c, on @user_script:1.
> EVAL "error('%s %d')" 0
(error) ERR user_script:1: %s %d script: 7a68e1bb56c549ca5709623b2b7a5c4194c24ecf, on @user_script:1.
> EVAL "error('text', 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'error' (number expected, got string) script: f9f4e0f20426708be9cee459fcef20809fc3d51a, on @user_script:1.
> EVAL "error('text', '0')" 0
(error) ERR text script: 4bd761c7564ab63bfc2c381d95850a4205cbeb86, on @user_script:1.
> EVAL "error('text', {})" 0
(error) ERR user_script:1: bad argument #2 to 'error' (number expected, got table) script: e19fec140718bfc93e328e16303a6ab9e1146a56, on @user_script:1.

# pcall returns false and the value that was raised, as it is.
> EVAL "return {pcall(error, 'x', 0)}" 0
1) (nil)
2) "x"
> EVAL "local ok, e = pcall(error, {code = 7}) return {tostring(ok), e.code}" 0
1) "false"
2) (integer) 7
> EVAL "local ok, e = pcall(error) return {tostring(ok), tostring(e)}" 0
1) "false"
2) "nil"
> EVAL "local ok, e = pcall(error, nil) return select('#', pcall(error, nil))" 0
(integer) 2
> EVAL "local t = {} local ok, e = pcall(error, t) return tostring(rawequal(t, e))" 0
"true"
> EVAL "local ok, e = pcall(error, true) return tostring(e)" 0
"true"
> EVAL "local ok, e = pcall(error, 5) return type(e) .. tostring(e)" 0
"string5"
> EVAL "local ok, e = pcall(function() error(5) end) return type(e) .. tostring(e)" 0
"stringuser_script:1: 5"
> EVAL "local ok, e = pcall(function() error('x') end) return e" 0
"user_script:1: x"
> EVAL "local ok, e = pcall(function() error('x', 2) end) return e" 0
"x"
> EVAL "local ok, e = pcall(function() error('x', 0) end) return e" 0
"x"
> EVAL "local ok, e = pcall(function() local x = nil; x() end) return e" 0
"user_script:1: attempt to call local 'x' (a nil value)"
> EVAL "local ok, e = pcall(5) return {tostring(ok), e}" 0
1) "false"
2) "attempt to call a number value"
> EVAL "local ok, e = pcall(nil) return {tostring(ok), e}" 0
1) "false"
2) "attempt to call a nil value"
> EVAL "local ok, e = pcall({}) return e" 0
"attempt to call a table value"
> EVAL "return pcall()" 0
(nil)
> EVAL "return {pcall(function(...) return ... end, 1, 2, 3)}" 0
1) (integer) 1
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL "return select('#', pcall(function() end))" 0
(integer) 1
> EVAL "return select('#', pcall(function() return nil, nil end))" 0
(integer) 3
> EVAL "
|   local ok, inner, e = pcall(pcall, error, 'deep')
|   return {tostring(ok), tostring(inner), e}
| " 0
1) "true"
2) "false"
3) "deep"
> EVAL "
|   local ok, e = pcall(function() local ok, e = pcall(error, 'first') error(e .. ' again', 0) end)
|   return e
| " 0
"first again"
> EVAL "return {pcall(string.rep)}" 0
1) (nil)
2) "bad argument #1 to '?' (string expected, got no value)"
> EVAL "return {pcall(string.rep, 'x', -1)}" 0
1) (integer) 1
2) ""
> EVAL "return {select(2, pcall(next, {}, 'nosuch'))}" 0
1) "invalid key to 'next'"
> EVAL "
|   local n = 0
|   local function f() n = n + 1 error('x') end
|   for i = 1, 1000 do pcall(f) end
|   return n
| " 0
(integer) 1000
> EVAL "return {pcall(select, '#', 1, 2)}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local ok, e = pcall(redis.call, 'NOSUCH') return {type(e), tostring(e)}" 0
1) "string"
2) "ERR Unknown Redis command called from script"
> EVAL "local ok, e = pcall(redis.call) return {type(e), tostring(e)}" 0
1) "string"
2) "ERR Please specify at least one argument for this redis lib call"
> EVAL "
|   local ok, e = pcall(function() return redis.call('INCR') end)
|   return {type(e), tostring(e)}
| " 0
1) "string"
2) "ERR Wrong number of args calling Redis command from script"
> EVAL "local ok, e = pcall(function() redis.nosuch() end) return e" 0
"user_script:1: attempt to call field 'nosuch' (a nil value)"
> EVAL "local ok, e = pcall(function() x = 1 end) return e" 0
"user_script:1: Attempt to modify a readonly table"
> EVAL "local ok, e = pcall(function() return x end) return e" 0
"user_script:1: Script attempted to access nonexistent global variable 'x'"
> EVAL "local ok, e = pcall(redis.sha1hex) return {type(e), tostring(e)}" 0
1) "string"
2) "ERR wrong number of arguments"
> EVAL "
|   local ok, e = pcall(function() error(redis.error_reply('MY x')) end)
|   return {type(e), type(e) == 'table' and e.err or e}
| " 0
1) "string"
2) "MY x"
> EVAL "
|   local ok, e = pcall(function() error({err = 'MY x', code = 3}) end)
|   return {type(e), type(e) == 'table' and e.code or e}
| " 0
1) "string"
2) "MY x"
> EVAL "local ok, e = pcall(function() error('caught') end) error(e)" 0
(error) ERR user_script:1: user_script:1: caught script: f3a9a169d984fb9693ba7b78d17926837d748d36, on @user_script:1.
> EVAL "local ok, e = pcall(function() error('caught') end) error(e, 0)" 0
(error) ERR user_script:1: caught script: f29423498af2b245f81598eb453fd8f06337adac, on @user_script:1.
> EVAL "local ok, e = pcall(error, {err = 'AGAIN x'}) error(e)" 0
(error) ERR user_script:1: AGAIN x script: 0ffe38aaa7a14a7f937b96638f13ff655a55d296, on @user_script:1.
> EVAL "local ok, e = pcall(redis.call, 'NOSUCH') error(e)" 0
(error) ERR user_script:1: ERR Unknown Redis command called from script script: e329bc47f3dbea823ffc12f28fce493b01995170, on @user_script:1.
> EVAL "local ok, e = pcall(redis.call, 'NOSUCH') return redis.error_reply(e)" 0
(error) ERR Unknown Redis command called from script
> EVAL "local ok, e = pcall(redis.call, 'NOSUCH') return {err = e}" 0
(error) ERR Unknown Redis command called from script

# xpcall hands the value to a function, where the error happened.
> EVAL "return {xpcall(function() error('x', 0) end, function(e) return e .. '!' end)}" 0
1) (nil)
2) "x!"
> EVAL "return {xpcall(function() error('x') end, function(e) return 'handled: ' .. e end)}" 0
1) (nil)
2) "handled: user_script:1: x"
> EVAL "return {xpcall(function() return 1, 2 end, error)}" 0
1) (integer) 1
2) (integer) 1
3) (integer) 2
> EVAL "
|   local ok, e = xpcall(function() error({n = 4}) end, function(e) return e.n + 1 end)
|   return e
| " 0
(integer) 5
> EVAL "
|   local ok, e = xpcall(function() error('x') end, function(e) error('y') end)
|   return {tostring(ok), tostring(e)}
| " 0
1) "false"
2) "error in error handling"
> EVAL "
|   local ok, e = xpcall(function() error('x') end, function() end)
|   return {tostring(ok), tostring(e)}
| " 0
1) "false"
2) "nil"
> EVAL "
|   local ok, a, b = xpcall(function() error('x') end, function() return 1, 2 end)
|   return {tostring(a), tostring(b)}
| " 0
1) "1"
2) "nil"
> EVAL "
|   local ok, e = xpcall(function() local x = nil + 1 end, function(e) return e end)
|   return e
| " 0
"user_script:2: attempt to perform arithmetic on a nil value"
> EVAL "local ok, e = xpcall(function() return 'no error' end, nil) return e" 0
"no error"
> EVAL "local ok, e = xpcall(function(...) return select('#', ...) end, error, 1, 2) return e" 0
(integer) 0
> EVAL "return xpcall()" 0
(error) ERR user_script:1: bad argument #2 to 'xpcall' (value expected) script: 4ffa146be44b8351d7fd53b4efd48d195c6cb734, on @user_script:1.
> EVAL "return xpcall(function() end)" 0
(error) ERR user_script:1: bad argument #2 to 'xpcall' (value expected) script: 293ab62f79818277321eaae9cb50c30390ccdf46, on @user_script:1.
> EVAL "local ok, e = xpcall(5, function(e) return e end) return e" 0
"attempt to call a number value"
> EVAL "local ok, e = xpcall(function() error('x') end, 5) return {tostring(ok), tostring(e)}" 0
1) "false"
2) "error in error handling"
> EVAL "local ok, e = xpcall(redis.call, function(e) return type(e) end) return e" 0
"table"

# assert returns its arguments, or raises the second.
> EVAL "return {assert(1, 'unused', 3)}" 0
1) (integer) 1
2) "unused"
3) (integer) 3
> EVAL "return {assert('value')}" 0
1) "value"
> EVAL "local x = assert(false) return x" 0
(error) ERR user_script:1: assertion failed! script: c3d1e1329e4c5bab5c1baf58e2634e927363431c, on @user_script:1.
> EVAL "local x = assert(nil, 'message') return x" 0
(error) ERR user_script:1: message script: f720e562e083cf29ac8b602665f2b04773487e8b, on @user_script:1.
> EVAL "local x = assert(false, 'message') return x" 0
(error) ERR user_script:1: message script: eb2090c64dc3194db7d52467c39a6113a2d07aeb, on @user_script:1.
> EVAL "local x = assert(false, 5) return x" 0
(error) ERR user_script:1: 5 script: 4780b10aa1d659148fac0128e62038206972e3f3, on @user_script:1.
> EVAL "local x = assert() return x" 0
(error) ERR user_script:1: bad argument #1 to 'assert' (value expected) script: 2153bfba8eff9ec7f15f83b792bf44d892bdbc28, on @user_script:1.
> EVAL "local x = assert(nil, nil) return x" 0
(error) ERR user_script:1: assertion failed! script: 2b4d74b18fa8836919c49f94946f20771939e07e, on @user_script:1.
> EVAL "local ok, e = pcall(assert, false, 'as it is') return e" 0
"as it is"
> EVAL "local ok, e = pcall(assert, false) return e" 0
"assertion failed!"
> EVAL "local ok, e = pcall(assert) return e" 0
"bad argument #1 to '?' (value expected)"
> EVAL "local ok, e = pcall(assert, nil, 5) return type(e) .. e" 0
"string5"
> EVAL "assert(loadstring('return +'))" 0
(error) ERR user_script:1: [string "return +"]:1: unexpected symbol near '+' script: cdc8d87a0c363a31409cf512a7822caea083927b, on @user_script:1.
> EVAL "return assert(loadstring('return 7'))()" 0
(integer) 7
> EVAL "assert(redis.pcall('NOSUCH').err == nil, 'command failed')" 0
(error) ERR user_script:1: command failed script: 6f25bebac5538700cbb6d17a492ceb4948279425, on @user_script:1.
> EVAL "assert(tonumber('x'), 'not a number: ' .. 'x')" 0
(error) ERR user_script:1: not a number: x script: 58d736abab4af15736d2026f3582bf0c1bd12518, on @user_script:1.
> EVAL "local t = assert({1, 2}) return t" 0
1) (integer) 1
2) (integer) 2
