# The line of an error is that of the operation, and of the call for a library's function.
> EVAL "\n\nerror('three')" 0
(error) ERR user_script:3: three script: 1fa90afc6f12e11c668fa9feb86c834c19cddb3d, on @user_script:3.
> EVAL "local t = {}\n\nt.x.y = 1" 0
(error) ERR user_script:3: attempt to index field 'x' (a nil value) script: a456c3ed9857ed0cfa850819b2b700b7e85f1bdd, on @user_script:3.
> EVAL "local x =\n  1 +\n  nil" 0
(error) ERR user_script:3: attempt to perform arithmetic on a nil value script: ac9848cc80bb982db4b550e37ccfd2a96e9622ee, on @user_script:3.
> EVAL "local x = 1 +\n  2 +\n  {} +\n  3" 0
(error) ERR user_script:3: attempt to perform arithmetic on a table value script: ece634aff27b78e338b568b9ad85413ac123a590, on @user_script:3.
> EVAL "return 'a' ..\n  'b' ..\n  nil" 0
(error) ERR user_script:3: attempt to concatenate a nil value script: 7b0e962f89a1708b367ee5ecf0d522a4151bb916, on @user_script:3.
> EVAL "local t = nil\nreturn\n  t\n  .x" 0
(error) ERR user_script:4: attempt to index local 't' (a nil value) script: e84816ab62f7b77d8cf286c60c26d44633332321, on @user_script:4.
> EVAL "local t = {}\nt\n.f\n()" 0
(error) ERR Error compiling script (new function): user_script:4: ambiguous syntax (function call x new statement) near '('
> EVAL "local f = nil\nf(\n  1,\n  2\n)" 0
(error) ERR user_script:2: attempt to call local 'f' (a nil value) script: 0e3be36fbb0a8cff90e0d2e28e4b0f081d9d515b, on @user_script:2.
> EVAL "local x = tonumber(\n  {},\n  99)\nreturn x" 0
(error) ERR user_script:1: bad argument #1 to 'tonumber' (string expected, got table) script: 6ddfdda042cc8944d3e99e5d4265fe6021860122, on @user_script:1.
> EVAL "local x = string.rep(\n\n)\nreturn x" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (string expected, got no value) script: f4e281f854a4765eacf9e9a4eaf66d86b4d14dac, on @user_script:1.
> EVAL "local function f()\n  local x = nil\n  return x.y\nend\n\nreturn (f())" 0
(error) ERR user_script:3: attempt to index local 'x' (a nil value) script: ffef856eabb5635cc9b04ed782b0ccf57cc75a28, on @user_script:3.
> EVAL "local function f()\n  error('in f')\nend\n\nlocal x = f()" 0
(error) ERR user_script:2: in f script: 3e0e88ff0f63cef769f8b3ab9179164cda7a7355, on @user_script:2.
> EVAL "local function f()\n  error('caller', 2)\nend\n\nlocal x = f()" 0
(error) ERR user_script:5: caller script: c602e96b265d0f66e411799edbcddcbe95aba0ba, on @user_script:2.
> EVAL "local t = {\n  a = 1,\n  b = nil + 1,\n}" 0
(error) ERR user_script:3: attempt to perform arithmetic on a nil value script: 81f50756ea0a1b8e566e2117ecc838a3308678c3, on @user_script:3.
> EVAL "if true then\n  if nil > 1 then end\nend" 0
(error) ERR user_script:2: attempt to compare number with nil script: 50ebc6b51c4b7a9269c2817c4772a343c7b7faca, on @user_script:2.
> EVAL "while nil < 1 do\nend" 0
(error) ERR user_script:1: attempt to compare nil with number script: 38483d0123e068f8e548b8b21aca57b8356b9394, on @user_script:1.
> EVAL "repeat\n  local x\nuntil x > 1" 0
(error) ERR user_script:3: attempt to compare number with nil script: 668458e9bcc7daf303924466819916c26e1e8875, on @user_script:3.
> EVAL "for i = 1, 3 do\n  if i == 2 then\n    error('turn ' .. i)\n  end\nend" 0
(error) ERR user_script:3: turn 2 script: 3c106caef696aa7a0c987596ec41a47283e8f94a, on @user_script:3.
> EVAL "for i = 1,\n  'x' do\nend" 0
(error) ERR user_script:2: 'for' limit must be a number script: ea056a19c167d493fe6a955f2b34cb1df65528a3, on @user_script:2.
> EVAL "for k in\n  nil do\nend" 0
(error) ERR user_script:2: attempt to call a nil value script: d9a4d517959416800e2be36bfa092bc96adde527, on @user_script:2.
> EVAL "local function f() return g end\n\n\nreturn f()" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'g' script: 6ac18cc961fe71f0d213919c6fdd4026f44eb0a8, on @user_script:1.
> EVAL "x\n=\n1" 0
(error) ERR user_script:3: Attempt to modify a readonly table script: be46471faee9c7d90c3d88f621612e98ca4904cd, on @user_script:3.
> EVAL "return x\n.y" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'x' script: bee4504cfb292cb95901f0be57938f5e26e90b63, on @user_script:1.
> EVAL "local a = {}\na.b = function()\n  return #nil\nend\nreturn (a.b())" 0
(error) ERR user_script:3: attempt to get length of a nil value script: 8bd883f717a054d401e50fe907e8327180c801e7, on @user_script:3.
> EVAL "redis.call('SET', 'k', 'v')\nredis.call('INCR', 'k')" 0
(error) ERR value is not an integer or out of range script: 71ed138284d8e4dbf0afd6e23712e5a8613d195a, on @user_script:2.
> EVAL "local k = 'k'\nlocal x = redis.call(\n  'INCR',\n  k)\nreturn x" 0
(error) ERR value is not an integer or out of range script: 433fd0508ae4e885fcc813cf9a8887e93c0da1a2, on @user_script:2.
> EVAL "redis.call(\n'NOSUCH'\n)" 0
(error) ERR Unknown Redis command called from script script: 88a82289a69e357f1412af1c8d29d24c87625e08, on @user_script:1.
> EVAL "local ok, e = pcall(function()\n\n  error('x')\nend)\nreturn e" 0
"user_script:3: x"
> EVAL "local f = loadstring('\\n\\nerror(1)')\nlocal ok, e = pcall(f)\nreturn e" 0
"[string \"...\"]:3: 1"
> EVAL "loadstring('\\n\\nerror(\"inner\")', 'chunk')()" 0
(error) ERR [string "chunk"]:3: inner script: d04bc7b4c065eccc495113a29bfcddb6da6be2e4, on chunk:3.
> EVAL "loadstring('\\n\\nerror(\"inner\")', '@name')()" 0
(error) ERR name:3: inner script: f2302d7ab7104444b9f157403bc1a378bf3fa0e7, on @name:3.
> EVAL "local co = coroutine.create(function()\n  error('co')\nend)\nreturn select(2, coroutine.resume(co))" 0
"user_script:2: co"
> EVAL "table.sort({1, 2, 3}, function(a, b)\n  return a.x < b.x\nend)" 0
(error) ERR user_script:2: attempt to index local 'a' (a number value) script: 41e74665eafe94aed3bdc4a474587d1505339bde, on @user_script:2.
> EVAL "local s = ('abc'):gsub('.', function(c)\n  error('in gsub ' .. c)\nend)" 0
(error) ERR user_script:2: in gsub a script: db4b5104bdc450978d85b843aed6673edfad1249, on @user_script:2.
> EVAL "local t = setmetatable({}, {\n  __index = function(t, k)\n    error('no field ' .. k)\n  end\n})\n\nreturn t.x" 0
(error) ERR user_script:3: no field x script: ddc6c0d4e2176a9c86373f737fa85b1e7ee664da, on @user_script:3.
> EVAL "local t = setmetatable({}, {\n  __index = function(t, k)\n    error('no field ' .. k, 2)\n  end\n})\n\nreturn t.x" 0
(error) ERR user_script:7: no field x script: 041607b573371e2c9aac9cc78f377c1084818fa7, on @user_script:3.
> EVAL "-- one\n--[[ two\nthree ]] error('three')" 0
(error) ERR user_script:3: three script: 740b3d5400bc3bdb2fefd8f86dae817f1946cffe, on @user_script:3.
> EVAL "local s = [[\n\n\n]] error('four')" 0
(error) ERR user_script:4: four script: fe32dadf97d4b9330e8acbaf99730a9aa40be658, on @user_script:4.
> EVAL "local s = 'a\\\n\\\nb' error('three')" 0
(error) ERR user_script:3: three script: 3af5815641bda5e79ccf91a08ef52b4d37db710c, on @user_script:3.
> EVAL "\r\nerror('two')" 0
(error) ERR user_script:2: two script: 47ff8d58297d8deed96b0c0f12b5f9dbdf938d28, on @user_script:2.
> EVAL "\n\rerror('two')" 0
(error) ERR user_script:2: two script: 8a44478d9ad0d27a3f1918ea40dd86b3867019d7, on @user_script:2.
> EVAL "\n\n\r\n\rerror('five?')" 0
(error) ERR user_script:4: five? script: a3807072d841479f038b215f9bc80bbcbbd69a02, on @user_script:4.
> EVAL "\rerror('two')" 0
(error) ERR user_script:2: two script: 0a9b334cd41f4dfc81c9cf44b143511e12b8034e, on @user_script:2.
> EVAL "\r\rerror('three')" 0
(error) ERR user_script:3: three script: 3f00ce5d9eefe5dc82d7d71aee66ab918d68daea, on @user_script:3.
> EVAL "local x = 1;\n;" 0
(error) ERR Error compiling script (new function): user_script:2: unexpected symbol near ';'
> EVAL "local x = (1\n+ 2\n" 0
(error) ERR Error compiling script (new function): user_script:3: ')' expected (to close '(' at line 1) near '<eof>'
> EVAL "#!lua\n\nerror('three')" 0
(error) ERR user_script:3: three script: 244fb1e22ed239c0f843441c5b2991f0e519eb38, on @user_script:3.
> EVAL "#!lua\n\n\nreturn +" 0
(error) ERR Error compiling script (new function): user_script:4: unexpected symbol near '+'
