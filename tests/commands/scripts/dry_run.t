# SCRIPT DRYRUN runs a script, tells what it would do, and leaves nothing of it.

> MSET stock 10 price 2.5
OK
#! perilune
> SCRIPT DRYRUN "
| redis.call('DECRBY', KEYS[1], ARGV[1])
| redis.call('SET', KEYS[2], ARGV[1] * redis.call('GET', 'price'), 'PXAT', 4102444800000)
| return redis.call('INCR', KEYS[3])
| " 3 stock bill:7 bills 4
 1) "reply"
 2) (integer) 1
 3) "effects"
 4) 1) 1) "DECRBY"
       2) "stock"
       3) "4"
    2) 1) "SET"
       2) "bill:7"
       3) "10"
       4) "PXAT"
       5) "4102444800000"
    3) 1) "INCR"
       2) "bills"
 5) "keys_read"
 6) 1) 1) "key"
       2) "stock"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
    2) 1) "key"
       2) "price"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 0
    3) 1) "key"
       2) "bills"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
 7) "keys_written"
 8) 1) 1) "key"
       2) "stock"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
    2) 1) "key"
       2) "bill:7"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
    3) 1) "key"
       2) "bills"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
 9) "commands"
10) (integer) 4
11) "elapsed_us"
~ 12\) \(integer\) \d+
13) "memory_bytes"
~ 14\) \(integer\) \d+

> MGET stock bill:7 bills
1) "10"
2) (nil)
3) (nil)

# With what it has done up to an error.
#! perilune
> SCRIPT DRYRUN "redis.call('SET', KEYS[1], 5) return redis.call('LPUSH', KEYS[1], 'x')" 1 stock
 1) "reply"
 2) (error) WRONGTYPE Operation against a key holding the wrong kind of value script: 20532d94657546e8b21f69c0e1588d76b9cfb447, on @user_script:1.
 3) "effects"
 4) 1) 1) "SET"
       2) "stock"
       3) "5"
 5) "keys_read"
 6) (empty array)
 7) "keys_written"
 8) 1) 1) "key"
       2) "stock"
       3) "database"
       4) (integer) 0
       5) "declared"
       6) (integer) 1
 9) "commands"
10) (integer) 2
11) "elapsed_us"
~ 12\) \(integer\) \d+
13) "memory_bytes"
~ 14\) \(integer\) \d+

> GET stock
"10"

!resp3
#! perilune
> SCRIPT DRYRUN "redis.call('SELECT', 2) redis.call('SADD', KEYS[1], 'a') redis.call('SPOP', KEYS[1]) redis.call('EXPIRE', 'stock', -1) redis.call('SELECT', 0) return redis.call('GETDEL', 'stock')" 1 s
1# "reply" => "10"
2# "effects" =>
   1) 1) "SELECT"
      2) "2"
   2) 1) "SADD"
      2) "s"
      3) "a"
   3) 1) "SREM"
      2) "s"
      3) "a"
   4) 1) "SELECT"
      2) "0"
   5) 1) "DEL"
      2) "stock"
3# "keys_read" =>
   1) 1# "key" => "s"
      2# "database" => (integer) 2
      3# "declared" => (true)
   2) 1# "key" => "stock"
      2# "database" => (integer) 0
      3# "declared" => (false)
4# "keys_written" =>
   1) 1# "key" => "s"
      2# "database" => (integer) 2
      3# "declared" => (true)
   2) 1# "key" => "stock"
      2# "database" => (integer) 2
      3# "declared" => (false)
   3) 1# "key" => "stock"
      2# "database" => (integer) 0
      3# "declared" => (false)
5# "commands" => (integer) 6
~ 6\# "elapsed_us" => \(integer\) \d+
~ 7\# "memory_bytes" => \(integer\) \d+

# A script that is known by its SHA-1, and one that is not.
> SCRIPT LOAD "return redis.call('EXISTS', KEYS[1])"
"36470718001cbf79c047c6e440069970b40bb3b4"
#! perilune
> SCRIPT DRYRUNSHA 36470718001cbf79c047c6e440069970b40bb3b4 1 stock
1# "reply" => (integer) 1
2# "effects" => (empty array)
3# "keys_read" =>
   1) 1# "key" => "stock"
      2# "database" => (integer) 0
      3# "declared" => (true)
4# "keys_written" => (empty array)
5# "commands" => (integer) 1
~ 6\# "elapsed_us" => \(integer\) \d+
~ 7\# "memory_bytes" => \(integer\) \d+

#! perilune
> SCRIPT DRYRUNSHA 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61 0
(error) NOSCRIPT No matching script. Please use EVAL.

#! perilune
> SCRIPT DRYRUN "return 1" 2 a
(error) ERR Number of keys can't be greater than number of args

# In a transaction only the trial is undone.
b> MULTI
OK
b> INCR n
QUEUED
#! perilune
b> SCRIPT DRYRUN "return redis.call('INCR', KEYS[1])" 1 n
QUEUED
b> INCR n
QUEUED
#! perilune
b> EXEC
1) (integer) 1
2)  1) "reply"
    2) (integer) 2
    3) "effects"
    4) 1) 1) "INCR"
          2) "n"
    5) "keys_read"
    6) 1) 1) "key"
          2) "n"
          3) "database"
          4) (integer) 0
          5) "declared"
          6) (integer) 1
    7) "keys_written"
    8) 1) 1) "key"
          2) "n"
          3) "database"
          4) (integer) 0
          5) "declared"
          6) (integer) 1
    9) "commands"
   10) (integer) 1
   11) "elapsed_us"
~    12\) \(integer\) \d+
   13) "memory_bytes"
~    14\) \(integer\) \d+
3) (integer) 2

#! perilune
> GET n
"2"

# Nobody who watches a key sees a trial of changing it, and no key counts as used.
a> WATCH n
OK
#! perilune
> SCRIPT DRYRUN "redis.call('INCR', KEYS[1]) return redis.status_reply('tried')" 1 n
1# "reply" => tried
2# "effects" =>
   1) 1) "INCR"
      2) "n"
3# "keys_read" =>
   1) 1# "key" => "n"
      2# "database" => (integer) 0
      3# "declared" => (true)
4# "keys_written" =>
   1) 1# "key" => "n"
      2# "database" => (integer) 0
      3# "declared" => (true)
5# "commands" => (integer) 1
~ 6\# "elapsed_us" => \(integer\) \d+
~ 7\# "memory_bytes" => \(integer\) \d+
a> MULTI
OK
a> EXEC
(empty array)
> CONFIG SET maxmemory-policy allkeys-lfu
OK
> SET used v
OK
> OBJECT FREQ used
(integer) 5
#! perilune
> SCRIPT DRYRUN "redis.call('SET', KEYS[1], 'w') return redis.call('GET', KEYS[1])" 1 used
1# "reply" => "w"
2# "effects" =>
   1) 1) "SET"
      2) "used"
      3) "w"
3# "keys_read" =>
   1) 1# "key" => "used"
      2# "database" => (integer) 0
      3# "declared" => (true)
4# "keys_written" =>
   1) 1# "key" => "used"
      2# "database" => (integer) 0
      3# "declared" => (true)
5# "commands" => (integer) 2
~ 6\# "elapsed_us" => \(integer\) \d+
~ 7\# "memory_bytes" => \(integer\) \d+
> OBJECT FREQ used
(integer) 5
> CONFIG SET maxmemory-policy noeviction
OK

# It is no command for scripts.
#! perilune
> EVAL "return redis.pcall('SCRIPT', 'DRYRUN', 'return 1', 0)" 0
(error) ERR This Redis command is not allowed from script
