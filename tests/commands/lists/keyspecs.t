# Which arguments are keys.
> COMMAND GETKEYS LMPOP 2 a b LEFT COUNT 3
1) "a"
2) "b"
> COMMAND GETKEYS LMPOP 0 a LEFT
(error) ERR Invalid arguments specified for command
> COMMAND GETKEYS LMOVE a b LEFT RIGHT
1) "a"
2) "b"
> COMMAND GETKEYSANDFLAGS LMOVE a b LEFT RIGHT
1) 1) "a"
   2) 1) RW
      2) access
      3) delete
2) 1) "b"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS RPOPLPUSH a b
1) 1) "a"
   2) 1) RW
      2) access
      3) delete
2) 1) "b"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS LMPOP 1 a RIGHT
1) 1) "a"
   2) 1) RW
      2) access
      3) delete
> COMMAND GETKEYSANDFLAGS LPUSH a b c
1) 1) "a"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS RPUSHX a b
1) 1) "a"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS LPOP a
1) 1) "a"
   2) 1) RW
      2) access
      3) delete
> COMMAND GETKEYSANDFLAGS LLEN a
1) 1) "a"
   2) 1) RO
> COMMAND GETKEYSANDFLAGS LINDEX a 0
1) 1) "a"
   2) 1) RO
      2) access
> COMMAND GETKEYSANDFLAGS LPOS a b
1) 1) "a"
   2) 1) RO
      2) access
> COMMAND GETKEYSANDFLAGS LRANGE a 0 1
1) 1) "a"
   2) 1) RO
      2) access
> COMMAND GETKEYSANDFLAGS LSET a 0 b
1) 1) "a"
   2) 1) RW
      2) update
> COMMAND GETKEYSANDFLAGS LINSERT a BEFORE b c
1) 1) "a"
   2) 1) RW
      2) insert
> COMMAND GETKEYSANDFLAGS LREM a 0 b
1) 1) "a"
   2) 1) RW
      2) delete
> COMMAND GETKEYSANDFLAGS LTRIM a 0 1
1) 1) "a"
   2) 1) RW
      2) delete
