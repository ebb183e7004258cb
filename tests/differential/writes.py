"""Every command that writes, with every option that matters for what it comes to elsewhere."""

from __future__ import annotations

# The connection begins in database 0, all databases are empty, and no key expires by itself.
WRITES = """
SET a 1
set a 2 GET
SET a 3 XX GET
SET a 3 get KEEPTTL Get
SET a 3 NX GET
SET a 3 NX
SET a 1 EX 100
set a 1 px 100000
SET a 1 EXAT 4102444800
SET a 1 PXAT 4102444800000
SET a 3 GET XX PXAT 4102444800000
SET a 3 EX 100 GET
SET new 3 NX EX 100
SETEX a 100 v
psetex a 100000 v
GETEX a
GETEX a EX 100
getex a px 100000
GETEX a EXAT 4102444800
GETEX a PXAT 4102444800000
getex a persist
GETEX a PERSIST
GETEX a EXAT 1
GETEX a EX 100
SET a 1
GETDEL a
GETDEL a
GETSET a 2
GETSET a 3
SETNX a 2
SETNX b 2
MSET a 1 b 2
MSETNX a 1 b 2
MSETNX c 1 d 2
APPEND a x
APPEND a ""
APPEND e ""
SETRANGE a 0 ""
SETRANGE a 1 z
SETRANGE f 3 z
SET n 1
INCR n
DECR n
INCRBY n 5
INCRBY n 0
DECRBY n 5
INCRBYFLOAT n 1.5
INCRBYFLOAT n x
EXPIRE n 100
INCRBYFLOAT n 3.0e3
EXPIRE n 200
EXPIRE n 300 xx
EXPIRE n 300 NX
EXPIRE n 400 GT
EXPIRE n 300 GT
EXPIREAT n 4102444800
PEXPIRE n 400000
PEXPIRE n 300000 LT XX
pexpireat n 4102444800000
PEXPIREAT n 4102444800001 GT
PEXPIREAT n 4102444800002 lt
PERSIST n
PERSIST n
EXPIRE n -1
SET n 1
EXPIREAT n 1
SET n 1
PEXPIREAT n 1 NX
SET n 1
PEXPIRE n 0
DEL nothing
DEL a nothing b
UNLINK c d nothing
UNLINK c
HSET h a 1
HSET h a 1
HMSET h b 1 c 2
HSETNX h a 4
HSETNX h d 4
HINCRBY h a 1
HINCRBY h a 0
HINCRBYFLOAT h a 1.5
hincrbyfloat h e 3
HDEL h nothing
HDEL h a nothing b
HDEL h c d e
HDEL h c
SADD s a b c d e f
SADD s a
SPOP s
SPOP s 2
SPOP s 0
SPOP s 10
SPOP s
SADD s a
SPOP s
SADD s a b
SREM s nothing
SREM s a nothing
SMOVE s t nothing
SMOVE s t b
SADD s b
SMOVE s t b
SMOVE t t b
SUNIONSTORE u nothing
SUNIONSTORE u t
SUNIONSTORE u nothing
SINTERSTORE u t
SDIFFSTORE u t nothing
SDIFFSTORE u nothing
RPUSH l a b c d e f g
LPUSH l z
LPUSHX l z
LPUSHX nothing z
RPUSHX l 1
RPUSHX nothing z
LPOP l
RPOP l 2
LPOP l 0
LPOP nothing
LMPOP 2 nothing l left
LMPOP 2 nothing l RIGHT COUNT 2
LMPOP 1 nothing LEFT
LMOVE l m LEFT RIGHT
RPOPLPUSH l m
RPOPLPUSH m m
LMOVE m m LEFT LEFT
RPOPLPUSH nothing m
LSET m 0 q
LINSERT m BEFORE q r
LINSERT m BEFORE nothing r
LREM m 0 nothing
LREM m 0 q
LTRIM m 0 -1
LTRIM m 0 0
LTRIM nothing 0 1
LTRIM l 5 1
RPUSH l 3 1 2
SORT l
SORT l STORE o
SORT l BY w_* GET # GET w_* STORE o
SORT nothing STORE o
SORT nothing STORE o
LMPOP 1 l LEFT COUNT 100
ZADD z 1 a 2 b 3 c
ZADD z 1 a
ZADD z XX CH 1 a
ZADD z XX CH 5 a
ZADD z INCR 1 a
ZADD z GT 0 a
ZADD z NX 0 a 7 new
ZINCRBY z 1 a
ZINCRBY z 0 a
ZREM z nothing
ZREM z a nothing
ZPOPMIN z
ZADD z 1 a 2 b 3 c 4 d 5 e
ZPOPMAX z 2
ZPOPMIN z 0
ZPOPMIN nothing
ZMPOP 2 nothing z MIN
zmpop 2 nothing z max count 10
ZMPOP 1 nothing MIN
ZADD z 1 a 2 b 3 c 4 d 5 e
ZUNIONSTORE y 1 z
ZUNIONSTORE y 1 nothing
ZUNIONSTORE y 1 nothing
ZINTERSTORE y 2 z z WEIGHTS 1 2
ZDIFFSTORE y 2 z nothing
ZRANGESTORE y z 0 1
ZRANGESTORE y nothing 0 1
ZRANGESTORE y nothing 0 1
ZREMRANGEBYRANK z 0 0
ZREMRANGEBYRANK z 20 30
ZREMRANGEBYSCORE z 2 2
ZREMRANGEBYSCORE z 2 2
ZADD x 0 a 0 b
ZREMRANGEBYLEX x [a [a
ZREMRANGEBYLEX x [a [a
RENAME x v
RENAME v v
RENAMENX v v
RENAMENX v w
COPY w v
COPY w v
COPY w v REPLACE
COPY w v DB 3
COPY w v DB 3
copy w v db 3 replace
MOVE w 5
MOVE w 5
SELECT 5
SET moved 1
MOVE moved 0
SELECT 0
SWAPDB 0 5
swapdb 5 5
FLUSHDB
FLUSHDB ASYNC
FLUSHALL
FLUSHALL SYNC
SELECT 1
EVAL "redis.call('SET', 'a', 1) redis.call('SELECT', 3) redis.call('Set', 'b', 2.5)" 0
EVAL "redis.call('SET', 'a', 1, 'EX', 100) redis.call('SELECT', 3) return redis.call('DEL', 'b')" 0
EVAL "redis.call('SADD', 's', 'a') redis.call('SPOP', 's') redis.call('SET', 's') " 0
EVAL "redis.call('SELECT', 3) redis.call('SELECT', 1) redis.call('INCR', 'n')" 0
EVAL "for i = 1, 3 do redis.call('INCRBYFLOAT', KEYS[1], ARGV[1]) end" 1 n 0.25
SELECT 0
SET k v PXAT 1
APPEND k x
SET k v PXAT 1
DEL k
SET k v PXAT 1
EXPIRE k 10
SET k v PXAT 1
PERSIST k
SET k v PXAT 1
GETDEL k
SET k v PXAT 1
SET k v NX
SET k v PXAT 1
SADD s a
SINTERSTORE t s k
SET k v PXAT 1
SUNIONSTORE t s k k
SET k v PXAT 1
ZRANGESTORE t k 0 1
SET k v PXAT 1
ZUNIONSTORE t 2 s k
SET k v PXAT 1
SORT s BY nosort GET k STORE t
SET k v PXAT 1
SET j v PXAT 1
MSET k 1 j 2
SET k v PXAT 1
RENAME k j
SET j v PXAT 1
RENAME s j
SET k v PXAT 1
COPY k j
SET k v PXAT 1
COPY j k
SET k v PXAT 1
MOVE k 3
SET k v PXAT 1
EVAL "return redis.call('SADD', 'k', 1)" 0
SET k v PXAT 1
EVAL "return redis.call('SUNIONSTORE', 'j', 'k')" 0
"""
