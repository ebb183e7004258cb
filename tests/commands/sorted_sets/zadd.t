# ZADD adds members and replies how many are new; a member that was there gets the new score.
> ZADD race 30 ann 25.5 bob
(integer) 2
> ZADD race 20 ann 40 eve
(integer) 1
> ZSCORE race ann
"20"
> ZSCORE race nobody
(nil)
> ZMSCORE race ann nobody bob
1) "20"
2) (nil)
3) "25.5"
> ZMSCORE nowhere ann
1) (nil)
> ZCARD race
(integer) 3
> ZCARD nowhere
(integer) 0
> TYPE race
zset

# CH counts the changed ones, too; the same score is no change.
> ZADD race CH 20 ann 26 bob 50 zoe
(integer) 2
> ZADD race CH CH 20 ann
(integer) 0

# NX adds only, XX changes only.
> ZADD race NX 99 ann 99 joe
(integer) 1
> ZMSCORE race ann joe
1) "20"
2) "99"
> ZADD race XX CH 1 ann 1 stranger
(integer) 1
> ZSCORE race stranger
(nil)
> ZADD nowhere XX 1 ann
(integer) 0
> EXISTS nowhere
(integer) 0

# GT and LT change a score in one direction only, but add what is missing.
> ZADD race GT CH 5 ann 5 bob 5 max
(integer) 2
> ZMSCORE race ann bob max
1) "5"
2) "26"
3) "5"
> ZADD race LT CH 3 ann 9 bob 4 eva
(integer) 3
> ZMSCORE race ann bob eva
1) "3"
2) "9"
3) "4"
> ZADD race XX GT 7 ann 7 stranger
(integer) 0
> ZSCORE race stranger
(nil)

# INCR adds to the score and replies it, or nil if a condition kept it.
> ZADD race INCR 2.5 ann
"9.5"
> ZADD race NX INCR 1 ann
(nil)
> ZADD race XX INCR 1 stranger
(nil)
> ZADD nowhere XX INCR 1 stranger
(nil)
> ZADD race GT INCR -1 ann
(nil)
> ZADD race LT INCR -1 ann
"8.5"
> ZADD race GT INCR 0 ann
(nil)
> ZADD race INCR 3 fresh
"3"

# What comes last counts, in one call as well.
> ZADD twice 1 a 2 a
(integer) 1
> ZSCORE twice a
"2"

# A mistake anywhere changes nothing.
> ZADD race 1 new x ann
(error) ERR value is not a valid float
> ZSCORE race new
(nil)
> ZADD race 1 new 2
(error) ERR syntax error
> ZADD race NX
(error) ERR wrong number of arguments for 'zadd' command
> ZADD race CH CH
(error) ERR syntax error
> ZADD race NX XX 1 ann
(error) ERR XX and NX options at the same time are not compatible
> ZADD race NX GT 1 ann
(error) ERR GT, LT, and/or NX options at the same time are not compatible
> ZADD race GT LT 1 ann
(error) ERR GT, LT, and/or NX options at the same time are not compatible
> ZADD race XX GT LT 1 ann
(error) ERR GT, LT, and/or NX options at the same time are not compatible
> ZADD race NX XX GT LT 1 ann
(error) ERR XX and NX options at the same time are not compatible
> ZADD race NX XX x ann
(error) ERR XX and NX options at the same time are not compatible
> ZADD race INCR 1 ann 2 bob
(error) ERR INCR option supports a single increment-element pair
> ZADD race INCR x ann
(error) ERR value is not a valid float
> ZADD race 1
(error) ERR wrong number of arguments for 'zadd' command
> ZADD race FOO 1 ann
(error) ERR syntax error
> SET text hello
OK
> ZADD text 1 ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZADD text x ann
(error) ERR value is not a valid float
> ZADD text XX INCR 1 ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZSCORE text ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZMSCORE text ann
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZCARD text
(error) WRONGTYPE Operation against a key holding the wrong kind of value

# Scores are read as floating-point numbers in any notation, and infinite ones, but not NaN.
> ZADD odd 0x10 hex 1e3 exponent .5 point +2 plus inf a -INFINITY b +Inf c 1e-320 denormal
(integer) 8
> ZMSCORE odd hex exponent point plus a b c denormal
1) "16"
2) "1000"
3) "0.5"
4) "2"
5) "inf"
6) "-inf"
7) "inf"
8) "9.9998886718268301e-321"
> ZADD odd nan a
(error) ERR value is not a valid float
> ZADD odd "" a
(error) ERR value is not a valid float
> ZADD odd " 1" a
(error) ERR value is not a valid float
> ZADD odd "1 " a
(error) ERR value is not a valid float
> ZADD odd 1e400 a
(error) ERR value is not a valid float
> ZADD odd 0.1 tenth 3.0 three 1e17 large 123456789012345678 larger
(integer) 4
> ZMSCORE odd tenth three large larger
1) "0.10000000000000001"
2) "3"
3) "1e+17"
4) "1.2345678901234568e+17"

# Infinity less infinity is no score.
> ZADD odd INCR -inf a
(error) ERR resulting score is not a number (NaN)
> ZINCRBY odd -inf a
(error) ERR resulting score is not a number (NaN)
> ZINCRBY odd inf b
(error) ERR resulting score is not a number (NaN)
> ZINCRBY odd 1 a
"inf"

# Members are binary.
> ZADD bytes 1 "" 1 "\x00\xff\r\n" 1 10 1 010
(integer) 4
> ZSCORE bytes ""
"1"
> ZSCORE bytes "\x00\xff\r\n"
"1"
> ZRANK bytes 010
(integer) 2
> ZRANK bytes 10
(integer) 3
