# With RESP3 on the connection more types arrive. Scripts think in RESP2 until redis.setresp(3).
!resp3
> EVAL "return {1, 'two', {3}}" 0
1) (integer) 1
2) "two"
3) 1) (integer) 3
> EVAL "return nil" 0
(nil)
> EVAL "return 3.99" 0
(integer) 3
> EVAL "return {ok = 'FINE'}" 0
FINE
> EVAL "return {err = 'MY error'}" 0
(error) MY error

# true is 1 and false null, as in RESP2; after setresp(3) they are booleans.
> EVAL "return {true, false}" 0
1) (integer) 1
2) (nil)
> EVAL "redis.setresp(3) return true" 0
(true)
> EVAL "redis.setresp(3) return false" 0
(false)
> EVAL "redis.setresp(3) return {true, false, 1}" 0
1) (true)
2) (false)
3) (integer) 1

# Tables with a certain field make the other types.
> EVAL "return {double = 3.5}" 0
(double) 3.5
> EVAL "return {double = -1/0}" 0
(double) -inf
> EVAL "return {map = {a = 1}}" 0
1# "a" => (integer) 1
> EVAL "return {map = {[1] = {'x', 'y'}}}" 0
1# (integer) 1 =>
   1) "x"
   2) "y"
> EVAL "return {set = {a = true}}" 0
1~ "a"
> EVAL "return {map = {}}" 0
(empty hash)
> EVAL "return {set = {}}" 0
(empty set)
> EVAL "return {big_number = '12345678901234567890'}" 0
(big number) 12345678901234567890
> EVAL "return {verbatim_string = {string = 'text', format = 'txt'}}" 0
text
> EVAL "return {{double = 0.25}, {map = {k = {set = {m = true}}}}}" 0
1) (double) 0.25
2) 1# "k" => 1~ "m"

# What does not fit is an ordinary table.
> EVAL "return {double = 'x'}" 0
(empty array)
> EVAL "return {map = 'x'}" 0
(empty array)
> EVAL "return {set = 1}" 0
(empty array)
> EVAL "return {big_number = 5}" 0
(empty array)
> EVAL "return {verbatim_string = 'x'}" 0
(empty array)

# A command's reply in RESP3 comes back as it was.
> MSET a ohmytext b mynewtext
OK
> LCS a b IDX MINMATCHLEN 4
1# "matches" =>
   1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
2# "len" => (integer) 6
> EVAL "return redis.call('LCS', 'a', 'b', 'IDX', 'MINMATCHLEN', 4)" 0
1) "matches"
2) 1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
3) "len"
4) (integer) 6
#! sorted
> EVAL "redis.setresp(3) return redis.call('LCS', 'a', 'b', 'IDX', 'MINMATCHLEN', 4)" 0
1# "len" => (integer) 6
2# "matches" =>
   1) 1) 1) (integer) 4
         2) (integer) 7
      2) 1) (integer) 5
         2) (integer) 8
> EVAL "redis.setresp(3) return redis.call('GET', 'missing')" 0
(nil)
> EVAL "return redis.call('GET', 'missing')" 0
(nil)
