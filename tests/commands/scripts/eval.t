# EVAL runs a script. Keys come in KEYS, the other arguments in ARGV.
> EVAL "return 'hello'" 0
"hello"
> EVAL "return {KEYS[1], KEYS[2], ARGV[1], ARGV[2]}" 2 k1 k2 a1 a2
1) "k1"
2) "k2"
3) "a1"
4) "a2"
> EVAL "return {#KEYS, #ARGV, KEYS[4], 'not reached'}" 3 a b c
1) (integer) 3
2) (integer) 0
> EVAL "return ARGV[1] .. ''" 0 "\x00\xff"
"\x00\xff"
> EVAL "return type(ARGV[1])" 0 5
"string"

# redis.call runs a command and answers its reply.
> EVAL "return redis.call('SET', KEYS[1], ARGV[1])" 1 greeting hello
OK
> EVAL "return redis.call('GET', KEYS[1])" 1 greeting
"hello"
> EVAL "return redis.call('set', 'n', 5)" 0
OK
> EVAL "return redis.call('INCRBY', KEYS[1], ARGV[1])" 1 n 10
(integer) 15

# The script and its keys are counted.
> EVAL
(error) ERR wrong number of arguments for 'eval' command
> EVAL "return 1"
(error) ERR wrong number of arguments for 'eval' command
> EVAL "return 1" x
(error) ERR value is not an integer or out of range
> EVAL "return 1" ""
(error) ERR value is not an integer or out of range
> EVAL "return 1" 1.0
(error) ERR value is not an integer or out of range
> EVAL "return 1" -1
(error) ERR Number of keys can't be negative
> EVAL "return 1" 1
(error) ERR Number of keys can't be greater than number of args
> EVAL "return 1" 3 a b
(error) ERR Number of keys can't be greater than number of args
> EVAL "return 1" 9223372036854775807
(error) ERR Number of keys can't be greater than number of args

# An empty script, and one that returns nothing, answer null.
> EVAL "" 0
(nil)
> EVAL "return" 0
(nil)
> EVAL "return nil" 0
(nil)
> EVAL "local x = 1" 0
(nil)
