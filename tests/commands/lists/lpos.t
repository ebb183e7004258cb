# LPOS finds the first equal element.
> RPUSH l a b c 1 2 3 c c
(integer) 8
> LPOS l c
(integer) 2
> LPOS l 3
(integer) 5
> LPOS l nosuch
(nil)
> LPOS missing c
(nil)
# RANK: from which match on, from the end if it is negative.
> LPOS l c RANK 2
(integer) 6
> LPOS l c RANK 3
(integer) 7
> LPOS l c RANK 4
(nil)
> LPOS l c RANK -1
(integer) 7
> LPOS l c RANK -3
(integer) 2
> LPOS l c RANK -4
(nil)
> LPOS l c RANK 9223372036854775807
(nil)
> LPOS l c RANK -9223372036854775807
(nil)
# COUNT: an array, of all if it is 0.
> LPOS l c COUNT 2
1) (integer) 2
2) (integer) 6
> LPOS l c COUNT 0
1) (integer) 2
2) (integer) 6
3) (integer) 7
> LPOS l c COUNT 9223372036854775807
1) (integer) 2
2) (integer) 6
3) (integer) 7
> LPOS l c COUNT 1 RANK 2
1) (integer) 6
> LPOS l c COUNT 0 RANK -2
1) (integer) 6
2) (integer) 2
> LPOS l c RANK 5 COUNT 0
(empty array)
> LPOS l nosuch COUNT 1
(empty array)
> LPOS missing c COUNT 0
(empty array)
# MAXLEN: how many are compared, all if it is 0.
> LPOS l c MAXLEN 2
(nil)
> LPOS l c MAXLEN 3
(integer) 2
> LPOS l c MAXLEN 0
(integer) 2
> LPOS l c MAXLEN 9223372036854775807 COUNT 0
1) (integer) 2
2) (integer) 6
3) (integer) 7
> LPOS l c COUNT 0 MAXLEN 7
1) (integer) 2
2) (integer) 6
> LPOS l c COUNT 0 MAXLEN 1 RANK -1
1) (integer) 7
> LPOS l b RANK -1 MAXLEN 6
(nil)
> LPOS l b RANK -1 MAXLEN 7
(integer) 1
> lpos l c rank 2 count 0 maxlen 100
1) (integer) 6
2) (integer) 7
# The last of the same option counts.
> LPOS l c RANK 1 RANK 2
(integer) 6
> LPOS l c COUNT 0 COUNT 1
1) (integer) 2
# Mistakes.
> LPOS l c RANK 0
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS l c RANK abc
(error) ERR value is not an integer or out of range
> LPOS l c RANK 9223372036854775808
(error) ERR value is not an integer or out of range
#! 7.2
> LPOS l c RANK -9223372036854775808
(error) ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807
> LPOS l c COUNT -1
(error) ERR COUNT can't be negative
> LPOS l c COUNT abc
(error) ERR COUNT can't be negative
> LPOS l c COUNT -9223372036854775808
(error) ERR COUNT can't be negative
> LPOS l c MAXLEN -1
(error) ERR MAXLEN can't be negative
> LPOS l c MAXLEN abc
(error) ERR MAXLEN can't be negative
> LPOS l c RANK
(error) ERR syntax error
> LPOS l c COUNT 1 MAXLEN
(error) ERR syntax error
> LPOS l c NOSUCH 1
(error) ERR syntax error
> LPOS l c NOSUCH
(error) ERR syntax error
# The first one is told, even if a later option takes it back, and before the key is looked at.
> LPOS l c COUNT -1 RANK 0
(error) ERR COUNT can't be negative
> LPOS l c RANK 0 COUNT -1
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS l c RANK 0 RANK 1
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS l c RANK 0 NOSUCH
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS l c NOSUCH 1 RANK 0
(error) ERR syntax error
> SET text hello
OK
> LPOS text c
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LPOS text c COUNT 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> LPOS text c RANK 0
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS missing c RANK 0
(error) ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list
> LPOS l
(error) ERR wrong number of arguments for 'lpos' command
> LPOS
(error) ERR wrong number of arguments for 'lpos' command
