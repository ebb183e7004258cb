# A script that does not compile says where, and is not remembered.
> EVAL "return +" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> EVAL "
| local x =
| return x" 0
(error) ERR Error compiling script (new function): user_script:3: unexpected symbol near 'return'
> EVAL "if true then return 1" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "return 'open" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '<eof>'
> EVAL "return 1 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '2'
> EVAL "x = = 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "for i = 1 do end" 0
(error) ERR Error compiling script (new function): user_script:1: ',' expected near 'do'
> EVAL "local function end" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near 'end'
> EVAL "return [[open" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished long string near '<eof>'
> EVAL "--[[ open" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished long comment near '<eof>'
> EVAL "return 1e" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1e'
> EVAL "return 3x" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '3x'
> EVAL "local 5 = 5" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '5'
> EVAL "a.b:c = 1" 0
(error) ERR Error compiling script (new function): user_script:1: function arguments expected near '='
> EVAL "return 1; return 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'return'
> EVAL "return @" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '@'
> SCRIPT LOAD "return +"
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> SCRIPT EXISTS 1fd5091818ea327c4e55ed84125fdc6179ae44cf
1) (integer) 0

# A shebang names the engine, and flags.
> EVAL "#!lua\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=no-writes,allow-oom\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=\nreturn 1" 0
(integer) 1
> EVAL "#!lua flags=nosuch\nreturn 1" 0
(error) ERR Unexpected flag in script shebang: nosuch
> EVAL "#!lua name=x\nreturn 1" 0
(error) ERR Unknown lua shebang option: name=x
> EVAL "#!lua nosuch\nreturn 1" 0
(error) ERR Unknown lua shebang option: nosuch
> EVAL "#!js\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!js
> EVAL "#!lua return 1" 0
(error) ERR Invalid script shebang
> EVAL "#!\nreturn 1" 0
(error) ERR Unexpected engine in script shebang: #!
> EVAL "#!lua\nerror('on line two')" 0
(error) ERR user_script:2: on line two script: df5ab09346071b9620047a49738d4a5697ce74aa, on @user_script:2.

# LuaJIT's parser, not that of Lua 5.1: its own texts, and goto.
#! perilune
> EVAL "break" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break
#! perilune
> EVAL "\x1bLua" 0
(error) ERR Error compiling script (new function): attempt to load chunk with wrong mode
#! perilune
> EVAL "goto done ::done::" 0
(nil)
