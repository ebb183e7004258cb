# ZRANGE returns elements by their index, from the lowest score up; those of one score are in the
# order of their bytes. Negative indexes count from the end.
> ZADD board 10 ann 30 cid 20 bob 30 "c\xff" 30 c 40 dan
(integer) 6
> ZRANGE board 0 -1
1) "ann"
2) "bob"
3) "c"
4) "cid"
5) "c\xff"
6) "dan"
> ZRANGE board 0 0
1) "ann"
> ZRANGE board 1 3
1) "bob"
2) "c"
3) "cid"
> ZRANGE board -2 -1
1) "c\xff"
2) "dan"
> ZRANGE board 1 -2 WITHSCORES
1) "bob"
2) "20"
3) "c"
4) "30"
5) "cid"
6) "30"
7) "c\xff"
8) "30"
> ZRANGE board 0 -1 withscores WithScores
 1) "ann"
 2) "10"
 3) "bob"
 4) "20"
 5) "c"
 6) "30"
 7) "cid"
 8) "30"
 9) "c\xff"
10) "30"
11) "dan"
12) "40"

# REV begins at the highest score, and so do the indexes. ZREVRANGE is the same.
> ZRANGE board 0 1 REV
1) "dan"
2) "c\xff"
> ZRANGE board 0 -1 REV WITHSCORES
 1) "dan"
 2) "40"
 3) "c\xff"
 4) "30"
 5) "cid"
 6) "30"
 7) "c"
 8) "30"
 9) "bob"
10) "20"
11) "ann"
12) "10"
> ZRANGE board -2 -1 WITHSCORES REV
1) "bob"
2) "20"
3) "ann"
4) "10"
> ZREVRANGE board 0 1
1) "dan"
2) "c\xff"
> ZREVRANGE board -2 -1
1) "bob"
2) "ann"
> ZREVRANGE board 1 2 WITHSCORES
1) "c\xff"
2) "30"
3) "cid"
4) "30"

# What lies outside is cut off.
> ZRANGE board -100 1
1) "ann"
2) "bob"
> ZRANGE board 4 100
1) "c\xff"
2) "dan"
> ZRANGE board 6 100
(empty array)
> ZRANGE board 3 2
(empty array)
> ZRANGE board -100 -7
(empty array)
> ZRANGE board -100 -6
1) "ann"
> ZREVRANGE board -100 0
1) "dan"
> ZREVRANGE board 5 100
1) "ann"
> ZREVRANGE board 6 100
(empty array)
> ZRANGE board -9223372036854775808 9223372036854775807
1) "ann"
2) "bob"
3) "c"
4) "cid"
5) "c\xff"
6) "dan"
> ZRANGE board 9223372036854775807 -9223372036854775808
(empty array)
> ZREVRANGE board -9223372036854775808 9223372036854775807
1) "dan"
2) "c\xff"
3) "cid"
4) "c"
5) "bob"
6) "ann"
> ZREVRANGE board 9223372036854775807 9223372036854775807
(empty array)

# A missing key is empty.
> ZRANGE missing 0 -1
(empty array)
> ZRANGE missing 0 -1 REV WITHSCORES
(empty array)
> ZREVRANGE missing 0 -1
(empty array)

# Indexes are integers, and that is said before the type is looked at.
> ZRANGE board a 1
(error) ERR value is not an integer or out of range
> ZRANGE board 0 1.5
(error) ERR value is not an integer or out of range
> ZRANGE board (0 1
(error) ERR value is not an integer or out of range
> ZRANGE board 0 9223372036854775808
(error) ERR value is not an integer or out of range
> ZREVRANGE board 0 ""
(error) ERR value is not an integer or out of range
> SET text hello
OK
> ZRANGE text 0 -1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGE text 0 x
(error) ERR value is not an integer or out of range
> ZREVRANGE text 0 -1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREVRANGE text x -1
(error) ERR value is not an integer or out of range
> ZRANGE board
(error) ERR wrong number of arguments for 'zrange' command
> ZRANGE board 0
(error) ERR wrong number of arguments for 'zrange' command
> ZREVRANGE board 0
(error) ERR wrong number of arguments for 'zrevrange' command

# A score is shown without what it does not need.
> ZADD scores inf top -Infinity bottom 3.0 three -0.50 half 1e3 thousand
(integer) 5
> ZRANGE scores 0 -1 WITHSCORES
 1) "bottom"
 2) "-inf"
 3) "half"
 4) "-0.5"
 5) "three"
 6) "3"
 7) "thousand"
 8) "1000"
 9) "top"
10) "inf"
