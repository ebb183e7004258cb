# PING answers PONG or its argument; ECHO its argument.
> PING
PONG
> PING hello
"hello"
> PING ""
""
> PING one two
(error) ERR wrong number of arguments for 'ping' command
> ECHO hello
"hello"
> ECHO "\x00\xff"
"\x00\xff"
> ECHO
(error) ERR wrong number of arguments for 'echo' command
> ECHO one two
(error) ERR wrong number of arguments for 'echo' command
> ping
PONG

# An unknown command is quoted with the beginning of its arguments.
> NOSUCH
(error) ERR unknown command 'NOSUCH', with args beginning with:
> NOSUCH one two
(error) ERR unknown command 'NOSUCH', with args beginning with: 'one' 'two'
> "no\nsuch" "a\r\nb"
(error) ERR unknown command 'no such', with args beginning with: 'a  b'
> NOSUCH "" 3.5
(error) ERR unknown command 'NOSUCH', with args beginning with: '' '3.5'
> ""
(error) ERR unknown command '', with args beginning with:
