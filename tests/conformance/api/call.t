# Command names know no case; what is wrong with a call is said before it runs.
> SET text abc
OK
> SET n 10
OK
> RPUSH list a b c
(integer) 3
> HSET hash f v
(integer) 1
> EVAL "return redis.call('get', 'text') .. redis.call('GeT', 'text')" 0
"abcabc"
> EVAL "return redis.call('strlen', 'text')" 0
(integer) 3
> EVAL "return redis.call('nosuch')" 0
(error) ERR Unknown Redis command called from script script: 206396248e12c6e742fd7296250433c8d7343b74, on @user_script:1.
> EVAL "return redis.call('NOSUCH', 'with', 'arguments')" 0
(error) ERR Unknown Redis command called from script script: 85070c1bbd397902b9b325120cfec83d0d11ba8f, on @user_script:1.
> EVAL "return redis.call('')" 0
(error) ERR Unknown Redis command called from script script: 4f747abccded4fe9957e621fd4c471a3268503ec, on @user_script:1.
> EVAL "return redis.call(' get', 'text')" 0
(error) ERR Unknown Redis command called from script script: 379f29f461625b20495e570f54a9a02fe9066ff5, on @user_script:1.
> EVAL 'return redis.call(\'get\0\', \'text\')' 0
(error) ERR Unknown Redis command called from script script: 99d39b470b0890d9693d7a62fc38d75f279cbbe8, on @user_script:1.
> EVAL "return redis.call(5)" 0
(error) ERR Unknown Redis command called from script script: 0807b14573f79091472bde23ba560be9eac143bf, on @user_script:1.
> EVAL "return redis.call({})" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 80747816df1f4411f7c442b928fce6a814214839, on @user_script:1.
> EVAL "return redis.call(nil)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 99304b0aecba6a93ad3911cc253cf22c84ab4d15, on @user_script:1.
> EVAL "return redis.call(true)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 0291cfba6f48d620fb0ece9a6b2378e7c9d9c4b5, on @user_script:1.
> EVAL "return redis.call()" 0
(error) ERR Please specify at least one argument for this redis lib call script: 0a907e1429221a4d85516cab7fd219a82a9439d8, on @user_script:1.
> EVAL "return redis.call('GET')" 0
(error) ERR Wrong number of args calling Redis command from script script: 72273adc3c5955bf8543f1ad6ce893355b89617d, on @user_script:1.
> EVAL "return redis.call('GET', 'a', 'b')" 0
(error) ERR Wrong number of args calling Redis command from script script: dc454b9014eab2b53fcf343557db70d0b97db50e, on @user_script:1.
> EVAL "return redis.call('SET', 'a')" 0
(error) ERR Wrong number of args calling Redis command from script script: c7143463087691ddb64a25e37f1471961ab9cc18, on @user_script:1.
> EVAL "return redis.call('GET', nil)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 9887209b70df6e756d4cc687c4cd21c1ba051e35, on @user_script:1.
> EVAL "return redis.call('GET', {})" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 1343dc154e60f8f7264d986cb42bf48ba973e527, on @user_script:1.
> EVAL "return redis.call('GET', true)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 7af16faf65f6874e42bfc74fd79e22610b158d05, on @user_script:1.
> EVAL "return redis.call('GET', function() end)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: b389f64e4d4ad9ad29866998a906f82da54b74e1, on @user_script:1.
> EVAL "return redis.call('GET', cjson.null)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 2e157f8da86e6903211bfe4bc5e1b29da2074cde, on @user_script:1.
> EVAL "return redis.call('SET', 'k', 'v', nil)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 028867d8c0d1c4f562023aa59a4c17026dd46bc8, on @user_script:1.
> EVAL "return redis.call('MGET', 'text', nil, 'n')" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 29ac50feb533ea0e278a7c1196e2c9e4586be876, on @user_script:1.
> EVAL "return redis.call('INCR', 'text')" 0
(error) ERR value is not an integer or out of range script: 8679667e0741b37d05800ab1a77d06d260c34736, on @user_script:1.
> EVAL "return redis.call('LPUSH', 'text', 'x')" 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value script: ef244b992d80dbd5bbc70d7e905be50f0b4f9a11, on @user_script:1.
> EVAL "return redis.call('GET', 'list')" 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value script: 53869bb684163b2b82c74a52ebec1b2ed7ee85a5, on @user_script:1.
> EVAL "return redis.call('HGET', 'text', 'f')" 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value script: 5983f90adbf89b49428b9cf8ddbd5f9882de4e84, on @user_script:1.
> EVAL "return redis.call('SET', 'k', 'v', 'EX', 'x')" 0
(error) ERR value is not an integer or out of range script: 09ad78b8bb1388a2436813dc165a8cda3889cb33, on @user_script:1.
> EVAL "return redis.call('SET', 'k', 'v', 'EX', 0)" 0
(error) ERR invalid expire time in 'set' command script: d4083a66749ee3ae27ab26f4f369d5233bcd84fb, on @user_script:1.
> EVAL "return redis.call('EXPIRE', 'k', 'x')" 0
(error) ERR value is not an integer or out of range script: 8409c33cf95db423284aefcad377713dfc2fee11, on @user_script:1.
> EVAL "return redis.call('LINDEX', 'list', 'x')" 0
(error) ERR value is not an integer or out of range script: 37a31af922a558291764134e6fe7d761b7322834, on @user_script:1.
> EVAL "return redis.call('GETRANGE', 'text', 0)" 0
(error) ERR Wrong number of args calling Redis command from script script: 0bdab874f3fa3dfbf1779645be65afbb9e176312, on @user_script:1.
> EVAL "return redis.call('OBJECT')" 0
(error) ERR Wrong number of args calling Redis command from script script: 4b266f733b5641d27f4817fa19995ff8b02f7c4e, on @user_script:1.
> EVAL "return redis.call('OBJECT', 'NOSUCH', 'x')" 0
(error) ERR Unknown Redis command called from script script: 510c921c55f02fb95cf85481ee024c6d895a81b5, on @user_script:1.
> EVAL "return redis.call('OBJECT', 'ENCODING', 'n')" 0
"int"
> EVAL "return redis.call('OBJECT ENCODING', 'n')" 0
(error) ERR Unknown Redis command called from script script: 4081c3b7dca3ec1f7324a047b2ebd909a397de39, on @user_script:1.
> EVAL "return redis.call('object|encoding', 'n')" 0
(error) ERR Unknown Redis command called from script script: 5add1c02a9b67b9f41a6eb1035e2b85f488ed878, on @user_script:1.
> EVAL "return redis.call('CONFIG', 'GET', 'maxmemory-policy')[1]" 0
(error) ERR This Redis command is not allowed from script script: b962d343c4b28e7b921ddbc385dca9c4f6c24595, on @user_script:1.
> EVAL "return redis.call('ECHO', 'hello')" 0
"hello"
> EVAL "return redis.call('PING')" 0
PONG
> EVAL "return redis.call('PING', 'text')" 0
"text"
> EVAL "return redis.call('SELECT', 0)" 0
OK
> EVAL "return redis.call('SELECT', 'x')" 0
(error) ERR value is not an integer or out of range script: 964911919d835e953a3e7ee20a0ff1e393594df4, on @user_script:1.
> EVAL "return redis.call('SELECT', 99)" 0
(error) ERR DB index is out of range script: b553d38736913254eef75121771238bb79953e25, on @user_script:1.
> EVAL "
|   redis.call('SELECT', 1)
|   redis.call('SET', 'in1', 'x')
|   return redis.call('EXISTS', 'text')
| " 0
(integer) 0
> EXISTS in1
(integer) 0
> EVAL "redis.call('SELECT', 1) return redis.call('EXISTS', 'in1')" 0
(integer) 1
> EXISTS text
(integer) 1

# What a script may not call.
> EVAL "return redis.call('EVAL', 'return 1', 0)" 0
(error) ERR This Redis command is not allowed from script script: 51af7d9e69c8a140be715186c1d9c1fa012744cf, on @user_script:1.
> EVAL "return redis.call('EVALSHA', 'x', 0)" 0
(error) ERR This Redis command is not allowed from script script: 58413fc7e963d0da7f59895de8361c3466e4e1f1, on @user_script:1.
> EVAL "return redis.call('MULTI')" 0
(error) ERR This Redis command is not allowed from script script: ba922d924f6e7808414359ed93c37767dd0532ce, on @user_script:1.
> EVAL "return redis.call('EXEC')" 0
(error) ERR This Redis command is not allowed from script script: 98ab355fc5479ee6bb8ca837f6b7cc2d4e14fd91, on @user_script:1.
> EVAL "return redis.call('DISCARD')" 0
(error) ERR This Redis command is not allowed from script script: 12cc7c4fda559a3d6d06ea17e0dbd31e092dc30a, on @user_script:1.
> EVAL "return redis.call('WATCH', 'k')" 0
(error) ERR This Redis command is not allowed from script script: 150b8c6339f6d1cfaaa9e3b78b8a2a3d82d425a0, on @user_script:1.
> EVAL "return redis.call('UNWATCH')" 0
(error) ERR This Redis command is not allowed from script script: 077ec4359cad3d3169b13fb6611d974d6dda9704, on @user_script:1.
> EVAL "return redis.call('SCRIPT', 'LOAD', 'return 1')" 0
(error) ERR This Redis command is not allowed from script script: 7df28468ad9662978c0b7c14bdf7cf673d746073, on @user_script:1.
> EVAL "return redis.call('SCRIPT', 'FLUSH')" 0
(error) ERR This Redis command is not allowed from script script: 77a1060c18ed64867cda332a2ff5c933f294552a, on @user_script:1.
> EVAL "return redis.call('AUTH', 'x')" 0
(error) ERR This Redis command is not allowed from script script: d563f5000cd7810638baaac405c79f920bd93456, on @user_script:1.
> EVAL "return redis.call('HELLO', 3)" 0
(error) ERR This Redis command is not allowed from script script: f9f97143ded973bd00688f066f0359162e729a15, on @user_script:1.
> EVAL "return redis.call('CLIENT', 'SETNAME', 'x')" 0
(error) ERR This Redis command is not allowed from script script: 37b432b425a2d2b7adf7a780fbb60d319fe96539, on @user_script:1.
> EVAL "return redis.call('CLIENT', 'ID')" 0
(error) ERR This Redis command is not allowed from script script: 233f7441432f0547699dda06f84256b93e1c9189, on @user_script:1.
> EVAL "return redis.call('QUIT')" 0
(error) ERR This Redis command is not allowed from script script: b4c03afa57e9a938dacc85ed3050f6c4fa7750b1, on @user_script:1.
> EVAL "return redis.call('RESET')" 0
(error) ERR This Redis command is not allowed from script script: 497853d0118edad0e06dce512d1220b3c761b070, on @user_script:1.
> EVAL "return redis.call('CONFIG', 'SET', 'maxmemory', '0')" 0
(error) ERR This Redis command is not allowed from script script: 2cf8dbe627926566b812a28d9eb0ad7198813200, on @user_script:1.
> EVAL "return redis.call('SHUTDOWN')" 0
(error) ERR This Redis command is not allowed from script script: 3f015a397180968e42a7299b68bb00dfc94f51e3, on @user_script:1.
> EVAL "return redis.call('DEBUG', 'SLEEP', '0')" 0
(error) ERR This Redis command is not allowed from script script: d20714e5fb9da2472aa4c2feff3375d9393e84ef, on @user_script:1.
> EVAL "return redis.call('EVAL_RO', 'return 1', 0)" 0
(error) ERR This Redis command is not allowed from script script: 5a775cd96af5f5f0d438f025331119017c719c79, on @user_script:1.
> EVAL "return redis.pcall('MULTI').err" 0
"ERR This Redis command is not allowed from script"

# pcall answers the error; call in pcall gives its text.
> EVAL "return redis.pcall('INCR', 'text')" 0
(error) ERR value is not an integer or out of range
> EVAL "return redis.pcall('INCR', 'text').err" 0
"ERR value is not an integer or out of range"
> EVAL "return redis.pcall('NOSUCH').err" 0
"ERR Unknown Redis command called from script"
> EVAL "return redis.pcall('GET').err" 0
"ERR Wrong number of args calling Redis command from script"
> EVAL "return redis.pcall('GET', nil).err" 0
"ERR Lua redis lib command arguments must be strings or integers"
> EVAL "return redis.pcall('GET', {}).err" 0
"ERR Lua redis lib command arguments must be strings or integers"
> EVAL "return redis.pcall().err" 0
"ERR Please specify at least one argument for this redis lib call"
> EVAL "return redis.pcall('LPUSH', 'text', 'x').err" 0
"WRONGTYPE Operation against a key holding the wrong kind of value"
> EVAL "
|   local r = redis.pcall('INCR', 'text')
|   local t = {}
|   for k in pairs(r) do t[#t + 1] = k end
|   table.sort(t)
|   return t
| " 0
1) "err"
2) "ignore_error_stats_update"
> EVAL "
|   local r = redis.pcall('INCR', 'text')
|   return {type(r), tostring(r.ok), tostring(r.source), tostring(r.line), tostring(r.ignore_error_stats_update)}
| " 0
1) "table"
2) "nil"
3) "nil"
4) "nil"
5) "true"
> EVAL "local r = redis.pcall('NOSUCH') return {type(r), tostring(r.ok), r.err}" 0
1) "table"
2) "nil"
3) "ERR Unknown Redis command called from script"
> EVAL "local r = redis.pcall('INCR', 'text') r.err = 'MINE ' .. r.err return r" 0
(error) MINE ERR value is not an integer or out of range
> EVAL "local r = redis.pcall('INCR', 'text') return {r, 'more'}" 0
1) (error) ERR value is not an integer or out of range
2) "more"
> EVAL "local r = redis.pcall('INCR', 'text') return {r.err, 'more'}" 0
1) "ERR value is not an integer or out of range"
2) "more"
> EVAL "local r = redis.pcall('INCR', 'text') error(r)" 0
(error) ERR value is not an integer or out of range script: ac111959c37026e7a2a578d07f5d670e8ddd2cbf, on @user_script:1.
> EVAL "local r = redis.pcall('INCR', 'text') error(r.err)" 0
(error) ERR user_script:1: ERR value is not an integer or out of range script: 83764fd96d8ea9eb60cd90d2cbc80764ec2083a1, on @user_script:1.
> EVAL "local r = redis.pcall('INCR', 'text') error(r.err, 0)" 0
(error) ERR ERR value is not an integer or out of range script: cc0c7e5897a0b7c62cbd601eef50fd9207b08cc8, on @user_script:1.
> EVAL "
|   local r = redis.pcall('INCR', 'text')
|   if r.err then return redis.error_reply('WRAPPED ' .. r.err) end
| " 0
(error) WRAPPED ERR value is not an integer or out of range
> EVAL "local ok, e = pcall(redis.call, 'INCR', 'text') return {type(e), e}" 0
1) "string"
2) "ERR value is not an integer or out of range"
> EVAL "local ok, e = pcall(redis.call, 'INCR', 'text') error(e, 0)" 0
(error) ERR ERR value is not an integer or out of range script: e0640a0dbc2d1f9f970c9426dd49fbffde73b631, on @user_script:1.
> EVAL "local ok, e = pcall(redis.pcall, 'INCR', 'text') return {tostring(ok), e.err}" 0
1) "true"
2) "ERR value is not an integer or out of range"
> EVAL "local ok, e = pcall(function() return redis.call('INCR', 'text') end) return e" 0
"ERR value is not an integer or out of range"
> EVAL "
|   local ok, e = xpcall(function() return redis.call('INCR', 'text') end, function(e)
|     return type(e) .. ' ' .. tostring(e.err)
|   end)
|   return e
| " 0
"table ERR value is not an integer or out of range"
> EVAL "assert(redis.call('INCR', 'text'))" 0
(error) ERR value is not an integer or out of range script: 2ad3563338ce3743442f874551b52cda1007abbd, on @user_script:1.
> EVAL "assert(redis.pcall('INCR', 'text').ok, 'was refused')" 0
(error) ERR user_script:1: was refused script: a86ca956166f7fc3dea7fd4d97a94dffc6c398fe, on @user_script:1.
> EVAL "local x = redis.call('INCR', 'text') return 'not reached'" 0
(error) ERR value is not an integer or out of range script: 3687b9a2c512095b0c8ef5b2d8e7dc7f62ef12b3, on @user_script:1.

# What was written before an error stays, pcall or not.
> EVAL "redis.call('SET', 'w1', '1') redis.call('INCR', 'text')" 0
(error) ERR value is not an integer or out of range script: b64252ebd19685845d7a47a61a306107ccd77650, on @user_script:1.
> GET w1
"1"
> EVAL "
|   redis.call('SET', 'w2', '1')
|   redis.pcall('INCR', 'text')
|   redis.call('SET', 'w3', '1')
|   return 'went on'
| " 0
"went on"
> MGET w2 w3
1) "1"
2) "1"
> EVAL "redis.call('SET', 'w4', '1') error('own')" 0
(error) ERR user_script:1: own script: 7206d47450098c9190490a15ba2e85e6a23aa7fa, on @user_script:1.
> GET w4
"1"
> EVAL "pcall(function() redis.call('SET', 'w5', '1') error('x') end) return 'caught'" 0
"caught"
> GET w5
"1"
> EVAL "redis.call('SET', 'w6', '1') local x = nil + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a nil value script: 3558330c30753dfb15c9ae9a243dde254d63b5b7, on @user_script:1.
> GET w6
"1"
> EVAL "redis.call('SET', 'w7', '1') return redis.error_reply('MINE said')" 0
(error) MINE said
> GET w7
"1"

# The function itself.
> EVAL "local call = redis.call return call('GET', 'n')" 0
"10"
> EVAL "local r = redis return r.call('GET', 'n')" 0
"10"
> EVAL "return redis['call']('GET', 'n')" 0
"10"
> EVAL "return type(redis.call) .. type(redis.pcall)" 0
"functionfunction"
> EVAL "redis.call('SET', 'many', 1) return select('#', redis.call('GET', 'many'))" 0
(integer) 1
> EVAL "
|   local t = {}
|   for i = 1, 500 do t[i] = 'm' .. i end
|   return #redis.call('MGET', unpack(t))
| " 0
(integer) 500
> EVAL "
|   local args = {'RPUSH', 'big'}
|   for i = 3, 7000 do args[i] = i end
|   return redis.call(unpack(args))
| " 0
(integer) 6998
> EVAL "return redis.call('SET', ('k'):rep(10000), ('v'):rep(100000)) and redis.call('STRLEN', ('k'):rep(10000))" 0
(integer) 100000
> EVAL "return redis.call('SET', '', 'empty') and redis.call('GET', '')" 0
"empty"
> EVAL 'return redis.call(\'SET\', \'a\0b\', \'c\0d\') and redis.call(\'GET\', \'a\0b\')' 0
"c\x00d"
> EVAL "return redis.call(unpack({'SET', 'unpacked', 'x'}))" 0
OK
> EVAL "return redis:call('GET', 'n')" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: a6bc365c604c867d204ed1fffc3d59e9e564f067, on @user_script:1.
> EVAL "local n = 0 for i = 1, 1000 do n = n + redis.call('INCR', 'counter') end return n" 0
(integer) 500500

# Numbers become text, whole ones without a point, however many there are.
> EVAL "return {redis.call('LRANGE', 'big', 5, 10), redis.call('LINDEX', 'big', -1)}" 0
1) 1) "8"
   2) "9"
   3) "10"
   4) "11"
   5) "12"
   6) "13"
2) "7000"
> EVAL "
|   redis.call('RPUSH', 'mixed', 1, 2.5, -3, 1e20, 'x', 5, 6, 0.1, 8, 9.75, -10, 2 ^ 53, 13, 1e17)
|   return redis.call('LRANGE', 'mixed', 0, -1)
| " 0
 1) "1"
 2) "2.5"
 3) "-3"
 4) "1e+20"
 5) "x"
 6) "5"
 7) "6"
 8) "0.10000000000000001"
 9) "8"
10) "9.75"
11) "-10"
12) "9007199254740992"
13) "13"
14) "1e+17"
