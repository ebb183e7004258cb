# Commands run from wherever Lua calls back.
> RPUSH list c a b
(integer) 3
> MSET a 3 b 1 c 2
OK
> EVAL "
|   local keys = redis.call('LRANGE', 'list', 0, -1)
|   table.sort(keys, function(x, y) return redis.call('GET', x) < redis.call('GET', y) end)
|   return keys
| " 0
1) "b"
2) "c"
3) "a"
> EVAL "return (('a+b+c'):gsub('%a', function(k) return redis.call('GET', k) end))" 0
"3+1+2"
> EVAL "
|   local store = setmetatable({}, {
|     __index = function(_, k) return redis.call('GET', k) or nil end,
|     __newindex = function(_, k, v) redis.call('SET', k, v) end,
|   })
|   store.fresh = store.a * 2
|   return {store.fresh, tostring(store.missing)}
| " 0
1) "6"
2) "nil"
> EVAL "
|   local counter = setmetatable({}, {__call = function(_, by) return redis.call('INCRBY', 'called', by) end})
|   return {counter(1), counter(2), counter(3)}
| " 0
1) (integer) 1
2) (integer) 3
3) (integer) 6
> EVAL "
|   local function each(key)
|     return coroutine.wrap(function()
|       for i = 0, redis.call('LLEN', key) - 1 do coroutine.yield(redis.call('LINDEX', key, i)) end
|     end)
|   end
|   local joined = ''
|   for item in each('list') do joined = joined .. item end
|   return joined
| " 0
"cab"
> EVAL "
|   local function pop() return redis.call('LPOP', 'list') or nil end
|   for item in pop do redis.call('RPUSH', 'copy', item) end
|   return redis.call('LRANGE', 'copy', 0, -1)
| " 0
1) "c"
2) "a"
3) "b"
> EVAL 'return loadstring("return redis.call(\'GET\', ...)")(\'a\')' 0
"3"
> EVAL "return table.concat({redis.call('GET', 'a'), redis.call('GET', 'b')}, redis.call('GET', 'c'))" 0
"321"
> EVAL "
|   return select(2, xpcall(function() error('first') end, function(e)
|     return redis.call('ECHO', e)
|   end))
| " 0
"user_script:2: first"
> EVAL "return tostring(setmetatable({}, {__tostring = function() return redis.call('GET', 'a') end}))" 0
"3"
> EVAL "return setmetatable({}, {__add = function(_, n) return redis.call('INCRBY', 'a', n) end}) + 5" 0
(integer) 8

# An error of a command in a callback is the script's error, unless it is caught.
> SET text abc
OK
> EVAL "table.sort({2, 1}, function(x, y) return redis.call('INCR', 'text') end)" 0
(error) ERR value is not an integer or out of range script: 965b2aea9b5f7a7c73d5c37d9e952838727b4bfd, on @user_script:1.
> EVAL "return (('x'):gsub('x', function() return redis.call('INCR', 'text') end))" 0
(error) ERR value is not an integer or out of range script: 46acb9b5733b827891a335a2a12d9fac9d90af55, on @user_script:1.
> EVAL "return setmetatable({}, {__index = function() return redis.call('INCR', 'text') end}).x" 0
(error) ERR value is not an integer or out of range script: 6f001b0ec2b0a689e6a6c65e3320ae6aa73dceaa, on @user_script:1.
> EVAL "for _ in function() return redis.call('INCR', 'text') end do end" 0
(error) ERR value is not an integer or out of range script: 757381ce581d4cb138cd9ad05115557640a3a610, on @user_script:1.
> EVAL "
|   local ok, e = pcall(table.sort, {2, 1}, function() return redis.call('INCR', 'text') end)
|   return e
| " 0
"ERR value is not an integer or out of range"
> EVAL "return (('x'):gsub('x', function() return redis.pcall('INCR', 'text').err end))" 0
"ERR value is not an integer or out of range"
> EVAL "return (('x'):gsub('x', function() return redis.pcall('INCR', 'text') end))" 0
(error) ERR user_script:1: invalid replacement value (a table) script: d549945f4c67107c68c387c1f1f1f8f836fafd39, on @user_script:1.
> EVAL "
|   local ok, e = pcall(string.gsub, 'x', 'x', function() return redis.pcall('INCR', 'text') end)
|   return e
| " 0
"invalid replacement value (a table)"
> EVAL "
|   local function guarded(...)
|     local reply = redis.pcall(...)
|     if type(reply) == 'table' and reply.err then error(reply.err, 2) end
|     return reply
|   end
|
|   guarded('SET', 'guarded', 1)
|   guarded('INCR', 'text')
| " 0
(error) ERR user_script:9: ERR value is not an integer or out of range script: 4d3297d470f6ca04b91e8e33fd135a32233b2f64, on @user_script:4.
> EVAL "
|   local function retry(times, f)
|     local ok, e
|     for i = 1, times do
|       ok, e = pcall(f, i)
|       if ok then return e end
|     end
|     error('gave up: ' .. e, 0)
|   end
|   local got = retry(3, function(i) if i < 3 then redis.call('INCR', 'text') end return 'attempt ' .. i end)
|   return {got, select(2, pcall(retry, 2, function() redis.call('INCR', 'text') end))}
| " 0
1) "attempt 3"
2) "gave up: ERR value is not an integer or out of range"

# Scripts by their digest, and in a transaction.
> SCRIPT LOAD "return {KEYS[1], ARGV[1]}"
"d006f1a90249474274c76f5be725b8f5804a346b"
> EVALSHA d006f1a90249474274c76f5be725b8f5804a346b 1 k a
1) "k"
2) "a"
> SCRIPT LOAD "local x = nil\nreturn x.field"
"c48ada3261313595109ff442ac20aa575679d52b"
> EVALSHA c48ada3261313595109ff442ac20aa575679d52b 0
(error) ERR user_script:2: attempt to index local 'x' (a nil value) script: c48ada3261313595109ff442ac20aa575679d52b, on @user_script:2.
> EVALSHA D006F1A90249474274C76F5BE725B8F5804A346B 1 k upper
1) "k"
2) "upper"
> EVALSHA ffffffffffffffffffffffffffffffffffffffff 0
(error) NOSCRIPT No matching script. Please use EVAL.
> EVALSHA short 0
(error) NOSCRIPT No matching script. Please use EVAL.
> SCRIPT EXISTS d006f1a90249474274c76f5be725b8f5804a346b ffffffffffffffffffffffffffffffffffffffff
1) (integer) 1
2) (integer) 0
> MULTI
OK
> EVAL "return redis.call('INCR', 'in:multi')" 0
QUEUED
> EVAL "return redis.call('LPUSH', 'text', 1)" 0
QUEUED
> EVAL "error('in a transaction')" 0
QUEUED
> EVAL "return redis.call('INCRBY', 'in:multi', 10)" 0
QUEUED
> EXEC
1) (integer) 1
2) (error) WRONGTYPE Operation against a key holding the wrong kind of value script: c03578976a466dd91d834593f2c50d2aa48e4d31, on @user_script:1.
3) (error) ERR user_script:1: in a transaction script: 150924901b95d03652eee7d68d3b8d5730eb368f, on @user_script:1.
4) (integer) 11
> GET in:multi
"11"
