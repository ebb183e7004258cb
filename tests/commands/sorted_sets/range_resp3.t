# In RESP3 scores are doubles, and each stands in a pair with its member.
!resp3
> ZADD board 1 a 2.5 b inf c -inf d
(integer) 4
> ZRANGE board 0 -1
1) "d"
2) "a"
3) "b"
4) "c"
> ZRANGE board 0 -1 WITHSCORES
1) 1) "d"
   2) (double) -inf
2) 1) "a"
   2) (double) 1
3) 1) "b"
   2) (double) 2.5
4) 1) "c"
   2) (double) inf
> ZRANGE board 0 0 REV WITHSCORES
1) 1) "c"
   2) (double) inf
> ZRANGE board (1 +inf BYSCORE LIMIT 0 1 WITHSCORES
1) 1) "b"
   2) (double) 2.5
> ZRANGE board - + BYLEX LIMIT 0 0
(empty array)
> ZREVRANGE board 0 1 WITHSCORES
1) 1) "c"
   2) (double) inf
2) 1) "b"
   2) (double) 2.5
> ZRANGEBYSCORE board 1 2 WITHSCORES
1) 1) "a"
   2) (double) 1
> ZREVRANGEBYSCORE board 3 2 WITHSCORES
1) 1) "b"
   2) (double) 2.5
> ZRANGEBYSCORE board 5 6 WITHSCORES
(empty array)
> ZRANGE missing 0 -1 WITHSCORES
(empty array)
> ZCOUNT board 1 2
(integer) 1
> ZADD words 0 a 0 b
(integer) 2
> ZRANGEBYLEX words - +
1) "a"
2) "b"
> ZREVRANGEBYLEX words + -
1) "b"
2) "a"
> ZLEXCOUNT words - +
(integer) 2
> ZRANGESTORE top board 0 0
(integer) 1
> ZREMRANGEBYRANK board 0 0
(integer) 1
> ZREMRANGEBYSCORE board 1 1
(integer) 1
> ZREMRANGEBYLEX words [a [a
(integer) 1
