# A connection has a name, which has no blanks.
> CLIENT GETNAME
(nil)
> CLIENT SETNAME worker-1
OK
> CLIENT GETNAME
"worker-1"
> CLIENT SETNAME "two words"
(error) ERR Client names cannot contain spaces, newlines or special characters.
> CLIENT SETNAME "line\n"
(error) ERR Client names cannot contain spaces, newlines or special characters.
> CLIENT SETNAME "\xc3\xa9"
(error) ERR Client names cannot contain spaces, newlines or special characters.
> CLIENT GETNAME
"worker-1"
> CLIENT SETNAME ""
OK
> CLIENT GETNAME
(nil)
> CLIENT SETNAME
(error) ERR wrong number of arguments for 'client|setname' command
> CLIENT GETNAME x
(error) ERR wrong number of arguments for 'client|getname' command

# Every connection has a number of its own.
> CLIENT ID
~ \(integer\) [1-9]\d*
> CLIENT ID x
(error) ERR wrong number of arguments for 'client|id' command

# Other subcommands.
> CLIENT NO-EVICT on
OK
> CLIENT NO-EVICT off
OK
> CLIENT NO-EVICT maybe
(error) ERR syntax error
> CLIENT REPLY on
OK
> CLIENT REPLY maybe
(error) ERR syntax error
> CLIENT
(error) ERR wrong number of arguments for 'client' command
> CLIENT NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try CLIENT HELP.
> CLIENT NOSUCH x
(error) ERR unknown subcommand 'NOSUCH'. Try CLIENT HELP.
