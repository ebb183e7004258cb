# Comments end with the line, long ones with their bracket.
> EVAL "return 1 -- two\n+ 2" 0
(integer) 3
> EVAL "-- only\nreturn 1" 0
(integer) 1
> EVAL "--" 0
(nil)
> EVAL "-- no end of line" 0
(nil)
> EVAL "return 1 --[[ inside ]] + 2" 0
(integer) 3
> EVAL "return 1 --[[ over\nlines ]] + 2" 0
(integer) 3
> EVAL "return 1 --[==[ ]] ]=] ]==] + 2" 0
(integer) 3
> EVAL "--[ no long comment\nreturn 'code'" 0
"code"
> EVAL "--[=x also none\nreturn 'code'" 0
"code"
> EVAL "---[[ switched off\nreturn 'on'\n--]]" 0
"on"
> EVAL "--[[ switched on\nreturn 'off'\n--]]" 0
(nil)
> EVAL "return 5--3" 0
(integer) 5
> EVAL "return 5 - -3" 0
(integer) 8
> EVAL "return 5 - - -3" 0
(integer) 2
> EVAL "return 1 --[[a\n\n]] error(--" 0
(error) ERR Error compiling script (new function): user_script:3: '<eof>' expected near 'error'
> EVAL "--[[ three\nlines\n]] local x = nil + 1" 0
(error) ERR user_script:3: attempt to perform arithmetic on a nil value script: 9e35e3a6e2744bf04c24b01ca3a089957a638556, on @user_script:3.
> EVAL "# only files begin so\nreturn 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '#'
> EVAL "return 1 # 2" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '#'
> EVAL "// no comment" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '/'
> EVAL "/* no comment */" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '/'
> EVAL "return 1 --[[ [[ nested ]] ]]" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near ']'
> EVAL "return 1 --[[]]" 0
(integer) 1
> EVAL "--[==[ open" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished long comment near '<eof>'
