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
 2) DRYRUN script numkeys [key [key ...]] [arg [arg ...]]
 3)     Runs a Lua script as EVAL does, and undoes all of it. Returns what it replied, the commands that would change the data as it did, the keys it used, how many commands it called, its time, and its memory at the most.
 4) DRYRUNSHA sha1 numkeys [key [key ...]] [arg [arg ...]]
 5)     The same as SCRIPT DRYRUN for a script that the server knows, named by its SHA-1.
 6) EXISTS sha1 [sha1 ...]
 7)     Tells of each script whether the server knows it.
 8) FLUSH [ASYNC | SYNC]
 9)     Forgets all scripts.
10) HELP
11)     Shows the subcommands.
12) KILL [run-id]
13)     Ends a script that runs, the longest-running one or that of an id, and undoes what it has written.
14) LOAD script
15)     Makes a script known to the server and returns its SHA-1.
16) RUNNING
17)     Lists the scripts that run, the longest-running one first.
18) SHOW sha1
19)     Returns the source of a script.
20) STATS [sha1]
21)     Returns what runs of a script did and how long they took, or of all scripts, those that took most time first.
