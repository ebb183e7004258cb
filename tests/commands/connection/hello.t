# HELLO switches the protocol and tells about the server.
> HELLO 4
(error) NOPROTO unsupported protocol version
> HELLO 1
(error) NOPROTO unsupported protocol version
> HELLO x
(error) ERR Protocol version is not an integer or out of range
> HELLO 3 NOSUCH
(error) ERR Syntax error in HELLO option 'NOSUCH'
> HELLO 3 SETNAME
(error) ERR Syntax error in HELLO option 'SETNAME'
> HELLO 3 AUTH default
(error) ERR Syntax error in HELLO option 'AUTH'
> HELLO 3 SETNAME "a b"
(error) ERR Client names cannot contain spaces, newlines or special characters.
> HELLO 2 SETNAME me
 1) "server"
 2) "redis"
 3) "version"
~  4\) "7\.\d+\.\d+"
 5) "proto"
 6) (integer) 2
 7) "id"
~  8\) \(integer\) \d+
 9) "mode"
10) "standalone"
11) "role"
12) "master"
13) "modules"
14) (empty array)
> CLIENT GETNAME
"me"

# Missing values are null in either protocol, maps are maps in RESP3 only.
> GET missing
(nil)
> CONFIG GET databases
1) "databases"
2) "16"
!resp3
> GET missing
(nil)
> CONFIG GET databases
1# "databases" => "16"
> HELLO 9
(error) NOPROTO unsupported protocol version
> CONFIG GET databases
1# "databases" => "16"
> RESET
RESET
> CONFIG GET databases
1) "databases"
2) "16"
