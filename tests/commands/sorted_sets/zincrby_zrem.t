# ZINCRBY adds to a score; what is missing counts as 0.
> ZINCRBY points 5 ann
"5"
> ZINCRBY points 2.5 ann
"7.5"
> ZINCRBY points -10 ann
"-2.5"
> ZINCRBY points 0 ann
"-2.5"
> ZINCRBY points -0 bob
"-0"
> ZINCRBY points 1e308 max
"1e+308"
> ZINCRBY points 1e308 max
"inf"
> ZINCRBY points -inf max
(error) ERR resulting score is not a number (NaN)
> ZINCRBY points x ann
(error) ERR value is not a valid float
> ZINCRBY points nan ann
(error) ERR value is not a valid float
> ZINCRBY points 1
(error) ERR wrong number of arguments for 'zincrby' command
> SET text hello
OK
> ZINCRBY text 1 ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZINCRBY text x ann
(error) ERR value is not a valid float

# ZREM removes members, the sorted set with the last.
> ZREM points ann nobody
(integer) 1
> ZREM points nobody
(integer) 0
> ZREM points max bob bob
(integer) 2
> EXISTS points
(integer) 0
> ZREM points ann
(integer) 0
> ZREM text ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREM points
(error) ERR wrong number of arguments for 'zrem' command

# The order of elements is that of scores, then of the bytes of members.
> ZADD order 1 b 1 a 1 B 1 "\xff" 0.5 z 1 ab -inf low inf high
(integer) 8
> ZRANK order low
(integer) 0
> ZRANK order z
(integer) 1
> ZRANK order B
(integer) 2
> ZRANK order ab
(integer) 4
> ZRANK order "\xff"
(integer) 6
> ZRANK order high
(integer) 7
> ZREVRANK order high
(integer) 0
> ZREVRANK order low
(integer) 7
> ZRANK order nobody
(nil)
> ZREVRANK order nobody
(nil)
> ZRANK nowhere a
(nil)
> ZREVRANK nowhere a
(nil)
> ZRANK text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREVRANK text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
