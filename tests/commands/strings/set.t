# SET replaces whatever was there, its time to live included.
> SET greeting hello
OK
> GET greeting
"hello"
> SET greeting "two words" EX 100
OK
> TTL greeting
(integer) 100
> SET greeting again
OK
> TTL greeting
(integer) -1
> GET missing
(nil)

# Values are binary; the empty string is a value.
> SET "" ""
OK
> GET ""
""
> SET bytes "\x00\xff\r\n"
OK
> GET bytes
"\x00\xff\r\n"

# NX sets only what is missing, XX only what is there.
> SET lock me NX
OK
> SET lock you NX
(nil)
> GET lock
"me"
> SET nobody home XX
(nil)
> EXISTS nobody
(integer) 0
> SET lock you XX
OK
> GET lock
"you"

# GET answers the old value, also when the condition fails. With NX, too, since 7.0.
> SET lock third GET
"you"
> SET fresh 1 GET
(nil)
> GET fresh
"1"
> SET lock fourth NX GET
"third"
> GET lock
"third"
> SET nobody 1 XX GET
(nil)
> EXISTS nobody
(integer) 0
> SET newcomer 1 NX GET
(nil)
> GET newcomer
"1"

# Options come in any order and any case.
> SET lock fifth get Xx
"third"
> SET lock sixth XX EX 50 GET
"fifth"
> TTL lock
(integer) 50
> SET lock seventh KEEPTTL
OK
> TTL lock
(integer) 50

# What contradicts itself is an error, and changes nothing.
> SET lock bad NX XX
(error) ERR syntax error
> SET lock bad EX 10 PX 10
(error) ERR syntax error
> SET lock bad EX 10 KEEPTTL
(error) ERR syntax error
> SET lock bad EX
(error) ERR syntax error
> SET lock bad NOSUCH
(error) ERR syntax error
> SET lock
(error) ERR wrong number of arguments for 'set' command
> GET lock
"seventh"
