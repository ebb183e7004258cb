# RENAME takes the value and its time to live along, and replaces what was there.
> SET a 1 EX 100
OK
> SET b 2
OK
> RENAME a b
OK
> GET b
"1"
> TTL b
(integer) 100
> EXISTS a
(integer) 0
> RENAME b b
OK
> RENAME missing x
(error) ERR no such key
> RENAME missing missing
(error) ERR no such key
> RENAME a
(error) ERR wrong number of arguments for 'rename' command

# RENAMENX replaces nothing.
> SET a 3
OK
> RENAMENX a b
(integer) 0
> MGET a b
1) "3"
2) "1"
> RENAMENX a c
(integer) 1
> RENAMENX c c
(integer) 0
> MGET a c
1) (nil)
2) "3"
> RENAMENX missing x
(error) ERR no such key
> RENAMENX a
(error) ERR wrong number of arguments for 'renamenx' command
