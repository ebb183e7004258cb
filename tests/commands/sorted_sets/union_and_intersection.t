# ZUNION has the members of all inputs, their scores added up; ZINTER those that all have.
> ZADD math 1 ann 2 bob 3 eve
(integer) 3
> ZADD physics 10 bob 20 eve 30 max
(integer) 3
> ZUNION 2 math physics
1) "ann"
2) "bob"
3) "eve"
4) "max"
> ZUNION 2 math physics WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "12"
5) "eve"
6) "23"
7) "max"
8) "30"
> ZINTER 2 math physics
1) "bob"
2) "eve"
> ZINTER 2 math physics WITHSCORES
1) "bob"
2) "12"
3) "eve"
4) "23"
> ZINTERCARD 2 math physics
(integer) 2
> ZUNION 1 math WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
> ZUNION 3 math math math WITHSCORES
1) "ann"
2) "3"
3) "bob"
4) "6"
5) "eve"
6) "9"
> ZINTER 2 math math WITHSCORES
1) "ann"
2) "2"
3) "bob"
4) "4"
5) "eve"
6) "6"

# An absent key is an empty sorted set; a set is one whose scores are 1.
> ZUNION 2 math nowhere WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
> ZINTER 2 math nowhere
(empty array)
> ZINTERCARD 2 math nowhere
(integer) 0
> ZUNION 1 nowhere
(empty array)
> SADD club ann eve zoe
(integer) 3
> ZUNION 2 math club WITHSCORES
1) "zoe"
2) "1"
3) "ann"
4) "2"
5) "bob"
6) "2"
7) "eve"
8) "4"
> ZINTER 2 math club WITHSCORES
1) "ann"
2) "2"
3) "eve"
4) "4"
> ZINTER 2 club math WEIGHTS 5 1 WITHSCORES
1) "ann"
2) "6"
3) "eve"
4) "8"
> SADD numbers 1 2 3
(integer) 3
> ZADD more 0.5 2 0.25 3
(integer) 2
> ZUNION 2 numbers more WITHSCORES
1) "1"
2) "1"
3) "3"
4) "1.25"
5) "2"
6) "1.5"
> ZINTER 1 numbers WITHSCORES
1) "1"
2) "1"
3) "2"
4) "1"
5) "3"
6) "1"

# Scores are weighted, then aggregated.
> ZUNION 2 math physics WEIGHTS 2 0.5 WITHSCORES
1) "ann"
2) "2"
3) "bob"
4) "9"
5) "max"
6) "15"
7) "eve"
8) "16"
> ZUNION 2 math physics AGGREGATE MIN WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
7) "max"
8) "30"
> ZUNION 2 math physics aggregate max withscores weights 1 -1
1) "max"
2) "-30"
3) "ann"
4) "1"
5) "bob"
6) "2"
7) "eve"
8) "3"
> ZINTER 2 math physics WEIGHTS 100 1 AGGREGATE MIN WITHSCORES
1) "bob"
2) "10"
3) "eve"
4) "20"
> ZINTER 2 math physics AGGREGATE SUM WEIGHTS 1 1 AGGREGATE MAX WITHSCORES
1) "bob"
2) "10"
3) "eve"
4) "20"
> ZUNION 1 math WEIGHTS 7 WEIGHTS -1 WITHSCORES WITHSCORES
1) "eve"
2) "-3"
3) "bob"
4) "-2"
5) "ann"
6) "-1"

# Infinity less infinity, and infinity times zero, are 0.
> ZADD plus inf ann 5 bob
(integer) 2
> ZADD minus -inf ann inf bob
(integer) 2
> ZUNION 2 plus minus WITHSCORES
1) "ann"
2) "0"
3) "bob"
4) "inf"
> ZINTER 2 plus minus WITHSCORES
1) "ann"
2) "0"
3) "bob"
4) "inf"
> ZUNION 1 plus WEIGHTS 0 WITHSCORES
1) "ann"
2) "0"
3) "bob"
4) "0"
> ZUNION 2 math plus WEIGHTS 1 0 WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
5) "eve"
6) "3"
> ZINTER 2 math plus WEIGHTS 1 0 WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
> ZINTER 2 plus math WEIGHTS 0 1 WITHSCORES
1) "ann"
2) "1"
3) "bob"
4) "2"
> ZUNION 1 plus WEIGHTS inf WITHSCORES
1) "ann"
2) "inf"
3) "bob"
4) "inf"
> ZUNION 1 math WEIGHTS -0 WITHSCORES
1) "ann"
2) "-0"
3) "bob"
4) "-0"
5) "eve"
6) "-0"

# Mistakes.
> SET text hello
OK
> ZUNION 2 math text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZINTER 2 nowhere text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZINTERCARD 1 text LIMIT x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZUNION 1 text WEIGHTS x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZUNION 0 math
(error) ERR at least 1 input key is needed for 'zunion' command
> ZINTER -1 math
(error) ERR at least 1 input key is needed for 'zinter' command
> ZINTERCARD 0 math
(error) ERR at least 1 input key is needed for 'zintercard' command
> ZUNION x math
(error) ERR value is not an integer or out of range
> ZUNION 2 math
(error) ERR syntax error
> ZUNION 9223372036854775807 math
(error) ERR syntax error
> ZUNION 1 math physics
(error) ERR syntax error
> ZUNION 2 math physics WEIGHTS 1
(error) ERR syntax error
> ZUNION 2 math physics WEIGHTS 1 x
(error) ERR weight value is not a float
> ZUNION 2 math physics WEIGHTS 1 nan
(error) ERR weight value is not a float
> ZUNION 2 math physics WEIGHTS x 1 WEIGHTS 1 1
(error) ERR weight value is not a float
> ZUNION 1 math WEIGHTS x AGGREGATE y
(error) ERR weight value is not a float
> ZUNION 1 math AGGREGATE y WEIGHTS x
(error) ERR syntax error
> ZUNION 1 math AGGREGATE
(error) ERR syntax error
> ZUNION 1 math AGGREGATE AVG
(error) ERR syntax error
> ZUNION 1 math LIMIT 1
(error) ERR syntax error
> ZINTER 1
(error) ERR wrong number of arguments for 'zinter' command
> ZINTER 1 math WITHSCORE
(error) ERR syntax error

# ZINTERCARD may stop early.
> ZINTERCARD 2 math physics LIMIT 1
(integer) 1
> ZINTERCARD 2 math physics LIMIT 100
(integer) 2
> ZINTERCARD 2 math physics LIMIT 0
(integer) 2
> ZINTERCARD 1 numbers LIMIT 2
(integer) 2
> ZINTERCARD 2 math physics LIMIT 1 LIMIT 2
(integer) 2
> ZINTERCARD 2 math physics LIMIT -1
(error) ERR LIMIT can't be negative
> ZINTERCARD 2 math physics LIMIT x
(error) ERR LIMIT can't be negative
> ZINTERCARD 2 math physics LIMIT x LIMIT 1
(error) ERR LIMIT can't be negative
> ZINTERCARD 2 math physics LIMIT
(error) ERR syntax error
> ZINTERCARD 2 math physics WITHSCORES
(error) ERR syntax error
> ZINTERCARD 2 math physics WEIGHTS 1 2
(error) ERR syntax error

# In RESP3 scores come in pairs.
!resp3
> ZUNION 2 math physics
1) "ann"
2) "bob"
3) "eve"
4) "max"
> ZUNION 2 math physics WITHSCORES
1) 1) "ann"
   2) (double) 1
2) 1) "bob"
   2) (double) 12
3) 1) "eve"
   2) (double) 23
4) 1) "max"
   2) (double) 30
> ZINTER 2 math physics WEIGHTS 0.5 1 WITHSCORES
1) 1) "bob"
   2) (double) 11
2) 1) "eve"
   2) (double) 21.5
> ZINTER 1 nowhere WITHSCORES
(empty array)
