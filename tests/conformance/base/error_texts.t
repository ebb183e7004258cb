# What went wrong, with the kind and name of the variable.
> EVAL "local t = nil return t.x" 0
(error) ERR user_script:1: attempt to index local 't' (a nil value) script: 9b254dbb503ee54eb16164b758132c072ed37366, on @user_script:1.
> EVAL "local t = {} return t.a.b" 0
(error) ERR user_script:1: attempt to index field 'a' (a nil value) script: 42326c67aad50f3282f524d2107872e4a105501a, on @user_script:1.
> EVAL "local t = {a = {}} return t.a.b.c" 0
(error) ERR user_script:1: attempt to index field 'b' (a nil value) script: 02dda29840032568e2a5215d63adbfa21263c36d, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {} return t[1][2]" 0
(error) ERR user_script:1: attempt to index a nil value script: 46cb4607aeb5e7deee04f9504bde8c9bfcab35dc, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {} local k = 'key' return t[k].x" 0
(error) ERR user_script:1: attempt to index a nil value script: 471287d2602fe796da7d8d64088b8e848fdf64b1, on @user_script:1.

> EVAL "local t = {} t.a.b = 1" 0
(error) ERR user_script:1: attempt to index field 'a' (a nil value) script: c4c2e9f81c691b21eccd25476834d42108a0d8ba, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {} t[1][2] = 1" 0
(error) ERR user_script:1: attempt to index a nil value script: e0dbac1148a36487d7416f83d7034649a44cbe4d, on @user_script:1.

> EVAL "local function f() return nil end return f().x" 0
(error) ERR user_script:1: attempt to index a nil value script: d6e96bc947c4e31a3e68db52266f21d6bf00480f, on @user_script:1.
> EVAL "return (nil).x" 0
(error) ERR user_script:1: attempt to index a nil value script: c3c418da8d219a216c42230fbb038dba2f7b6791, on @user_script:1.
> EVAL "return ('x').y.z" 0
(error) ERR user_script:1: attempt to index field 'y' (a nil value) script: 81f4c558fa5a3e6bcdb0c5ac05d8a9df5ece925b, on @user_script:1.
> EVAL "return (5).x" 0
(error) ERR user_script:1: attempt to index a number value script: 9ae87201312fc47f982eb67a514c4819d52f03c4, on @user_script:1.
> EVAL "local x = 5 return x.y.z" 0
(error) ERR user_script:1: attempt to index local 'x' (a number value) script: a3693ae50b3ff41f90baf1f2fcca128f9021ea5b, on @user_script:1.
> EVAL "local x = true x.y = 1" 0
(error) ERR user_script:1: attempt to index local 'x' (a boolean value) script: ea755406d67679743ff9255115962ab8bdb5554a, on @user_script:1.
> EVAL "local up = nil local function f() return up.x end return f()" 0
(error) ERR user_script:1: attempt to index upvalue 'up' (a nil value) script: 23bfdf947b4cf2691ab3d94eea034f90e57eb39f, on @user_script:1.
> EVAL "local up = nil local function f() up.x = 1 end f()" 0
(error) ERR user_script:1: attempt to index upvalue 'up' (a nil value) script: f07d944b60251c161924dbd56a420f23db19ccf1, on @user_script:1.
> EVAL "return redis.nosuch.x" 0
(error) ERR user_script:1: attempt to index field 'nosuch' (a nil value) script: 00ca85f8fab6ec8f49ca217cdfbc04759cae73d4, on @user_script:1.
> EVAL "return string.nosuch.x" 0
(error) ERR user_script:1: attempt to index field 'nosuch' (a nil value) script: 66ac3a0490b375d3f865082317d45047998bc805, on @user_script:1.
> EVAL "KEYS.a.b = 1" 0
(error) ERR user_script:1: attempt to index field 'a' (a nil value) script: 0e189e7e8d61e45667a5d384f00c2880009701bb, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "return KEYS[1].x" 0
(error) ERR user_script:1: attempt to index a nil value script: c7078d2c6caa5e3fcd903d5cda2e8dcc3bcc157b, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "return ARGV[1] + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a nil value script: 84834ee62a493ae7cb74fa5841a3a02222e583ba, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "return ARGV[1] .. 'x'" 0
(error) ERR user_script:1: attempt to concatenate a nil value script: e32f40b10b10c507a1ea6e6175fb503157875926, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "return #KEYS[1]" 0
(error) ERR user_script:1: attempt to get length of a nil value script: f6286647d27cc5a0d0f984615539cbba4756ded4, on @user_script:1.

> EVAL "local f = nil f()" 0
(error) ERR user_script:1: attempt to call local 'f' (a nil value) script: 990888f1ac2ecc6118e681796bb08e324b38c511, on @user_script:1.
> EVAL "local f = 5 f(1)" 0
(error) ERR user_script:1: attempt to call local 'f' (a number value) script: 0ecc0015681076d2d746622d727e540ca29f5675, on @user_script:1.
> EVAL "local t = {} t.f()" 0
(error) ERR user_script:1: attempt to call field 'f' (a nil value) script: 0d9f6fec901e5a8e8c809a4534f6470327f16a3a, on @user_script:1.
> EVAL "local t = {} t:m()" 0
(error) ERR user_script:1: attempt to call method 'm' (a nil value) script: 72673625ea017967f196a834c1323a60116f6728, on @user_script:1.
> EVAL "local t = {a = {}} t.a.f()" 0
(error) ERR user_script:1: attempt to call field 'f' (a nil value) script: b376c133bc7a294a498f5d1ede6261b6d8433fc9, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {} t[1]()" 0
(error) ERR user_script:1: attempt to call a nil value script: 985204919365490bd8c4f88443854b2b00017d60, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {'x'} t[1]()" 0
(error) ERR user_script:1: attempt to call a string value script: 16ddb6d4e2abb65e120100dd48e78d4405691848, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local t = {} local k = 'key' t[k]()" 0
(error) ERR user_script:1: attempt to call a nil value script: da64ca01663b864b494f2974892851b3c3496bc5, on @user_script:1.

> EVAL "local up = nil local function f() up() end f()" 0
(error) ERR user_script:1: attempt to call upvalue 'up' (a nil value) script: c8e4086c4f37635061f1070387a36a6a53f5d7b4, on @user_script:1.
> EVAL "redis.nosuch()" 0
(error) ERR user_script:1: attempt to call field 'nosuch' (a nil value) script: 361d51755d61466d450b71f4ee86210489d2f1cb, on @user_script:1.
> EVAL "string.nosuch('x')" 0
(error) ERR user_script:1: attempt to call field 'nosuch' (a nil value) script: bb962504d30ffdedabb108f7168b3a13f11ebe32, on @user_script:1.
> EVAL "math.nosuch()" 0
(error) ERR user_script:1: attempt to call field 'nosuch' (a nil value) script: da2e1b5d37ff733504049b26c83ef06a4c9d505f, on @user_script:1.
> EVAL "('x'):nosuch()" 0
(error) ERR user_script:1: attempt to call method 'nosuch' (a nil value) script: e88fc0ec2fccd3844cd79753b1fad71d49ee72c3, on @user_script:1.
> EVAL "('x')()" 0
(error) ERR user_script:1: attempt to call a string value script: 01caf897662ccc2ece15e9e8b4e67a3551dc4dc1, on @user_script:1.
> EVAL "(nil)()" 0
(error) ERR user_script:1: attempt to call a nil value script: 5845380e64a3cd0073d3a37c953b02152be8ea59, on @user_script:1.
> EVAL "(5)()" 0
(error) ERR user_script:1: attempt to call a number value script: 74f2649c295e765715c193e45e08a5ae455c9e85, on @user_script:1.
> EVAL "({})()" 0
(error) ERR user_script:1: attempt to call a table value script: c85b65a3ba09eb50d4b50fdbf7e6fc39c8870726, on @user_script:1.
> EVAL "local function f() end f()()" 0
(error) ERR user_script:1: attempt to call a nil value script: 794a81613013952862e579833f96f4889c810bd2, on @user_script:1.
> EVAL "local s = 'abc' s:foo()" 0
(error) ERR user_script:1: attempt to call method 'foo' (a nil value) script: 2bc80468b5fdd3786bfdad39d063aa7c6c489f02, on @user_script:1.
> EVAL "local x = {} x = x + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'x' (a table value) script: f2005457db876dc5ee7b39000aff9b5d51f7eadc, on @user_script:1.
> EVAL "local x = {} return 1 + x" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'x' (a table value) script: dffb462ea1c44df17646a16389e48d8793488ad4, on @user_script:1.
> EVAL "local x return x * 2" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'x' (a nil value) script: 895d62537d4190dd7c106f453e0a309ce383471e, on @user_script:1.
> EVAL "local t = {} return t.a + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on field 'a' (a nil value) script: ad736863b7d4f9cdd32316e2ac39ac1c9f3ba961, on @user_script:1.
> EVAL "local t = {} return 1 + t.a" 0
(error) ERR user_script:1: attempt to perform arithmetic on field 'a' (a nil value) script: 47e0b279be318b96c60cdf68b2634060cc3b3977, on @user_script:1.
> EVAL "local t = {a = {}} return t.a.b - 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on field 'b' (a nil value) script: d7d37dc81b587ef87b485e3dd5c8ee6e7484f2a3, on @user_script:1.
> EVAL "local up local function f() return up + 1 end return f()" 0
(error) ERR user_script:1: attempt to perform arithmetic on upvalue 'up' (a nil value) script: fa65c7b74045eacdf929393ffa698103d03f19ed, on @user_script:1.
> EVAL "local a, b = 1, nil return a + b" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'b' (a nil value) script: 0b92fa2c0c2845236d62f66956a07e7ce511685d, on @user_script:1.
> EVAL "local a, b = nil, {} return a + b" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'a' (a nil value) script: 49571c85de583742d8f2e6f38989bb1e631b1b87, on @user_script:1.
> EVAL "local a, b = 'x', 1 return a + b" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'a' (a string value) script: 6326556c930ef397fba84e79d95f7c2b6a946360, on @user_script:1.
> EVAL "local a, b = 1, 'x' return a + b" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'b' (a string value) script: e8e847aaa83558bf35c169cec833ed9458d9ca5b, on @user_script:1.
> EVAL "local t = {} return -t.x" 0
(error) ERR user_script:1: attempt to perform arithmetic on field 'x' (a nil value) script: 98571e8ffa1289a83f3ac9e09b0b4ef403041097, on @user_script:1.
> EVAL "local t = {} return -t" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 't' (a table value) script: 4dd7482042487f0541de74ac8b131ed98cd3fdca, on @user_script:1.
> EVAL "local x = 'abc' return -x" 0
(error) ERR user_script:1: attempt to perform arithmetic on local 'x' (a string value) script: ee1919683fdfcd564cdee82be1514186244c2c56, on @user_script:1.
> EVAL "local x return #x" 0
(error) ERR user_script:1: attempt to get length of local 'x' (a nil value) script: 72b884c60659edd57fac51cd1565cc78808d0c2b, on @user_script:1.
> EVAL "local t = {} return #t.x" 0
(error) ERR user_script:1: attempt to get length of field 'x' (a nil value) script: c29ce8508978c5bbbca49b5a60fc9b756557c48f, on @user_script:1.
> EVAL "local x = 5 return #x" 0
(error) ERR user_script:1: attempt to get length of local 'x' (a number value) script: 654a1ed825c918b74aeee07b1f856e411fcebca2, on @user_script:1.
> EVAL "local x return x .. 'a'" 0
(error) ERR user_script:1: attempt to concatenate local 'x' (a nil value) script: 4ec587264bc5b5607d032d46a192b11529f60113, on @user_script:1.
> EVAL "local x return 'a' .. x" 0
(error) ERR user_script:1: attempt to concatenate local 'x' (a nil value) script: f75eb4bc3494cc18fe023589bb88b08fa9f8d4e2, on @user_script:1.
> EVAL "local t = {} return 'a' .. t.name" 0
(error) ERR user_script:1: attempt to concatenate field 'name' (a nil value) script: ad10a44a8ac88e13a3e4ff3251be4f8c69f17eb8, on @user_script:1.
> EVAL "local t = {} return t.name .. 'a'" 0
(error) ERR user_script:1: attempt to concatenate field 'name' (a nil value) script: 51c7f7c669b1e6355a6d0aafd8c2bf7b1b61da2e, on @user_script:1.
> EVAL "local t = {} return 'a' .. t.x .. 'b'" 0
(error) ERR user_script:1: attempt to concatenate field 'x' (a nil value) script: 08d0de3ce6f5146975140f635d332196fab8358b, on @user_script:1.
> EVAL "local a, b = nil, nil return a .. b" 0
(error) ERR user_script:1: attempt to concatenate local 'a' (a nil value) script: bd164147f63f9cd84bd0ad5ab46d424e7248e8d7, on @user_script:1.
> EVAL "local up local function f() return up .. 'x' end return f()" 0
(error) ERR user_script:1: attempt to concatenate upvalue 'up' (a nil value) script: 855a861b969a8589549007ce14af717d674cea05, on @user_script:1.
> EVAL "local f = function() end return f .. 'x'" 0
(error) ERR user_script:1: attempt to concatenate local 'f' (a function value) script: 7b47abaed1404893d98201789b7db68eaa5e7803, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "return 'a' .. KEYS[1]" 0
(error) ERR user_script:1: attempt to concatenate a nil value script: 52788966807bc1bd115c177f24e8c682df5ec923, on @user_script:1.

> EVAL "local x, y = 1, 'a' return x < y" 0
(error) ERR user_script:1: attempt to compare number with string script: 45bb747f507cd4ecdd068dab94cec6c94a561b0a, on @user_script:1.
> EVAL "local x, y = nil, 1 return x < y" 0
(error) ERR user_script:1: attempt to compare nil with number script: a0752641be32232394af15d41435d468591b6edf, on @user_script:1.
> EVAL "local x, y = {}, {} return x <= y" 0
(error) ERR user_script:1: attempt to compare two table values script: faabd4da2eca7fc07ff1d1ac3a4312429823fa83, on @user_script:1.
> EVAL "local x, y = {}, 1 return x > y" 0
(error) ERR user_script:1: attempt to compare number with table script: 9aaf92d36d9751879dfdcc43ed8ba62415528231, on @user_script:1.
> EVAL "local x, y = 1, nil return x >= y" 0
(error) ERR user_script:1: attempt to compare nil with number script: 844903b96795d50f781a178112f88d5185511377, on @user_script:1.
> EVAL "local t = {} return t.a < 1" 0
(error) ERR user_script:1: attempt to compare nil with number script: c97e9fe51bdff6c72ffd04ecf7f4eaefbad9f8aa, on @user_script:1.
> EVAL "for i = 1, KEYS[1] do end" 0
(error) ERR user_script:1: 'for' limit must be a number script: a59da3520e9d707f51c69133b3b44d5a0e1d896d, on @user_script:1.
> EVAL "for _, v in ipairs(KEYS[1]) do end" 0
(error) ERR user_script:1: bad argument #1 to 'ipairs' (table expected, got nil) script: 9b871c6e96f746cd59532814fa24db4142c6ac6f, on @user_script:1.
> EVAL "for k in KEYS do end" 0
(error) ERR user_script:1: attempt to call a table value script: b119984103d3a0d63b7333b85c4ebc3e32645bf3, on @user_script:1.
> EVAL "return unpack(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (table expected, got nil) script: 57ef31bb39787fb2035119e06bc9ffa382c6a02a, on @user_script:1.
> EVAL "return tostring(nil).x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: 90e0a05811e2491fcb8b23f197f9aee9a7a11e70, on @user_script:1.
> EVAL "return cjson.decode('{}').a.b" 0
(error) ERR user_script:1: attempt to index field 'a' (a nil value) script: 2f488959a3f72607248e4fe655a013b6bf9d67c3, on @user_script:1.
> EVAL "return redis.call('GET', 'missing').x" 0
(error) ERR user_script:1: attempt to index a boolean value script: 2245fe358ea843d8cbc41d696e7a9f67f5244780, on @user_script:1.
> EVAL "return redis.call('GET', 'missing') + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a boolean value script: 4fc7f7f7d833fc3fafb5713b6c19fe4e491974fd, on @user_script:1.
> EVAL "return redis.call('GET', 'missing') .. 'x'" 0
(error) ERR user_script:1: attempt to concatenate a boolean value script: ba131409fe594f559251ba1b248a6bb868f07651, on @user_script:1.
> EVAL "return #redis.call('GET', 'missing')" 0
(error) ERR user_script:1: attempt to get length of a boolean value script: dfa3cd271f70a514f8bbe04d79160fbe988d4a56, on @user_script:1.
> EVAL "return redis.call('GET', 'missing') > 1" 0
(error) ERR user_script:1: attempt to compare number with boolean script: 4f40338225afebf7be81c23f6420bd61b7cceb4b, on @user_script:1.
> EVAL "return redis.call('GET', 'missing')()" 0
(error) ERR user_script:1: attempt to call a boolean value script: d4b6ff3027533389ed3f66db0bb8b380c4ac87f6, on @user_script:1.
> EVAL "return tonumber('x') + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a nil value script: e7c816b9057565c86a66a39608c652f2b50de6b9, on @user_script:1.
> EVAL "return tonumber(KEYS[1]) + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a nil value script: 21172d35749b42c0980363c01ada9feff483df38, on @user_script:1.

# Globals, functions and constants that are something else.
> EVAL "KEYS()" 0
(error) ERR user_script:1: attempt to call global 'KEYS' (a table value) script: 97d5e541a4a00be46eb1535fe6cf5e3b4bd60b20, on @user_script:1.
> EVAL "redis()" 0
(error) ERR user_script:1: attempt to call global 'redis' (a table value) script: 64d51d165e319ac538958e072a121818b0b65d38, on @user_script:1.
> EVAL "return KEYS + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on global 'KEYS' (a table value) script: a1aaae0d220591b4a3ca6e5b9796fcf3a291c8f9, on @user_script:1.
> EVAL "return KEYS .. 'x'" 0
(error) ERR user_script:1: attempt to concatenate global 'KEYS' (a table value) script: da7c085fac63b9525b924aa832723dcd9e74de55, on @user_script:1.
> EVAL "return -ARGV" 0
(error) ERR user_script:1: attempt to perform arithmetic on global 'ARGV' (a table value) script: 4e43f956ea80570c4e45363ceba2af90b6d7ed3d, on @user_script:1.
> EVAL "return KEYS < ARGV" 0
(error) ERR user_script:1: attempt to compare two table values script: 02e288fbeab60b2387feee8bc61dc47a14e1fe60, on @user_script:1.
> EVAL "return KEYS < 1" 0
(error) ERR user_script:1: attempt to compare table with number script: dbd6cf9393faad8e0ea0fe02cbc8496570a5faa9, on @user_script:1.
> EVAL "return _VERSION + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on global '_VERSION' (a string value) script: 4ddbeca467850496ec289ac323eba519cb4e0487, on @user_script:1.
> EVAL "return _VERSION.x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: 52c38025637c1584835b50f6b7c266a25beb9ab7, on @user_script:1.
> EVAL "math.pi()" 0
(error) ERR user_script:1: attempt to call field 'pi' (a number value) script: bb911d85be1c488cbf4390bc5f6e25803553443c, on @user_script:1.
> EVAL "return math.pi.x" 0
(error) ERR user_script:1: attempt to index field 'pi' (a number value) script: 9f5f25a103d3620e243979557b768fa9ecd271fb, on @user_script:1.
> EVAL "return redis.call.x" 0
(error) ERR user_script:1: attempt to index field 'call' (a function value) script: 1bedb8080fd81c8b9a94cb178497d5b655442d02, on @user_script:1.
> EVAL "redis.call.x = 1" 0
(error) ERR user_script:1: attempt to index field 'call' (a function value) script: 6649e4d7042521d894233eaf5da942d324708e1d, on @user_script:1.
> EVAL "return #redis.call" 0
(error) ERR user_script:1: attempt to get length of field 'call' (a function value) script: 943364c81bc06b3bafb0e4e061ca21bbfcf72ee2, on @user_script:1.
> EVAL "return string.upper + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on field 'upper' (a function value) script: 3094cf5ccfb8e69114d2ecc4da0a9d2d626634f5, on @user_script:1.
> EVAL "return tostring.x" 0
(error) ERR user_script:1: attempt to index global 'tostring' (a function value) script: 5527c135ac64581aaf315ab9bb77f82975a03346, on @user_script:1.
> EVAL "return tostring .. 'x'" 0
(error) ERR user_script:1: attempt to concatenate global 'tostring' (a function value) script: c47083456d00b4f755f33a857023d80c017b07bd, on @user_script:1.
> EVAL "local t = {} t.x.y.z = 1" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: e016ff91cd761f3096c0409fae877cd53b57ae54, on @user_script:1.
> EVAL "local t = {a = 5} t.a.b = 1" 0
(error) ERR user_script:1: attempt to index field 'a' (a number value) script: c37d84dea6fe90de48ba9a55746232a01b8b10a4, on @user_script:1.
> EVAL "local t = {a = 5} t.a:b()" 0
(error) ERR user_script:1: attempt to index field 'a' (a number value) script: d3fa0333b3900bdd8b0f051c25c044a064b0d35c, on @user_script:1.
> EVAL "local s = 'x' s.y = 1" 0
(error) ERR user_script:1: attempt to index local 's' (a string value) script: 71708e1c7c1c2eae5e9e9dc5e7ceb063e392bd3f, on @user_script:1.
> EVAL "local n = 5 n.x = 1" 0
(error) ERR user_script:1: attempt to index local 'n' (a number value) script: 7e5bcbad6cf3e8f144f5d9f03b3164bd1835c153, on @user_script:1.
> EVAL "local t = {'a'} return t[1].x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: dad5b41993f958624fb19d513ced957f152500d7, on @user_script:1.
> EVAL "local a = {b = {c = {}}} return a.b.c.d.e" 0
(error) ERR user_script:1: attempt to index field 'd' (a nil value) script: 99a7e27860648ffc016946e01b33152b09793087, on @user_script:1.
> EVAL "local t = {{}} return t[1].x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: a74d859b02c0488898451571f5c11bd634b7a13b, on @user_script:1.
> EVAL "local function f() return {} end f().g()" 0
(error) ERR user_script:1: attempt to call field 'g' (a nil value) script: d7c3f6f3f9acf2017282f68f76494a35e5daeba2, on @user_script:1.
> EVAL "local function f() return {} end f():g()" 0
(error) ERR user_script:1: attempt to call method 'g' (a nil value) script: ac0e7234d690cd51b84ee7a07e5a263ddd2f49fb, on @user_script:1.
> EVAL "local a = {} a.b.c()" 0
(error) ERR user_script:1: attempt to index field 'b' (a nil value) script: 400cface3ba17bc5acbaf4d0e2fb75b11aec7a82, on @user_script:1.
> EVAL "local a = {} a.b:c()" 0
(error) ERR user_script:1: attempt to index field 'b' (a nil value) script: b7cd50d0b476cc2b08ddcde5cb11e8bec8ae722a, on @user_script:1.

# LuaJIT does not say that it was a field whose key is no name.
#! perilune
> EVAL "local k = 'name' local t = {} t[k]:go()" 0
(error) ERR user_script:1: attempt to index a nil value script: 3e24b84a1d998aa86ac50e4d3edbcb53a67773cb, on @user_script:1.

> EVAL "local f = {} f.g = f f.g.g.h()" 0
(error) ERR user_script:1: attempt to call field 'h' (a nil value) script: 4b118df02bc9c2d9f20f06e36356060aba82ffdc, on @user_script:1.
> EVAL "return (KEYS)()" 0
(error) ERR user_script:1: attempt to call global 'KEYS' (a table value) script: a6cc5b0b6086941266f4b9745fc11e3b4458c1ad, on @user_script:1.
> EVAL "return (KEYS).x.y" 0
(error) ERR user_script:1: attempt to index field 'x' (a nil value) script: 2ae78c1d5aba00efcb6653c9df370c44ea26c563, on @user_script:1.
> EVAL "local x = {} return x.y .. x.z" 0
(error) ERR user_script:1: attempt to concatenate field 'y' (a nil value) script: 4eb142e8d3c09bfd02500f467fece010bef2aa4b, on @user_script:1.
> EVAL "local x = 1 return x.y .. 'a'" 0
(error) ERR user_script:1: attempt to index local 'x' (a number value) script: 5b07b2c3b1db27c827ac79fea42a764ef8c902a6, on @user_script:1.
> EVAL "return ('x'):rep(3)()" 0
(error) ERR user_script:1: attempt to call a string value script: eabc87d39428b35e86b9adbe8c7ea6ae8fb3be0f, on @user_script:1.
> EVAL "return ('%d'):format('1.5')()" 0
(error) ERR user_script:1: attempt to call a string value script: adc0fcdbef783805a13033c9457f6a92b15fc1ef, on @user_script:1.
