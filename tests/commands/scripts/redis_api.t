# redis.error_reply makes an error; without a code it gets ERR.
> EVAL "return redis.error_reply('MY error')" 0
(error) MY error
> EVAL "return redis.error_reply('word')" 0
(error) ERR word
> EVAL "return redis.error_reply('-MY error')" 0
(error) MY error
> EVAL "return redis.error_reply('two words').err" 0
"two words"
> EVAL "return redis.error_reply('')" 0
(error) ERR
> EVAL "return redis.error_reply()" 0
(error) ERR wrong number or type of arguments
> EVAL "return redis.error_reply(5)" 0
(error) ERR wrong number or type of arguments

# redis.status_reply makes a status.
> EVAL "return redis.status_reply('GOOD')" 0
GOOD
> EVAL "return redis.status_reply('two words').ok" 0
"two words"
> EVAL "return redis.status_reply()" 0
(error) ERR wrong number or type of arguments

# redis.sha1hex digests.
> EVAL "return redis.sha1hex('')" 0
"da39a3ee5e6b4b0d3255bfef95601890afd80709"
> EVAL "return redis.sha1hex('abc')" 0
"a9993e364706816aba3e25717850c26c9cd0d89d"
> EVAL "return redis.sha1hex(12)" 0
"7b52009b64fd0a2a49e6d8a939753077792b0554"
> EVAL "return redis.sha1hex()" 0
(error) ERR wrong number of arguments script: 3c7ce947ae74a835cc575b6ee87fb27503cb7ba4, on @user_script:1.
> EVAL "return redis.sha1hex('a', 'b')" 0
(error) ERR wrong number of arguments script: 168a80c1fc9ccc2a1035122eae7afa0f638ba5b5, on @user_script:1.

# redis.log writes to the server's log.
> EVAL "return redis.log(redis.LOG_DEBUG, 'seen', 'by', 'nobody')" 0
(nil)
> EVAL "return {redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING}" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL "return redis.log('x')" 0
(error) ERR redis.log() requires two arguments or more. script: 1fcd6a303159eb531344e55c3a1258a5faf371df, on @user_script:1.
> EVAL "return redis.log('x', 'y')" 0
(error) ERR First argument must be a number (log level). script: abaa422549b33ecc9a0466b3166971ce5a4734f0, on @user_script:1.
> EVAL "return redis.log(17, 'y')" 0
(error) ERR Invalid debug level. script: 9aa1d612d1bf4e0a167177a5c7960514fb84bdeb, on @user_script:1.

# redis.setresp takes 2 or 3.
> EVAL "return redis.setresp(2)" 0
(nil)
> EVAL "return redis.setresp(4)" 0
(error) ERR RESP version must be 2 or 3. script: 921c0a48021d97dfd5884aeea41875972c7804d9, on @user_script:1.
> EVAL "return redis.setresp()" 0
(error) ERR redis.setresp() requires one argument. script: 76da64e28014e7c9ad76db33c3918c53d81a3d7e, on @user_script:1.
> EVAL "return redis.setresp(2, 3)" 0
(error) ERR redis.setresp() requires one argument. script: d1132ebf2c3720d9f3a80fc386a9b9982f0dc1e2, on @user_script:1.

# What concerns replication exists and does nothing visible.
> EVAL "return redis.replicate_commands()" 0
(integer) 1
> EVAL "return redis.set_repl(redis.REPL_ALL)" 0
(nil)
> EVAL "return {redis.REPL_NONE, redis.REPL_AOF, redis.REPL_SLAVE, redis.REPL_ALL}" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL "return redis.set_repl(17)" 0
(error) ERR Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE. script: 4242b9e834b4f93459c5a1cd015bc1a255069cc6, on @user_script:1.

# Without a debugger.
> EVAL "return {redis.breakpoint()}" 0
1) (nil)
> EVAL "return {redis.debug('x', {1, 2})}" 0
(empty array)

# The default user may do everything.
> EVAL "return redis.acl_check_cmd('get', 'a')" 0
(integer) 1
> EVAL "return redis.acl_check_cmd('client', 'id')" 0
(integer) 1
> EVAL "return redis.acl_check_cmd('client', 'nosuch')" 0
(error) ERR Invalid command passed to redis.acl_check_cmd() script: 336fdf30008c616bcdb2d4da1f8b1f4857521205, on @user_script:1.
> EVAL "return redis.acl_check_cmd('config|get')" 0
(error) ERR Invalid command passed to redis.acl_check_cmd() script: bc462905442278aa024b84ebfc5814a763ce528a, on @user_script:1.
> EVAL "return redis.acl_check_cmd(1.5)" 0
(error) ERR Invalid command passed to redis.acl_check_cmd() script: 690560fd44f97c7e915ffb32716400dacfc6b90b, on @user_script:1.
> EVAL "return redis.acl_check_cmd()" 0
(error) ERR Please specify at least one argument for this redis lib call script: 1124f33ad66e7866b4e0c1499a4c20fb5eb9c180, on @user_script:1.
> EVAL "return redis.acl_check_cmd('get', true)" 0
(error) ERR Lua redis lib command arguments must be strings or integers script: bfbdc0f405aa84393f65eb5fc8825280e0ee2040, on @user_script:1.

# The same table has two names; the version is that which INFO gives.
#! perilune
> EVAL "return {server == redis, server.call('ECHO', 'x')}" 0
1) (integer) 1
2) "x"
#! perilune
> EVAL "return {redis.REDIS_VERSION, redis.REDIS_VERSION_NUM}" 0
1) "7.2.4"
2) (integer) 459268
