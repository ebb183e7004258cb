# The helpers that make replies.
> EVAL "return redis.status_reply('FINE')" 0
FINE
> EVAL "return redis.status_reply('two words')" 0
two words
> EVAL "return redis.status_reply(5)" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.status_reply({})" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.status_reply('a', 'b')" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.status_reply('two\\nlines')" 0
two lines
> EVAL "local r = redis.status_reply('X') return {type(r), r.ok}" 0
1) "table"
2) "X"
> EVAL "return redis.error_reply('CODE text')" 0
(error) CODE text
> EVAL "return redis.error_reply('text')" 0
(error) ERR text
> EVAL "return redis.error_reply('')" 0
(error) ERR
> EVAL "return redis.error_reply('-CODE text')" 0
(error) CODE text
> EVAL "return redis.error_reply('ERR text')" 0
(error) ERR text
> EVAL "return redis.error_reply(' leading blank')" 0
(error)  leading blank
> EVAL "return redis.error_reply('lower case words')" 0
(error) lower case words
> EVAL "return redis.error_reply('My_Code: with, signs')" 0
(error) My_Code: with, signs
> EVAL "return redis.error_reply(5)" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.error_reply('a', 'b')" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.error_reply({})" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.error_reply('two\\nlines')" 0
(error) ERR two lines
> EVAL "local r = redis.error_reply('X y') return {type(r), r.err, tostring(r.ok)}" 0
1) "table"
2) "X y"
3) "nil"
> EVAL "local r = redis.error_reply('X') return r.err" 0
"ERR X"
> EVAL "return {redis.error_reply('IN array'), redis.status_reply('IN array too')}" 0
1) (error) IN array
2) IN array too
> EVAL "return redis.error_reply(('x'):rep(300))" 0
(error) ERR xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx

# sha1hex, log, setresp.
> EVAL "return redis.sha1hex('hello')" 0
"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"
> EVAL 'return redis.sha1hex(\'a\0b\')' 0
"4a3dec2d1f8245280855c42db0ee4239f917fdb8"
> EVAL "return redis.sha1hex(1.5)" 0
"aa8f289ebe6d4db1b4a1038b8931ec8c2b5399fb"
> EVAL "return redis.sha1hex(nil)" 0
"da39a3ee5e6b4b0d3255bfef95601890afd80709"
> EVAL "return redis.sha1hex({})" 0
"da39a3ee5e6b4b0d3255bfef95601890afd80709"
> EVAL "return redis.sha1hex(true)" 0
"da39a3ee5e6b4b0d3255bfef95601890afd80709"
> EVAL "return redis.sha1hex(('x'):rep(100000))" 0
"f6ee99edde6199a3e982c46ef72bdd5cb5e41ddf"
> EVAL "return redis.sha1hex(redis.sha1hex(''))" 0
"10a34637ad661d98ba3344717656fcc76209c2f8"
> EVAL "return redis.log(redis.LOG_DEBUG, 'text')" 0
(nil)
> EVAL "return redis.log(redis.LOG_DEBUG, 1, 2, 3)" 0
(nil)
> EVAL "return redis.log(redis.LOG_DEBUG, {})" 0
(nil)
> EVAL "return redis.log(redis.LOG_DEBUG)" 0
(error) ERR redis.log() requires two arguments or more. script: 6bf6f3d3f7f086887c12267e3c474f6111e25657, on @user_script:1.
> EVAL "return redis.log()" 0
(error) ERR redis.log() requires two arguments or more. script: 28e28bf25123668ac541f5eec91bf7ad3d2fe0bd, on @user_script:1.
> EVAL "return redis.log('x', 'y')" 0
(error) ERR First argument must be a number (log level). script: abaa422549b33ecc9a0466b3166971ce5a4734f0, on @user_script:1.
> EVAL "return redis.log(-1, 'x')" 0
(error) ERR Invalid debug level. script: 7bcf47ce4df7fae2d604b3ca1d3ca25d0005f487, on @user_script:1.
> EVAL "return redis.log(4, 'x')" 0
(error) ERR Invalid debug level. script: c9e2715db5138aeb364fdf6371f8f856398aede5, on @user_script:1.
> EVAL "return redis.log(0.5, 'x')" 0
(nil)
> EVAL "return redis.log('0', 'x')" 0
(nil)
> EVAL "return redis.log(nil, 'x')" 0
(error) ERR First argument must be a number (log level). script: 5de0fff6b13906cc074f55c45c65ae56b0787d5a, on @user_script:1.
> EVAL "return select('#', redis.log(redis.LOG_DEBUG, 'x'))" 0
(integer) 0
> EVAL "return redis.setresp(2)" 0
(nil)
> EVAL "return select('#', redis.setresp(3))" 0
(integer) 0
> EVAL "return redis.setresp(1)" 0
(error) ERR RESP version must be 2 or 3. script: e4c0c5308c679a7ced4ae5742cc85e237132393b, on @user_script:1.
> EVAL "return redis.setresp('3')" 0
(nil)
> EVAL "return redis.setresp('x')" 0
(error) ERR RESP version must be 2 or 3. script: 832d0a243114b515e35cb3f65c28e22af06cd822, on @user_script:1.
> EVAL "return redis.setresp(2.9)" 0
(nil)
> EVAL "return redis.setresp({})" 0
(error) ERR RESP version must be 2 or 3. script: a7b590e7f5f499b4b2f8e4504cfc9683b9d8b5cf, on @user_script:1.
> EVAL "return redis.setresp()" 0
(error) ERR redis.setresp() requires one argument. script: 76da64e28014e7c9ad76db33c3918c53d81a3d7e, on @user_script:1.
> EVAL "return redis.setresp(2, 3)" 0
(error) ERR redis.setresp() requires one argument. script: d1132ebf2c3720d9f3a80fc386a9b9982f0dc1e2, on @user_script:1.

# Replication and debugging do nothing here, but are there.
> EVAL "return redis.set_repl(redis.REPL_NONE)" 0
(nil)
> EVAL "
|   redis.set_repl(redis.REPL_AOF)
|   redis.set_repl(redis.REPL_SLAVE)
|   redis.set_repl(redis.REPL_REPLICA)
|   redis.set_repl(redis.REPL_ALL)
|   return 'all set'
| " 0
"all set"
> EVAL "return redis.set_repl(4)" 0
(error) ERR Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE. script: 8d47156a34a3fe4292a966984a489f54e1d07a62, on @user_script:1.
> EVAL "return redis.set_repl(-1)" 0
(error) ERR Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE. script: 745493868ce735be1a1f08a9d115f18086342e9b, on @user_script:1.
> EVAL "return redis.set_repl()" 0
(error) ERR redis.set_repl() requires two arguments. script: 9504533b41060c143a92eb2f8878e77d33b6dc33, on @user_script:1.
> EVAL "return redis.set_repl('x')" 0
(nil)
> EVAL "return redis.set_repl(1, 2)" 0
(error) ERR redis.set_repl() requires two arguments. script: c9c67092b486cf34f4561d4502d9ef00d83cee35, on @user_script:1.
> EVAL "return redis.set_repl('3')" 0
(nil)
> EVAL "return {redis.REPL_NONE, redis.REPL_AOF, redis.REPL_SLAVE, redis.REPL_REPLICA, redis.REPL_ALL}" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
4) (integer) 2
5) (integer) 3
> EVAL "return redis.replicate_commands()" 0
(integer) 1
> EVAL "return tostring(redis.replicate_commands())" 0
"true"
> EVAL "return redis.breakpoint()" 0
(nil)
> EVAL "return tostring(redis.breakpoint())" 0
"false"
> EVAL "return redis.debug('text')" 0
(nil)
> EVAL "return select('#', redis.debug())" 0
(integer) 0
> EVAL "return redis.debug({}, 1, nil)" 0
(nil)
> EVAL "redis.call('SET', 'written', 1) return redis.replicate_commands()" 0
(integer) 1
> EVAL "redis.call('SET', 'written', 1) return redis.set_repl(redis.REPL_NONE)" 0
(nil)

# What the user may call.
> EVAL "return redis.acl_check_cmd('GET', 'key')" 0
(integer) 1
> EVAL "return redis.acl_check_cmd('SET', 'key', 'value')" 0
(integer) 1
> EVAL "return tostring(redis.acl_check_cmd('GET', 'key'))" 0
"true"
> EVAL "return redis.acl_check_cmd('FLUSHALL')" 0
(integer) 1
> EVAL "return redis.acl_check_cmd('NOSUCH')" 0
(error) ERR Invalid command passed to redis.acl_check_cmd() script: a61704d49f6df3f239cf8127955b935a8eee8eff, on @user_script:1.
> EVAL "return redis.acl_check_cmd()" 0
(error) ERR Please specify at least one argument for this redis lib call script: 1124f33ad66e7866b4e0c1499a4c20fb5eb9c180, on @user_script:1.
> EVAL "return redis.acl_check_cmd({})" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 8b3d233cc233d15538b743edd3bc4603509e4325, on @user_script:1.
> EVAL "return redis.acl_check_cmd('GET', {})" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: 91edeb877641c23786d5dd8b82a6dc0695d96e76, on @user_script:1.
> EVAL "return redis.acl_check_cmd('GET')" 0
(integer) 1
> EVAL "return redis.acl_check_cmd('set', 'a', 'b', 'c', 'd', 'e')" 0
(integer) 1

# Constants.
> EVAL "return {redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING}" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL "return redis.REDIS_VERSION:match('^7%.%d+%.%d+$') ~= nil" 0
(integer) 1
> EVAL "return type(redis.REDIS_VERSION_NUM)" 0
"number"
> EVAL "
|   local a, b, c = redis.REDIS_VERSION:match('(%d+)%.(%d+)%.(%d+)')
|   return redis.REDIS_VERSION_NUM == a * 65536 + b * 256 + c
| " 0
(integer) 1
> EVAL "redis.REDIS_VERSION = '1'" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 490eaf10cad4c62dc52ec17019fe6b3e07d4a6fa, on @user_script:1.
> EVAL "redis.new = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: da3b88e51893654636e5b5bf382d16ab84b57cc7, on @user_script:1.
> EVAL "rawset(redis, 'x', 1)" 0
(error) ERR Attempt to modify a readonly table script: 5d5efa93489754cf0d6ef6c4ffef0bc28c37a31b, on @user_script:1.
> EVAL "return redis.nosuch" 0
(nil)
> EVAL "return type(redis)" 0
"table"
> EVAL "
|   for k in pairs({call = 1, pcall = 1, log = 1, sha1hex = 1, error_reply = 1, status_reply = 1,
|       setresp = 1, set_repl = 1, replicate_commands = 1, breakpoint = 1, debug = 1, acl_check_cmd = 1}) do
|     if type(redis[k]) ~= 'function' then return k end
|   end
|   return 'all functions'
| " 0
"all functions"
