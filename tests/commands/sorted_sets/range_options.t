# The options of ZRANGE in any order and case. Those that say how to select may be given once.
> ZADD board 1 a 2 b 3 c
(integer) 3
> ZRANGE board 3 1 limit 0 2 WITHSCORES rev byscore
1) "c"
2) "3"
3) "b"
4) "2"
> ZRANGE board 1 3 BYSCORE LIMIT 0 1 LIMIT 1 1
1) "b"
> ZRANGE board 0 -1 BYSCORE BYSCORE
(error) ERR syntax error
> ZRANGE board 0 -1 BYSCORE BYLEX
(error) ERR syntax error
> ZRANGE board 0 -1 BYLEX BYSCORE
(error) ERR syntax error
> ZRANGE board 0 -1 REV REV
(error) ERR syntax error
> ZRANGE board 0 -1 BYRANK
(error) ERR syntax error
> ZRANGE board 0 -1 WITHSCORE
(error) ERR syntax error

# LIMIT wants two integers.
> ZRANGE board 0 -1 BYSCORE LIMIT
(error) ERR syntax error
> ZRANGE board 0 -1 BYSCORE LIMIT 0
(error) ERR syntax error
> ZRANGE board 0 -1 BYSCORE LIMIT x 1
(error) ERR value is not an integer or out of range
> ZRANGE board 0 -1 BYSCORE LIMIT 0 x
(error) ERR value is not an integer or out of range
> ZRANGE board 0 -1 BYSCORE LIMIT 0 1.0
(error) ERR value is not an integer or out of range
> ZRANGE board 0 -1 BYSCORE LIMIT 0 9223372036854775808
(error) ERR value is not an integer or out of range
> ZRANGE board 0 -1 BYSCORE LIMIT x 1 LIMIT 0 1
(error) ERR value is not an integer or out of range

# It goes with scores and members only; -1, which takes all, is let pass with its offset.
> ZRANGE board 0 -1 LIMIT 0 1
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZRANGE board 0 -1 LIMIT 1 -2
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZRANGE board 0 -1 LIMIT 1 -1
1) "a"
2) "b"
3) "c"
> ZRANGE board 0 -1 LIMIT 0 5 LIMIT 1 -1
1) "a"
2) "b"
3) "c"
> ZRANGE board 0 -1 REV LIMIT -1 -1
1) "c"
2) "b"
3) "a"

# Scores are not returned by member.
> ZRANGE board - + BYLEX WITHSCORES
(error) ERR syntax error, WITHSCORES not supported in combination with BYLEX
> ZRANGE board - + LIMIT 0 1 WITHSCORES BYLEX
(error) ERR syntax error, WITHSCORES not supported in combination with BYLEX

# The first mistake in the options is told; then what does not go together; then the ends; then
# the type.
> ZRANGE board 0 -1 LIMIT x 1 BOGUS
(error) ERR value is not an integer or out of range
> ZRANGE board 0 -1 BOGUS LIMIT x 1
(error) ERR syntax error
> ZRANGE board x y LIMIT 0 1
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZRANGE board x y BYLEX WITHSCORES
(error) ERR syntax error, WITHSCORES not supported in combination with BYLEX
> ZRANGE board x y BOGUS
(error) ERR syntax error
> SET text hello
OK
> ZRANGE text 0 -1 LIMIT 0 1
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZRANGE text 0 -1 BOGUS
(error) ERR syntax error

# The older commands have what they are made of in their name, and some tell more than that an
# option is an error.
> ZREVRANGE board 0 -1 REV
(error) ERR syntax error
> ZREVRANGE board 0 -1 BYSCORE
(error) ERR syntax error
> ZREVRANGE board 0 -1 LIMIT 0 1
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZREVRANGE board 0 -1 LIMIT 0 -1
1) "c"
2) "b"
3) "a"
> ZREVRANGE board 0 -1 WITHSCORES WITHSCORES
1) "c"
2) "3"
3) "b"
4) "2"
5) "a"
6) "1"
> ZRANGEBYSCORE board 0 9 REV
(error) ERR syntax error
> ZRANGEBYSCORE board 0 9 BYSCORE
(error) ERR syntax error
> ZRANGEBYSCORE board 0 9 LIMIT 1 1 WITHSCORES
1) "b"
2) "2"
> ZRANGEBYSCORE board 0 9 LIMIT 1
(error) ERR syntax error
> ZREVRANGEBYSCORE board 9 0 REV
(error) ERR syntax error
> ZREVRANGEBYSCORE board 9 0 BYLEX
(error) ERR syntax error
> ZRANGEBYLEX board - + WITHSCORES
(error) ERR syntax error, WITHSCORES not supported in combination with BYLEX
> ZRANGEBYLEX board - + WITHSCORES BOGUS
(error) ERR syntax error
> ZRANGEBYLEX board - + BYLEX
(error) ERR syntax error
> ZREVRANGEBYLEX board + - WITHSCORES
(error) ERR syntax error, WITHSCORES not supported in combination with BYLEX
> ZREVRANGEBYLEX board + - LIMIT x 1
(error) ERR value is not an integer or out of range
