# LCS finds the longest common subsequence of two strings.
> MSET a ohmytext b mynewtext
OK
> LCS a b
"mytext"
> LCS a b LEN
(integer) 6
> LCS a missing
""
> LCS a missing LEN
(integer) 0
> LCS a a
"ohmytext"

# IDX answers where it lies in each, from the end.
> LCS a b IDX
1) "matches"
2) 1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
   2) 1) 1) (integer) 2
         2) (integer) 3
      2) 1) (integer) 0
         2) (integer) 1
3) "len"
4) (integer) 6
> LCS a b IDX MINMATCHLEN 4
1) "matches"
2) 1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
3) "len"
4) (integer) 6
> LCS a b IDX MINMATCHLEN 4 WITHMATCHLEN
1) "matches"
2) 1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
      3) (integer) 4
3) "len"
4) (integer) 6
> LCS a b MINMATCHLEN -1 IDX WITHMATCHLEN
1) "matches"
2) 1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
      3) (integer) 4
   2) 1) 1) (integer) 2
         2) (integer) 3
      2) 1) (integer) 0
         2) (integer) 1
      3) (integer) 2
3) "len"
4) (integer) 6
> LCS a missing IDX
1) "matches"
2) (empty array)
3) "len"
4) (integer) 0

# Errors.
> LCS a b IDX LEN
(error) ERR If you want both the length and indexes, please just use IDX.
> LCS a b MINMATCHLEN
(error) ERR syntax error
> LCS a b MINMATCHLEN x
(error) ERR value is not an integer or out of range
> LCS a b NOSUCH
(error) ERR syntax error
> LCS a
(error) ERR wrong number of arguments for 'lcs' command

# In RESP3 the reply to IDX is a map.
!resp3
> LCS a b IDX MINMATCHLEN 4
1# "matches" =>
   1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
2# "len" => (integer) 6
