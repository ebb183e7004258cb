# BYSCORE returns what lies between two scores. '(' excludes the score itself.
> ZADD board 10 ann 20 bob 20 ben 30 cid 40 dan
(integer) 5
> ZRANGE board 20 30 BYSCORE
1) "ben"
2) "bob"
3) "cid"
> ZRANGE board (20 30 BYSCORE
1) "cid"
> ZRANGE board 20 (30 BYSCORE WITHSCORES
1) "ben"
2) "20"
3) "bob"
4) "20"
> ZRANGE board (20 (30 BYSCORE
(empty array)
> ZRANGE board (20 (20 BYSCORE
(empty array)
> ZRANGE board 20 20 BYSCORE
1) "ben"
2) "bob"
> ZRANGE board 30 20 BYSCORE
(empty array)
> ZRANGE board 15.5 2.5e1 BYSCORE
1) "ben"
2) "bob"
> ZRANGE board -inf +inf BYSCORE
1) "ann"
2) "ben"
3) "bob"
4) "cid"
5) "dan"
> ZRANGE board inf -inf BYSCORE
(empty array)
> ZRANGE board (30 inf BYSCORE
1) "dan"
> ZRANGE missing -inf +inf BYSCORE
(empty array)
> ZRANGEBYSCORE board (20 40
1) "cid"
2) "dan"
> ZRANGEBYSCORE board 20 (40 WITHSCORES
1) "ben"
2) "20"
3) "bob"
4) "20"
5) "cid"
6) "30"
> ZRANGEBYSCORE missing 0 1
(empty array)

# In reverse the higher score comes first.
> ZRANGE board 30 20 BYSCORE REV
1) "cid"
2) "bob"
3) "ben"
> ZRANGE board (30 20 REV BYSCORE WITHSCORES
1) "bob"
2) "20"
3) "ben"
4) "20"
> ZRANGE board 20 30 BYSCORE REV
(empty array)
> ZREVRANGEBYSCORE board +inf -inf
1) "dan"
2) "cid"
3) "bob"
4) "ben"
5) "ann"
> ZREVRANGEBYSCORE board (40 (10 WITHSCORES
1) "cid"
2) "30"
3) "bob"
4) "20"
5) "ben"
6) "20"
> ZREVRANGEBYSCORE board 10 40
(empty array)
> ZREVRANGEBYSCORE missing 1 0
(empty array)

# LIMIT passes some elements and takes the next. A negative count takes all, a negative offset none.
> ZRANGE board -inf +inf BYSCORE LIMIT 1 2
1) "ben"
2) "bob"
> ZRANGE board +inf -inf BYSCORE REV LIMIT 1 2
1) "cid"
2) "bob"
> ZRANGEBYSCORE board -inf +inf WITHSCORES LIMIT 3 10
1) "cid"
2) "30"
3) "dan"
4) "40"
> ZRANGEBYSCORE board -inf +inf LIMIT 3 -1
1) "cid"
2) "dan"
> ZRANGEBYSCORE board -inf +inf LIMIT 3 -9223372036854775808
1) "cid"
2) "dan"
> ZRANGEBYSCORE board -inf +inf LIMIT 0 0
(empty array)
> ZRANGEBYSCORE board -inf +inf LIMIT 5 1
(empty array)
> ZRANGEBYSCORE board -inf +inf LIMIT -1 2
(empty array)
> ZRANGEBYSCORE board -inf +inf LIMIT 9223372036854775807 9223372036854775807
(empty array)
> ZRANGEBYSCORE board -inf +inf LIMIT -9223372036854775808 9223372036854775807
(empty array)
> ZREVRANGEBYSCORE board +inf -inf LIMIT 3 10 WITHSCORES
1) "ben"
2) "20"
3) "ann"
4) "10"
> ZREVRANGEBYSCORE board +inf -inf LIMIT 0 1
1) "dan"
> ZREVRANGEBYSCORE board +inf -inf LIMIT 3 -1
1) "ben"
2) "ann"

# Scores are read leniently.
> ZADD low 0 zero 1 one 2 two
(integer) 3
> ZRANGE low "" 1 BYSCORE
1) "zero"
2) "one"
> ZRANGE low ( " 1" BYSCORE
1) "one"
> ZRANGE low +1 0x2 BYSCORE
1) "one"
2) "two"
> ZRANGE low "1\x00" 2 BYSCORE
1) "one"
2) "two"
> ZRANGE low -1e400 1e-400 BYSCORE
1) "zero"
> ZRANGE low -0 0 BYSCORE
1) "zero"
> ZRANGE low 1e400 infinity BYSCORE
(empty array)

# What is no score is an error, before the type is looked at.
> ZRANGE board x 1 BYSCORE
(error) ERR min or max is not a float
> ZRANGE board 1 "1 " BYSCORE
(error) ERR min or max is not a float
> ZRANGE board nan 1 BYSCORE
(error) ERR min or max is not a float
> ZRANGE board 1 (nan BYSCORE
(error) ERR min or max is not a float
> ZRANGE board ((1 2 BYSCORE
(error) ERR min or max is not a float
> ZRANGE board [1 2 BYSCORE
(error) ERR min or max is not a float
> ZRANGE missing x 1 BYSCORE
(error) ERR min or max is not a float
> ZRANGEBYSCORE board + -
(error) ERR min or max is not a float
> ZREVRANGEBYSCORE board 1 x
(error) ERR min or max is not a float
> SET text hello
OK
> ZRANGE text 0 x BYSCORE
(error) ERR min or max is not a float
> ZRANGE text 0 1 BYSCORE
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGEBYSCORE text 0 x
(error) ERR min or max is not a float
> ZRANGEBYSCORE text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREVRANGEBYSCORE text 0 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGEBYSCORE board 0
(error) ERR wrong number of arguments for 'zrangebyscore' command
> ZREVRANGEBYSCORE board 0
(error) ERR wrong number of arguments for 'zrevrangebyscore' command
