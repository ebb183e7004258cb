# EVALSHA runs a script that the server knows already, by its SHA1.
> EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db 0
(error) NOSCRIPT No matching script. Please use EVAL.
> EVAL "return 1" 0
(integer) 1
> EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db 0
(integer) 1
> EVALSHA E0E1F9FABFC9D4800C877A703B823AC0578FF8DB 0
(integer) 1
> EVALSHA e0e1f9 0
(error) NOSCRIPT No matching script. Please use EVAL.
> EVALSHA "" 0
(error) NOSCRIPT No matching script. Please use EVAL.
> EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db
(error) ERR wrong number of arguments for 'evalsha' command
> EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db 1
(error) ERR Number of keys can't be greater than number of args
> EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db x
(error) ERR value is not an integer or out of range

# SCRIPT LOAD only compiles it.
> SCRIPT LOAD "return redis.call('INCR', KEYS[1])"
"61636018f4e6b5817b89791bbed242f93fa089e3"
> EXISTS counter
(integer) 0
> EVALSHA 61636018f4e6b5817b89791bbed242f93fa089e3 1 counter
(integer) 1
> EVALSHA_RO 61636018f4e6b5817b89791bbed242f93fa089e3 1 counter
(error) ERR Write commands are not allowed from read-only scripts. script: 61636018f4e6b5817b89791bbed242f93fa089e3, on @user_script:1.
> SCRIPT LOAD "return +"
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> SCRIPT LOAD ""
"da39a3ee5e6b4b0d3255bfef95601890afd80709"
> SCRIPT LOAD
(error) ERR wrong number of arguments for 'script|load' command
> SCRIPT EXISTS e0e1f9fabfc9d4800c877a703b823ac0578ff8db x
1) (integer) 1
2) (integer) 0
> SCRIPT EXISTS
(error) ERR wrong number of arguments for 'script|exists' command

# SCRIPT FLUSH forgets them all. The data stays.
> SCRIPT FLUSH
OK
> SCRIPT EXISTS e0e1f9fabfc9d4800c877a703b823ac0578ff8db
1) (integer) 0
> EVALSHA 61636018f4e6b5817b89791bbed242f93fa089e3 1 counter
(error) NOSCRIPT No matching script. Please use EVAL.
> GET counter
"1"
> SCRIPT FLUSH SYNC
OK
> SCRIPT FLUSH async
OK
> SCRIPT FLUSH maybe
(error) ERR SCRIPT FLUSH only support SYNC|ASYNC option
> SCRIPT FLUSH SYNC ASYNC
(error) ERR SCRIPT FLUSH only support SYNC|ASYNC option

# Other subcommands.
> SCRIPT KILL
(error) NOTBUSY No scripts in execution right now.
> SCRIPT NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try SCRIPT HELP.
> SCRIPT
(error) ERR wrong number of arguments for 'script' command
> SCRIPT HELP
 1) SCRIPT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:
 2) DEBUG (YES|SYNC|NO)
 3)     Set the debug mode for subsequent scripts executed.
 4) EXISTS <sha1> [<sha1> ...]
 5)     Return information about the existence of the scripts in the script cache.
 6) FLUSH [ASYNC|SYNC]
 7)     Flush the Lua scripts cache. Very dangerous on replicas.
 8)     When called without the optional mode argument, the behavior is determined by the
 9)     lazyfree-lazy-user-flush configuration directive. Valid modes are:
10)     * ASYNC: Asynchronously flush the scripts cache.
11)     * SYNC: Synchronously flush the scripts cache.
12) KILL
13)     Kill the currently executing Lua script.
14) LOAD <script>
15)     Load a script into the scripts cache without executing it.
16) HELP
17)     Prints this help.
