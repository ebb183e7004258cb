# Long brackets take everything as it is but the first line break.
> EVAL 'return [[a\nb"c\']]' 0
"a\\nb\"c'"
> EVAL "return [==[ ]] ]=] ]==]" 0
" ]] ]=] "
> EVAL "return [[]]" 0
""
> EVAL "return [[\nfirst]]" 0
"first"
> EVAL "return [[\n\nfirst]]" 0
"\nfirst"
> EVAL "return [[\r\nfirst]]" 0
"first"
> EVAL "return [[\n\rfirst]]" 0
"first"
> EVAL "return [[a\r\nb\rc\n\rd]]" 0
"a\nb\nc\nd"
> EVAL "return [=[\n]]]=]" 0
"]]"
> EVAL "return [[a]b]]" 0
"a]b"
> EVAL "return [===[ [[x]] ]===]" 0
" [[x]] "
> EVAL 'return #[[\x41\065]]' 0
(integer) 8
> EVAL "return [[one\ntwo]], error('line?')" 0
(error) ERR user_script:2: line? script: 10869cc99a67df619ce7886e47a9b58a1591878a, on @user_script:2.

# A long bracket in a long bracket of the same level belongs to an older Lua.
> EVAL "return [[a [[b]] c]]" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'c'
> EVAL "return [[a [[b c]]" 0
"a [[b c"
> EVAL "return [=[a [[b]] c]=]" 0
"a [[b]] c"
> EVAL "return [=[a [=[b]=] c]=]" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near 'c'

# What is no long bracket.
> EVAL "return [=x]=]" 0
(error) ERR Error compiling script (new function): user_script:1: invalid long string delimiter near '[='
> EVAL "return [=" 0
(error) ERR Error compiling script (new function): user_script:1: invalid long string delimiter near '[='
> EVAL "return [==[ ]=]" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished long string near '<eof>'
> EVAL "local t = {[ [[k]] ] = 1} return t.k" 0
(integer) 1
> EVAL "local t = {k = 7} return t[ [[k]] ]" 0
(integer) 7
> EVAL "local t = {} t[[[k]]] = 1 return 1" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near ']'
> EVAL "local f = function(s) return s end return f[[called]]" 0
"called"
