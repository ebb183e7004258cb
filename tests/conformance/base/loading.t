# loadstring and load compile.
> EVAL "return loadstring('return 1')()" 0
(integer) 1
> EVAL "return {loadstring('return ...')('a', 'b')}" 0
1) "a"
2) "b"
> EVAL "return loadstring(5)" 0
(nil)
> EVAL "return {tostring(loadstring('x ='))}" 0
1) "nil"
> EVAL "return loadstring()" 0
(error) ERR user_script:1: bad argument #1 to 'loadstring' (string expected, got no value) script: d80723d7d8427f977d218ab648c910adce50e8a3, on @user_script:1.
> EVAL "return loadstring({})" 0
(error) ERR user_script:1: bad argument #1 to 'loadstring' (string expected, got table) script: 1a5a8c428a83811e61a91f6d2395a8a16907dddc, on @user_script:1.
> EVAL "return type(loadstring(''))" 0
"function"
> EVAL "return loadstring('x = 1')()" 0
(error) ERR [string "x = 1"]:1: Attempt to modify a readonly table script: afbff2ee5a9bb020f9918fdbbf2a281dc3fec921, on x = 1:1.
> EVAL "return loadstring('return nosuch')()" 0
(error) ERR [string "return nosuch"]:1: Script attempted to access nonexistent global variable 'nosuch' script: b4271fbdca55dd80e4cd3cd34e6d1791867b4313, on return nosuch:1.
> EVAL "return loadstring('return KEYS[1]')()" 0
(nil)
> EVAL "return loadstring('local f = ... return f(2)')(function(x) return x * 21 end)" 0
(integer) 42
> EVAL "
|   local parts, i = {'return ', '4', '2'}, 0
|   return load(function() i = i + 1 return parts[i] end)()
| " 0
(integer) 42
> EVAL "return select(2, load(function() return setmetatable({}, {}) end))" 0
(error) ERR user_script:1: reader function must return a string
> EVAL "local f, e = load(function() return {} end) return e" 0
(error) ERR user_script:1: reader function must return a string
> EVAL "
|   local f, e = load(function() error('reading') end)
|   return type(e) == 'table' and e.err or e
| " 0
"ERR user_script:2: reading"
> EVAL "
|   local i = 0
|   local f, e = load(function() i = i + 1 return ({'x ', '= '})[i] end, '=made')
|   return e
| " 0
"made:1: unexpected symbol near '<eof>'"
> EVAL "
|   local i = 0
|   local f, e = load(function() i = i + 1 return ({'x ', '= '})[i] end)
|   return e
| " 0
"(load):1: unexpected symbol near '<eof>'"
> EVAL "return load('return 1')" 0
(error) ERR user_script:1: bad argument #1 to 'load' (function expected, got string) script: 311925b1490955a8f8c4ba46f2dea77f20c31b4e, on @user_script:1.
> EVAL "return load()" 0
(error) ERR user_script:1: bad argument #1 to 'load' (function expected, got no value) script: a6fcbea7c6189fb0ab8d5189022a9a1440eee157, on @user_script:1.
> EVAL "return type(load(function() end))" 0
"function"
> EVAL 'local f, e = loadstring(\'\27Lua\') return tostring(f) .. tostring(e)' 0
"nil[string \"\x1bLua\"]:1: unexpected symbol near 'char(27)'"

# Nothing is dumped: it could not be loaded.
#! perilune
> EVAL "return loadstring(string.dump(function() return 5 end))" 0
(error) ERR user_script:1: unable to dump given function script: 87ad6e5c433af8cd0469e2b56d326ff936f70748, on @user_script:1.

# Nothing is dumped: it could not be loaded.
#! perilune
> EVAL "return type(string.dump(function() end))" 0
(error) ERR user_script:1: unable to dump given function script: 361819a428b719ac76ea9e116584afbc07f2da77, on @user_script:1.

> EVAL "return string.dump(type)" 0
(error) ERR user_script:1: unable to dump given function script: 2929ad72ccbb179436b966fdc47a095c7a52cfcc, on @user_script:1.
> EVAL "return string.dump()" 0
(error) ERR user_script:1: bad argument #1 to 'dump' (function expected, got no value) script: f6f89321fe3fc90b362a46b2128faf1ba76b551d, on @user_script:1.
> EVAL "local x = 5 return loadstring('return x')()" 0
(error) ERR [string "return x"]:1: Script attempted to access nonexistent global variable 'x' script: 20297be81b7c25e5784480a9d1e10ec10ce91ddb, on return x:1.

# What is absent, and what collectgarbage and gcinfo say.
> EVAL "
|   return tostring(rawget(_G, 'setfenv')) .. tostring(rawget(_G, 'getfenv')) .. tostring(rawget(_G,
|       'newproxy')) .. tostring(rawget(_G, 'print'))
| " 0
"nilnilnilnil"
> EVAL "return setfenv" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'setfenv' script: 3ffeb955c6323bb75eb872e0e1bc7214ea8780d9, on @user_script:1.
> EVAL "return getfenv" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'getfenv' script: 16cfebc0feae9751eb6419326840e1512625eb36, on @user_script:1.
> EVAL "return newproxy" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'newproxy' script: f77b925834a6a5cd4c3f954d604c77e44181c40f, on @user_script:1.
> EVAL "return dofile" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'dofile' script: 0c5f629ecf4a281cada464398cd571c2f6828b27, on @user_script:1.
> EVAL "return module" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'module' script: 2803774b6b78613fcfa3f4ce44070f589e937542, on @user_script:1.
> EVAL "return package" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'package' script: bfab18646c3a65e87365badef4807726c27a0041, on @user_script:1.
> EVAL "return utf8" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'utf8' script: 6354708dd751a4d5e13c62982c56682e2fb12279, on @user_script:1.
> EVAL "return bit32" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'bit32' script: bd18884cb7d54204d201b18bdc322eb5dd207013, on @user_script:1.
> EVAL "return jit" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'jit' script: 1cf6cd280894913182acc3f7a2a15141b828236a, on @user_script:1.
> EVAL "return ffi" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'ffi' script: 0f32707cf84ba1295b60e03e464ca4556a76b753, on @user_script:1.
> EVAL "return type(collectgarbage('count'))" 0
"number"
> EVAL "return collectgarbage()" 0
(integer) 0
> EVAL "return collectgarbage('collect')" 0
(integer) 0
> EVAL "return type(gcinfo())" 0
"number"
> EVAL "return collectgarbage('nosuch')" 0
(error) ERR user_script:1: bad argument #1 to 'collectgarbage' (invalid option 'nosuch') script: a597ad0a430975cb37c8ad49dfc420963d5753ca, on @user_script:1.
> EVAL "return collectgarbage({})" 0
(error) ERR user_script:1: bad argument #1 to 'collectgarbage' (string expected, got table) script: 14011d576717534ade3a59ae3c1d824972f1cbf9, on @user_script:1.
> EVAL "return {collectgarbage('stop'), collectgarbage('restart'), type(collectgarbage('step'))}" 0
1) (integer) 0
2) (integer) 0
3) "boolean"
> EVAL "return type(collectgarbage('count') * 1024) .. select('#', collectgarbage('count'))" 0
"number1"
