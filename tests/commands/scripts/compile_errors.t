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

# The language is Lua 5.1, not LuaJIT's dialect.
> EVAL "break" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break near '<eof>'
> EVAL "\x1bLua" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'char(27)'
> EVAL "goto done ::done::" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near 'done'
> EVAL "local goto = {goto = 1} return goto.goto" 0
(integer) 1
> EVAL "return 1LL" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1LL'
> EVAL "return 0b11" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0b11'
> EVAL "local x = 1;; return x" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ';'
> EVAL "return '\\d\\x41\\z'" 0
"dx41z"
> EVAL "return 1e5..''" 0
"100000"
> EVAL "local function f(...) return arg.n end return f(1, nil, nil)" 0
(integer) 3
> EVAL "local function f(...) local a = ... return arg end return f(1)" 0
(nil)
> EVAL "\nreturn redis.call('NOSUCH')" 0
(error) ERR Unknown Redis command called from script script: fc0c878b49833292d8db649e1847625bcee9cc8f, on @user_script:2.
> EVAL "
| while true do
|   break
|   local x
| end" 0
(error) ERR Error compiling script (new function): user_script:4: 'end' expected (to close 'while' at line 2) near 'local'
