# A script gets a hash as a list, or as a map if it asks for RESP3.
> EVAL "
|   redis.call('HSET', KEYS[1], 'a', 1, 'b', 2)
|   redis.call('HINCRBY', KEYS[1], 'a', 10)
|   redis.call('HDEL', KEYS[1], 'b')
|   return {redis.call('HGETALL', KEYS[1]), redis.call('HGET', KEYS[1], 'b'),
|           redis.call('HRANDFIELD', KEYS[1], 5, 'WITHVALUES')}
| " 1 script
1) 1) "a"
   2) "11"
2) (nil)
3) 1) "a"
   2) "11"
> EVAL "
|   redis.setresp(3)
|   local fields = redis.call('HGETALL', KEYS[1]).map
|   local pairs = redis.call('HRANDFIELD', KEYS[1], 5, 'WITHVALUES')
|   return {fields.a, pairs[1][1], pairs[1][2], redis.call('HGET', KEYS[1], 'b') == nil}
| " 1 script
1) "11"
2) "a"
3) "11"
4) (integer) 1
> EVAL "return redis.pcall('HINCRBY', KEYS[1], 'a', 'x').err" 1 script
"ERR value is not an integer or out of range"
> EVAL "return redis.call('HINCRBYFLOAT', KEYS[1], 'a', 0.5)" 1 script
"11.5"
> EVAL_RO "return redis.call('HSET', KEYS[1], 'a', 1)" 1 script
(error) ERR Write commands are not allowed from read-only scripts. script: 2248ea7f1064bd8a19bac4fad179cb7f74bc361a, on @user_script:1.

# EXEC answers all of them.
> MULTI
OK
> HSET queue a 1
QUEUED
> HINCRBY queue a 2
QUEUED
> HGETALL queue
QUEUED
> HDEL queue a
QUEUED
> HGETALL queue
QUEUED
> EXEC
1) (integer) 1
2) (integer) 3
3) 1) "a"
   2) "3"
4) (integer) 1
5) (empty array)

# A watched hash that changes makes EXEC fail; one that only could have does not.
> HSET watched a 1
(integer) 1
> WATCH watched
OK
other> HDEL watched nosuch
(integer) 0
other> HSETNX watched a 2
(integer) 0
> MULTI
OK
> PING
QUEUED
> EXEC
1) PONG
> WATCH watched
OK
other> HSET watched a 2
(integer) 0
> MULTI
OK
> PING
QUEUED
> EXEC
(nil)
