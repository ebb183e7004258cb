# SORT compares elements as numbers, or with ALPHA as bytes.
> RPUSH numbers 3 1 10 2.5 -4
(integer) 5
> SORT numbers
1) "-4"
2) "1"
3) "2.5"
4) "3"
5) "10"
> SORT numbers DESC
1) "10"
2) "3"
3) "2.5"
4) "1"
5) "-4"
> SORT numbers ALPHA
1) "-4"
2) "1"
3) "10"
4) "2.5"
5) "3"
> SORT numbers ALPHA DESC
1) "3"
2) "2.5"
3) "10"
4) "1"
5) "-4"
> SORT numbers DESC ASC
1) "-4"
2) "1"
3) "2.5"
4) "3"
5) "10"
> RPUSH words banana Apple apple "" cherry
(integer) 5
> SORT words
(error) ERR One or more scores can't be converted into double
> SORT words ALPHA
1) ""
2) "Apple"
3) "apple"
4) "banana"
5) "cherry"
> SORT words DESC ALPHA
1) "cherry"
2) "banana"
3) "apple"
4) "Apple"
5) ""
> SORT missing
(empty array)
> SADD set 3 1 2
(integer) 3
> SORT set
1) "1"
2) "2"
3) "3"
> ZADD sorted 1 30 2 20 3 10
(integer) 3
> SORT sorted
1) "10"
2) "20"
3) "30"
> SORT sorted DESC
1) "30"
2) "20"
3) "10"
> SET s text
OK
> SORT s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SORT
(error) ERR wrong number of arguments for 'sort' command

# LIMIT cuts a part out; a negative offset is 0, a negative count is all.
> SORT numbers LIMIT 1 2
1) "1"
2) "2.5"
> SORT numbers LIMIT -5 2
1) "-4"
2) "1"
> SORT numbers LIMIT 2 -1
1) "2.5"
2) "3"
3) "10"
> SORT numbers LIMIT 0 0
(empty array)
> SORT numbers LIMIT 5 1
(empty array)
> SORT numbers LIMIT 9223372036854775807 9223372036854775807
(empty array)
> SORT numbers LIMIT 3 9223372036854775807
1) "3"
2) "10"
> SORT numbers LIMIT -9223372036854775808 -9223372036854775808
1) "-4"
2) "1"
3) "2.5"
4) "3"
5) "10"
> SORT numbers LIMIT 0 1 LIMIT 1 1
1) "1"
> SORT numbers LIMIT x 1
(error) ERR value is not an integer or out of range
> SORT numbers LIMIT 1 x
(error) ERR value is not an integer or out of range
> SORT numbers LIMIT 1
(error) ERR syntax error
> SORT words LIMIT 0 0
(error) ERR One or more scores can't be converted into double

# What comes first is what is complained of.
> SORT numbers NOSUCH LIMIT x 1
(error) ERR syntax error
> SORT numbers LIMIT x 1 NOSUCH
(error) ERR value is not an integer or out of range
> SORT numbers LIMIT x 1 LIMIT 0 1
(error) ERR value is not an integer or out of range
> SORT s NOSUCH
(error) ERR syntax error
> SORT s LIMIT x 1
(error) ERR value is not an integer or out of range
> SORT numbers BY
(error) ERR syntax error
> SORT numbers GET
(error) ERR syntax error
> SORT numbers STORE
(error) ERR syntax error

# BY sorts by the strings at other keys; a missing one counts as 0.
> RPUSH ids 1 2 3 4
(integer) 4
> MSET weight_1 30 weight_2 10 weight_3 20
OK
> SORT ids BY weight_*
1) "4"
2) "2"
3) "3"
4) "1"
> SORT ids BY weight_* DESC
1) "1"
2) "3"
3) "2"
4) "4"
> SORT ids BY weight_* LIMIT 1 2
1) "2"
2) "3"
> SORT ids BY nothing_*
1) "1"
2) "2"
3) "3"
4) "4"
> SORT ids BY nothing_* DESC
1) "4"
2) "3"
3) "2"
4) "1"

# Equal weights are sorted by the elements' bytes.
> RPUSH ties 5 40 3 200
(integer) 4
> MSET w_5 1 w_40 1 w_3 0 w_200 1
OK
> SORT ties BY w_*
1) "3"
2) "200"
3) "40"
4) "5"
> SORT ties BY w_* DESC
1) "5"
2) "40"
3) "200"
4) "3"

# With ALPHA weights are bytes, a missing one comes first, and equal ones keep their order.
> MSET name_1 dora name_2 Bert name_3 anna
OK
> SORT ids BY name_*
(error) ERR One or more scores can't be converted into double
> SORT ids BY name_* ALPHA
1) "4"
2) "2"
3) "3"
4) "1"
> SORT ids BY name_* ALPHA DESC
1) "1"
2) "3"
3) "2"
4) "4"
> SORT ids BY name_* ALPHA LIMIT 0 2
1) "4"
2) "2"
> SORT ids BY nothing_* ALPHA
1) "1"
2) "2"
3) "3"
4) "4"
> SORT ids BY nothing_* ALPHA DESC
1) "1"
2) "2"
3) "3"
4) "4"

# key->field is the field of a hash.
> HSET user_1 age 30 name dora
(integer) 2
> HSET user_2 age 10 name Bert
(integer) 2
> HSET user_3 name anna
(integer) 1
> SORT ids BY user_*->age
1) "3"
2) "4"
3) "2"
4) "1"
> SORT ids BY user_*->name ALPHA
1) "4"
2) "2"
3) "3"
4) "1"
> SORT ids BY weight_*->age
1) "1"
2) "2"
3) "3"
4) "4"
> SORT ids BY user_*
1) "1"
2) "2"
3) "3"
4) "4"

# GET answers other values in place of the elements; "#" is the element itself.
> SORT ids GET weight_*
1) "30"
2) "10"
3) "20"
4) (nil)
> SORT ids GET # GET user_*->name GET user_*->nothing
 1) "1"
 2) "dora"
 3) (nil)
 4) "2"
 5) "Bert"
 6) (nil)
 7) "3"
 8) "anna"
 9) (nil)
10) "4"
11) (nil)
12) (nil)
> SORT ids GET # GET # LIMIT 0 2
1) "1"
2) "1"
3) "2"
4) "2"
> SORT ids BY user_*->age GET user_*->name DESC
1) "dora"
2) "Bert"
3) (nil)
4) "anna"
> SORT ids GET weight_1 LIMIT 0 1
1) (nil)
> SORT ids GET user_* LIMIT 0 1
1) (nil)
> SORT missing GET #
(empty array)

# Only the first '*' stands for the element; an arrow counts behind it, with a field only.
> SET "x1*" star
OK
> SET "f->1" before
OK
> SET "x1->" nofield
OK
> HSET x1 a->b two
(integer) 1
> HSET 1 1 one * alone
(integer) 2
> SORT ids GET x** LIMIT 0 1
1) "star"
> SORT ids GET f->* LIMIT 0 1
1) "before"
> SORT ids GET x*-> LIMIT 0 1
1) "nofield"
> SORT ids GET x*->a->b LIMIT 0 1
1) "two"
> SORT ids GET *->1 GET *->* LIMIT 0 1
1) "one"
2) "alone"
> SORT ids GET * LIMIT 0 1
1) (nil)
> SORT ids GET "" LIMIT 0 1
1) (nil)
> SORT ids GET #x LIMIT 0 1
1) (nil)

# A BY without '*' leaves the order alone, also with another BY; DESC reverses it.
> SORT numbers BY nosort
1) "3"
2) "1"
3) "10"
4) "2.5"
5) "-4"
> SORT numbers BY nosort DESC
1) "-4"
2) "2.5"
3) "10"
4) "1"
5) "3"
> SORT numbers BY nosort LIMIT 1 2
1) "1"
2) "10"
> SORT numbers BY nosort DESC LIMIT 1 2
1) "2.5"
2) "10"
> SORT numbers BY nosort LIMIT 5 1
(empty array)
> SORT numbers BY nosort LIMIT 0 0
(empty array)
> SORT ids BY nosort BY weight_*
1) "1"
2) "2"
3) "3"
4) "4"
> SORT ids BY weight_* BY nosort
1) "1"
2) "2"
3) "3"
4) "4"
> SORT words BY nosort
1) "banana"
2) "Apple"
3) "apple"
4) ""
5) "cherry"
> SORT words BY nosort GET # LIMIT 0 1
1) "banana"
> SORT sorted BY nosort
1) "30"
2) "20"
3) "10"
> SORT sorted BY nosort DESC
1) "10"
2) "20"
3) "30"
> SORT sorted BY nosort LIMIT 1 9
1) "20"
2) "10"
> SORT sorted BY nosort DESC LIMIT 1 1
1) "20"
> SORT sorted BY nosort DESC LIMIT 3 1
(empty array)

# A set has no order: where it must not depend on chance, it is that of the bytes.
> DEL set
(integer) 1
> SADD set 3 1 20 100
(integer) 4
#! sorted
> SORT set BY nosort
1) "1"
2) "100"
3) "20"
4) "3"
> SORT set BY nosort STORE out
(integer) 4
> LRANGE out 0 -1
1) "1"
2) "100"
3) "20"
4) "3"
> SORT set BY nosort DESC STORE out
(integer) 4
> LRANGE out 0 -1
1) "3"
2) "20"
3) "100"
4) "1"
> SORT set BY nosort LIMIT 1 2 STORE out
(integer) 2
> LRANGE out 0 -1
1) "100"
2) "20"
> EVAL "return redis.call('SORT', KEYS[1], 'BY', 'nosort')" 1 set
1) "1"
2) "100"
3) "20"
4) "3"

# Numbers are what strtod reads: hexadecimal, infinite, after white space.
> DEL ties
(integer) 1
> RPUSH ties 1 2
(integer) 2
> SET w_2 1
OK
> EVAL "
| local result = {}
| for i, weight in ipairs(ARGV) do
|   redis.call('SET', 'w_1', weight)
|   local sorted = redis.pcall('SORT', KEYS[1], 'BY', 'w_*')
|   result[i] = weight .. ': ' .. (sorted.err or table.concat(sorted, ' '))
| end
| return result" 1 ties "" 0 2 -0 +2 " 2" "\t0" "2 " " " 0x10 1e1 inf -inf infinity nan x . 2.2250738585072014e-308 "2\x00x" "\x00"
 1) ": 1 2"
 2) "0: 1 2"
 3) "2: 2 1"
 4) "-0: 1 2"
 5) "+2: 2 1"
 6) " 2: 2 1"
 7) "\t0: 1 2"
 8) "2 : ERR One or more scores can't be converted into double"
 9) " : ERR One or more scores can't be converted into double"
10) "0x10: 2 1"
11) "1e1: 2 1"
12) "inf: 2 1"
13) "-inf: 1 2"
14) "infinity: 2 1"
15) "nan: ERR One or more scores can't be converted into double"
16) "x: ERR One or more scores can't be converted into double"
17) ".: ERR One or more scores can't be converted into double"
18) "2.2250738585072014e-308: 1 2"
19) "2\x00x: 2 1"
20) "\x00: 1 2"

# STORE keeps the result as a list, in place of what was there, and answers its size.
> SORT numbers STORE out
(integer) 5
> LRANGE out 0 -1
1) "-4"
2) "1"
3) "2.5"
4) "3"
5) "10"
> SET out text
OK
> EXPIRE out 100
(integer) 1
> SORT ids BY weight_* GET # GET user_*->age STORE out
(integer) 8
> LRANGE out 0 -1
1) "4"
2) ""
3) "2"
4) "10"
5) "3"
6) ""
7) "1"
8) "30"
> TTL out
(integer) -1
> SORT ids BY weight_* STORE ids
(integer) 4
> LRANGE ids 0 -1
1) "4"
2) "2"
3) "3"
4) "1"
> SORT ids STORE weight_1 BY weight_*
(integer) 4
> TYPE weight_1
list
> SORT ids STORE first STORE out
(integer) 4
> EXISTS first
(integer) 0

# A failure leaves the destination alone, an empty result removes it.
> SORT words STORE out
(error) ERR One or more scores can't be converted into double
> LRANGE out 0 -1
1) "1"
2) "2"
3) "3"
4) "4"
> SORT ids LIMIT 0 0 STORE out
(integer) 0
> EXISTS out
(integer) 0
> SET out text
OK
> SORT missing STORE out
(integer) 0
> EXISTS out
(integer) 0
> SORT missing STORE out
(integer) 0

# A short result is a listpack since 7.2, as other lists.
> SORT ids STORE out
(integer) 4
#! 7.2
> OBJECT ENCODING out
"listpack"
> EVAL "for i = 1, 5000 do redis.call('RPUSH', KEYS[1], i) end" 1 long
(nil)
> SORT long STORE out
(integer) 5000
> LLEN out
(integer) 5000
> OBJECT ENCODING out
"quicklist"

# SORT_RO does not store.
> SORT_RO ids DESC
1) "4"
2) "3"
3) "2"
4) "1"
> SORT_RO ids BY weight_* GET # LIMIT 0 2
1) "1"
2) "4"
> SORT_RO ids STORE out
(error) ERR syntax error
> SORT_RO s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SORT_RO
(error) ERR wrong number of arguments for 'sort_ro' command
> EVAL_RO "return redis.call('SORT_RO', KEYS[1], 'GET', 'user_*->name')" 1 ids
1) "dora"
2) "Bert"
3) "anna"
4) (nil)
> EVAL_RO "return redis.call('SORT', KEYS[1])" 1 ids
(error) ERR Write commands are not allowed from read-only scripts. script: e83d023e8aa456deb7239b276ed7bb6282d1cb83, on @user_script:1.

# In scripts and transactions the keys that the elements name are found all the same.
> EVAL "return redis.call('SORT', KEYS[1], 'BY', 'user_*->age', 'GET', 'name_*')" 1 ids
1) "anna"
2) (nil)
3) "Bert"
4) "dora"
> MULTI
OK
> SET name_1 zoe
QUEUED
> SORT ids BY name_* ALPHA GET name_*
QUEUED
> SORT ids STORE out
QUEUED
> EXEC
1) OK
2) 1) (nil)
   2) "Bert"
   3) "anna"
   4) "zoe"
3) (integer) 4
> LLEN out
(integer) 4

# Keys that have expired name nothing.
> SET name_1 gone PX 1
OK
!wait 20
> SORT ids BY nosort GET name_*
1) (nil)
2) "Bert"
3) "anna"
4) (nil)
> COMMAND GETKEYS SORT ids BY weight_* GET # STORE first STORE out
1) "ids"
2) "out"
> COMMAND GETKEYS SORT_RO ids BY weight_* GET #
1) "ids"

# A number too large or too small is none.
> SET w_1 1e400
OK
> SORT ties BY w_*
(error) ERR One or more scores can't be converted into double
> SET w_1 1e-400
OK
> SORT ties BY w_*
(error) ERR One or more scores can't be converted into double
> SET w_1 1e-310
OK
> SORT ties BY w_*
(error) ERR One or more scores can't be converted into double

# In RESP3 what GET does not find is a null of its own.
!resp3
> SORT ids BY nosort GET name_*
1) (nil)
2) "Bert"
3) "anna"
4) (nil)
> SORT missing
(empty array)
