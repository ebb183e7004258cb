# HSET sets fields and answers how many of them are new.
> HSET profile name Ada
(integer) 1
> HSET profile name Ada city London born 1815
(integer) 2
> HSET profile name "Ada Lovelace" name Ada
(integer) 0
> HGET profile name
"Ada"
> HGET profile city
"London"
> HGET profile nosuch
(nil)
> HGET nosuch name
(nil)

# Field and value may be any bytes, the empty string too.
> HSET bytes "" empty "a\x00b\r\n\xff" "c\x00d\r\n\xff" value ""
(integer) 3
> HGET bytes ""
"empty"
> HGET bytes "a\x00b\r\n\xff"
"c\x00d\r\n\xff"
> HGET bytes value
""
> HLEN bytes
(integer) 3

# HMGET answers in the order of the question, as often as it is asked.
> HMGET profile born nosuch name born
1) "1815"
2) (nil)
3) "Ada"
4) "1815"
> HMGET nosuch a b
1) (nil)
2) (nil)

# HEXISTS, HLEN, HSTRLEN.
> HEXISTS profile name
(integer) 1
> HEXISTS profile nosuch
(integer) 0
> HEXISTS nosuch name
(integer) 0
> HLEN profile
(integer) 3
> HLEN nosuch
(integer) 0
> HSTRLEN profile city
(integer) 6
> HSTRLEN profile born
(integer) 4
> HSTRLEN profile nosuch
(integer) 0
> HSTRLEN nosuch city
(integer) 0

# HMSET is HSET with another reply.
> HMSET profile city Marylebone job mathematician
OK
> HMGET profile city job
1) "Marylebone"
2) "mathematician"

# HSETNX does not overwrite.
> HSETNX profile city Paris
(integer) 0
> HGET profile city
"Marylebone"
> HSETNX profile died 1852
(integer) 1
> HGET profile died
"1852"
> HSETNX fresh a 1
(integer) 1
> HGET fresh a
"1"

# HDEL removes fields, and the hash with the last of them.
> HDEL profile job died nosuch job
(integer) 2
> HDEL profile nosuch
(integer) 0
> HDEL nosuch a
(integer) 0
> HLEN profile
(integer) 3
> HDEL profile name city born
(integer) 3
> EXISTS profile
(integer) 0
> TYPE fresh
hash

# A time to live is the key's: fields come and go without changing it.
> EXPIRE fresh 10000
(integer) 1
> HSET fresh b 2
(integer) 1
> HDEL fresh a
(integer) 1
> TTL fresh
~ \(integer\) (10000|9999)
> HDEL fresh b
(integer) 1
> HSET fresh b 3
(integer) 1
> TTL fresh
(integer) -1

# Arguments come in pairs.
> HSET profile
(error) ERR wrong number of arguments for 'hset' command
> HSET profile name
(error) ERR wrong number of arguments for 'hset' command
> HSET profile name Ada city
(error) ERR wrong number of arguments for 'hset' command
> HMSET profile name
(error) ERR wrong number of arguments for 'hmset' command
> HMSET profile name Ada city
(error) ERR wrong number of arguments for 'hmset' command
> HSETNX profile name
(error) ERR wrong number of arguments for 'hsetnx' command
> HSETNX profile name Ada city
(error) ERR wrong number of arguments for 'hsetnx' command
> HGET profile
(error) ERR wrong number of arguments for 'hget' command
> HGET profile name city
(error) ERR wrong number of arguments for 'hget' command
> HMGET profile
(error) ERR wrong number of arguments for 'hmget' command
> HDEL profile
(error) ERR wrong number of arguments for 'hdel' command
> HLEN
(error) ERR wrong number of arguments for 'hlen' command
> HLEN profile name
(error) ERR wrong number of arguments for 'hlen' command
> HEXISTS profile
(error) ERR wrong number of arguments for 'hexists' command
> HSTRLEN profile
(error) ERR wrong number of arguments for 'hstrlen' command
> EXISTS profile
(integer) 0

# A key of another type is left alone.
> SET text hello
OK
> HSET text a 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HMSET text a 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HSETNX text a 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HGET text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HMGET text a b
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HDEL text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HLEN text
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HEXISTS text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HSTRLEN text a
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> HSET text a 1 b
(error) ERR wrong number of arguments for 'hset' command
> GET text
"hello"

# In RESP3 what is missing is null.
!resp3
> HGET nosuch a
(nil)
> HMGET nosuch a b
1) (nil)
2) (nil)
> HEXISTS fresh b
(integer) 1
