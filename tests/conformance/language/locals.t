# A local begins behind its statement and ends with its block.
> EVAL "local x = 1 do local x = 2 end return x" 0
(integer) 1
> EVAL "local x = 1 local x = x + 1 return x" 0
(integer) 2
> EVAL "local x, y = 1 return {x, tostring(y)}" 0
1) (integer) 1
2) "nil"
> EVAL "local x, y = 1, 2, 3 return {x, y}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local a, b = (function() return 1, 2 end)() return {a, b}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local a, b, c = 0, (function() return 1, 2 end)() return {a, b, c}" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
> EVAL "local a, b, c = (function() return 1, 2 end)(), 10 return {a, b, tostring(c)}" 0
1) (integer) 1
2) (integer) 10
3) "nil"
> EVAL "local x = x return x" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'x' script: be5eed15879348713e2306c0c1001feadf0a1890, on @user_script:1.
> EVAL "local x return tostring(x)" 0
"nil"
> EVAL "local function f(n) if n == 0 then return 1 end return n * f(n - 1) end return f(10)" 0
(integer) 3628800
> EVAL "local f = function(n) if n == 0 then return 1 end return n * f(n - 1) end return f(2)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'f' script: 6294daff331cdaf52d5106dbd69e6c867c4abbda, on @user_script:1.
> EVAL "do local x = 5 end return x" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'x' script: 69e49b47848b485f605475687e76bdace5cfd5ea, on @user_script:1.
> EVAL "for i = 1, 1 do local y = i end return y" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'y' script: d51e831d819ed02f48ca504d310dc5f43d117753, on @user_script:1.
> EVAL "if true then local z = 1 end return z" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'z' script: 8d8c7b53c7a4c4b1b5e9a478f2838c639bc2b9e9, on @user_script:1.
> EVAL "repeat local done = true until done return 'done'" 0
"done"
> EVAL "local t = {} for i = 1, 3 do local x = i * i t[#t + 1] = x end return t" 0
1) (integer) 1
2) (integer) 4
3) (integer) 9

# Assignments evaluate everything before they assign.
> EVAL "local a, b = 1, 2 a, b = b, a return {a, b}" 0
1) (integer) 2
2) (integer) 1
> EVAL "local i, t = 1, {} i, t[i] = i + 1, 20 return {i, t[1], tostring(t[2])}" 0
1) (integer) 2
2) (integer) 20
3) "nil"
> EVAL "local t = {1, 2} t[1], t[2] = t[2], t[1] return t" 0
1) (integer) 2
2) (integer) 1
> EVAL "local a, b, c = 0, 0, 0 a, b, c = 1 return {a, tostring(b), tostring(c)}" 0
1) (integer) 1
2) "nil"
3) "nil"
> EVAL "local a a, a = 1, 2 return a" 0
(integer) 1
> EVAL "local t = {} t.a, t.b = 1, 2 return {t.a, t.b}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local t = {f = function() return 5, 6 end} local a, b = t.f() return a + b" 0
(integer) 11
> EVAL "
|   local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v * 2) end})
|   t.x, t.y = 1, 2
|   return {t.x, t.y}
| " 0
1) (integer) 2
2) (integer) 4

# At most 200 locals in a function.
> EVAL "return loadstring('local ' .. ('a,'):rep(199) .. 'a return 1')()" 0
(integer) 1
> EVAL "return loadstring('local ' .. ('a,'):rep(200) .. 'a')" 0
(nil)

> EVAL "local f, e = loadstring('local ' .. ('a,'):rep(200) .. 'a') return e" 0
"[string \"local a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a...\"]:1: main function has more than 200 local variables"

> EVAL "local f, e = loadstring(('local a '):rep(201)) return e" 0
"[string \"local a local a local a local a local a local a local a local a...\"]:1: main function has more than 200 local variables"

> EVAL 'local f, e = loadstring((\'\n\'):rep(5) .. (\'local a \'):rep(201)) return e' 0
"[string \"...\"]:6: main function has more than 200 local variables"
