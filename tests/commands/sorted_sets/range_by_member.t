# BYLEX returns what lies between two members, all scores being equal. '[' includes the member
# itself, '(' excludes it; - and + are below and above all.
> ZADD words 0 a 0 aa 0 b 0 c 0 d 0 "\xff" 0 ""
(integer) 7
> ZRANGE words - + BYLEX
1) ""
2) "a"
3) "aa"
4) "b"
5) "c"
6) "d"
7) "\xff"
> ZRANGE words [a [b BYLEX
1) "a"
2) "aa"
3) "b"
> ZRANGE words (a [b BYLEX
1) "aa"
2) "b"
> ZRANGE words [a (b BYLEX
1) "a"
2) "aa"
> ZRANGE words [ab (d BYLEX
1) "b"
2) "c"
> ZRANGE words (c (c BYLEX
(empty array)
> ZRANGE words (c [c BYLEX
(empty array)
> ZRANGE words [c [c BYLEX
1) "c"
> ZRANGE words (d (b BYLEX
(empty array)
> ZRANGE words [ (a BYLEX
1) ""
> ZRANGE words ( (aa BYLEX
1) "a"
> ZRANGE words "(d" + BYLEX
1) "\xff"
> ZRANGE words + - BYLEX
(empty array)
> ZRANGE words + + BYLEX
(empty array)
> ZRANGE words - - BYLEX
(empty array)
> ZRANGE missing - + BYLEX
(empty array)
> ZRANGEBYLEX words [aa [c
1) "aa"
2) "b"
3) "c"
> ZRANGEBYLEX words - (b
1) ""
2) "a"
3) "aa"
> ZRANGEBYLEX missing - +
(empty array)

# In reverse the higher member comes first.
> ZRANGE words (d [a BYLEX REV
1) "c"
2) "b"
3) "aa"
4) "a"
> ZRANGE words [a (d BYLEX REV
(empty array)
> ZREVRANGEBYLEX words + -
1) "\xff"
2) "d"
3) "c"
4) "b"
5) "aa"
6) "a"
7) ""
> ZREVRANGEBYLEX words (c (a
1) "b"
2) "aa"
> ZREVRANGEBYLEX words - +
(empty array)
> ZREVRANGEBYLEX missing + -
(empty array)

# LIMIT passes some members and takes the next.
> ZRANGE words - + BYLEX LIMIT 1 2
1) "a"
2) "aa"
> ZRANGE words + - BYLEX REV LIMIT 1 2
1) "d"
2) "c"
> ZRANGEBYLEX words - + LIMIT 4 -1
1) "c"
2) "d"
3) "\xff"
> ZRANGEBYLEX words - + LIMIT 7 1
(empty array)
> ZRANGEBYLEX words - + LIMIT -1 1
(empty array)
> ZREVRANGEBYLEX words + - LIMIT 0 2
1) "\xff"
2) "d"
> ZREVRANGEBYLEX words [c - LIMIT 2 10
1) "aa"
2) "a"
3) ""

# A member says whether it is included, and that is asked before the type is.
> ZRANGE words a [b BYLEX
(error) ERR min or max not valid string range item
> ZRANGE words [a b BYLEX
(error) ERR min or max not valid string range item
> ZRANGE words "" + BYLEX
(error) ERR min or max not valid string range item
> ZRANGE words -a + BYLEX
(error) ERR min or max not valid string range item
> ZRANGE words - ++ BYLEX
(error) ERR min or max not valid string range item
> ZRANGE missing a + BYLEX
(error) ERR min or max not valid string range item
> ZRANGEBYLEX words 0 -1
(error) ERR min or max not valid string range item
> ZREVRANGEBYLEX words b [a
(error) ERR min or max not valid string range item
> SET text hello
OK
> ZRANGE text a + BYLEX
(error) ERR min or max not valid string range item
> ZRANGE text - + BYLEX
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGEBYLEX text a +
(error) ERR min or max not valid string range item
> ZRANGEBYLEX text - +
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZREVRANGEBYLEX text + -
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> ZRANGEBYLEX words -
(error) ERR wrong number of arguments for 'zrangebylex' command
> ZREVRANGEBYLEX words +
(error) ERR wrong number of arguments for 'zrevrangebylex' command
