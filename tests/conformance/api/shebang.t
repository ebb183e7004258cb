# A first line with #! names the engine and flags.
> EVAL "#!lua\nreturn 1" 0
(integer) 1
> EVAL "#!lua \nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=allow-oom,allow-stale\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes,no-cluster,allow-cross-slot-keys\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes,no-writes\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes,\nreturn 1" 0
(error) ERR Unexpected flag in script shebang:
> EVAL "#!lua flags=,no-writes\nreturn 1" 0
(error) ERR Unexpected flag in script shebang:
> EVAL "#!lua flags=no-writes, allow-oom\nreturn 1" 0
(error) ERR Unexpected flag in script shebang:
> EVAL "#!lua  flags=no-writes\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes flags=allow-oom\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=NO-WRITES\nreturn 1" 0
(error) ERR Unexpected flag in script shebang: NO-WRITES
> EVAL "#!lua flags=nosuch\nreturn 1" 0
(error) ERR Unexpected flag in script shebang: nosuch
> EVAL "#!lua Flags=no-writes\nreturn 1" 0
(error) ERR Unknown lua shebang option: Flags=no-writes
> EVAL "#!lua name=mine\nreturn 1" 0
(error) ERR Unknown lua shebang option: name=mine
> EVAL "#!lua nosuch\nreturn 1" 0
(error) ERR Unknown lua shebang option: nosuch
> EVAL "#!lua=x\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!lua=x
> EVAL "#!LUA\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!LUA
> EVAL "#!python\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!python
> EVAL "#!luajit\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!luajit
> EVAL "#!\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!
> EVAL "#! lua\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!
> EVAL "#!/usr/bin/lua\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!/usr/bin/lua
> EVAL "#!lua" 0
(error) ERR Invalid script shebang
> EVAL "#!lua return 1" 0
(error) ERR Invalid script shebang
> EVAL "#!" 0
(error) ERR Invalid script shebang
> EVAL " #!lua\nreturn 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '#'
> EVAL "\n#!lua\nreturn 1" 0
(error) ERR Error compiling script (new function): user_script:2: unexpected symbol near '#'
> EVAL "#!lua\r\nreturn 1" 0
(integer) 1
> EVAL "#!lua\n" 0
(nil)
> EVAL "#!lua\nreturn +" 0
(error) ERR Error compiling script (new function): user_script:2: unexpected symbol near '+'
> EVAL "#!lua\n\nerror('x')" 0
(error) ERR user_script:3: x script: d5c067904293d26cc22cb0530ae28ee1fdc88fbc, on @user_script:3.
> EVAL "#!lua\nreturn 1\n#!lua" 0
(error) ERR Error compiling script (new function): user_script:3: '<eof>' expected near '#'
> EVAL "#lua\nreturn 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '#'

# no-writes refuses writing; a script without flags may do what it wants.
> SET k v
OK
> EVAL "#!lua flags=no-writes\nreturn redis.call('GET', 'k')" 0
"v"
> EVAL "#!lua flags=no-writes\nreturn redis.call('SET', 'k', 'new')" 0
(error) ERR Write commands are not allowed from read-only scripts. script: 19e3b3384bc9b313165e8e686d4f815b1a7cfa6d, on @user_script:2.
> EVAL "#!lua flags=no-writes\nreturn redis.pcall('SET', 'k', 'new').err" 0
"ERR Write commands are not allowed from read-only scripts."
> EVAL "#!lua flags=no-writes\nreturn redis.call('INCR', 'n')" 0
(error) ERR Write commands are not allowed from read-only scripts. script: aedb0c6364d56cf6a7dd1dc2671f418e87185da2, on @user_script:2.
> EVAL "#!lua flags=no-writes\nlocal ok, e = pcall(redis.call, 'DEL', 'k') return e" 0
"ERR Write commands are not allowed from read-only scripts."
> EVAL "#!lua\nreturn redis.call('SET', 'k', 'by shebang')" 0
OK
> GET k
"by shebang"
> EVAL_RO "return redis.call('GET', 'k')" 0
"by shebang"
> EVAL_RO "return redis.call('SET', 'k', 'x')" 0
(error) ERR Write commands are not allowed from read-only scripts. script: 2dd12f0633b161562d8953940daacf13e3fa1c96, on @user_script:1.
> EVAL_RO "#!lua flags=no-writes\nreturn redis.call('GET', 'k')" 0
"by shebang"
> EVAL_RO "#!lua\nreturn redis.call('GET', 'k')" 0
(error) ERR Can not execute a script with write flag using *_ro command.
> EVAL_RO "#!lua flags=allow-oom\nreturn 1" 0
(error) ERR Can not execute a script with write flag using *_ro command.
> SCRIPT LOAD "#!lua flags=nosuch\nreturn 1"
(error) ERR Unexpected flag in script shebang: nosuch
> SCRIPT LOAD "#!lua flags=no-writes\nreturn redis.call('GET', KEYS[1])"
"d623bfea8e37744c1ffa709b62269c5db88a6bc0"
> EVALSHA_RO d623bfea8e37744c1ffa709b62269c5db88a6bc0 1 k
"by shebang"
