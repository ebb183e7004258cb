# Names and statements.
> EVAL "local" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "local 1" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '1'
> EVAL "local x y" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "local x, = 1" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '='
> EVAL "local x = 1," 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "local x == 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '=='
> EVAL "local function" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "local function f" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '<eof>'
> EVAL "local function f(" 0
(error) ERR Error compiling script (new function): user_script:1: <name> or '...' expected near '<eof>'
> EVAL "local function f(a" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near '<eof>'
> EVAL "local function f(a,) end" 0
(error) ERR Error compiling script (new function): user_script:1: <name> or '...' expected near ')'
> EVAL "local function f(a b) end" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near 'b'
> EVAL "local function f(1) end" 0
(error) ERR Error compiling script (new function): user_script:1: <name> or '...' expected near '1'
> EVAL "local function f.g() end" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '.'
> EVAL "local function t:m() end" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near ':'
> EVAL "function f" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '<eof>'
> EVAL "function() end" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '('
> EVAL "function t." 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "function t:m.n() end" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '.'
> EVAL "function t[1]() end" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '['
> EVAL "return function" 0
(error) ERR Error compiling script (new function): user_script:1: '(' expected near '<eof>'
> EVAL "return function(" 0
(error) ERR Error compiling script (new function): user_script:1: <name> or '...' expected near '<eof>'
> EVAL "return function() return end end" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'end'
> EVAL "x" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "x." 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "x.1" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '.1'
> EVAL "x:" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "x:m" 0
(error) ERR Error compiling script (new function): user_script:1: function arguments expected near '<eof>'
> EVAL "x:m.n" 0
(error) ERR Error compiling script (new function): user_script:1: function arguments expected near '.'
> EVAL "x[" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "x[1" 0
(error) ERR Error compiling script (new function): user_script:1: ']' expected near '<eof>'
> EVAL "x[]" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ']'
> EVAL "f(" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "f(1" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near '<eof>'
> EVAL "f(1," 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "f(,)" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ','
> EVAL "f{" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "f" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "5" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '5'
> EVAL "'text'" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ''text''
> EVAL "'text':upper()" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ''text''
> EVAL "{}" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '{'
> EVAL "(x)" 0
(error) ERR Error compiling script (new function): user_script:1: syntax error near '<eof>'
> EVAL "(x" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near '<eof>'
> EVAL "()" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ')'
> EVAL "(f)()()x" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "nil = 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'nil'
> EVAL "f() = 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "a, f() = 1, 2" 0
(error) ERR Error compiling script (new function): user_script:1: syntax error near '='
> EVAL "(a) = 1" 0
(error) ERR Error compiling script (new function): user_script:1: syntax error near '='
> EVAL "a.b.c" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "a, b" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'
> EVAL "a = " 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "a, = 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "= 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "..." 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '...'
> EVAL "... = 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '...'
> EVAL "self:" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'

# Blocks.
> EVAL "if" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "if x" 0
(error) ERR Error compiling script (new function): user_script:1: 'then' expected near '<eof>'
> EVAL "if then end" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'then'
> EVAL "if x then" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "if x then else" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "if x then elseif" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "if x then elseif y" 0
(error) ERR Error compiling script (new function): user_script:1: 'then' expected near '<eof>'
> EVAL "if x then else elseif y then end" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near 'elseif'
> EVAL "if x then else else end" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near 'else'
> EVAL "if x = 1 then end" 0
(error) ERR Error compiling script (new function): user_script:1: 'then' expected near '='
> EVAL "while" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "while x" 0
(error) ERR Error compiling script (new function): user_script:1: 'do' expected near '<eof>'
> EVAL "while do end" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'do'
> EVAL "while x do" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "do" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "repeat" 0
(error) ERR Error compiling script (new function): user_script:1: 'until' expected near '<eof>'
> EVAL "repeat until" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "until x" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'until'
> EVAL "end" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'end'
> EVAL "else" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'else'
> EVAL "elseif" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'elseif'
> EVAL "then" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'then'
> EVAL "for" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "for 1" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '1'
> EVAL "for x" 0
(error) ERR Error compiling script (new function): user_script:1: '=' or 'in' expected near '<eof>'
> EVAL "for x = 1" 0
(error) ERR Error compiling script (new function): user_script:1: ',' expected near '<eof>'
> EVAL "for x = 1 do end" 0
(error) ERR Error compiling script (new function): user_script:1: ',' expected near 'do'
> EVAL "for x = 1, 2" 0
(error) ERR Error compiling script (new function): user_script:1: 'do' expected near '<eof>'
> EVAL "for x = 1, 2 do" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "for x = 1, 2, 3, 4 do end" 0
(error) ERR Error compiling script (new function): user_script:1: 'do' expected near ','
> EVAL "for x, y = 1, 2 do end" 0
(error) ERR Error compiling script (new function): user_script:1: 'in' expected near '='
> EVAL "for x in" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "for x in pairs do" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near '<eof>'
> EVAL "for x.y in pairs do end" 0
(error) ERR Error compiling script (new function): user_script:1: '=' or 'in' expected near '.'
> EVAL "for = 1, 2 do end" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '='
> EVAL "for x in t" 0
(error) ERR Error compiling script (new function): user_script:1: 'do' expected near '<eof>'
> EVAL "if x then\n\nreturn 1\n" 0
(error) ERR Error compiling script (new function): user_script:4: 'end' expected (to close 'if' at line 1) near '<eof>'
> EVAL "while x do\n  if y then\n    return 1\n  end\n" 0
(error) ERR Error compiling script (new function): user_script:5: 'end' expected (to close 'while' at line 1) near '<eof>'
> EVAL "for i = 1, 2 do\n\n" 0
(error) ERR Error compiling script (new function): user_script:3: 'end' expected (to close 'for' at line 1) near '<eof>'
> EVAL "function f()\n  return 1\n" 0
(error) ERR Error compiling script (new function): user_script:3: 'end' expected (to close 'function' at line 1) near '<eof>'
> EVAL "repeat\n  x()\n" 0
(error) ERR Error compiling script (new function): user_script:3: 'until' expected (to close 'repeat' at line 1) near '<eof>'
> EVAL "f(\n1\n" 0
(error) ERR Error compiling script (new function): user_script:3: ')' expected (to close '(' at line 1) near '<eof>'
> EVAL "t = {\n1\n" 0
(error) ERR Error compiling script (new function): user_script:3: '}' expected (to close '{' at line 1) near '<eof>'
> EVAL "x = (\n1\n" 0
(error) ERR Error compiling script (new function): user_script:3: ')' expected (to close '(' at line 1) near '<eof>'

# Expressions.
> EVAL "return 1 +" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return + 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> EVAL "return 1 + + 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> EVAL "return 1 ** 2" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '*'
> EVAL "return 1 // 2" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '/'
> EVAL "return 1 & 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '&'
> EVAL "return 1 | 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '|'
> EVAL "return ~1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '~'
> EVAL "return 1 << 2" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<'
> EVAL "return 1 != 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '!'
> EVAL "return !x" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '!'
> EVAL "return 1 <> 2" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '>'
> EVAL "return x == " 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return x = 1" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '='
> EVAL "return x += 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "return x++" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '+'
> EVAL "return not" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return #" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return -" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return 'a' .." 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return .. 'a'" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '..'
> EVAL "return (1" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near '<eof>'
> EVAL "return 1)" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near ')'
> EVAL "return {1" 0
(error) ERR Error compiling script (new function): user_script:1: '}' expected near '<eof>'
> EVAL "return {1, 2" 0
(error) ERR Error compiling script (new function): user_script:1: '}' expected near '<eof>'
> EVAL "return {1 2}" 0
(error) ERR Error compiling script (new function): user_script:1: '}' expected near '2'
> EVAL "return {a = }" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '}'
> EVAL "return {[1] 2}" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near '2'
> EVAL "return {[1 = 2}" 0
(error) ERR Error compiling script (new function): user_script:1: ']' expected near '='
> EVAL "return {= 1}" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '='
> EVAL "return {,}" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ','
> EVAL "return {1,,2}" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ','
> EVAL "return {;}" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ';'
> EVAL "return a.b." 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '<eof>'
> EVAL "return a..b.." 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return x and" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return and x" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'and'
> EVAL "return $x" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '$'
> EVAL "return x?" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '?'
> EVAL "return `x`" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '`'
> EVAL "return x ? 1 : 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '?'
> EVAL "return :x" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ':'
> EVAL "return x;;" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near ';'
> EVAL ";" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ';'
> EVAL "return;" 0
(nil)
> EVAL "return 1;" 0
(integer) 1
> EVAL "return 1 return 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'return'
> EVAL "return 1, " 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'
> EVAL "return if" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'if'
> EVAL "return for" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'for'
> EVAL "return end" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'end'
> EVAL "return while" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'while'
> EVAL "return ~=" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '~='
> EVAL "return <=" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '<='
> EVAL "break" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break near '<eof>'
> EVAL "if true then break end" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break near 'end'
> EVAL "local function f() break end" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break near 'end'
> EVAL "for i = 1, 2 do local function f() break end end" 0
(error) ERR Error compiling script (new function): user_script:1: no loop to break near 'end'
> EVAL "while true do break return 1 end" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near 'return'
> EVAL "while true do return 1 break end" 0
(error) ERR Error compiling script (new function): user_script:1: 'end' expected near 'break'
> EVAL "goto done" 0
(error) ERR Error compiling script (new function): user_script:1: '=' expected near 'done'
> EVAL "::done::" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ':'
> EVAL "local goto = 1 return goto" 0
(integer) 1
> EVAL "local continue = 5 return continue" 0
(integer) 5
> EVAL "x = }" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '}'
> EVAL "]" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ']'
> EVAL "\\" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '\'
> EVAL '"a" "b"' 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '"a"'
> EVAL 'return "a" "b"' 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '"b"'
> EVAL "return 'a'.x" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '.'
> EVAL "return ('a').x" 0
(nil)
> EVAL "return {}.x" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '.'
> EVAL "return {}[1]" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '['
> EVAL "return {}()" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '('
> EVAL "return 5()" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '('
> EVAL "return 5.x" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '5.x'
> EVAL "return nil()" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '('
> EVAL "return true.x" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '.'
> EVAL "return function() end()" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '('
> EVAL "return (function() end)()" 0
(nil)
> EVAL "return #'a'.x" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '.'

# A call must not begin on the next line: it would be ambiguous.
> EVAL "local f = tostring\n(f)(1)" 0
(error) ERR Error compiling script (new function): user_script:2: ambiguous syntax (function call x new statement) near '('
> EVAL "local x = tostring\n(5)" 0
(error) ERR Error compiling script (new function): user_script:2: ambiguous syntax (function call x new statement) near '('
> EVAL "local x = tostring;\n(function() end)()" 0
(nil)
> EVAL "return tostring\n'5'" 0
"5"
> EVAL "return type\n{}" 0
"table"
