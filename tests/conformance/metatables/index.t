# __index is a table or a function, asked where the table itself has nothing.
> EVAL "return setmetatable({}, {__index = {x = 5}}).x" 0
(integer) 5
> EVAL "return setmetatable({x = 1}, {__index = {x = 5}}).x" 0
(integer) 1
> EVAL "return setmetatable({}, {__index = function(t, k) return k .. '!' end}).name" 0
"name!"
> EVAL "
|   local a = {x = 'deep'}
|   local b = setmetatable({}, {__index = a})
|   local c = setmetatable({}, {__index = b})
|   return c.x
| " 0
"deep"
> EVAL "return tostring(setmetatable({}, {__index = {}}).x)" 0
"nil"
> EVAL "
|   local t = setmetatable({}, {__index = function(t, k)
|     local v = k * k
|     rawset(t, k, v)
|     return v
|   end})
|   return {t[3], rawget(t, 3), tostring(rawget(t, 4))}
| " 0
1) (integer) 9
2) (integer) 9
3) "nil"
> EVAL "return setmetatable({}, {__index = function(t, k) return 1, 2 end}).x" 0
(integer) 1
> EVAL "return {setmetatable({}, {__index = function() return 1, 2 end}).x}" 0
1) (integer) 1
> EVAL "
|   local t = setmetatable({}, {__index = function(t, k) error('no ' .. k) end})
|   return t.x
| " 0
(error) ERR user_script:2: no x script: f7ca97ef419afa2bf294492d8e65e787749ee83c, on @user_script:2.
> EVAL "local t = setmetatable({}, {__index = 5}) return t.x" 0
(error) ERR user_script:1: attempt to index a number value script: 20a340b4f3a37268c1cfe52f1e2ecfb66fbce080, on @user_script:1.
> EVAL "local t = setmetatable({}, {__index = 'text'}) return t.upper(t.x or 'x')" 0
"X"
> EVAL "local t = setmetatable({}, {}) getmetatable(t).__index = t return t.x" 0
(error) ERR user_script:1: loop in gettable script: cc6e5a777e5d46b1baa3a3069dadd842d2e46a87, on @user_script:1.
> EVAL "
|   local t = {}
|   setmetatable(t, {__index = t})
|   local ok, e = pcall(function() return t.x end)
|   return tostring(ok) .. tostring(e)
| " 0
"falseuser_script:4: loop in gettable"
> EVAL "
|   local a, b = {}, {}
|   setmetatable(a, {__index = b})
|   setmetatable(b, {__index = a})
|   return a.x
| " 0
(error) ERR user_script:5: loop in gettable script: 5e209aea939fc7051000e6bca64e0257122c1c16, on @user_script:5.
> EVAL "return ('abc').len" 0
(nil)
> EVAL "return tostring(('abc').nosuch)" 0
"nil"
> EVAL "return ('abc')[1]" 0
(nil)
> EVAL "local s = 'abc' return s.x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: 7b0644894a7a6edf681d95d930f05dca59c6bcc8, on @user_script:1.
> EVAL "return setmetatable({false}, {__index = {true}})[1]" 0
(nil)
> EVAL "
|   local t = setmetatable({1, nil, 3}, {__index = function() return 'filled' end})
|   return {t[1], t[2], t[3], t[4]}
| " 0
1) (integer) 1
2) "filled"
3) (integer) 3
4) "filled"
> EVAL "
|   local t = setmetatable({}, {__index = function(t, i) if i <= 3 then return i end end})
|   return #t
| " 0
(integer) 0
> EVAL "
|   local t = setmetatable({}, {__index = function(t, i) if i <= 3 then return i * 10 end end})
|   local r = {}
|   for i, v in ipairs(t) do r[i] = v end
|   return #r
| " 0
(integer) 0
> EVAL "return unpack(setmetatable({}, {__index = {1, 2}}))" 0
(nil)
> EVAL "return table.concat(setmetatable({}, {__index = {'a', 'b'}}), ',')" 0
""

# __newindex is asked for keys that are not there.
> EVAL "
|   local log = {}
|   local t = setmetatable({a = 1}, {__newindex = function(t, k, v)
|     log[#log + 1] = k .. '=' .. v
|   end})
|   t.a = 2
|   t.b = 3
|   return {log[1], t.a, tostring(t.b)}
| " 0
1) "b=3"
2) (integer) 2
3) "nil"
> EVAL "
|   local other = {}
|   local t = setmetatable({}, {__newindex = other})
|   t.x = 5
|   return {other.x, tostring(rawget(t, 'x'))}
| " 0
1) (integer) 5
2) "nil"
> EVAL "
|   local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v + 1) end})
|   t.x = 1
|   t.x = 10
|   return t.x
| " 0
(integer) 10
> EVAL "local t = setmetatable({}, {__newindex = function() error('sealed', 2) end}) t.x = 1" 0
(error) ERR user_script:1: sealed script: 7b4fe7b857d61953b1adb06080618bb4a9f0f75a, on @user_script:1.
> EVAL "local t = setmetatable({}, {__newindex = 5}) t.x = 1" 0
(error) ERR user_script:1: attempt to index a number value script: c0383e1e8d00b946be047ddc19a85268644c3a06, on @user_script:1.
> EVAL "
|   local a, b = {}, {}
|   setmetatable(a, {__newindex = b})
|   setmetatable(b, {__newindex = a})
|   a.x = 1
| " 0
(error) ERR user_script:5: loop in settable script: 34255dd8f99f43b8e9e984c65df688c358fe0a1a, on @user_script:5.
> EVAL "
|   local t = setmetatable({}, {__newindex = function(t, k, v) end})
|   rawset(t, 'x', 1)
|   return t.x
| " 0
(integer) 1
> EVAL "
|   local t = setmetatable({x = nil}, {__newindex = function(t, k) rawset(t, k, 'set') end})
|   t.x = 1
|   return t.x
| " 0
"set"

# LuaJIT asks __newindex first.
#! perilune
> EVAL "
|   local t = setmetatable({}, {__newindex = function() end})
|   t[nil] = 1
|   return 'asked first'
| " 0
"asked first"

> EVAL "
|   local t = setmetatable({}, {__newindex = function() end})
|   table.insert(t, 'raw')
|   return t[1]
| " 0
"raw"
> EVAL "
|   local t = setmetatable({}, {__index = function(t, k)
|     return 0
|   end, __newindex = function(t, k, v)
|     rawset(t, k, v)
|   end})
|   t.n = t.n + 1
|   t.n = t.n + 1
|   return t.n
| " 0
(integer) 2

# Inheritance as people write it.
> EVAL "
|   local Account = {} Account.__index = Account
|   function Account.new(balance) return setmetatable({balance = balance}, Account) end
|   function Account:deposit(amount) self.balance = self.balance + amount return self end
|   local Savings = setmetatable({}, {__index = Account}) Savings.__index = Savings
|   function Savings.new(balance, rate)
|     local self = Account.new(balance)
|     self.rate = rate
|     return setmetatable(self, Savings)
|   end
|   function Savings:accrue() return self:deposit(self.balance * self.rate / 100) end
|   local account = Savings.new(200, 10)
|   account:deposit(100):accrue()
|   return {account.balance, tostring(rawget(account, 'deposit')), tostring(getmetatable(account) == Savings)}
| " 0
1) (integer) 330
2) "nil"
3) "true"
> EVAL "
|   local function class(parent)
|     local c = {} c.__index = c
|     return setmetatable(c, {__index = parent, __call = function(cls, ...)
|       local object = setmetatable({}, cls)
|       if object.init then object:init(...) end
|       return object
|     end})
|   end
|   local Animal = class()
|   function Animal:init(name) self.name = name end
|   function Animal:speak() return self.name .. ' makes ' .. self:sound() end
|   local Dog = class(Animal)
|   function Dog:sound() return 'woof' end
|   return Dog('Rex'):speak()
| " 0
"Rex makes woof"
> EVAL "
|   local function readonly(t)
|     return setmetatable({}, {__index = t, __newindex = function(_, k) error('readonly: ' .. k, 2) end})
|   end
|   local config = readonly({limit = 10})
|   local ok, e = pcall(function() config.limit = 20 end)
|   return {config.limit, tostring(ok), e}
| " 0
1) (integer) 10
2) "false"
3) "user_script:6: readonly: limit"
> EVAL "
|   local mt = {__index = function(t, k) return k end}
|   local proxy = setmetatable({}, mt)
|   return {proxy.a, proxy[1], tostring(next(proxy))}
| " 0
1) "a"
2) (integer) 1
3) "nil"
> EVAL "
|   local keys = setmetatable({}, {__mode = 'k'})
|   keys[{}] = 1
|   collectgarbage()
|   return type(keys)
| " 0
"table"
