# ZREMRANGEBYRANK removes by index, ZREMRANGEBYSCORE by score, ZREMRANGEBYLEX by member. They
# return how many there were.
> ZADD board 10 ann 20 bob 30 cid 40 dan 50 eve 60 fay
(integer) 6
> ZREMRANGEBYRANK board 0 1
(integer) 2
> ZRANGE board 0 -1
1) "cid"
2) "dan"
3) "eve"
4) "fay"
> ZREMRANGEBYRANK board -1 -1
(integer) 1
> ZRANGE board 0 -1
1) "cid"
2) "dan"
3) "eve"
> ZREMRANGEBYSCORE board (30 40
(integer) 1
> ZRANGE board 0 -1 WITHSCORES
1) "cid"
2) "30"
3) "eve"
4) "50"
> ZREMRANGEBYSCORE board 31 49
(integer) 0
> ZREMRANGEBYSCORE board 50 30
(integer) 0
> ZREMRANGEBYRANK board 2 5
(integer) 0
> ZREMRANGEBYRANK board 1 0
(integer) 0
> ZREMRANGEBYRANK board 0 -101
(integer) 0
> ZCARD board
(integer) 2
> ZADD words 0 a 0 b 0 c 0 d
(integer) 4
> ZREMRANGEBYLEX words [b (d
(integer) 2
> ZRANGE words 0 -1
1) "a"
2) "d"
> ZREMRANGEBYLEX words (a (d
(integer) 0
> ZREMRANGEBYLEX words + -
(integer) 0

# A sorted set of which nothing is left is gone.
> ZREMRANGEBYRANK board -9223372036854775808 9223372036854775807
(integer) 2
> EXISTS board
(integer) 0
> ZREMRANGEBYLEX words - +
(integer) 2
> EXISTS words
(integer) 0
> ZADD board 1 a 2 b
(integer) 2
> EXPIRE board 100
(integer) 1
> ZREMRANGEBYSCORE board -inf (2
(integer) 1
> TTL board
(integer) 100
> ZREMRANGEBYSCORE board -inf +inf
(integer) 1
> EXISTS board
(integer) 0

# A missing key has nothing to remove.
> ZREMRANGEBYRANK missing 0 -1
(integer) 0
> ZREMRANGEBYSCORE missing 0 1
(integer) 0
> ZREMRANGEBYLEX missing - +
(integer) 0

# Mistakes, the type last.
> SET text hello
OK
> ZREMRANGEBYRANK text x 1
(error) ERR value is not an integer or out of range
> ZREMRANGEBYRANK text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREMRANGEBYRANK missing 0 1.5
(error) ERR value is not an integer or out of range
> ZREMRANGEBYRANK missing (0 1
(error) ERR value is not an integer or out of range
> ZREMRANGEBYSCORE text x 1
(error) ERR min or max is not a float
> ZREMRANGEBYSCORE text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREMRANGEBYSCORE missing 0 nan
(error) ERR min or max is not a float
> ZREMRANGEBYLEX text x +
(error) ERR min or max not valid string range item
> ZREMRANGEBYLEX text - +
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREMRANGEBYLEX missing - b
(error) ERR min or max not valid string range item
> ZREMRANGEBYRANK missing 0
(error) ERR wrong number of arguments for 'zremrangebyrank' command
> ZREMRANGEBYSCORE missing 0
(error) ERR wrong number of arguments for 'zremrangebyscore' command
> ZREMRANGEBYLEX missing - + BYLEX
(error) ERR wrong number of arguments for 'zremrangebylex' command

# A large sorted set stays of the form that large ones have.
> CONFIG SET zset-max-listpack-entries 4
OK
> ZADD large 1 a 2 b 3 c 4 d 5 e 6 f
(integer) 6
> OBJECT ENCODING large
"skiplist"
> ZREMRANGEBYRANK large 1 4
(integer) 4
> ZRANGE large 0 -1
1) "a"
2) "f"
> OBJECT ENCODING large
"skiplist"
> ZREMRANGEBYSCORE large 6 6
(integer) 1
> ZREMRANGEBYLEX large [a [a
(integer) 1
> EXISTS large
(integer) 0
> CONFIG SET zset-max-listpack-entries 128
OK

# Inside a transaction.
> ZADD board 1 a 2 b 3 c
(integer) 3
> MULTI
OK
> ZREMRANGEBYRANK board 0 0
QUEUED
> ZREMRANGEBYSCORE board 3 3
QUEUED
> EXEC
1) (integer) 1
2) (integer) 1
> ZRANGE board 0 -1
1) "b"
