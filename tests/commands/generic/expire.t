# EXPIRE sets the time to live; TTL tells it.
> SET a 1
OK
> TTL a
(integer) -1
> PTTL a
(integer) -1
> EXPIRETIME a
(integer) -1
> TTL missing
(integer) -2
> PTTL missing
(integer) -2
> PEXPIRETIME missing
(integer) -2
> EXPIRE a 100
(integer) 1
> TTL a
(integer) 100
> PEXPIRE a 200000
(integer) 1
> TTL a
(integer) 200
> EXPIREAT a 4102444800
(integer) 1
> EXPIRETIME a
(integer) 4102444800
> PEXPIREAT a 4102444800123
(integer) 1
> PEXPIRETIME a
(integer) 4102444800123
> EXPIRETIME a
(integer) 4102444800
> EXPIRE missing 100
(integer) 0

# PERSIST takes it away.
> PERSIST a
(integer) 1
> PERSIST a
(integer) 0
> PERSIST missing
(integer) 0
> TTL a
(integer) -1

# A time that has passed deletes the key.
> EXPIRE a 0
(integer) 1
> EXISTS a
(integer) 0
> SET a 1
OK
> EXPIRE a -1
(integer) 1
> EXISTS a
(integer) 0
> SET a 1
OK
> PEXPIREAT a 1000
(integer) 1
> EXISTS a
(integer) 0
> EXPIRE a -1
(integer) 0
> SET brief 1
OK
> PEXPIRE brief 10
(integer) 1
!wait 30
> EXISTS brief
(integer) 0
> TTL brief
(integer) -2

# A time must be an integer that fits.
> SET a 1
OK
> EXPIRE a ten
(error) ERR value is not an integer or out of range
> EXPIRE a 1.5
(error) ERR value is not an integer or out of range
> EXPIRE a 9223372036854775807
(error) ERR invalid expire time in 'expire' command
> EXPIRE a -9223372036854775808
(error) ERR invalid expire time in 'expire' command
> PEXPIRE a 9223372036854775807
(error) ERR invalid expire time in 'pexpire' command
> EXPIREAT a 9223372036854775807
(error) ERR invalid expire time in 'expireat' command
> PEXPIREAT a 9223372036854775806
(integer) 1
> PEXPIRETIME a
(integer) 9223372036854775806
> EXPIRE a
(error) ERR wrong number of arguments for 'expire' command
> TTL
(error) ERR wrong number of arguments for 'ttl' command
