# WITHSCORE adds the score to the rank.
#! 7.2
> ZADD race 30 ann 25.5 bob 20 eve
(integer) 3
#! 7.2
> ZRANK race ann WITHSCORE
1) (integer) 2
2) "30"
#! 7.2
> ZREVRANK race bob withscore
1) (integer) 1
2) "25.5"
#! 7.2
> ZRANK race nobody WITHSCORE
(nil)
#! 7.2
> ZRANK nowhere ann WITHSCORE
(nil)
#! 7.2
> ZRANK race ann WITHSCORES
(error) ERR syntax error
#! 7.2
> ZRANK race ann WITHSCORE WITHSCORE
(error) ERR wrong number of arguments for 'zrank' command
#! 7.2
> ZREVRANK race ann x y
(error) ERR wrong number of arguments for 'zrevrank' command
#! 7.2
> ZREVRANK race
(error) ERR wrong number of arguments for 'zrevrank' command
#! 7.2
> SET text hello
OK
#! 7.2
> ZRANK text ann x
(error) ERR syntax error
#! 7.2
> ZRANK text ann WITHSCORE
(error) WRONGTYPE Operation against a key holding the wrong kind of value
!resp3
#! 7.2
> ZRANK race ann WITHSCORE
1) (integer) 2
2) (double) 30
#! 7.2
> ZREVRANK race nobody WITHSCORE
(nil)
