# What CLIENT knows since Redis 7.2.
#! 7.2
> CLIENT SETINFO LIB-NAME jedis
OK
#! 7.2
> CLIENT SETINFO lib-ver 5.0.0
OK
#! 7.2
> CLIENT SETINFO lib-name "two words"
(error) ERR lib-name cannot contain spaces, newlines or special characters.
#! 7.2
> CLIENT SETINFO lib-ver "1\n2"
(error) ERR lib-ver cannot contain spaces, newlines or special characters.
#! 7.2
> CLIENT SETINFO NOSUCH x
(error) ERR Unrecognized option 'NOSUCH'
#! 7.2
> CLIENT SETINFO LIB-NAME
(error) ERR wrong number of arguments for 'client|setinfo' command
#! 7.2
> CLIENT NO-TOUCH on
OK
#! 7.2
> CLIENT NO-TOUCH off
OK
