# ... is a list; select counts and cuts it.
> EVAL "
|   local function f(...) return select('#', ...) end
|   return {f(), f(nil), f(nil, nil), f(1, nil, 3)}
| " 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
4) (integer) 3
> EVAL "local function f(...) return select(2, ...) end return {f('a', 'b', 'c')}" 0
1) "b"
2) "c"
> EVAL "local function f(...) return {select(-1, ...)} end return f(1, 2, 3)" 0
1) (integer) 3
> EVAL "local function f(...) return {select(-2, ...)} end return f(1, 2, 3)" 0
1) (integer) 2
2) (integer) 3
> EVAL "
|   local function f(...) local a, b = ... return {tostring(a), tostring(b)} end
|   return f(1)
| " 0
1) "1"
2) "nil"
> EVAL "local function f(...) local t = {...} return #t end return f(1, 2, 3)" 0
(integer) 3
> EVAL "local function f(a, ...) return {a, ...} end return f(1, 2, 3)" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local function f(a, ...) return {..., a} end return f(1, 2, 3)" 0
1) (integer) 2
2) (integer) 1
> EVAL "local function f(...) return (...) end return {f(7, 8, 9)}" 0
1) (integer) 7
> EVAL "local function f(...) return ..., 'end' end return {f(1, 2)}" 0
1) (integer) 1
2) "end"
> EVAL "local function f(...) return 'begin', ... end return {f(1, 2)}" 0
1) "begin"
2) (integer) 1
3) (integer) 2
> EVAL "return select('#')" 0
(integer) 0
> EVAL "return select(1)" 0
(nil)
> EVAL "return select(0, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'select' (index out of range) script: 32893df36dedb8df4ecec50d0c09fbcff852263f, on @user_script:1.
> EVAL "return select(-1)" 0
(error) ERR user_script:1: bad argument #1 to 'select' (index out of range) script: e47ce3ce8aef9e0c8aa00f815605c8cc7e2eba1a, on @user_script:1.
> EVAL "return select(-2, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'select' (index out of range) script: 7ad8b002ac6aa7e415755bae8dfd7837e3d6bd25, on @user_script:1.
> EVAL "return select('x')" 0
(error) ERR user_script:1: bad argument #1 to 'select' (number expected, got string) script: 2af4846903bd955d5eb3fdcb3daa10de9ac54339, on @user_script:1.
> EVAL "return select(5, 1)" 0
(nil)
> EVAL "return {select(1.9, 'a', 'b')}" 0
1) "a"
2) "b"
> EVAL "return select('2', 'a', 'b')" 0
"b"
> EVAL "return select()" 0
(error) ERR user_script:1: bad argument #1 to 'select' (number expected, got no value) script: 2ccf9a60abb0c74205f313c782f23ecbb4da27f6, on @user_script:1.
> EVAL "return select(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'select' (number expected, got nil) script: af66b55fdc638d0a6c24525fc0ba9f997968fbf3, on @user_script:1.

# The chunk itself takes varargs; a script gets none.
> EVAL "return select('#', ...)" 0
(integer) 0
> EVAL "return {...}" 0
(empty array)
> EVAL "return tostring((...))" 0
"nil"
> EVAL "return loadstring('return ...')(5)" 0
(integer) 5
> EVAL "return {loadstring('local a, b = ... return b, a')(1, 2)}" 0
1) (integer) 2
2) (integer) 1

# A function without ... has none.
> EVAL "local function f() return ... end" 0
(error) ERR Error compiling script (new function): user_script:1: cannot use '...' outside a vararg function near '...'
> EVAL "return function() local x = {...} end" 0
(error) ERR Error compiling script (new function): user_script:1: cannot use '...' outside a vararg function near '...'
> EVAL "local f = function(...) return function() return ... end end" 0
(error) ERR Error compiling script (new function): user_script:1: cannot use '...' outside a vararg function near '...'
> EVAL "local function f(..., a) end" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near ','

# arg is what 5.0 had: a table in functions that take ... and do not use it.
> EVAL "local function f(...) return arg.n end return f(1, nil, nil)" 0
(integer) 3
> EVAL "local function f(...) return {arg[1], arg[2], arg.n} end return f('a', 'b')" 0
1) "a"
2) "b"
3) (integer) 2
> EVAL "local function f(a, ...) return {a, arg[1], arg.n} end return f(1, 2)" 0
1) (integer) 1
2) (integer) 2
3) (integer) 1
> EVAL "local function f(...) local x = ... return tostring(arg) end return f(1)" 0
"nil"
> EVAL "local function f(...) return type(arg) end return f()" 0
"table"
> EVAL "local function f(x) return arg end return f(1)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'arg' script: f254a61edbeb6be5e8b26546d17752850e7fe66a, on @user_script:1.
> EVAL "return arg" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'arg' script: 0b8e5b4bc814c3a46de16e9eb2d7c40ba532a9f9, on @user_script:1.
> EVAL "local function f(arg) return arg end return f(1)" 0
(integer) 1
> EVAL "local function f(arg, ...) return type(arg) end return f(1, 2)" 0
"table"
> EVAL "local function f(...) local arg = 5 return arg end return f(1)" 0
(integer) 5
> EVAL "local function f(...) arg.n = 10 return arg.n end return f()" 0
(integer) 10
> EVAL "
|   local function f(...) local function g() return arg.n end return g() end
|   return f(1, 2)
| " 0
(integer) 2
