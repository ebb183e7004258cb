# Globals cannot be made, by any way of writing.
> EVAL "x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 34bce5f775de97f557a34088509c8bfe1ea17e52, on @user_script:1.
> EVAL "x, y = 1, 2" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 48d22a0f31d5a2a07b7ea59f92fb6458fda842dc, on @user_script:1.
> EVAL "function f() end" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: f37995b1d7c626139c9a239b83b074295e82ad29, on @user_script:1.
> EVAL "local function f() g = 1 end f()" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: ff9f6350012ba5f36b547d864aadcea00d870c75, on @user_script:1.
> EVAL "_G.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: e5cf4a26667af1721988fe8c9829d5cd2e26c62e, on @user_script:1.
> EVAL "_G['x'] = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: a879c47aaca19e4b5af4d9387f9167edeeb56805, on @user_script:1.
> EVAL "rawset(_G, 'x', 1)" 0
(error) ERR Attempt to modify a readonly table script: e2c706419da183d6229a1230c3be09cc32cdeee0, on @user_script:1.
> EVAL "rawset(_G, 'string', nil)" 0
(error) ERR Attempt to modify a readonly table script: d4964635d7f42656983d8e79641897194def16c7, on @user_script:1.
> EVAL "setmetatable(_G, nil)" 0
(error) ERR Attempt to modify a readonly table script: 22fdd3b51da2d4bc6703d71d651cd782d8e5a35f, on @user_script:1.
> EVAL "setmetatable(_G, {})" 0
(error) ERR Attempt to modify a readonly table script: 0bf0a51fbb051c942113de0105d3f8e18cdcddb5, on @user_script:1.
> EVAL "table.insert(_G, 1)" 0
(error) ERR Attempt to modify a readonly table script: 54d6bceaddd07a2d36f3e595e5cbbdedaa9fcb10, on @user_script:1.
> EVAL "loadstring('x = 1')()" 0
(error) ERR [string "x = 1"]:1: Attempt to modify a readonly table script: f9ac7a220881bb00c2b050bce8988210db9f9512, on x = 1:1.
> EVAL "pcall(function() x = 1 end) return tostring(rawget(_G, 'x'))" 0
"nil"
> EVAL "local ok, e = pcall(rawset, _G, 'x', 1) return e" 0
"Attempt to modify a readonly table"
> EVAL "local g = _G g.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: eb5441aa175114c0873c1a8d82a0a36150d72c21, on @user_script:1.
> EVAL "for i = 1, 1 do loop_global = i end" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 2bb14c69e989735756b92d5e4fc477adef3bb504, on @user_script:1.
> EVAL "local t = _G t.KEYS = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 85da61c934dd38e272091dc5c8e1e70039c28fad, on @user_script:1.
> EVAL "print = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 7223b2fb42689f72b8498e180b08ff8a190268c6, on @user_script:1.
> EVAL "tostring = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: a7f5e68a96c1010d00af7f1bc5ccfb4335813125, on @user_script:1.
> EVAL "_VERSION = 'x'" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: d9bca9bd64b8d6ea9ba78ff90c5c56351699b37e, on @user_script:1.
> EVAL "_G._G = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 51b4958c168d3475f833ff2746685615f181934d, on @user_script:1.
> EVAL "local env = {} env.x = 1 return env.x" 0
(integer) 1

# Reading what is not there is an error, unless asked raw.
> EVAL "return nosuch" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 100e7d6e08587ed416717dc6d703eca312809a20, on @user_script:1.
> EVAL "return nosuch.field" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: ef47cdd45cf4c175f795c148df253b32dd334f2f, on @user_script:1.
> EVAL "return nosuch()" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: c843e952e50a3cb0d663a5593c03b89bbafb6aeb, on @user_script:1.
> EVAL "nosuch()" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: f0e53902ea16b0346a791965aee0981c2052a4db, on @user_script:1.
> EVAL "nosuch.x = 1" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 04bf25189a6dfe6306417c8d8811f8a273b7c81a, on @user_script:1.
> EVAL "return type(nosuch)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 9ecb5a1ee385b7cb6be06d8b4599fde14ee4be1c, on @user_script:1.
> EVAL "return nosuch == nil" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 2b2bace466877d382f99473b007f10772dc4d487, on @user_script:1.
> EVAL "if nosuch then return 1 end" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 42f4f080f8ef4264cd9e8325983e0db80500a344, on @user_script:1.
> EVAL "return tostring(rawget(_G, 'nosuch'))" 0
"nil"
> EVAL "return _G.nosuch" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 434fa3e610ec2fb3c76472bda5965a75eef9cde8, on @user_script:1.
> EVAL "return _G['nosuch']" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: d3ac632b52a352e5243d3312518f9ceca497e196, on @user_script:1.
> EVAL "return _G[5]" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable '5' script: f8a2dc500d8ead90e51df87e30d2a7aa7bd06128, on @user_script:1.
> EVAL "return _G[nil]" 0
(error) ERR user_script:1: Second argument to luaProtectedTableError must be a string or number script: 5aa563dda31e442ac1f43271575fa39ef4c0a922, on @user_script:1.
> EVAL "return _G[{}]" 0
(error) ERR user_script:1: Second argument to luaProtectedTableError must be a string or number script: f5e46ffa995d057195858d2ec284417949577337, on @user_script:1.
> EVAL "return pcall(function() return nosuch end) == false" 0
(integer) 1
> EVAL "local nosuch = 5 return nosuch" 0
(integer) 5
> EVAL "return undefined1 or undefined2" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'undefined1' script: f7f26955ebe2b0792073cd7d76ce5e9f6b175244, on @user_script:1.

# Later versions have os.clock.
#! perilune
> EVAL "return os" 0
(empty array)

> EVAL "return io" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'io' script: badfe324d30f60abd2dbecf4d4b0f915038384e2, on @user_script:1.
> EVAL "return require('x')" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'require' script: bffdeb6e2d56eb24d259c153aa4333a8e1af434d, on @user_script:1.
> EVAL "return debug.getinfo(1)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'debug' script: 46a716d4ada1b67be64bd3ab8a2d6e03214f34dc, on @user_script:1.
> EVAL "return print('x')" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'print' script: 2f6def963b4a1f78d3d640304d016c097195dbc7, on @user_script:1.
> EVAL "return dofile('/etc/passwd')" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'dofile' script: 08c011fe391ccf0f929e4157315420760f61e767, on @user_script:1.
> EVAL "return loadfile('/etc/passwd')" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'loadfile' script: 8181c73f82053dc8e1283bc3c394504159a4bcbb, on @user_script:1.
> EVAL "return package.loaded" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'package' script: 88d983e723cde8ff246d55b86dab921f2bd3b83f, on @user_script:1.
> EVAL "return getfenv(1)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'getfenv' script: 5eb9d20cf6c2c6d827af3de90ae5034f19d0c63c, on @user_script:1.
> EVAL "return setfenv(1, {})" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'setfenv' script: ff114e556bdc5f935d013e6f0f6638471454568b, on @user_script:1.
> EVAL "return newproxy(true)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'newproxy' script: fb479a7a719989c7f6c295cfadcf0a719767a091, on @user_script:1.

# The libraries cannot be changed either.
> EVAL "string.upper = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 16be132686e0477ac75b74cf44a508679d72ebc1, on @user_script:1.
> EVAL "string.mine = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 8037834ed44bddcdfe2a13f17962356765b8d096, on @user_script:1.
> EVAL "string['rep'] = function() end" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 6ce25118187b28c6d5218f694ebea5aebea4176d, on @user_script:1.
> EVAL "rawset(string, 'x', 1)" 0
(error) ERR Attempt to modify a readonly table script: 520efe0be9eced50ab34c0e956295bc924abd703, on @user_script:1.
> EVAL "rawset(math, 'pi', 3)" 0
(error) ERR Attempt to modify a readonly table script: 143f3f2133d18f5c04c82bd15f2ef22964fe3e25, on @user_script:1.
> EVAL "math.pi = 3" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 29d944a5e7490072c60ab9cdf9bf7c8d2c97058c, on @user_script:1.
> EVAL "table.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 3c533142243e3bc6b6b822b745e8f184c3d36dd7, on @user_script:1.
> EVAL "coroutine.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 20aeac3c8837d9aed585235446a1bace606312a5, on @user_script:1.
> EVAL "cjson.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 4b2ca7db0bf72ed85cdead5baca2fcaf0f05131c, on @user_script:1.
> EVAL "cmsgpack.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: edc37f253da3f6309c390d070dd82c01e3a4920e, on @user_script:1.
> EVAL "struct.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: dafa34c263a00d6fb86327e81f88cf81ee28bdd6, on @user_script:1.
> EVAL "bit.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 902810e13d3aefd4d9a780b3b1f6c6f716481d08, on @user_script:1.
> EVAL "redis.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 0e3b052f72a1147275fd3ab2c8c15d4453b9010f, on @user_script:1.
> EVAL "table.insert(string, 1)" 0
(error) ERR Attempt to modify a readonly table script: 665a27be1dfc4d5eda6068dc8d831bb5fb63fa89, on @user_script:1.
> EVAL "table.insert(redis, 1, 2)" 0
(error) ERR Attempt to modify a readonly table script: a8131cd741bc867192cb39563c09cb4bfc7fd0c3, on @user_script:1.
> EVAL "table.remove(string)" 0
(nil)

# Refused though there is nothing to sort.
#! perilune
> EVAL "table.sort(string)" 0
(error) ERR Attempt to modify a readonly table script: e8f5c42877611b1c4f18cf48845bd686cc355891, on @user_script:1.

> EVAL "setmetatable(string, {})" 0
(error) ERR Attempt to modify a readonly table script: f77b14463e19b108fd21de6f1ba202c4266299ca, on @user_script:1.
> EVAL "setmetatable(redis, {__index = {}})" 0
(error) ERR Attempt to modify a readonly table script: c36c3995b7b42441f3d3e325a12536d9a0bd9959, on @user_script:1.
> EVAL "setmetatable(math, nil)" 0
(error) ERR Attempt to modify a readonly table script: f82371f08adadfd6ecdb4b2cf4d778166e31d653, on @user_script:1.
> EVAL "getmetatable('').__index = {}" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 600bbd8170b33df355d1857b51be5ad60f77ab7b, on @user_script:1.
> EVAL "getmetatable('').x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 5939f0f56971426c0d4e566316c092f3a89a501c, on @user_script:1.
> EVAL "rawset(getmetatable(''), 'x', 1)" 0
(error) ERR Attempt to modify a readonly table script: 319dcfc8f3282f3d7a50c7a1813d4ddebe9b231b, on @user_script:1.
> EVAL "('').x = 1" 0
(error) ERR user_script:1: attempt to index a string value script: 5a71aa9e6daf2011bf382e8344aef8723dc54712, on @user_script:1.
> EVAL "local s = string s.x = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 8ab036e9c0692a81f357cb31a6b898b9ab7c5e0a, on @user_script:1.
> EVAL "local ok, e = pcall(function() string.x = 1 end) return e" 0
"user_script:1: Attempt to modify a readonly table"
> EVAL "local ok, e = pcall(rawset, string, 'x', 1) return e" 0
"Attempt to modify a readonly table"
> EVAL "return math.pi == 3" 0
(nil)
> EVAL "return type(string.upper) .. type(string.mine)" 0
"functionnil"

# They can be read, walked and held.
> EVAL "
|   local t = {}
|   for k in pairs(string) do t[#t + 1] = k end
|   table.sort(t)
|   return table.concat(t, ' ')
| " 0
"byte char dump find format gfind gmatch gsub len lower match rep reverse sub upper"
> EVAL "
|   local t = {}
|   for k in pairs(table) do t[#t + 1] = k end
|   table.sort(t)
|   return table.concat(t, ' ')
| " 0
"concat foreach foreachi getn insert maxn remove setn sort"
> EVAL "
|   local t = {}
|   for k in pairs(coroutine) do t[#t + 1] = k end
|   table.sort(t)
|   return table.concat(t, ' ')
| " 0
"create resume running status wrap yield"
> EVAL "
|   local t = {}
|   for k in pairs(struct) do t[#t + 1] = k end
|   table.sort(t)
|   return table.concat(t, ' ')
| " 0
"pack size unpack"
> EVAL "local k = next(bit) return type(k)" 0
"string"
> EVAL "return type(rawget(string, 'upper'))" 0
"function"
> EVAL "return tostring(rawget(string, 'nosuch'))" 0
"nil"
> EVAL "local upper = string.upper return upper('x')" 0
"X"
> EVAL "return string.nosuch" 0
(nil)
> EVAL "return #string + #math" 0
(integer) 0
> EVAL "return type(_G) .. type(_G._G) .. tostring(_G == _G._G)" 0
"tabletabletrue"
> EVAL "return tostring(rawequal(_G.string, string))" 0
"true"
> EVAL "
|   local t = {}
|   for k, v in pairs(math) do if type(v) ~= 'function' then t[#t + 1] = k end end
|   table.sort(t)
|   return t
| " 0
1) "huge"
2) "pi"
> EVAL "
|   local n = 0
|   for k, v in pairs(_G) do if k == 'string' or k == 'redis' then n = n + 1 end end
|   return n
| " 0
(integer) 2
> EVAL "return next({}, nil)" 0
(nil)
> EVAL "local copy = {} for k, v in pairs(math) do copy[k] = v end copy.pi = 3 return copy.pi" 0
(integer) 3
> EVAL "local mine = setmetatable({}, {__index = string}) return mine.upper('x')" 0
"X"
> EVAL "local mine = setmetatable({}, {__index = _G}) return type(mine.string)" 0
"table"
> EVAL "local mine = setmetatable({}, {__index = _G}) return mine.nosuch" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 84b0bd4f17d74ce9d85b92404def842b4bbdc6a6, on @user_script:1.

# Deep recursion ends in an error, not in a crash.
> EVAL "
|   local function f() return f() + 1 end
|   local ok, e = pcall(f)
|   return {tostring(ok), tostring(e):match('stack overflow')}
| " 0
1) "false"
2) "stack overflow"
> EVAL "
|   local t = setmetatable({}, {})
|   getmetatable(t).__index = function(t, k) return t[k .. 'x'] end
|   local ok, e = pcall(function() return t.a end)
|   return tostring(ok)
| " 0
"false"
> EVAL "
|   local t = setmetatable({}, {})
|   getmetatable(t).__add = function(a, b) return a + b end
|   local ok, e = pcall(function() return t + 1 end)
|   return tostring(ok)
| " 0
"false"
> EVAL "local function f() return pcall(f) end return tostring(f())" 0
"true"
> EVAL "local function f() local ok, e = pcall(f) return ok end return type(f())" 0
"boolean"
> EVAL "
|   local function f() return coroutine.wrap(f)() end
|   local ok, e = pcall(f)
|   return tostring(ok)
| " 0
"false"
> EVAL "local function f() return coroutine.resume(coroutine.create(f)) end return type(f())" 0
"boolean"
> EVAL "
|   local function f(x) return ('x'):gsub('x', f) end
|   local ok, e = pcall(f)
|   return tostring(ok)
| " 0
"false"
> EVAL "
|   local function f() table.sort({1, 2}, f) end
|   local ok, e = pcall(f)
|   return tostring(ok)
| " 0
"false"
> EVAL "local s = 'x' for i = 1, 20 do s = s .. s end return #s" 0
(integer) 1048576
> EVAL "return #('x'):rep(2^20)" 0
(integer) 1048576
> EVAL "local ok, e = pcall(string.rep, 'x', 2^40) return tostring(ok)" 0
"true"
> EVAL "local t = {} for i = 1, 100000 do t[i] = i end return #t" 0
(integer) 100000
