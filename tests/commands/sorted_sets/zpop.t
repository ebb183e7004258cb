# ZPOPMIN and ZPOPMAX take elements from an end.
> ZADD jobs 1 a 2 b 2 c 3 d 4 e 5 f 6 g
(integer) 7
> ZPOPMIN jobs
1) "a"
2) "1"
> ZPOPMAX jobs
1) "g"
2) "6"
> ZPOPMIN jobs 2
1) "b"
2) "2"
3) "c"
4) "2"
> ZPOPMAX jobs 2
1) "f"
2) "5"
3) "e"
4) "4"
> ZPOPMIN jobs 0
(empty array)
> ZPOPMIN jobs 10
1) "d"
2) "3"
> EXISTS jobs
(integer) 0
> ZPOPMIN jobs
(empty array)
> ZPOPMAX jobs 3
(empty array)

# Equal scores: ZPOPMAX takes the last member first.
> ZADD ties 1 a 1 c 1 b
(integer) 3
> ZPOPMAX ties 2
1) "c"
2) "1"
3) "b"
4) "1"
> ZPOPMIN ties 9223372036854775807
1) "a"
2) "1"

# A count is a number, and not negative.
> ZADD jobs 1 a
(integer) 1
> ZPOPMIN jobs -1
(error) ERR value is out of range, must be positive
> ZPOPMIN jobs x
(error) ERR value is out of range, must be positive
> ZPOPMAX jobs 9223372036854775808
(error) ERR value is out of range, must be positive
> ZPOPMIN jobs 1 2
(error) ERR syntax error
> ZPOPMIN
(error) ERR wrong number of arguments for 'zpopmin' command
> SET text hello
OK
> ZPOPMIN text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZPOPMAX text 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZPOPMIN text x
(error) ERR value is out of range, must be positive

# ZMPOP takes from the first sorted set that is there, one element unless told otherwise.
> ZADD urgent 1 u1 2 u2 3 u3
(integer) 3
> ZMPOP 2 nowhere urgent MIN
1) "urgent"
2) 1) 1) "u1"
      2) "1"
> ZMPOP 2 urgent jobs MAX COUNT 1
1) "urgent"
2) 1) 1) "u3"
      2) "3"
> ZMPOP 2 urgent jobs max count 10
1) "urgent"
2) 1) 1) "u2"
      2) "2"
> ZMPOP 2 urgent jobs MIN COUNT 9223372036854775807
1) "jobs"
2) 1) 1) "a"
      2) "1"
> ZMPOP 2 urgent jobs MIN
(nil)
> EXISTS urgent jobs
(integer) 0
> ZADD jobs 1 a
(integer) 1
> ZMPOP 2 text jobs MIN
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZMPOP 2 jobs text MIN
1) "jobs"
2) 1) 1) "a"
      2) "1"
> ZMPOP 2 jobs text MIN
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZMPOP 0 jobs MIN
(error) ERR numkeys should be greater than 0
> ZMPOP -1 jobs MIN
(error) ERR numkeys should be greater than 0
> ZMPOP x jobs MIN
(error) ERR numkeys should be greater than 0
> ZMPOP 2 jobs MIN
(error) ERR syntax error
> ZMPOP 9223372036854775807 jobs MIN
(error) ERR syntax error
> ZMPOP 1 jobs FIRST
(error) ERR syntax error
> ZMPOP 1 jobs MIN COUNT
(error) ERR syntax error
> ZMPOP 1 jobs MIN COUNT 0
(error) ERR count should be greater than 0
> ZMPOP 1 jobs MIN COUNT -1
(error) ERR count should be greater than 0
> ZMPOP 1 jobs MIN COUNT x
(error) ERR count should be greater than 0
> ZMPOP 1 jobs MIN COUNT 1 COUNT 1
(error) ERR syntax error
> ZMPOP 1 jobs MIN COUNT 1 COUNT 0
(error) ERR syntax error
> ZMPOP 1 jobs MIN COUNT 0 x
(error) ERR count should be greater than 0
> ZMPOP 1 jobs MIN WITHSCORES
(error) ERR syntax error
> ZMPOP 1 text MIN COUNT 0
(error) ERR count should be greater than 0
> ZMPOP 1 jobs
(error) ERR wrong number of arguments for 'zmpop' command

# In RESP3 scores are doubles, and a count asks for pairs.
!resp3
> ZADD jobs 1 a 2.5 b 3 c 4 d inf e -inf f
(integer) 6
> ZPOPMIN jobs
1) "f"
2) (double) -inf
> ZPOPMAX jobs 1
1) 1) "e"
   2) (double) inf
> ZPOPMIN jobs 2
1) 1) "a"
   2) (double) 1
2) 1) "b"
   2) (double) 2.5
> ZPOPMIN jobs 0
(empty array)
> ZPOPMIN nowhere
(empty array)
> ZPOPMIN nowhere 1
(empty array)
> ZMPOP 1 jobs MIN COUNT 2
1) "jobs"
2) 1) 1) "c"
      2) (double) 3
   2) 1) "d"
      2) (double) 4
> ZMPOP 1 jobs MIN
(nil)
