# SET takes a time to live in seconds or milliseconds, or the time when it ends.
> SET a 1 EX 100
OK
> TTL a
(integer) 100
> SET a 1 PX 100000
OK
> TTL a
(integer) 100
> SET a 1 EXAT 4102444800
OK
> EXPIRETIME a
(integer) 4102444800
> SET a 1 PXAT 4102444800123
OK
> PEXPIRETIME a
(integer) 4102444800123

# A time that has passed deletes the key at once.
> SET a 1 EXAT 1
OK
> EXISTS a
(integer) 0
> SET a 1
OK
> SET a 2 PXAT 1
OK
> GET a
(nil)

# A time must be a positive integer that fits.
> SET a 1 EX 0
(error) ERR invalid expire time in 'set' command
> SET a 1 EX -1
(error) ERR invalid expire time in 'set' command
> SET a 1 PX 0
(error) ERR invalid expire time in 'set' command
> SET a 1 EXAT 0
(error) ERR invalid expire time in 'set' command
> SET a 1 EX ten
(error) ERR value is not an integer or out of range
> SET a 1 EX 1.5
(error) ERR value is not an integer or out of range
> SET a 1 EX 9223372036854775807
(error) ERR invalid expire time in 'set' command
> SET a 1 PX 9223372036854775807
(error) ERR invalid expire time in 'set' command
> SET a 1 EX 9223372036854775
(error) ERR invalid expire time in 'set' command
> EXISTS a
(integer) 0

# A value is gone once its time is over.
> SET brief 1 PX 10
OK
!wait 30
> GET brief
(nil)
> EXISTS brief
(integer) 0

# SETEX and PSETEX are the older forms.
> SETEX b 100 value
OK
> TTL b
(integer) 100
> GET b
"value"
> PSETEX b 100000 other
OK
> TTL b
(integer) 100
> GET b
"other"
> SETEX b 0 value
(error) ERR invalid expire time in 'setex' command
> SETEX b -5 value
(error) ERR invalid expire time in 'setex' command
> PSETEX b 0 value
(error) ERR invalid expire time in 'psetex' command
> SETEX b ten value
(error) ERR value is not an integer or out of range
> SETEX b 100
(error) ERR wrong number of arguments for 'setex' command
> GET b
"other"
