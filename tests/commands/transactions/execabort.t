# A command that cannot be queued spoils the transaction.
> SET a 1
OK
> MULTI
OK
> INCR a
QUEUED
> NOSUCH
(error) ERR unknown command 'NOSUCH', with args beginning with:
> EXEC
(error) EXECABORT Transaction discarded because of previous errors.
> GET a
"1"
> MULTI
OK
> INCR a
QUEUED
> GET
(error) ERR wrong number of arguments for 'get' command
> EXEC
(error) EXECABORT Transaction discarded because of previous errors.
> GET a
"1"
> MULTI
OK
> INCR a
QUEUED
> CONFIG NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try CONFIG HELP.
> EXEC
(error) EXECABORT Transaction discarded because of previous errors.

# So does EXEC itself when it is written wrongly.
> MULTI
OK
> EXEC now
(error) EXECABORT Transaction discarded because of: wrong number of arguments for 'exec' command
> EXEC
(error) ERR EXEC without MULTI

# A spoilt transaction can be discarded.
> MULTI
OK
> NOSUCH
(error) ERR unknown command 'NOSUCH', with args beginning with:
> DISCARD
OK
> EXEC
(error) ERR EXEC without MULTI

# WATCH within MULTI and a nested MULTI are errors; they do not spoil it.
> MULTI
OK
> WATCH a
(error) ERR WATCH inside MULTI is not allowed
> MULTI
(error) ERR MULTI calls can not be nested
> INCR a
QUEUED
> EXEC
1) (integer) 2
