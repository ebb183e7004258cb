# RESET brings a connection back to where it began.
> CLIENT SETNAME me
OK
> SELECT 3
OK
> MULTI
OK
> PING
QUEUED
> RESET
RESET
> EXEC
(error) ERR EXEC without MULTI
> CLIENT GETNAME
(nil)
> SET a 1
OK
> SELECT 0
OK
> GET a
"1"
> WATCH a
OK
other> SET a 2
OK
> RESET
RESET
> MULTI
OK
> GET a
QUEUED
> EXEC
1) "2"
> RESET now
(error) ERR wrong number of arguments for 'reset' command

# QUIT closes the connection after its reply.
other> QUIT
OK
other> PING
(connection closed)
other> PING
PONG
