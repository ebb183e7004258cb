# COMMAND COUNT and COMMAND LIST tell what there is.
> COMMAND COUNT
~ \(integer\) \d{2,3}
> COMMAND COUNT x
(error) ERR wrong number of arguments for 'command|count' command
#! sorted
> COMMAND LIST FILTERBY PATTERN incr*
1) "incr"
2) "incrby"
3) "incrbyfloat"
> COMMAND LIST FILTERBY PATTERN nosuch*
(empty array)
> COMMAND LIST FILTERBY pattern GETDEL
1) "getdel"
> COMMAND LIST FILTERBY MODULE nosuch
(empty array)
> COMMAND LIST FILTERBY ACLCAT nosuch
(empty array)
> COMMAND LIST FILTERBY NOSUCH x
(error) ERR syntax error
> COMMAND LIST FILTERBY
(error) ERR syntax error
> COMMAND NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try COMMAND HELP.

# COMMAND INFO describes commands: arity, flags, keys.
> COMMAND INFO nosuch
1) (nil)
> COMMAND INFO get
1)  1) "get"
    2) (integer) 2
    3) 1) readonly
       2) fast
    4) (integer) 1
    5) (integer) 1
    6) (integer) 1
    7) 1) @read
       2) @string
       3) @fast
    8) (empty array)
    9) 1) 1) "flags"
          2) 1) RO
             2) access
          3) "begin_search"
          4) 1) "type"
             2) "index"
             3) "spec"
             4) 1) "index"
                2) (integer) 1
          5) "find_keys"
          6) 1) "type"
             2) "range"
             3) "spec"
             4) 1) "lastkey"
                2) (integer) 0
                3) "keystep"
                4) (integer) 1
                5) "limit"
                6) (integer) 0
   10) (empty array)
> EVAL "return #redis.call('COMMAND', 'INFO', 'get', 'set', 'nosuch')" 0
(integer) 3
