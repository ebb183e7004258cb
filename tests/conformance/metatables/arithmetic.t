# Operators ask the first operand's metatable, then the second's.
> EVAL "
|   local mt = {}
|   for _, op in ipairs({'add', 'sub', 'mul', 'div', 'mod', 'pow', 'concat'}) do
|     mt['__' .. op] = function(a, b)
|       return op .. ':' .. (type(a) == 'table' and 't' or tostring(a)) .. ',' .. (type(b) == 'table' and 't' or tostring(b))
|     end
|   end
|   local t = setmetatable({}, mt)
|   return {t + 1, 2 - t, t * t, t / 'x', 'y' % t, t ^ 2, t .. 'z', 'z' .. t, 1 .. t}
| " 0
1) "add:t,1"
2) "sub:2,t"
3) "mul:t,t"
4) "div:t,x"
5) "mod:y,t"
6) "pow:t,2"
7) "concat:t,z"
8) "concat:z,t"
9) "concat:1,t"
> EVAL "
|   local t = setmetatable({}, {__unm = function(a, b) return tostring(rawequal(a, b)) end})
|   return -t
| " 0
"true"
> EVAL "local t = setmetatable({n = 3}, {__unm = function(a) return -a.n end}) return - - t" 0
(integer) 3
> EVAL "
|   local a = setmetatable({}, {__add = function() return 'a' end})
|   local b = setmetatable({}, {__add = function() return 'b' end})
|   return {a + b, b + a, 1 + b, a + nil}
| " 0
1) "a"
2) "b"
3) "b"
4) "a"
> EVAL "local t = setmetatable({}, {__add = function(a, b) return 1, 2 end}) return {t + t}" 0
1) (integer) 1
> EVAL "local t = setmetatable({}, {__add = function(a, b) return end}) return tostring(t + t)" 0
"nil"

# LuaJIT loses the line.
#! perilune
> EVAL "local t = setmetatable({}, {__add = 5}) return t + 1" 0
(error) ERR attempt to call a number value script: 7ad8a8dac69140723337ea145a8305d8b211a84f, on @user_script:1.

> EVAL "
|   local t = setmetatable({}, {__add = setmetatable({}, {__call = function(self, a, b)
|     return 'called ' .. b
|   end})})
|   return t + 1
| " 0
"called 1"
> EVAL "local t = setmetatable({}, {__add = function() error('in add') end}) return t + 1" 0
(error) ERR user_script:1: in add script: b5653003e9bd197bdac031e6ce78c114a508783f, on @user_script:1.
> EVAL "local t = setmetatable({}, {}) return t + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 't' (a table value) script: fd7c2fdf32dbcccebad96cdaa2eeade3343b86e0, on @user_script:1.

# LuaJIT loses the line.
#! perilune
> EVAL "return setmetatable({}, {__sub = 1}) - {}" 0
(error) ERR attempt to call a number value script: 4e570eaa29ee0d37c27ded84245181f3af401d68, on @user_script:1.

> EVAL "
|   local t = setmetatable({}, {__index = {__add = function() return 'inherited' end}})
|   local ok, e = pcall(function() return t + 1 end)
|   return e
| " 0
"user_script:3: attempt to perform arithmetic on upvalue 't' (a table value)"
> EVAL "
|   local V = {}
|   V.__add = function(a, b) return setmetatable({x = a.x + b.x}, V) end
|   local v = setmetatable({x = 1}, V)
|   return (v + v + v).x
| " 0
(integer) 3
> EVAL "
|   local V = {}
|   V.__mul = function(a, b) if type(a) == 'number' then return a * b.x end return a.x * b end
|   local v = setmetatable({x = 7}, V)
|   return {v * 2, 3 * v}
| " 0
1) (integer) 14
2) (integer) 21
> EVAL "return setmetatable({}, {__mod = function(a, b) return b end}) % 7" 0
(integer) 7
> EVAL "return 2 ^ setmetatable({}, {__pow = function(a, b) return a + 40 end})" 0
(integer) 42
> EVAL "return '10' + setmetatable({}, {__add = function(a, b) return type(a) end})" 0
"string"

# Concatenation goes from right to left.
> EVAL "
|   local t = setmetatable({}, {__concat = function(a, b) return 'C' end})
|   return 'a' .. t .. 'b'
| " 0
"aC"
> EVAL "
|   local t = setmetatable({}, {__concat = function(a, b)
|     return (type(a) == 'table' and 't' or a) .. '+' .. (type(b) == 'table' and 't' or b)
|   end})
|   return {'a' .. 'b' .. t, t .. 'a' .. 'b', 'a' .. t .. 'b'}
| " 0
1) "ab+t"
2) "t+ab"
3) "at+b"
> EVAL "local t = setmetatable({}, {__concat = function(a, b) return 1 end}) return t .. nil" 0
(integer) 1
> EVAL "return 'a' .. setmetatable({}, {__tostring = function() return 'b' end})" 0
(error) ERR user_script:1: attempt to concatenate a table value script: d13bb38884bf27390982cd68907041491cdf59b0, on @user_script:1.
> EVAL "return 1 .. 2 .. setmetatable({}, {__concat = function(a) return a end})" 0
"12"

# __len is not asked for tables in 5.1, and __call makes a table callable.
> EVAL "return #setmetatable({1, 2}, {__len = function() return 99 end})" 0
(integer) 2
> EVAL "return setmetatable({}, {__call = function(self, a, b) return b end})(1, 2)" 0
(integer) 2
> EVAL "return {setmetatable({}, {__call = function(self, ...) return ... end})(1, 2, 3)}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return select('#', setmetatable({}, {__call = function() end})())" 0
(integer) 0
> EVAL "return setmetatable({}, {__call = setmetatable({}, {__call = function() return 'twice' end})})()" 0
(error) ERR user_script:1: attempt to call a table value script: eb8472668e1aa7036a6f62f2cf1d3f1e22b5de10, on @user_script:1.
> EVAL "return setmetatable({}, {__call = 5})()" 0
(error) ERR user_script:1: attempt to call a table value script: 937c5fe2e628425337ec35a800c5ce3558a01efd, on @user_script:1.
> EVAL "return setmetatable({}, {})()" 0
(error) ERR user_script:1: attempt to call a table value script: d8fa6306d2d85e09689f51ea4d7026ec8bd71846, on @user_script:1.
> EVAL "
|   local t = setmetatable({}, {__call = function(self, x) return x and x + 1 end})
|   return {pcall(t, 1)}
| " 0
1) (integer) 1
2) (integer) 2
> EVAL "
|   local t = setmetatable({}, {__call = function(self, x) return x:upper() end})
|   return (('abc'):gsub('b', function(x) return t(x) end))
| " 0
"aBc"
> EVAL "
|   local t = setmetatable({}, {__call = function(self, x) return x:upper() end})
|   return ('abc'):gsub('b', t)
| " 0
"abc"
> EVAL "
|   local t = setmetatable({v = 4}, {__call = function(self) return self.v end})
|   return {t(), (t)(), ({t})[1]()}
| " 0
1) (integer) 4
2) (integer) 4
3) (integer) 4
