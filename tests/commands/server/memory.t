# MEMORY USAGE estimates what a key costs.
> SET a hello
OK
> MEMORY USAGE a
~ \(integer\) \d+
> MEMORY USAGE a SAMPLES 5
~ \(integer\) \d+
> MEMORY USAGE missing
(nil)
> MEMORY USAGE a SAMPLES
(error) ERR syntax error
> MEMORY USAGE a SAMPLES x
(error) ERR value is not an integer or out of range
> MEMORY USAGE a SAMPLES -1
(error) ERR syntax error
> MEMORY USAGE a NOSUCH 1
(error) ERR syntax error
> MEMORY USAGE
(error) ERR wrong number of arguments for 'memory|usage' command
> MEMORY
(error) ERR wrong number of arguments for 'memory' command
> MEMORY NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try MEMORY HELP.

# A longer value costs more.
> SETRANGE long 9999 x
(integer) 10000
> EVAL "
|   local function cost(key) return redis.call('MEMORY', 'USAGE', key) end
|   return cost(KEYS[2]) - cost(KEYS[1]) > 9000
| " 2 a long
(integer) 1
