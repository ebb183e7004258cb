# What a script returns, in RESP2.
> EVAL "return 1" 0
(integer) 1
> EVAL "return -1" 0
(integer) -1
> EVAL "return 3.99" 0
(integer) 3
> EVAL "return -3.99" 0
(integer) -3
> EVAL "return 1e15" 0
(integer) 1000000000000000
> EVAL "return 'text'" 0
"text"
> EVAL "return ''" 0
""
> EVAL 'return \'a\0b\r\n\'' 0
"a\x00b\r\n"
> EVAL "return true" 0
(integer) 1
> EVAL "return false" 0
(nil)
> EVAL "return nil" 0
(nil)
> EVAL "return" 0
(nil)
> EVAL "return {}" 0
(empty array)
> EVAL "return {1, 2, 3}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return {1, nil, 3}" 0
1) (integer) 1
> EVAL "return {nil, 2}" 0
(empty array)
> EVAL "return {false, 2}" 0
1) (nil)
2) (integer) 2
> EVAL "return {true, false, true}" 0
1) (integer) 1
2) (nil)
3) (integer) 1
> EVAL "return {1, {2, {3, {4}}}}" 0
1) (integer) 1
2) 1) (integer) 2
   2) 1) (integer) 3
      2) 1) (integer) 4
> EVAL "return {{}, {{}}}" 0
1) (empty array)
2) 1) (empty array)
> EVAL "return {'a', 5, true, 3.7, {}}" 0
1) "a"
2) (integer) 5
3) (integer) 1
4) (integer) 3
5) (empty array)
> EVAL "return {a = 1}" 0
(empty array)
> EVAL "return {1, 2, a = 3}" 0
1) (integer) 1
2) (integer) 2
> EVAL "return {[1] = 'a', [2] = 'b', [4] = 'd'}" 0
1) "a"
2) "b"
> EVAL "return {[0] = 'zero', 'one'}" 0
1) "one"
> EVAL "return {ok = 'FINE'}" 0
FINE
> EVAL "return {ok = 5}" 0
(empty array)
> EVAL "return {ok = true}" 0
(empty array)
> EVAL "return {ok = {}}" 0
(empty array)
> EVAL "return {ok = 'two\\r\\nlines'}" 0
two  lines
> EVAL "return {err = 'MY error'}" 0
(error) MY error
> EVAL "return {err = ''}" 0
(error)
> EVAL "return {err = 'oneword'}" 0
(error) oneword
> EVAL "return {err = '-DASH text'}" 0
(error) -DASH text
> EVAL "return {err = 5}" 0
(empty array)
> EVAL "return {err = true}" 0
(empty array)
> EVAL "return {err = 'two\\nlines'}" 0
(error) two lines
> EVAL "return {ok = 'A', err = 'B'}" 0
(error) B
> EVAL "return {ok = 'A', 1, 2}" 0
A
> EVAL "return {err = 'A b', 1, 2}" 0
(error) A b
> EVAL "return {{ok = 'inner'}, {err = 'INNER error'}}" 0
1) inner
2) (error) INNER error
> EVAL "return {1, {ok = 'inner'}, 'x'}" 0
1) (integer) 1
2) inner
3) "x"
> EVAL "return {double = 3.5}" 0
"3.5"
> EVAL "return {double = 5}" 0
"5"
> EVAL "return {double = '3.5'}" 0
(empty array)
> EVAL "return {double = 1/0}" 0
"inf"

# Redis 7.2 shows NaN without its sign.
#! 7.2
> EVAL "return {double = 0/0}" 0
"nan"

> EVAL "return {double = 1e100}" 0
"1e+100"
> EVAL "return {double = 0.1}" 0
"0.10000000000000001"
> EVAL "return {map = {a = 1}}" 0
1) "a"
2) (integer) 1
> EVAL "return {map = {}}" 0
(empty array)
> EVAL "return {map = 5}" 0
(empty array)
> EVAL "return {set = {a = true}}" 0
1) "a"
> EVAL "return {set = {}}" 0
(empty array)
> EVAL "return {big_number = '123456789012345678901234567890'}" 0
"123456789012345678901234567890"
> EVAL "return {big_number = 5}" 0
(empty array)
> EVAL "return {big_number = '12\\r\\n34'}" 0
"12  34"
> EVAL "return {verbatim_string = {string = 'text', format = 'txt'}}" 0
"text"
> EVAL "return {verbatim_string = {string = 'text'}}" 0
(empty array)
> EVAL "return {verbatim_string = {format = 'txt'}}" 0
(empty array)
> EVAL "return {verbatim_string = 'text'}" 0
(empty array)
> EVAL "return {verbatim_string = {string = 'x', format = 'toolong'}}" 0
"x"
> EVAL "return {map = {a = {1, 2}}}" 0
1) "a"
2) 1) (integer) 1
   2) (integer) 2
> EVAL "return {{double = 1.5}, {map = {k = 'v'}}, {set = {m = true}}}" 0
1) "1.5"
2) 1) "k"
   2) "v"
3) 1) "m"
> EVAL "return function() end" 0
(nil)
> EVAL "return {function() end, 2}" 0
1) (nil)
2) (integer) 2
> EVAL "return coroutine.create(function() end)" 0
(nil)
> EVAL "return cjson.null" 0
(nil)
> EVAL "return {1, cjson.null, 3}" 0
1) (integer) 1
2) (nil)
3) (integer) 3
> EVAL "return setmetatable({}, {__index = {1, 2, 3}})" 0
(empty array)
> EVAL "return setmetatable({}, {__index = {ok = 'from metatable'}})" 0
(empty array)
> EVAL "return setmetatable({}, {__index = function(t, k) if k == 'ok' then return 'computed' end end})" 0
(empty array)
> EVAL "return setmetatable({}, {__tostring = function() return 'x' end})" 0
(empty array)
> EVAL "return setmetatable({}, {__index = function(t, k) error('asked for ' .. tostring(k)) end})" 0
(empty array)
> EVAL "return 1, 2, 3" 0
(integer) 1
> EVAL "return (function() return 1, 2 end)()" 0
(integer) 1
> EVAL "return unpack({1, 2})" 0
(integer) 1
> EVAL "return KEYS" 0
(empty array)
> EVAL "return {KEYS, ARGV}" 2 a b c d
1) 1) "a"
   2) "b"
2) 1) "c"
   2) "d"
> EVAL "local t = {} t[1] = t return #t" 0
(integer) 1
> EVAL "local t = {1} for i = 1, 6 do t = {t} end return t" 0
1) 1) 1) 1) 1) 1) 1) (integer) 1
> EVAL "local t = {} for i = 1, 3 do t[i] = {i, tostring(i)} end return t" 0
1) 1) (integer) 1
   2) "1"
2) 1) (integer) 2
   2) "2"
3) 1) (integer) 3
   2) "3"

# And in RESP3.
!resp3
> EVAL "return 1" 0
(integer) 1
> EVAL "return 3.99" 0
(integer) 3
> EVAL "return true" 0
(integer) 1
> EVAL "return false" 0
(nil)
> EVAL "return nil" 0
(nil)
> EVAL "return {1, nil, 3}" 0
1) (integer) 1
> EVAL "return {true, false}" 0
1) (integer) 1
2) (nil)
> EVAL "return {{ok = 'inner'}, {err = 'INNER error'}}" 0
1) inner
2) (error) INNER error
> EVAL "return {double = 3.5}" 0
(double) 3.5
> EVAL "return {double = 5}" 0
(double) 5
> EVAL "return {double = 1/0}" 0
(double) inf
> EVAL "return {double = -1/0}" 0
(double) -inf
> EVAL "return {double = 1e100}" 0
(double) 1e+100
> EVAL "return {double = 0.1}" 0
(double) 0.10000000000000001
> EVAL "return {double = 1/3}" 0
(double) 0.33333333333333331
> EVAL "return {double = '3.5'}" 0
(empty array)
> EVAL "return {double = -0.0}" 0
(double) -0
> EVAL "return {map = {a = 1}}" 0
1# "a" => (integer) 1
> EVAL "return {map = {[1] = 'one'}}" 0
1# (integer) 1 => "one"
> EVAL "return {map = {a = {b = 1}}}" 0
1# "a" => (empty array)
> EVAL "return {map = {a = {map = {b = 2}}}}" 0
1# "a" => 1# "b" => (integer) 2
> EVAL "return {map = {a = false}}" 0
1# "a" => (nil)
> EVAL "return {map = {[1.5] = 'x'}}" 0
1# (integer) 1 => "x"
> EVAL "return {map = {}}" 0
(empty hash)
> EVAL "return {map = 5}" 0
(empty array)
> EVAL "return {set = {a = true}}" 0
1~ "a"
> EVAL "return {set = {[5] = true}}" 0
1~ (integer) 5
> EVAL "return {set = {a = false}}" 0
1~ "a"
> EVAL "return {set = {a = 'any'}}" 0
1~ "a"
> EVAL "return {set = {}}" 0
(empty set)
> EVAL "return {big_number = '123456789012345678901234567890'}" 0
(big number) 123456789012345678901234567890
> EVAL "return {big_number = 'no number'}" 0
(big number) no number
> EVAL "return {big_number = '12\\r\\n34'}" 0
(big number) 12  34
> EVAL "return {big_number = 5}" 0
(empty array)
> EVAL "return {verbatim_string = {string = 'text', format = 'txt'}}" 0
text
> EVAL "return {verbatim_string = {string = 'text'}}" 0
(empty array)
> EVAL "return {verbatim_string = {string = 'x', format = 'toolong'}}" 0
x
> EVAL "return {verbatim_string = {string = 'x', format = 'md'}}" 0
x
> EVAL "return {double = 1.5, map = {a = 1}}" 0
(double) 1.5
> EVAL "return {map = {a = 1}, set = {b = true}}" 0
1# "a" => (integer) 1
> EVAL "return {ok = 'A', double = 1.5}" 0
A
> EVAL "return {{double = 1.5}, {map = {k = 'v'}}, {set = {m = true}}}" 0
1) (double) 1.5
2) 1# "k" => "v"
3) 1~ "m"
> EVAL "redis.setresp(3) return true" 0
(true)
> EVAL "redis.setresp(3) return {true, false, nil, 1}" 0
1) (true)
2) (false)
> EVAL "redis.setresp(3) return redis.call('GET', 'none')" 0
(nil)
> EVAL "redis.call('HSET', 'h', 'f', 'v') redis.setresp(3) return redis.call('HGETALL', 'h')" 0
1# "f" => "v"
> EVAL "return redis.call('HGETALL', 'h')" 0
1) "f"
2) "v"
> EVAL "redis.call('SADD', 's', 'm') redis.setresp(3) return redis.call('SMEMBERS', 's')" 0
1~ "m"
> EVAL "return redis.call('SMEMBERS', 's')" 0
1) "m"
> EVAL "
|   redis.call('ZADD', 'z', 1.5, 'm')
|   redis.setresp(3)
|   return redis.call('ZSCORE', 'z', 'm')
| " 0
(double) 1.5
> EVAL "return redis.call('ZSCORE', 'z', 'm')" 0
"1.5"
> EVAL "redis.setresp(3) return redis.call('ZRANGE', 'z', 0, -1, 'WITHSCORES')" 0
1) 1) "m"
   2) (double) 1.5
> EVAL "return redis.call('ZRANGE', 'z', 0, -1, 'WITHSCORES')" 0
1) "m"
2) "1.5"
> EVAL "redis.setresp(3) return {map = {a = redis.call('HGETALL', 'h')}}" 0
1# "a" => 1# "f" => "v"
> EVAL "error('in RESP3')" 0
(error) ERR user_script:1: in RESP3 script: 9f85464f3b3dacb4c11884f2b2acab230a9d3e1a, on @user_script:1.
> EVAL "return {err = 'MY error'}" 0
(error) MY error
