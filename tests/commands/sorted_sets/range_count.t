# ZCOUNT counts by score, ZLEXCOUNT by member.
> ZADD board 10 ann 20 bob 20 ben 30 cid
(integer) 4
> ZCOUNT board -inf +inf
(integer) 4
> ZCOUNT board 20 30
(integer) 3
> ZCOUNT board (20 30
(integer) 1
> ZCOUNT board 10 (20
(integer) 1
> ZCOUNT board (10 (20
(integer) 0
> ZCOUNT board 30 10
(integer) 0
> ZCOUNT board (20 (20
(integer) 0
> ZCOUNT missing -inf +inf
(integer) 0
> ZADD words 0 a 0 b 0 c 0 d
(integer) 4
> ZLEXCOUNT words - +
(integer) 4
> ZLEXCOUNT words [b [c
(integer) 2
> ZLEXCOUNT words (b (c
(integer) 0
> ZLEXCOUNT words (a +
(integer) 3
> ZLEXCOUNT words + -
(integer) 0
> ZLEXCOUNT words (c (b
(integer) 0
> ZLEXCOUNT missing - +
(integer) 0

# Mistakes, the type last.
> SET text hello
OK
> ZCOUNT board x 1
(error) ERR min or max is not a float
> ZCOUNT board 1 nan
(error) ERR min or max is not a float
> ZCOUNT missing x 1
(error) ERR min or max is not a float
> ZCOUNT text 0 x
(error) ERR min or max is not a float
> ZCOUNT text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZCOUNT board 0
(error) ERR wrong number of arguments for 'zcount' command
> ZCOUNT board 0 1 2
(error) ERR wrong number of arguments for 'zcount' command
> ZLEXCOUNT words a +
(error) ERR min or max not valid string range item
> ZLEXCOUNT words - b
(error) ERR min or max not valid string range item
> ZLEXCOUNT missing a +
(error) ERR min or max not valid string range item
> ZLEXCOUNT text a +
(error) ERR min or max not valid string range item
> ZLEXCOUNT text - +
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZLEXCOUNT words -
(error) ERR wrong number of arguments for 'zlexcount' command
> ZLEXCOUNT words - + LIMIT
(error) ERR wrong number of arguments for 'zlexcount' command
