# Every kind of reply, as a script sees it in RESP2.
> SET text abc
OK
> RPUSH list a b c
(integer) 3
> HSET hash f1 v1 f2 v2
(integer) 2
> SADD set m
(integer) 1
> ZADD zset 1.5 one 2 two
(integer) 2
> EVAL "local r = redis.call('SET', 'k', 'v') return {type(r), r.ok, tostring(r.err)}" 0
1) "table"
2) "OK"
3) "nil"
> EVAL "local r = redis.call('PING') return {type(r), r.ok}" 0
1) "table"
2) "PONG"
> EVAL "local r = redis.call('TYPE', 'list') return {type(r), r.ok}" 0
1) "table"
2) "list"
> EVAL "local r = redis.call('GET', 'text') return {type(r), r}" 0
1) "string"
2) "abc"
> EVAL "local r = redis.call('GET', 'none') return {type(r), tostring(r)}" 0
1) "boolean"
2) "false"
> EVAL "local r = redis.call('STRLEN', 'text') return {type(r), r}" 0
1) "number"
2) (integer) 3
> EVAL "local r = redis.call('EXISTS', 'none') return {type(r), r}" 0
1) "number"
2) (integer) 0
> EVAL "local r = redis.call('LRANGE', 'list', 0, -1) return {type(r), #r, r[1], r[3]}" 0
1) "table"
2) (integer) 3
3) "a"
4) "c"
> EVAL "local r = redis.call('LRANGE', 'none', 0, -1) return {type(r), #r}" 0
1) "table"
2) (integer) 0
> EVAL "
|   local r = redis.call('MGET', 'text', 'none', 'text')
|   return {#r, r[1], tostring(r[2]), r[3]}
| " 0
1) (integer) 3
2) "abc"
3) "false"
4) "abc"
> EVAL "
|   local r = redis.call('HGETALL', 'hash')
|   local t = {}
|   for i = 1, #r, 2 do t[#t + 1] = r[i] .. r[i + 1] end
|   table.sort(t)
|   return t
| " 0
1) "f1v1"
2) "f2v2"
> EVAL "
|   local r = redis.call('HMGET', 'hash', 'f1', 'nosuch')
|   return {#r, r[1], tostring(r[2])}
| " 0
1) (integer) 2
2) "v1"
3) "false"
> EVAL "local r = redis.call('HGET', 'hash', 'nosuch') return tostring(r)" 0
"false"
> EVAL "local r = redis.call('SMEMBERS', 'set') return {type(r), #r, r[1]}" 0
1) "table"
2) (integer) 1
3) "m"
> EVAL "local r = redis.call('SISMEMBER', 'set', 'm') return {type(r), r}" 0
1) "number"
2) (integer) 1
> EVAL "local r = redis.call('ZSCORE', 'zset', 'one') return {type(r), r}" 0
1) "string"
2) "1.5"
> EVAL "local r = redis.call('ZSCORE', 'zset', 'none') return tostring(r)" 0
"false"
> EVAL "local r = redis.call('ZRANGE', 'zset', 0, -1, 'WITHSCORES') return r" 0
1) "one"
2) "1.5"
3) "two"
4) "2"
> EVAL "local r = redis.call('ZINCRBY', 'zset', 1, 'one') return {type(r), r}" 0
1) "string"
2) "2.5"
> EVAL "local r = redis.call('ZRANK', 'zset', 'two') return {type(r), r}" 0
1) "number"
2) (integer) 0
> EVAL "local r = redis.call('ZMSCORE', 'zset', 'two', 'none') return {r[1], tostring(r[2])}" 0
1) "2"
2) "false"
> EVAL "local r = redis.call('ZPOPMIN', 'none') return {type(r), #r}" 0
1) "table"
2) (integer) 0
> EVAL "local r = redis.call('LPOP', 'none') return tostring(r)" 0
"false"
> EVAL "local r = redis.call('LPOP', 'none', 2) return tostring(r)" 0
"false"
> EVAL "local r = redis.call('LPOP', 'list', 2) return {type(r), r[1], r[2]}" 0
1) "table"
2) "a"
3) "b"
> EVAL "local r = redis.call('INCRBYFLOAT', 'float', '1.5') return {type(r), r}" 0
1) "string"
2) "1.5"
> EVAL "local r = redis.call('TIME') return {type(r), #r, type(r[1])}" 0
1) "table"
2) (integer) 2
3) "string"
> EVAL "
|   local r = redis.call('SCAN', 0, 'COUNT', 1000)
|   return {type(r), type(r[1]), type(r[2])}
| " 0
1) "table"
2) "string"
3) "table"
> EVAL "local r = redis.call('COMMAND', 'COUNT') return type(r)" 0
"number"
> EVAL "local r = redis.call('ECHO', '') return {type(r), #r}" 0
1) "string"
2) (integer) 0
> EVAL "local r = redis.call('SET', 'text', 'x', 'NX') return tostring(r)" 0
"false"
> EVAL "local r = redis.call('SET', 'text', 'x', 'GET') return r" 0
"abc"
> EVAL "local r = redis.call('EXPIRE', 'none', 1) return r" 0
(integer) 0
> EVAL "local r = redis.call('LPOS', 'list', 'nosuch') return tostring(r)" 0
"false"
> EVAL "local r = redis.call('RANDOMKEY') return type(r)" 0
"string"
> EVAL "return #redis.call('KEYS', 'nosuch*')" 0
(integer) 0

# In RESP3 null is nil, and maps, sets, doubles and booleans are what they are.
> EVAL "redis.setresp(3) local r = redis.call('GET', 'none') return {tostring(r), type(r)}" 0
1) "nil"
2) "nil"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('MGET', 'none', 'text')
|   return {tostring(r[1]), r[2]}
| " 0
1) "nil"
2) "x"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('HGETALL', 'hash')
|   return {type(r), type(r.map), r.map.f1, r.map.f2}
| " 0
1) "table"
2) "table"
3) "v1"
4) "v2"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('HGETALL', 'none')
|   return {type(r), type(r.map), tostring(next(r.map))}
| " 0
1) "table"
2) "table"
3) "nil"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('SMEMBERS', 'set')
|   return {type(r), type(r.set), tostring(r.set.m)}
| " 0
1) "table"
2) "table"
3) "true"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('SMEMBERS', 'none')
|   return {type(r.set), tostring(next(r.set))}
| " 0
1) "table"
2) "nil"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('ZSCORE', 'zset', 'two')
|   return {type(r), type(r.double), tostring(r.double)}
| " 0
1) "table"
2) "number"
3) "2"
> EVAL "redis.setresp(3) local r = redis.call('ZSCORE', 'zset', 'none') return tostring(r)" 0
"nil"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('ZRANGE', 'zset', 0, 0, 'WITHSCORES')
|   return {#r, type(r[1]), r[1][1], type(r[1][2])}
| " 0
1) (integer) 1
2) "table"
3) "two"
4) "table"
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('ZINCRBY', 'zset', '0.25', 'two')
|   return tostring(r.double)
| " 0
"2.25"
> EVAL "redis.setresp(3) local r = redis.call('INCRBYFLOAT', 'float', '1') return type(r)" 0
"string"
> EVAL "redis.setresp(3) local r = redis.call('SISMEMBER', 'set', 'm') return {type(r), r}" 0
1) "number"
2) (integer) 1
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('CONFIG', 'GET', 'maxmemory-policy')
|   return {type(r.map), type(r.map['maxmemory-policy'])}
| " 0
(error) ERR This Redis command is not allowed from script script: 7aa84697133d8c117ef483cb5c2d7fd921923787, on @user_script:3.
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('HRANDFIELD', 'hash', 2, 'WITHVALUES')
|   return {#r, #r[1]}
| " 0
1) (integer) 2
2) (integer) 2
> EVAL "redis.setresp(3) redis.setresp(2) return tostring(redis.call('GET', 'none'))" 0
"false"
> EVAL "redis.setresp(3) return redis.pcall('INCR', 'text').err" 0
"ERR value is not an integer or out of range"
> EVAL "return tostring(redis.call('GET', 'none'))" 0
"false"
> EVAL "redis.setresp(3) local r = redis.call('LPOP', 'none', 2) return tostring(r)" 0
"nil"
> EVAL "redis.setresp(3) local r = redis.call('ZRANDMEMBER', 'none') return tostring(r)" 0
"nil"
> EVAL "redis.setresp(3) return redis.call('HGETALL', 'none')" 0
(empty array)
> EVAL "redis.setresp(3) return redis.call('HGETALL', 'hash').map.f1" 0
"v1"
> EVAL "redis.setresp(3) return redis.call('SMEMBERS', 'set')" 0
1) "m"
> EVAL "redis.setresp(3) return redis.call('ZSCORE', 'zset', 'two')" 0
"2.25"
> EVAL "redis.setresp(3) return redis.call('GET', 'none')" 0
(nil)
> EVAL "
|   redis.setresp(3)
|   local r = redis.call('INFO', 'server')
|   return {type(r), type(r.verbatim_string), r.verbatim_string.format, type(r.verbatim_string.string)}
| " 0
1) "table"
2) "table"
3) "txt"
4) "string"
