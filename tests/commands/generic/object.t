# OBJECT tells how a value is stored.
> SET a hello
OK
> OBJECT ENCODING a
"embstr"
> OBJECT REFCOUNT a
(integer) 1
> OBJECT IDLETIME a
(integer) 0
> OBJECT ENCODING missing
(nil)
> OBJECT REFCOUNT missing
(nil)
> OBJECT IDLETIME missing
(nil)
> OBJECT FREQ missing
(nil)
> OBJECT FREQ a
(error) ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.
> OBJECT HELP
 1) OBJECT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:
 2) ENCODING <key>
 3)     Return the kind of internal representation used in order to store the value
 4)     associated with a <key>.
 5) FREQ <key>
 6)     Return the access frequency index of the <key>. The returned integer is
 7)     proportional to the logarithm of the recent access frequency of the key.
 8) IDLETIME <key>
 9)     Return the idle time of the <key>, that is the approximated number of
10)     seconds elapsed since the last access to the key.
11) REFCOUNT <key>
12)     Return the number of references of the value associated with the specified
13)     <key>.
14) HELP
15)     Prints this help.
> OBJECT
(error) ERR wrong number of arguments for 'object' command
> OBJECT ENCODING
(error) ERR wrong number of arguments for 'object|encoding' command
> OBJECT NOSUCH a
(error) ERR unknown subcommand 'NOSUCH'. Try OBJECT HELP.
> OBJECT NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try OBJECT HELP.
> object encoding a
"embstr"
