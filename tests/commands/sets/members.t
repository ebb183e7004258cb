# SADD adds members and answers how many were new. A missing key is made.
> SADD tags red green red
(integer) 2
> SADD tags green blue
(integer) 1
> SCARD tags
(integer) 3
#! sorted
> SMEMBERS tags
1) "blue"
2) "green"
3) "red"
> TYPE tags
set
> SADD tags
(error) ERR wrong number of arguments for 'sadd' command
> SCARD missing
(integer) 0
> SMEMBERS missing
(empty array)
> SMEMBERS tags red
(error) ERR wrong number of arguments for 'smembers' command

# SISMEMBER asks for one member, SMISMEMBER for several.
> SISMEMBER tags red
(integer) 1
> SISMEMBER tags black
(integer) 0
> SISMEMBER missing red
(integer) 0
> SMISMEMBER tags red black blue
1) (integer) 1
2) (integer) 0
3) (integer) 1
> SMISMEMBER missing red black
1) (integer) 0
2) (integer) 0
> SISMEMBER tags
(error) ERR wrong number of arguments for 'sismember' command
> SMISMEMBER tags
(error) ERR wrong number of arguments for 'smismember' command

# Members are bytes; what looks like an integer is the same as the integer only in its one notation.
> SADD odd "" "a\x00b" 1 01 +1 " 1" -0 0
(integer) 8
> SMISMEMBER odd "" "a\x00b" 1 01 1.0 -0
1) (integer) 1
2) (integer) 1
3) (integer) 1
4) (integer) 1
5) (integer) 0
6) (integer) 1
> SREM odd "" 01
(integer) 2
> SCARD odd
(integer) 6

# SREM removes members; with the last one the key goes.
> SREM tags red black
(integer) 1
> SREM tags red
(integer) 0
> SREM missing red
(integer) 0
> SREM tags green blue green
(integer) 2
> EXISTS tags
(integer) 0
> SREM tags
(error) ERR wrong number of arguments for 'srem' command

# Changes leave the time to live alone; the key that goes takes it along.
> SADD tags red
(integer) 1
> EXPIRE tags 100
(integer) 1
> SADD tags green
(integer) 1
> SREM tags red
(integer) 1
> TTL tags
(integer) 100
> SREM tags green
(integer) 1
> SADD tags red
(integer) 1
> TTL tags
(integer) -1

# SMOVE takes a member from one set to another.
> SADD waiting a b
(integer) 2
> SMOVE waiting done a
(integer) 1
> SMOVE waiting done a
(integer) 0
> SMEMBERS done
1) "a"
> SMOVE waiting done b
(integer) 1
> EXISTS waiting
(integer) 0
> SMOVE missing done a
(integer) 0
> SMOVE done missing x
(integer) 0
> EXISTS missing
(integer) 0
> SADD waiting a
(integer) 1
> SMOVE waiting done a
(integer) 1
> SCARD done
(integer) 2
> SMOVE done done a
(integer) 1
> SMOVE done done x
(integer) 0
> SCARD done
(integer) 2
> SMOVE waiting done
(error) ERR wrong number of arguments for 'smove' command

# All of them want sets.
> SET s text
OK
> SADD s a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SREM s a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SCARD s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMEMBERS s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SISMEMBER s a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMISMEMBER s a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMOVE s done a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMOVE done s a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMOVE done s x
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SMOVE missing s x
(integer) 0
> SMOVE s s x
(error) WRONGTYPE Operation against a key holding the wrong kind of value

# In RESP3 the members of a set come as a set.
> DEL tags done
(integer) 2
> SADD tags red
(integer) 1
!resp3
> SMEMBERS tags
1~ "red"
> SMEMBERS missing
(empty set)
> SMISMEMBER tags red blue
1) (integer) 1
2) (integer) 0
> SISMEMBER tags red
(integer) 1
