# LMPOP pops from the first list that is there.
> RPUSH low a b c d
(integer) 4
> RPUSH high x y z
(integer) 3
> LMPOP 3 missing low high LEFT
1) "low"
2) 1) "a"
> LMPOP 2 high low RIGHT COUNT 2
1) "high"
2) 1) "z"
   2) "y"
> LMPOP 2 high low LEFT COUNT 9223372036854775807
1) "high"
2) 1) "x"
> EXISTS high
(integer) 0
> LMPOP 2 high low right count 2
1) "low"
2) 1) "d"
   2) "c"
> LRANGE low 0 -1
1) "b"
> LMPOP 2 low low LEFT COUNT 5
1) "low"
2) 1) "b"
> EXISTS low
(integer) 0
> LMPOP 2 low high LEFT
(nil)
# What stands before a wrong type is popped, what stands behind it is not.
> SET text hello
OK
> RPUSH l a b c d
(integer) 4
> LMPOP 2 l text LEFT
1) "l"
2) 1) "a"
> LMPOP 2 text l LEFT
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LMPOP 3 missing text l LEFT
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LRANGE l 0 -1
1) "b"
2) "c"
3) "d"
# The number of keys.
> LMPOP 0 l LEFT
(error) ERR numkeys should be greater than 0
> LMPOP -1 l LEFT
(error) ERR numkeys should be greater than 0
> LMPOP abc l LEFT
(error) ERR numkeys should be greater than 0
> LMPOP 9223372036854775807 l LEFT
(error) ERR syntax error
> LMPOP -9223372036854775808 l LEFT
(error) ERR numkeys should be greater than 0
> LMPOP 2 l LEFT
(error) ERR syntax error
> LMPOP 3 l LEFT
(error) ERR syntax error
> LMPOP 1 l l LEFT
(error) ERR syntax error
# Which end.
> LMPOP 1 l UP
(error) ERR syntax error
> LMPOP 1 l UP COUNT 0
(error) ERR syntax error
> LMPOP 1 l LEFT RIGHT
(error) ERR syntax error
# How many. It must be more than none, and be said once.
> LMPOP 1 l LEFT COUNT 0
(error) ERR count should be greater than 0
> LMPOP 1 l LEFT COUNT -1
(error) ERR count should be greater than 0
> LMPOP 1 l LEFT COUNT abc
(error) ERR count should be greater than 0
> LMPOP 1 l LEFT COUNT
(error) ERR syntax error
> LMPOP 1 l LEFT COUNT 1 COUNT 2
(error) ERR syntax error
> LMPOP 1 l LEFT COUNT 0 COUNT 2
(error) ERR count should be greater than 0
> LMPOP 1 l LEFT COUNT 0 NOSUCH
(error) ERR count should be greater than 0
> LMPOP 1 l LEFT NOSUCH
(error) ERR syntax error
> LMPOP 1 l LEFT NOSUCH COUNT 0
(error) ERR syntax error
> LMPOP 1 text LEFT COUNT 0
(error) ERR count should be greater than 0
> LMPOP 1 l
(error) ERR wrong number of arguments for 'lmpop' command
> LMPOP 1
(error) ERR wrong number of arguments for 'lmpop' command
> LMPOP
(error) ERR wrong number of arguments for 'lmpop' command
> LRANGE l 0 -1
1) "b"
2) "c"
3) "d"
