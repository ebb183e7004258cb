# What redis.call answers inside of a script: a status is a table with the field ok.
> EVAL "return type(redis.call('SET', 'a', '1'))" 0
"table"
> EVAL "return redis.call('SET', 'a', '1').ok" 0
"OK"
> EVAL "return redis.call('SET', 'a', '1')['ok'] == 'OK'" 0
(integer) 1

# An integer is a number, a bulk string a string, null is false.
> EVAL "return type(redis.call('INCR', 'a'))" 0
"number"
> EVAL "return redis.call('INCR', 'a') + 0.5" 0
(integer) 3
> EVAL "return type(redis.call('GET', 'a'))" 0
"string"
> EVAL "return redis.call('GET', 'a') + 1" 0
(integer) 4
> EVAL "return {type(redis.call('GET', 'missing')), redis.call('GET', 'missing') == false}" 0
1) "boolean"
2) (integer) 1

# An array is a table.
> EVAL "local r = redis.call('MGET', 'a', 'missing') return {#r, r[1], tostring(r[2])}" 0
1) (integer) 2
2) "3"
3) "false"

# pcall answers an error as a table with the field err.
> EVAL "local r = redis.pcall('INCR', 'a', 'b') return {type(r), r.err}" 0
1) "table"
2) "ERR Wrong number of args calling Redis command from script"
> SET text abc
OK
> EVAL "local r = redis.pcall('INCR', 'text') return {r.err, tostring(r.ok)}" 0
1) "ERR value is not an integer or out of range"
2) "nil"
> EVAL "return redis.pcall('INCR', 'text')" 0
(error) ERR value is not an integer or out of range

# After redis.setresp(3) null is nil, and a map is a table with the field map.
> EVAL "redis.setresp(3) return type(redis.call('GET', 'missing'))" 0
"nil"
> EVAL "redis.setresp(3) return redis.call('LCS', 'a', 'text', 'IDX').map.len" 0
(integer) 0
> EVAL "redis.setresp(2) return redis.call('LCS', 'a', 'text', 'IDX')[3]" 0
"len"

# Integers beyond 2^53 lose their last digits.
> SET big 9007199254740993
OK
> EVAL "return redis.call('INCRBY', 'big', 0)" 0
(integer) 9007199254740992

# Arguments are strings or numbers.
> EVAL "return redis.call('SET', 'n', 3.5)" 0
OK
> GET n
"3.5"
> EVAL "return redis.call('SET', 'n', 10 / 2)" 0
OK
> GET n
"5"
> EVAL "return redis.call('SET', 'n', 1e15)" 0
OK
> GET n
"1000000000000000"
> EVAL "return redis.call('SET', 'n', 0.1)" 0
OK
> GET n
"0.10000000000000001"
> EVAL "return redis.call('SET', 'n', true)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 64d19bd00601596238c9c3ca477bd788ec936d58, on @user_script:1.
> EVAL "return redis.call('SET', 'n', nil)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 759e3fbce944ae6fa7703690c9887b6fc9312e8f, on @user_script:1.
> EVAL "return redis.call('SET', 'n', {})" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: c8ac479a1b0b3011ec94fb16b984d799218394f9, on @user_script:1.
> EVAL "return redis.pcall('SET', 'n', {}).err" 0
"ERR Lua redis lib command arguments must be strings or integers"
> EVAL "return redis.call()" 0
(error) ERR Please specify at least one argument for this redis lib call script: 0a907e1429221a4d85516cab7fd219a82a9439d8, on @user_script:1.
> EVAL "return redis.pcall()" 0
(error) ERR Please specify at least one argument for this redis lib call
