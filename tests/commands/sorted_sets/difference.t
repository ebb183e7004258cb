# ZDIFF has the members of the first that no other has, with their scores in the first.
> ZADD invited 1 ann 2 bob 3 eve 4 max
(integer) 4
> ZADD declined 10 bob
(integer) 1
> SADD ill max
(integer) 1
> ZDIFF 1 invited
1) "ann"
2) "bob"
3) "eve"
4) "max"
> ZDIFF 2 invited declined
1) "ann"
2) "eve"
3) "max"
> ZDIFF 3 invited declined ill WITHSCORES
1) "ann"
2) "1"
3) "eve"
4) "3"
> ZDIFF 2 invited nowhere WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
7) "max"
8) "4"
> ZDIFF 2 nowhere invited
(empty array)
> ZDIFF 2 invited invited
(empty array)
> ZDIFF 2 ill invited
(empty array)
> ZDIFF 2 ill declined WITHSCORES
1) "max"
2) "1"
> ZDIFF 1 invited withscores WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
7) "max"
8) "4"

# ZDIFFSTORE stores them, whatever was there.
> SET coming text EX 100
OK
> ZDIFFSTORE coming 3 invited declined ill
(integer) 2
> TTL coming
(integer) -1
> ZDIFF 1 coming WITHSCORES
1) "ann"
2) "1"
3) "eve"
4) "3"
> ZDIFFSTORE invited 2 invited declined
(integer) 3
> ZDIFF 1 invited WITHSCORES
1) "ann"
2) "1"
3) "eve"
4) "3"
5) "max"
6) "4"
> ZDIFFSTORE invited 2 invited invited
(integer) 0
> EXISTS invited
(integer) 0
> ZDIFFSTORE nowhere 1 nowhere
(integer) 0
> EXISTS nowhere
(integer) 0

# Mistakes.
> SET text hello
OK
> ZDIFF 2 coming text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZDIFF 2 nowhere text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZDIFFSTORE text 1 text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> GET text
"hello"
> ZDIFF 0 coming
(error) ERR at least 1 input key is needed for 'zdiff' command
> ZDIFFSTORE out 0 coming
(error) ERR at least 1 input key is needed for 'zdiffstore' command
> ZDIFF x coming
(error) ERR value is not an integer or out of range
> ZDIFF 2 coming
(error) ERR syntax error
> ZDIFF 1 coming WEIGHTS 1
(error) ERR syntax error
> ZDIFF 1 coming AGGREGATE MIN
(error) ERR syntax error
> ZDIFF 1 coming LIMIT 1
(error) ERR syntax error
> ZDIFFSTORE out 1 coming WITHSCORES
(error) ERR syntax error
> ZDIFFSTORE out 1
(error) ERR wrong number of arguments for 'zdiffstore' command
> ZDIFF 1
(error) ERR wrong number of arguments for 'zdiff' command

!resp3
> ZDIFF 1 coming
1) "ann"
2) "eve"
> ZDIFF 1 coming WITHSCORES
1) 1) "ann"
   2) (double) 1
2) 1) "eve"
   2) (double) 3
> ZDIFF 1 nowhere WITHSCORES
(empty array)
