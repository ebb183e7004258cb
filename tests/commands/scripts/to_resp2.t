# What a script returns becomes a reply. Numbers lose what stands behind the point.
> EVAL "return 3.99" 0
(integer) 3
> EVAL "return -3.99" 0
(integer) -3
> EVAL "return 2^53" 0
(integer) 9007199254740992
> EVAL "return -0" 0
(integer) 0
> EVAL "return tostring(3.5)" 0
"3.5"
> EVAL "return '12'" 0
"12"

# true is 1, false and nil are null.
> EVAL "return true" 0
(integer) 1
> EVAL "return false" 0
(nil)
> EVAL "return nil" 0
(nil)
> EVAL "return {true, false, 3}" 0
1) (integer) 1
2) (nil)
3) (integer) 3

# A table is an array up to its first nil; its named fields are not seen.
> EVAL "return {1, 2, {3, 'four', {}}}" 0
1) (integer) 1
2) (integer) 2
3) 1) (integer) 3
   2) "four"
   3) (empty array)
> EVAL "return {1, nil, 3}" 0
1) (integer) 1
> EVAL "return {name = 'x', 1}" 0
1) (integer) 1
> EVAL "return {}" 0
(empty array)
> EVAL "return {'a', 2.7, tonumber}" 0
1) "a"
2) (integer) 2
3) (nil)
> EVAL "return tonumber" 0
(nil)

# A field named ok or err makes a status or an error.
> EVAL "return {ok = 'FINE'}" 0
FINE
> EVAL "return {err = 'MY error'}" 0
(error) MY error
> EVAL "return {err = 'lowercase'}" 0
(error) lowercase
> EVAL "return {ok = 5}" 0
(empty array)
> EVAL "return {err = 5}" 0
(empty array)
> EVAL "return {{ok = 'FINE'}, {err = 'MY error'}, 'go on'}" 0
1) FINE
2) (error) MY error
3) "go on"
> EVAL "return {ok = 'two\\r\\nlines'}" 0
two  lines
> EVAL "return {err = 'two\\r\\nlines'}" 0
(error) two  lines

# The types of RESP3 become what RESP2 has instead.
> EVAL "return {double = 3.5}" 0
"3.5"
> EVAL "return {map = {a = 1}}" 0
1) "a"
2) (integer) 1
> EVAL "return {set = {a = true}}" 0
1) "a"
> EVAL "return {big_number = '12345678901234567890'}" 0
"12345678901234567890"
> EVAL "return {verbatim_string = {string = 'text', format = 'txt'}}" 0
"text"
> EVAL "return {double = 'x'}" 0
(empty array)
> EVAL "return {map = 'x'}" 0
(empty array)
> EVAL "redis.setresp(3) return {map = {a = true}}" 0
1) "a"
2) (integer) 1
