# ZRANGESTORE stores a range, with its scores, in place of whatever the destination held.
> ZADD board 10 ann 20 bob 30 cid 40 dan
(integer) 4
> ZRANGESTORE top board 0 1 REV
(integer) 2
> ZRANGE top 0 -1 WITHSCORES
1) "cid"
2) "30"
3) "dan"
4) "40"
> ZRANGESTORE top board 1 2
(integer) 2
> ZRANGE top 0 -1 WITHSCORES
1) "bob"
2) "20"
3) "cid"
4) "30"
> ZRANGESTORE top board (10 +inf BYSCORE LIMIT 1 1
(integer) 1
> ZRANGE top 0 -1 WITHSCORES
1) "cid"
2) "30"
> ZRANGESTORE top board (40 -inf BYSCORE REV LIMIT 1 5
(integer) 2
> ZRANGE top 0 -1 WITHSCORES
1) "ann"
2) "10"
3) "bob"
4) "20"
> ZRANGESTORE top board 0 -1
(integer) 4
> ZCARD top
(integer) 4
> ZADD words 0 a 0 b 0 c 0 d
(integer) 4
> ZRANGESTORE top words [b + BYLEX
(integer) 3
> ZRANGE top 0 -1
1) "b"
2) "c"
3) "d"
> ZRANGESTORE top words (d - BYLEX REV LIMIT 0 2
(integer) 2
> ZRANGE top 0 -1
1) "b"
2) "c"

# The destination may be of any type, and loses its time to live.
> SET text hello EX 100
OK
> ZRANGESTORE text board 0 0
(integer) 1
> TYPE text
zset
> TTL text
(integer) -1
> SET other hello
OK
> EXPIRE top 100
(integer) 1
> ZRANGESTORE top board 0 0
(integer) 1
> TTL top
(integer) -1

# Nothing selected deletes it.
> ZRANGESTORE text board 9 10
(integer) 0
> EXISTS text
(integer) 0
> ZRANGESTORE other missing 0 -1
(integer) 0
> EXISTS other
(integer) 0
> ZRANGESTORE missing missing 0 -1
(integer) 0
> EXISTS missing
(integer) 0

# Source and destination may be the same.
> ZADD self 1 a 2 b 3 c
(integer) 3
> ZRANGESTORE self self 1 2
(integer) 2
> ZRANGE self 0 -1 WITHSCORES
1) "b"
2) "2"
3) "c"
4) "3"
> ZRANGESTORE self self 1 0 REV
(integer) 0
> EXISTS self
(integer) 0

# Mistakes leave the destination alone.
> SET text hello
OK
> ZRANGESTORE top text 0 -1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGESTORE top text x -1
(error) ERR value is not an integer or out of range
> ZRANGESTORE top board 0 -1 WITHSCORES
(error) ERR syntax error
> ZRANGESTORE top board - + BYLEX WITHSCORES
(error) ERR syntax error
> ZRANGESTORE top board 0 -1 LIMIT 0 1
(error) ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
> ZRANGESTORE top board 0 -1 BYSCORE BYLEX
(error) ERR syntax error
> ZRANGESTORE top board 0 -1 REV REV
(error) ERR syntax error
> ZRANGESTORE top board 0 -1 BYSCORE LIMIT x 1
(error) ERR value is not an integer or out of range
> ZRANGESTORE top board x 1 BYSCORE
(error) ERR min or max is not a float
> ZRANGESTORE top board x + BYLEX
(error) ERR min or max not valid string range item
> ZRANGESTORE top missing x 1
(error) ERR value is not an integer or out of range
> ZRANGESTORE top board 0
(error) ERR wrong number of arguments for 'zrangestore' command
> ZCARD top
(integer) 1

# What is stored is small or large by itself, whatever the source is.
> CONFIG SET zset-max-listpack-entries 3
OK
> ZADD large 1 a 2 b 3 c 4 d 5 e
(integer) 5
> OBJECT ENCODING large
"skiplist"
> ZRANGESTORE part large 0 2
(integer) 3
> OBJECT ENCODING part
"listpack"
> ZRANGESTORE part large 0 3
(integer) 4
> OBJECT ENCODING part
"skiplist"
> ZRANGESTORE part large 0 3 BYSCORE
(integer) 3
> OBJECT ENCODING part
"listpack"
> ZRANGESTORE part large -inf +inf BYSCORE
(integer) 5
> OBJECT ENCODING part
"skiplist"
> ZRANGESTORE large large 4 4
(integer) 1
> OBJECT ENCODING large
"listpack"
> ZADD zeros 0 a 0 b 0 c
(integer) 3
> ZADD zeros 1 a -0 d
(integer) 1
> ZADD zeros -0 a
(integer) 0
> ZRANGE zeros 0 -1 WITHSCORES
1) "a"
2) "-0"
3) "b"
4) "0"
5) "c"
6) "0"
7) "d"
8) "-0"
> ZRANGESTORE part zeros 0 -1
(integer) 4
> ZRANGE part 0 -1 WITHSCORES
1) "a"
2) "-0"
3) "b"
4) "0"
5) "c"
6) "0"
7) "d"
8) "-0"
> ZRANGESTORE part zeros 0 0 BYSCORE
(integer) 4
> ZRANGE part 0 -1 WITHSCORES
1) "a"
2) "0"
3) "b"
4) "0"
5) "c"
6) "0"
7) "d"
8) "-0"
> CONFIG SET zset-max-listpack-value 5
OK
> ZADD long 0 short 1 longer
(integer) 2
> ZRANGESTORE part long 0 0
(integer) 1
> OBJECT ENCODING part
"listpack"
> ZRANGESTORE part long 1 1
(integer) 1
> OBJECT ENCODING part
"skiplist"
> CONFIG SET zset-max-listpack-entries 128 zset-max-listpack-value 64
OK
