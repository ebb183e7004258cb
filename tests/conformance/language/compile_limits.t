# What loadstring says of a chunk: its name is made of its first line.
> EVAL "local f, e = loadstring('x =') return e" 0
"[string \"x =\"]:1: unexpected symbol near '<eof>'"
> EVAL "local f, e = loadstring('x =', 'chunk') return e" 0
"[string \"chunk\"]:1: unexpected symbol near '<eof>'"
> EVAL "local f, e = loadstring('x =', '@file.lua') return e" 0
"file.lua:1: unexpected symbol near '<eof>'"
> EVAL "local f, e = loadstring('x =', '=name') return e" 0
"name:1: unexpected symbol near '<eof>'"
> EVAL "local f, e = loadstring('x\\n=') return e" 0
"[string \"x...\"]:2: unexpected symbol near '<eof>'"

> EVAL "local f, e = loadstring(('x'):rep(100) .. ' y') return e" 0
"[string \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\"]:1: '=' expected near 'y'"

> EVAL "local f, e = loadstring('x y', ('n'):rep(100)) return e" 0
"[string \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn...\"]:1: '=' expected near 'y'"

> EVAL "local f, e = loadstring('x y', '@' .. ('n'):rep(100)) return e" 0
"...nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn:1: '=' expected near 'y'"

> EVAL "local f, e = loadstring('x y', '=' .. ('n'):rep(100)) return e" 0
"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn:1: '=' expected near 'y'"

> EVAL "local f, e = loadstring('') return type(f)" 0
"function"
> EVAL "local f, e = loadstring('return 1 +') return {tostring(f), e}" 0
1) "nil"
2) "[string \"return 1 +\"]:1: unexpected symbol near '<eof>'"

# What stands near the error is quoted, up to a point.
> EVAL "local f, e = loadstring('x = ' .. ('a'):rep(70) .. ' y') return e" 0
"[string \"x = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\"]:1: '=' expected near '<eof>'"

> EVAL "local f, e = loadstring('return ' .. ('7'):rep(30) .. 'x') return e" 0
"[string \"return 777777777777777777777777777777x\"]:1: malformed number near '777777777777777777777777777777x'"
> EVAL 'local f, e = loadstring(\'x [[long\nstring]] y\') return e' 0
"[string \"x [[long...\"]:2: '=' expected near '<eof>'"
> EVAL 'local f, e = loadstring(\'x = 5 "s"\') return e' 0
"[string \"x = 5 \"s\"\"]:1: unexpected symbol near '\"s\"'"
> EVAL "local f, e = loadstring('for 5 = 1') return e" 0
"[string \"for 5 = 1\"]:1: '<name>' expected near '5'"
> EVAL 'local f, e = loadstring(\'x = "a\\n\') return e' 0
"[string \"x = \"a\\n\"]:1: unfinished string near '<eof>'"
> EVAL "local f, e = loadstring('x = [==[a') return e" 0
"[string \"x = [==[a\"]:1: unfinished long string near '<eof>'"
> EVAL "local f, e = loadstring('x ... y') return e" 0
"[string \"x ... y\"]:1: '=' expected near '...'"
> EVAL "local f, e = loadstring('x == y') return e" 0
"[string \"x == y\"]:1: '=' expected near '=='"
> EVAL 'local f, e = loadstring(\'\1\') return e' 0
"[string \"\x01\"]:1: unexpected symbol near 'char(1)'"
> EVAL 'local f, e = loadstring(\'\127\') return e' 0
"[string \"\x7f\"]:1: unexpected symbol near 'char(127)'"
> EVAL 'local f, e = loadstring(\'x \200 y\') return e' 0
"[string \"x \xc8 y\"]:1: '=' expected near '\xc8'"

# Nesting has an end.
> EVAL "local f, e = loadstring(('('):rep(201) .. '1' .. (')'):rep(201)) return e" 0
"[string \"(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((...\"]:1: chunk has too many syntax levels"

# This error is found by LuaJIT, which shortens names more.
#! perilune
> EVAL "
|   local f, e = loadstring('return ' .. ('('):rep(198) .. '1' .. (')'):rep(198))
|   return tostring(e or f())
| " 0
"[string \"return ((((((((((((((((((((((((((((((((((((((...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring('return ' .. ('{'):rep(250) .. ('}'):rep(250)) return e" 0
"[string \"return {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{...\"]:1: chunk has too many syntax levels"

> EVAL "
|   local f, e = loadstring('return ' .. ('{'):rep(150) .. ('}'):rep(150))
|   return type(f())
| " 0
"table"

> EVAL "local f, e = loadstring(('do '):rep(250) .. ('end '):rep(250)) return e" 0
"[string \"do do do do do do do do do do do do do do do do do do do do do ...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring(('while x do '):rep(250) .. ('end '):rep(250)) return e" 0
"[string \"while x do while x do while x do while x do while x do while x ...\"]:1: chunk has too many syntax levels"

> EVAL "
|   local f, e = loadstring('return ' .. ('function() return '):rep(250) .. '1' .. (' end'):rep(250))
|   return e
| " 0
"[string \"return function() return function() return function() return fu...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring('return ' .. ('-'):rep(1) .. (' -'):rep(250) .. '1') return e" 0
"[string \"return - - - - - - - - - - - - - - - - - - - - - - - - - - - - ...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring('return ' .. ('not '):rep(250) .. 'x') return e" 0
"[string \"return not not not not not not not not not not not not not not ...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring('return ' .. ('2^'):rep(250) .. '2') return e" 0
"[string \"return 2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^...\"]:1: chunk has too many syntax levels"

> EVAL 'local f, e = loadstring(\'return \' .. (\'"a" .. \'):rep(150) .. \'"a"\') return #f()' 0
(integer) 151

> EVAL 'local f, e = loadstring(\'return \' .. (\'"a" .. \'):rep(250) .. \'"a"\') return e' 0
"[string \"return \"a\" .. \"a\" .. \"a\" .. \"a\" .. \"a\" .. \"a\" .. \"a\" .. \"a\" .. ...\"]:1: chunk has too many syntax levels"

> EVAL "local f, e = loadstring('return ' .. ('1 + '):rep(1000) .. '1') return f()" 0
(integer) 1001
> EVAL "local f, e = loadstring('x' .. ('.x'):rep(1000) .. ' = 1') return type(f)" 0
"function"

# Redis counts the C functions below, too.
#! perilune
> EVAL "local f, e = loadstring(('a,'):rep(250) .. 'a = 1') return e" 0
"[string \"a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a...\"]:1: main function has more than 199 variables in assignment"

> EVAL "
|   local f, e = loadstring('local t = {} t.x' .. (', t.x'):rep(150) .. ' = 1 return t.x')
|   return f()
| " 0
(integer) 1
> EVAL "local f, e = loadstring('return {' .. ('1,'):rep(10000) .. '}') return #f()" 0
(integer) 10000

# This error is found by LuaJIT, which shortens names more.
#! perilune
> EVAL "local f, e = loadstring('return f(' .. ('1,'):rep(300) .. '1)') return e" 0
"[string \"return f(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,...\"]:1: function or expression too complex near '1'"

> EVAL "
|   local f, e = loadstring('local ' .. ('a,'):rep(150) .. 'a = ' .. ('1,'):rep(150) .. '1 return a')
|   return f()
| " 0
(integer) 1
> EVAL "
|   local f, e = loadstring('local function f(' .. ('a,'):rep(199) .. 'a) end return 1')
|   return f()
| " 0
(integer) 1

> EVAL "local f, e = loadstring('local function f(' .. ('a,'):rep(200) .. 'a) end') return e" 0
"[string \"local function f(a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,...\"]:1: function at line 1 has more than 200 local variables"

> EVAL "
|   local f, e = loadstring('return ' .. ('a.'):rep(30) .. 'a, ' .. ('f('):rep(250) .. (')'):rep(250))
|   return e
| " 0
"[string \"return a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a....\"]:1: chunk has too many syntax levels"
