# What a backslash means in a string.
> EVAL "return \"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'\"" 0
"\a\b\x0c\n\r\t\x0b\\\"'"
> EVAL "return 'it\\'s'" 0
"it's"
> EVAL 'return "\65\066\0067"' 0
"AB\x067"
> EVAL 'return "\0" .. "\00" .. "\000x"' 0
"\x00\x00\x00x"
> EVAL 'return "\1234"' 0
"{4"
> EVAL 'return #"\255"' 0
(integer) 1
> EVAL 'return {("\10"):byte(), ("\013"):byte(), ("\9a"):byte(1, 2)}' 0
1) (integer) 10
2) (integer) 13
3) (integer) 9
4) (integer) 97

# A backslash before any other character is that character.
> EVAL 'return "\d\w\.\%\z\x41\u{48}"' 0
"dw.%zx41u{48}"
> EVAL 'return "a\.b\-c\/d"' 0
"a.b-c/d"
> EVAL 'return ("x.y"):find("\.")' 0
(integer) 1
> EVAL 'return "\q" == "q"' 0
(integer) 1

# A backslash before a line break is a line break.
> EVAL "return 'one\\\ntwo'" 0
"one\ntwo"
> EVAL "return #'one\\\r\ntwo'" 0
(integer) 7
> EVAL "return 'one\\\n\\\ntwo'" 0
"one\n\ntwo"

# Too large, unfinished.
> EVAL 'return "\256"' 0
(error) ERR Error compiling script (new function): user_script:1: escape sequence too large near '"'
> EVAL 'return "\999"' 0
(error) ERR Error compiling script (new function): user_script:1: escape sequence too large near '"'
> EVAL 'return "abc' 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '<eof>'
> EVAL 'return \'abc"' 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '<eof>'
> EVAL "return 'abc\ndef'" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near ''abc'
> EVAL "return 'abc\\" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '<eof>'
> EVAL "return \"\\" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '<eof>'
> EVAL "return \"abc\rdef\"" 0
(error) ERR Error compiling script (new function): user_script:1: unfinished string near '"abc'

# Bytes that are no ASCII, and zero bytes in the source.
> EVAL "return '\xff\x80'" 0
"\xff\x80"
> EVAL "return '\xc3\xa9' .. #'\xc3\xa9'" 0
"\xc3\xa92"
> EVAL "return 'a\x00b'" 0
"a\x00b"
> EVAL "return 1 -- \x00 zero" 0
(integer) 1
> EVAL "local \xc3\xa9 = 5 return \xc3\xa9" 0
(error) ERR Error compiling script (new function): user_script:1: '<name>' expected near '\xc3'
> EVAL "return \x80" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near '\x80'
> EVAL "return \x01" 0
(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near 'char(1)'
