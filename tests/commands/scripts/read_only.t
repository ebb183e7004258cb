# EVAL_RO and EVALSHA_RO run scripts that do not write.
> SET a 1
OK
> EVAL_RO "return redis.call('GET', KEYS[1])" 1 a
"1"
> EVAL_RO "return redis.call('SET', KEYS[1], 2)" 1 a
(error) ERR Write commands are not allowed from read-only scripts. script: 38623ac52690e0ef24bae5184675118ee8b9328c, on @user_script:1.
> EVAL_RO "return redis.pcall('SET', KEYS[1], 2)" 1 a
(error) ERR Write commands are not allowed from read-only scripts.
> EVAL_RO "return {redis.pcall('DEL', KEYS[1]), redis.call('GET', KEYS[1])}" 1 a
1) (error) ERR Write commands are not allowed from read-only scripts.
2) "1"
> SCRIPT LOAD "return redis.call('GET', KEYS[1])"
"d3c21d0c2b9ca22f82737626a27bcaf5d288f99f"
> EVALSHA_RO d3c21d0c2b9ca22f82737626a27bcaf5d288f99f 1 a
"1"
> EVALSHA_RO ffffffffffffffffffffffffffffffffffffffff 0
(error) NOSCRIPT No matching script. Please use EVAL.
> EVAL_RO
(error) ERR wrong number of arguments for 'eval_ro' command
> EVALSHA_RO x
(error) ERR wrong number of arguments for 'evalsha_ro' command

# The flag no-writes promises it.
> EVAL "#!lua flags=no-writes\nreturn redis.call('GET', KEYS[1])" 1 a
"1"
> EVAL "#!lua flags=no-writes\nreturn redis.call('SET', KEYS[1], 2)" 1 a
(error) ERR Write commands are not allowed from read-only scripts. script: 1c837a0a3f80335ec34be0cf42f56e2235c80e21, on @user_script:2.
> EVAL_RO "#!lua flags=no-writes\nreturn redis.call('GET', KEYS[1])" 1 a
"1"
> EVAL_RO "#!lua\nreturn redis.call('GET', KEYS[1])" 1 a
(error) ERR Can not execute a script with write flag using *_ro command.
> GET a
"1"
