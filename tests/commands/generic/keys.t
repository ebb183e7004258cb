# EXISTS and TOUCH count a key as often as it is named; DEL and UNLINK only once.
> MSET a 1 b 2 c 3
OK
> EXISTS a
(integer) 1
> EXISTS a a b missing
(integer) 3
> TOUCH a a b missing
(integer) 3
> DEL a a missing
(integer) 1
> UNLINK b b
(integer) 1
> EXISTS a b c
(integer) 1
> DEL
(error) ERR wrong number of arguments for 'del' command
> EXISTS
(error) ERR wrong number of arguments for 'exists' command
> TOUCH
(error) ERR wrong number of arguments for 'touch' command
> UNLINK
(error) ERR wrong number of arguments for 'unlink' command

# TYPE names what a key holds.
> TYPE c
string
> TYPE missing
none
> TYPE
(error) ERR wrong number of arguments for 'type' command
