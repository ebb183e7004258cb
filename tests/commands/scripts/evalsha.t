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
> SCRIPT NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try SCRIPT HELP.
> SCRIPT
(error) ERR wrong number of arguments for 'script' command

# The help is in our own words.
#! perilune
> SCRIPT HELP
 1) SCRIPT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:
 2) EXISTS sha1 [sha1 ...]
 3)     Tells of each script whether the server knows it.
 4) FLUSH [ASYNC | SYNC]
 5)     Forgets all scripts.
 6) HELP
 7)     Shows the subcommands.
 8) KILL [run-id]
 9)     Ends a script that runs, the longest-running one or that of an id, and undoes what it has written.
10) LOAD script
11)     Makes a script known to the server and returns its SHA-1.
12) RUNNING
13)     Lists the scripts that run, the longest-running one first.
14) SHOW sha1
15)     Returns the source of a script.
16) STATS [sha1]
17)     Returns what runs of a script did and how long they took, or of all scripts, those that took most time first.
