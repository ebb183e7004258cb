# What SCRIPT STATS tells of a script, and what script-undeclared-keys makes of it.

> SET n 9007199254740993
OK
> EVAL "local n = redis.call('GET', KEYS[1]) redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
1) (integer) 1
#! perilune
> SCRIPT STATS cb504f59f41cf5fe3f80b822a5ddbed2db3373af
 1) "imprecise_integers"
 2) (integer) 1
 3) "truncated_floats"
 4) (integer) 1
 5) "cut_tables"
 6) (integer) 1
 7) "undeclared_keys"
 8) (integer) 1
 9) "undeclared_key"
10) "n"

!resp3
#! perilune
> SCRIPT STATS cb504f59f41cf5fe3f80b822a5ddbed2db3373af
1# "imprecise_integers" => (integer) 1
2# "truncated_floats" => (integer) 1
3# "cut_tables" => (integer) 1
4# "undeclared_keys" => (integer) 1
5# "undeclared_key" => "n"
#! perilune
> CONFIG SET script-undeclared-keys deny
OK
#! perilune
> EVAL "local n = redis.call('GET', KEYS[1]) redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
(error) ERR Script attempted to access the undeclared key 'n' script: cb504f59f41cf5fe3f80b822a5ddbed2db3373af, on @user_script:1.
#! perilune
> CONFIG SET script-undeclared-keys allow
OK
#! perilune
> EVAL "local n = redis.call('GET', KEYS[1]) redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
1) (integer) 1
