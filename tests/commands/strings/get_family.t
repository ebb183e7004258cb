# GETSET answers the old value and drops the time to live.
> SET a 1 EX 100
OK
> GETSET a 2
"1"
> TTL a
(integer) -1
> GETSET b first
(nil)
> GET b
"first"

# GETDEL takes the value away.
> GETDEL a
"2"
> GETDEL a
(nil)
> EXISTS a
(integer) 0

# GETEX reads and changes the time to live.
> GETEX b
"first"
> TTL b
(integer) -1
> GETEX b EX 100
"first"
> TTL b
(integer) 100
> GETEX b
"first"
> TTL b
(integer) 100
> GETEX b PX 200000
"first"
> TTL b
(integer) 200
> GETEX b EXAT 4102444800
"first"
> EXPIRETIME b
(integer) 4102444800
> GETEX b PXAT 4102444800123
"first"
> PEXPIRETIME b
(integer) 4102444800123
> GETEX b PERSIST
"first"
> TTL b
(integer) -1
> GETEX missing EX 100
(nil)
> GETEX b PERSIST EX 100
(error) ERR syntax error
> GETEX b EX
(error) ERR syntax error
> GETEX b EX 0
(error) ERR invalid expire time in 'getex' command
> GETEX b EX x
(error) ERR value is not an integer or out of range
> GETEX b KEEPTTL
(error) ERR syntax error
> GETEX b NX
(error) ERR syntax error
> TTL b
(integer) -1
> GETEX b PXAT 1
"first"
> EXISTS b
(integer) 0

# SETNX sets only what is missing.
> SETNX c 1
(integer) 1
> SETNX c 2
(integer) 0
> GET c
"1"

# Wrong numbers of arguments.
> GET
(error) ERR wrong number of arguments for 'get' command
> GET a b
(error) ERR wrong number of arguments for 'get' command
> GETSET a
(error) ERR wrong number of arguments for 'getset' command
> GETDEL
(error) ERR wrong number of arguments for 'getdel' command
> GETEX
(error) ERR wrong number of arguments for 'getex' command
> SETNX a
(error) ERR wrong number of arguments for 'setnx' command
