# NX: only a key without a time to live; XX: only one with it.
> SET a 1
OK
> EXPIRE a 100 XX
(integer) 0
> EXPIRE a 100 NX
(integer) 1
> EXPIRE a 200 NX
(integer) 0
> EXPIRE a 300 XX
(integer) 1
> TTL a
(integer) 300

# GT only lengthens, LT only shortens. Without a time to live a key lives for ever.
> EXPIRE a 200 GT
(integer) 0
> EXPIRE a 400 gt
(integer) 1
> EXPIRE a 500 LT
(integer) 0
> EXPIRE a 50 LT
(integer) 1
> TTL a
(integer) 50
> PERSIST a
(integer) 1
> EXPIRE a 100 GT
(integer) 0
> EXPIRE a 100 LT
(integer) 1
> EXPIREAT a 4102444800 GT
(integer) 1
> EXPIREAT a 4102444800 GT
(integer) 0
> PEXPIREAT a 4102444800000 LT
(integer) 0

# They combine where that makes sense.
> EXPIRE a 100 XX LT
(integer) 1
> PERSIST a
(integer) 1
> EXPIRE a 100 XX LT
(integer) 0
> EXPIRE a 100 NX XX
(error) ERR NX and XX, GT or LT options at the same time are not compatible
> EXPIRE a 100 NX GT
(error) ERR NX and XX, GT or LT options at the same time are not compatible
> EXPIRE a 100 GT LT
(error) ERR GT and LT options at the same time are not compatible
> EXPIRE a 100 NOSUCH
(error) ERR Unsupported option NOSUCH
> TTL a
(integer) -1
