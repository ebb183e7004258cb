# Values pass through resume and yield.
> EVAL "
|   local co = coroutine.create(function(a, b)
|     local c = coroutine.yield(a + b)
|     local d, e = coroutine.yield(c * 2)
|     return d .. e
|   end)
|   local r = {}
|   for _, args in ipairs({{1, 2}, {10}, {'x', 'y'}}) do
|     local ok, v = coroutine.resume(co, unpack(args))
|     r[#r + 1] = v
|   end
|   return r
| " 0
1) (integer) 3
2) (integer) 20
3) "xy"
> EVAL "
|   local co = coroutine.create(function(...) return select('#', ...) end)
|   return {select(2, coroutine.resume(co, nil, nil))}
| " 0
1) (integer) 2
> EVAL "return {select('#', coroutine.resume(coroutine.create(function() end)))}" 0
1) (integer) 1
> EVAL "
|   return {select('#', coroutine.resume(coroutine.create(function()
|     coroutine.yield(nil, nil)
|   end)))}
| " 0
1) (integer) 3
> EVAL "
|   local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
|   return {co(), co(), co()}
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "
|   local t = {}
|   for v in coroutine.wrap(function()
|     for i = 1, 3 do coroutine.yield(i * i) end
|   end) do t[#t + 1] = v end
|   return t
| " 0
1) (integer) 1
2) (integer) 4
3) (integer) 9
> EVAL "
|   local co = coroutine.wrap(function(...)
|     local a = {...}
|     while true do a = {coroutine.yield(unpack(a))} end
|   end)
|   co(1)
|   return {co(5, 6, 7)}
| " 0
1) (integer) 5
2) (integer) 6
3) (integer) 7
> EVAL "
|   local function gen(n)
|     return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
|   end
|   local s = 0
|   for a in gen(3) do for b in gen(a) do s = s + b end end
|   return s
| " 0
(integer) 10
> EVAL "
|   local function permute(a, n)
|     if n == 0 then coroutine.yield(table.concat(a)) return end
|     for i = 1, n do
|       a[n], a[i] = a[i], a[n]
|       permute(a, n - 1)
|       a[n], a[i] = a[i], a[n]
|     end
|   end
|   local found = {}
|   for p in coroutine.wrap(function() permute({'a', 'b', 'c'}, 3) end) do found[#found + 1] = p end
|   return found
| " 0
1) "bca"
2) "cba"
3) "cab"
4) "acb"
5) "bac"
6) "abc"
> EVAL "
|   local function producer() return coroutine.create(function() for _, w in ipairs({'one', 'two'}) do coroutine.yield(w) end end) end
|   local function filter(source) return coroutine.create(function()
|     while true do
|       local ok, value = coroutine.resume(source)
|       if not value then return end
|       coroutine.yield(value:upper())
|     end
|   end) end
|   local result, source = {}, filter(producer())
|   while true do
|     local ok, value = coroutine.resume(source)
|     if not value then break end
|     result[#result + 1] = value
|   end
|   return result
| " 0
1) "ONE"
2) "TWO"

# A coroutine is suspended, running, normal or dead.
> EVAL "
|   local co
|   co = coroutine.create(function() return coroutine.status(co) end)
|   local before = coroutine.status(co)
|   local _, inside = coroutine.resume(co)
|   return {before, inside, coroutine.status(co)}
| " 0
1) "suspended"
2) "running"
3) "dead"
> EVAL "
|   local a, b
|   a = coroutine.create(function() return coroutine.resume(b) end)
|   b = coroutine.create(function() return coroutine.status(a) end)
|   return {select(3, coroutine.resume(a))}
| " 0
1) "normal"
> EVAL "
|   local co = coroutine.create(function() coroutine.yield() end)
|   coroutine.resume(co)
|   return coroutine.status(co)
| " 0
"suspended"
> EVAL "
|   local co = coroutine.create(function() error('x') end)
|   coroutine.resume(co)
|   return coroutine.status(co)
| " 0
"dead"
> EVAL "return tostring(coroutine.running())" 0
"nil"
> EVAL "
|   local co
|   co = coroutine.create(function() return coroutine.running() == co end)
|   return {tostring(select(2, coroutine.resume(co)))}
| " 0
1) "true"
> EVAL "return coroutine.wrap(function() return type(coroutine.running()) end)()" 0
"thread"
> EVAL "return type(coroutine.create(function() end))" 0
"thread"
> EVAL "return type(coroutine.wrap(function() end))" 0
"function"
> EVAL "return tostring(coroutine.create(function() end)):match('^thread: ')" 0
"thread: "

# Errors end the coroutine; resume returns them, wrap raises them.
> EVAL "return {select(2, coroutine.resume(coroutine.create(function() error('inside') end)))}" 0
1) "user_script:1: inside"
> EVAL "return (select(2, coroutine.resume(coroutine.create(function() error({code = 7}) end)))).code" 0
(integer) 7
> EVAL "
|   local co = coroutine.create(function() error('inside', 0) end)
|   return {tostring(coroutine.resume(co)), select(2, coroutine.resume(co))}
| " 0
1) "false"
2) "cannot resume dead coroutine"
> EVAL "
|   local co = coroutine.create(function() end)
|   coroutine.resume(co)
|   return {select(2, coroutine.resume(co))}
| " 0
1) "cannot resume dead coroutine"
> EVAL "return coroutine.wrap(function() error('from wrap') end)()" 0
(error) ERR user_script:1: user_script:1: from wrap script: 19efebf08a79225661af2636fac0a889095b22ee, on @user_script:1.
> EVAL "coroutine.wrap(function() error('from wrap', 0) end)()" 0
(error) ERR user_script:1: from wrap script: d1690c972a879ae92e3b7a95ac6a92cc45824e09, on @user_script:1.
> EVAL "local f = coroutine.wrap(function() end) f() f()" 0
(error) ERR user_script:1: cannot resume dead coroutine script: e51f053b9dd101bffa2fc8148e8acb53e2ad8aa8, on @user_script:1.
> EVAL "
|   local f = coroutine.wrap(function() error('once') end)
|   pcall(f)
|   return select(2, pcall(f))
| " 0
"cannot resume dead coroutine"
> EVAL "local f = coroutine.wrap(function()\n  local x = nil\n  return x.y\nend)\nf()" 0
(error) ERR user_script:5: user_script:3: attempt to index local 'x' (a nil value) script: 9d477118055c60b114cfd3eca8519778d22fcc51, on @user_script:5.
> EVAL "
|   local co
|   co = coroutine.create(function() return coroutine.resume(co) end)
|   return {select(3, coroutine.resume(co))}
| " 0
1) "cannot resume running coroutine"

# LuaJIT lets a function called last take its caller's place.
#! perilune
> EVAL "
|   local co
|   co = coroutine.wrap(function() return co() end)
|   local ok, e = pcall(co)
|   return e
| " 0
"cannot resume running coroutine"

> EVAL "
|   local co = coroutine.create(function() return pcall(function() error('caught') end) end)
|   return {select(3, coroutine.resume(co))}
| " 0
1) "user_script:2: caught"
> EVAL "return coroutine.wrap(function() return pcall(coroutine.yield, 1) end)()" 0
(nil)
> EVAL "
|   local co = coroutine.create(function() return pcall(function() coroutine.yield(1) end) end)
|   return {select(2, coroutine.resume(co))}
| " 0
1) (nil)
2) "attempt to yield across metamethod/C-call boundary"

# LuaJIT can yield there.
#! perilune
> EVAL "
|   local co = coroutine.wrap(function()
|     local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end})
|     return t.x
|   end)
|   local ok, e = pcall(co)
|   return e
| " 0
"x"

# LuaJIT can yield there.
#! perilune
> EVAL "
|   local co = coroutine.wrap(function()
|     for v in function() return coroutine.yield('in iterator') end do end
|   end)
|   return co()
| " 0
"in iterator"

> EVAL "
|   local co = coroutine.wrap(function()
|     table.sort({3, 2, 1}, function(a, b) coroutine.yield() end)
|   end)
|   local ok, e = pcall(co)
|   return e
| " 0
"attempt to yield across metamethod/C-call boundary"
> EVAL "
|   local co = coroutine.wrap(function() ('abc'):gsub('.', function(c) coroutine.yield(c) end) end)
|   local ok, e = pcall(co)
|   return e
| " 0
"attempt to yield across metamethod/C-call boundary"

# LuaJIT can yield there.
#! perilune
> EVAL "
|   local co = coroutine.wrap(function()
|     local t = setmetatable({}, {__add = function() coroutine.yield(1) end})
|     return t + 1
|   end)
|   local ok, e = pcall(co)
|   return e
| " 0
(integer) 1

> EVAL "
|   local co = coroutine.wrap(function() loadstring('coroutine.yield(...)')('from chunk') end)
|   return co()
| " 0
"from chunk"
> EVAL "coroutine.yield()" 0
(error) ERR attempt to yield across metamethod/C-call boundary script: 28fa9aab8f13eb98b7d555b1121c4e2f64da5b24, on @user_script:1.
> EVAL "return coroutine.yield(1)" 0
(error) ERR attempt to yield across metamethod/C-call boundary script: c0c3d8a4cbcee35be6b566d6fb3a7a74f0fdcc6f, on @user_script:1.
> EVAL "local ok, e = pcall(coroutine.yield) return e" 0
"attempt to yield across metamethod/C-call boundary"
> EVAL "return redis.call('GET', coroutine.wrap(function() return 'key' end)()) == false" 0
(integer) 1
> EVAL "return coroutine.wrap(function() return redis.call('SET', 'k', 'v') end)()" 0
OK
> EVAL "return coroutine.wrap(function() return redis.call('NOSUCH') end)()" 0
(error) ERR Unknown Redis command called from script script: f075e445a18851bafa2409b383d3dc76ef51b6b1, on @user_script:1.
> EVAL "
|   local ok, e = coroutine.resume(coroutine.create(function() return redis.call('NOSUCH') end))
|   return e
| " 0
(error) ERR Unknown Redis command called from script
> EVAL "return coroutine.wrap(function() x = 1 end)()" 0
(error) ERR user_script:1: user_script:1: Attempt to modify a readonly table script: 2421cb9d5375116408db17712c82e3f6a1706022, on @user_script:1.
> EVAL "return coroutine.wrap(function() return nosuch end)()" 0
(error) ERR user_script:1: user_script:1: Script attempted to access nonexistent global variable 'nosuch' script: 395e556979d0a7c9cd9013b006bf801d1bdc175c, on @user_script:1.

# Arguments.
> EVAL "return coroutine.create()" 0
(error) ERR user_script:1: bad argument #1 to 'create' (Lua function expected) script: 99023eff6b23322b25443834ba0bf863cb3cfff2, on @user_script:1.
> EVAL "return coroutine.create(5)" 0
(error) ERR user_script:1: bad argument #1 to 'create' (Lua function expected) script: be1c1b21aab6bb6ceed8a13ebc7895dcec06503b, on @user_script:1.
> EVAL "return coroutine.create(type)" 0
(error) ERR user_script:1: bad argument #1 to 'create' (Lua function expected) script: ad36a07f3f2097362a4a81c8f4897c6c1ef462d4, on @user_script:1.
> EVAL "return {coroutine.resume(coroutine.create(type), 5)}" 0
(error) ERR user_script:1: bad argument #1 to 'create' (Lua function expected) script: d5063389e016e439cf0bece6d5f49f2e8787d29d, on @user_script:1.
> EVAL "return coroutine.wrap(math.max)(3, 9, 4)" 0
(error) ERR user_script:1: bad argument #1 to 'wrap' (Lua function expected) script: 04308751a7d48bae436e57dfdeb8168f42083965, on @user_script:1.
> EVAL "return coroutine.wrap()" 0
(error) ERR user_script:1: bad argument #1 to 'wrap' (Lua function expected) script: 91f39c14d9b2c0971e480863e0fdee40eec10b8e, on @user_script:1.
> EVAL "return coroutine.wrap('x')" 0
(error) ERR user_script:1: bad argument #1 to 'wrap' (Lua function expected) script: ab64d54f9a3f6c731c8f007e5d92ed2bfc1a0c38, on @user_script:1.
> EVAL "return coroutine.resume()" 0
(error) ERR user_script:1: bad argument #1 to 'resume' (coroutine expected) script: ecc008999cdaf165f1f2287170fcc7fc8d7d0bc7, on @user_script:1.
> EVAL "return coroutine.resume(5)" 0
(error) ERR user_script:1: bad argument #1 to 'resume' (coroutine expected) script: 861156f230dd63a9aa88704cf04ffeb090f4bc09, on @user_script:1.
> EVAL "return coroutine.status()" 0
(error) ERR user_script:1: bad argument #1 to 'status' (coroutine expected) script: 3f632e6d495d656bd4703fd2af70e4c05d646e93, on @user_script:1.
> EVAL "return coroutine.status('x')" 0
(error) ERR user_script:1: bad argument #1 to 'status' (coroutine expected) script: fc6ade812cfc69497ea8fadffd20fc0af8261da4, on @user_script:1.
> EVAL "return tostring(coroutine.close) .. tostring(coroutine.isyieldable)" 0
"nilnil"
> EVAL "
|   local co = coroutine.wrap(function()
|     local function f(n)
|       if n == 0 then coroutine.yield('deep') return 0 end
|       return 1 + f(n - 1)
|     end
|     return f(100)
|   end)
|   co()
|   return co()
| " 0
(integer) 100
> EVAL "
|   local n, co = 0
|   for i = 1, 1000 do co = coroutine.wrap(function() n = n + 1 end) co() end
|   return n
| " 0
(integer) 1000
