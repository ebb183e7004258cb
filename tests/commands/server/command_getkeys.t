# COMMAND GETKEYS finds the keys of any command.
> COMMAND GETKEYS GET a
1) "a"
> COMMAND GETKEYS SET a b EX 10
1) "a"
> COMMAND GETKEYS MSET a 1 b 2
1) "a"
2) "b"
> COMMAND GETKEYS DEL a b c
1) "a"
2) "b"
3) "c"
> COMMAND GETKEYS RENAME a b
1) "a"
2) "b"
> COMMAND GETKEYS LCS a b LEN
1) "a"
2) "b"
> COMMAND GETKEYS OBJECT ENCODING a
1) "a"
> COMMAND GETKEYS EVAL "return 1" 2 a b c
1) "a"
2) "b"
> COMMAND GETKEYS EVALSHA abc 1 a
1) "a"
> COMMAND GETKEYS EVAL "return 1" 0
(empty array)
> COMMAND GETKEYS EVAL "return 1" x a
(empty array)
> COMMAND GETKEYS EVAL "return 1" 5 a
(empty array)
> COMMAND GETKEYS PING
(error) ERR wrong number of arguments for 'command|getkeys' command
> COMMAND GETKEYS GET
(error) ERR wrong number of arguments for 'command|getkeys' command
> COMMAND GETKEYS NOSUCH a
(error) ERR Invalid command specified
> COMMAND GETKEYS
(error) ERR wrong number of arguments for 'command|getkeys' command

# COMMAND GETKEYSANDFLAGS tells what happens to each, too.
> COMMAND GETKEYSANDFLAGS GET a
1) 1) "a"
   2) 1) RO
      2) access
> COMMAND GETKEYSANDFLAGS SET a b
1) 1) "a"
   2) 1) OW
      2) update
> COMMAND GETKEYSANDFLAGS SET a b GET
1) 1) "a"
   2) 1) RW
      2) access
      3) update
> COMMAND GETKEYSANDFLAGS DEL a
1) 1) "a"
   2) 1) RM
      2) delete
> COMMAND GETKEYSANDFLAGS APPEND a b
1) 1) "a"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS RENAME a b
1) 1) "a"
   2) 1) RW
      2) access
      3) delete
2) 1) "b"
   2) 1) OW
      2) update
> COMMAND GETKEYSANDFLAGS COPY a b
1) 1) "a"
   2) 1) RO
      2) access
2) 1) "b"
   2) 1) OW
      2) update
> COMMAND GETKEYSANDFLAGS PING
(error) ERR wrong number of arguments for 'command|getkeysandflags' command
!resp3
> COMMAND GETKEYSANDFLAGS INCR a
1) 1) "a"
   2) 1~ RW
      2~ access
      3~ update
