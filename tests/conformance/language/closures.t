# Closures share a variable, not its value.
> EVAL "local n = 0 local function inc() n = n + 1 return n end inc() inc() return n" 0
(integer) 2
> EVAL "
|   local function counter() local n = 0 return function() n = n + 1 return n end end
|   local a, b = counter(), counter()
|   a()
|   a()
|   return {a(), b()}
| " 0
1) (integer) 3
2) (integer) 1
> EVAL "local x = 1 local f = function() return x end x = 2 return f()" 0
(integer) 2
> EVAL "
|   local get, set
|   do local v = 1 get = function() return v end set = function(n) v = n end end
|   set(9)
|   return get()
| " 0
(integer) 9

# Each turn of a loop has variables of its own.
> EVAL "
|   local t = {}
|   for i = 1, 3 do t[i] = function() i = i + 10 return i end end
|   return {t[1](), t[1](), t[2](), t[3]()}
| " 0
1) (integer) 11
2) (integer) 21
3) (integer) 12
4) (integer) 13
> EVAL "
|   local t = {}
|   for _, v in ipairs({'a', 'b'}) do t[#t + 1] = function() return v end end
|   return {t[1](), t[2]()}
| " 0
1) "a"
2) "b"
> EVAL "
|   local t, i = {}, 0
|   while i < 2 do i = i + 1 local j = i t[i] = function() return j end end
|   return {t[1](), t[2]()}
| " 0
1) (integer) 1
2) (integer) 2
> EVAL "
|   local t, i = {}, 0
|   repeat i = i + 1 local j = i t[i] = function() return j end until j == 2
|   return {t[1](), t[2]()}
| " 0
1) (integer) 1
2) (integer) 2

# Upvalues over several levels, and after their function has returned.
> EVAL "
|   local function f()
|     local a = 1
|     return function() local b = 2 return function() return a + b end end
|   end
|   return f()()()
| " 0
(integer) 3
> EVAL "
|   local function f(x) return function(y) return function(z) return x .. y .. z end end end
|   return f('a')('b')('c')
| " 0
"abc"
> EVAL "
|   local f
|   do local secret = 'kept' f = function() return secret end end
|   collectgarbage()
|   return f()
| " 0
"kept"
> EVAL "
|   local function even(n) if n == 0 then return true end return odd(n - 1) end
|   return tostring(even(2))
| " 0
(error) ERR user_script:2: Script attempted to access nonexistent global variable 'odd' script: 8eae1deac169de3e17ec17bb2f52c7abd80ae7f4, on @user_script:2.
> EVAL "
|   local even, odd
|   function even(n) if n == 0 then return true end return odd(n - 1) end
|   function odd(n) if n == 0 then return false end return even(n - 1) end
|   return tostring(even(101))
| " 0
"false"
> EVAL "local t = {} function t.f() return 'f' end function t.g.h() end return t.f()" 0
(error) ERR user_script:1: attempt to index field 'g' (a nil value) script: 7ff209f18b0e4a42f697cea0bb50c1b6b749eb56, on @user_script:1.
> EVAL "
|   local t = {g = {}}
|   function t.g.h(x) return x end
|   function t.g:m(x) return self == t.g and x end
|   return {t.g.h(1), t.g:m(2)}
| " 0
1) (integer) 1
2) (integer) 2

# At most 60 upvalues.
> EVAL '
|   local names = {}
|   for i = 1, 61 do names[i] = \'v\' .. i end
|   local list = table.concat(names, \',\')
|   local chunk = \'local \' .. list .. \'\nreturn function()\nreturn \' .. list .. \' end\'
|   local f, e = loadstring(chunk)
|   return tostring(e)
| ' 0
"[string \"local v1,v2,v3,v4,v5,v6,v7,v8,v9,v10,v11,v12,v13,v14,v15,v16,v1...\"]:3: function at line 2 has more than 60 upvalues"

> EVAL "
|   local names = {}
|   for i = 1, 60 do names[i] = 'v' .. i end
|   local list = table.concat(names, ',')
|   local f = loadstring('local ' .. list .. ' return function() return ' .. list .. ' end')
|   return select('#', f()())
| " 0
(integer) 60

# Tail calls take no stack.
> EVAL "
|   local function loop(n) if n == 0 then return 'done' end return loop(n - 1) end
|   return loop(100000)
| " 0
"done"
> EVAL "
|   local function loop(n) if n == 0 then return 'done' end return (loop(n - 1)) end
|   local ok, e = pcall(loop, 1000000)
|   return tostring(ok) .. ' ' .. tostring(e):match('stack overflow')
| " 0
"false stack overflow"
