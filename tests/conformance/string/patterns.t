# Classes.
> EVAL 'return {(\'aB1 _-\n\0\127\'):gsub(\'%a\', \'.\'), ((\'aB1 _-\'):gsub(\'%A\', \'.\'))}' 0
1) "..1 _-\n\x00\x7f"
2) "aB...."
> EVAL "
|   local t = {}
|   for _, c in ipairs({'a', 'c', 'd', 'l', 'p', 's', 'u', 'w', 'x', 'z'}) do
|     local n = 0
|     for i = 0, 255 do if string.char(i):find('%' .. c) then n = n + 1 end end
|     t[#t + 1] = c .. n
|   end
|   return table.concat(t, ' ')
| " 0
"a52 c33 d10 l26 p32 s6 u26 w62 x22 z1"
> EVAL "
|   local t = {}
|   for _, c in ipairs({'A', 'C', 'D', 'L', 'P', 'S', 'U', 'W', 'X', 'Z'}) do
|     local n = 0
|     for i = 0, 255 do if string.char(i):find('%' .. c) then n = n + 1 end end
|     t[#t + 1] = c .. n
|   end
|   return table.concat(t, ' ')
| " 0
"A204 C223 D246 L230 P224 S250 U230 W194 X234 Z255"
> EVAL "return {('a.b'):find('%.')}" 0
1) (integer) 2
2) (integer) 2
> EVAL "return {('50%'):find('%%')}" 0
1) (integer) 3
2) (integer) 3
> EVAL "return ('x[y]'):match('%[(.-)%]')" 0
"y"
> EVAL "return ('a-b'):gsub('%-', '+')" 0
"a+b"
> EVAL "return ('%q'):find('%q')" 0
(integer) 2
> EVAL "return ('\\\\x'):match('%\\\\')" 0
"\\"
> EVAL "return ('abc'):gsub('%w', '%%')" 0
"%%%"
> EVAL "return ('g'):match('%g')" 0
"g"
> EVAL "return ('e'):match('%e')" 0
"e"

# Sets.
> EVAL "return ('hello123'):match('[a-z]+')" 0
"hello"
> EVAL "return ('hello123'):match('[^a-z]+')" 0
"123"
> EVAL "return ('hello-world'):match('[%a-]+')" 0
"hello-world"
> EVAL "return ('a]b'):match('[]]')" 0
"]"
> EVAL "return ('a]b'):match('[^]]+')" 0
"a"
> EVAL "return ('a-b'):match('[a-]+')" 0
"a-"
> EVAL "return ('a-b'):match('[-a]+')" 0
"a-"
> EVAL "return ('a^b'):match('[b^]+')" 0
"^b"
> EVAL "return ('x%y'):match('[%%]')" 0
"%"
> EVAL "return ('3.14e5'):match('[%d.e]+')" 0
"3.14e5"
> EVAL "return ('[x]'):match('[[]')" 0
"["
> EVAL 'return (\'a\0b\'):match(\'[%z]\') == \'\0\'' 0
(integer) 1
> EVAL 'return (\'a\0b\'):match(\'[\0]\') == nil' 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 70c8ecb63c2627bd35ddb935e1ff885055a47d4b, on @user_script:1.
> EVAL "return ('z'):match('[a-%z]') or 'none'" 0
"z"
> EVAL "return ('-'):match('[+--]')" 0
"-"
> EVAL "return ('b'):match('[c-a]') or 'none'" 0
"none"
> EVAL 'return (\'\200\'):match(\'[\128-\255]\') == \'\200\'' 0
(integer) 1
> EVAL "return ('A'):match('[%l%u]')" 0
"A"
> EVAL "return ('5'):match('[^%d]') or 'none'" 0
"none"

# Repetitions.
> EVAL "return ('aaa'):match('a*')" 0
"aaa"
> EVAL "return ('aaa'):match('a-')" 0
""
> EVAL "return ('aaab'):match('a-b')" 0
"aaab"
> EVAL "return ('aaa'):match('a?a?a?a?')" 0
"aaa"
> EVAL "return ('<a><b>'):match('<.->')" 0
"<a>"
> EVAL "return ('<a><b>'):match('<.*>')" 0
"<a><b>"
> EVAL "return ('baaa'):match('a*') == ''" 0
(integer) 1
> EVAL "return ('abab'):match('ab?a')" 0
"aba"
> EVAL "return ('x = 5'):match('^(%w+)%s*=%s*(%d+)$')" 0
"x"
> EVAL "return ('a*b'):match('a%*b')" 0
"a*b"
> EVAL "return ('**'):match('*') or 'none'" 0
"*"
> EVAL "return ('a+'):match('+') or 'none'" 0
"+"
> EVAL "return ('ab'):match('a**') or 'none'" 0
"none"
> EVAL "return ('aab'):match('(a*)(a)(b?)')" 0
"a"
> EVAL "return {('aab'):match('(a*)(a)(b?)')}" 0
1) "a"
2) "a"
3) "b"
> EVAL "return {('aab'):match('(a-)(a*)(b?)')}" 0
1) ""
2) "aa"
3) "b"

# Anchors.
> EVAL "return ('hello'):match('^h.*o$')" 0
"hello"
> EVAL "return ('a$b'):match('a$b')" 0
"a$b"
> EVAL "return ('ab^c'):match('b^c')" 0
"b^c"
> EVAL 'return (\'a\n\'):match(\'a$\') or \'none\'' 0
"none"
> EVAL "return ('a$'):match('a%$')" 0
"a$"
> EVAL "return ('x'):match('$') == ''" 0
(integer) 1
> EVAL "return {('x'):find('$')}" 0
1) (integer) 2
2) (integer) 1
> EVAL "return {('x'):find('^')}" 0
1) (integer) 1
2) (integer) 0
> EVAL "return {('^x'):find('^^')}" 0
1) (integer) 1
2) (integer) 1
> EVAL "return ('x$'):match('$$')" 0
"$"

# Captures and references.
> EVAL "return ('abcabc'):match('(abc)%1')" 0
"abc"
> EVAL "return ('\"quoted\" text'):match('([\"\\'])(.-)%1')" 0
"\""
> EVAL "return {('\"it\\'s\" text'):match('([\"\\'])(.-)%1')}" 0
1) "\""
2) "it's"
> EVAL "return ('aa bb cd'):gsub('(%a)%1', '<%1>')" 0
"<a> <b> cd"
> EVAL "return {('abc'):match('((a)(b))(c)')}" 0
1) "ab"
2) "a"
3) "b"
4) "c"
> EVAL "return {('abc'):match('()a()b()c()')}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
4) (integer) 4
> EVAL "return {('abc'):find('(((b)))')}" 0
1) (integer) 2
2) (integer) 2
3) "b"
4) "b"
5) "b"
> EVAL "return ('abc'):match('(a)(%1)') or 'none'" 0
"none"
> EVAL "return ('x'):match('%1')" 0
(error) ERR user_script:1: invalid capture index script: fa39c3e267cfbca3d1c561d300563682c3c657ca, on @user_script:1.
> EVAL "return ('x'):match('(x%1)')" 0
(error) ERR user_script:1: invalid capture index script: c8e607d7f64f39ce1935d9d88611b03fd9fd6efd, on @user_script:1.
> EVAL "return ('x'):match('(x)%2')" 0
(error) ERR user_script:1: invalid capture index script: ec3b20fec86277c577f040698037a941e452aefa, on @user_script:1.
> EVAL "return ('x'):match('(x')" 0
(error) ERR user_script:1: unfinished capture script: c65c16480c5001dae6b15443226b359b9c17a0be, on @user_script:1.
> EVAL "return ('x'):match('x)')" 0
(error) ERR user_script:1: invalid pattern capture script: a9a98bb27cb9fafdbac78619ef48c7f1091ad2f8, on @user_script:1.
> EVAL "return ('x'):match('(()')" 0
(error) ERR user_script:1: unfinished capture script: 34f3e29d8a07995ae1d7f26d74df61f3d3b0e846, on @user_script:1.
> EVAL "return ('x'):match('%0')" 0
(error) ERR user_script:1: invalid capture index script: 62f547bbc250cf8d526ee94c3904c884eca9ca20, on @user_script:1.
> EVAL "return {('abc'):match(('(.)'):rep(3))}" 0
1) "a"
2) "b"
3) "c"
> EVAL "return select('#', (('x'):rep(32)):match(('(.)'):rep(32)))" 0
(integer) 32
> EVAL "return (('x'):rep(33)):match(('(.)'):rep(33))" 0
(error) ERR user_script:1: too many captures script: 9ac374ffb25bb564eec683c30d84bd576153691c, on @user_script:1.

# Balance and frontier.
> EVAL "return ('f(a(b)c)d'):match('%b()')" 0
"(a(b)c)"
> EVAL "return ('f(a(b)c'):match('%b()')" 0
"(b)"
> EVAL "return ('((x)'):find('%b()')" 0
(integer) 2
> EVAL "return ('xaxbxx'):match('%bab') or 'none'" 0
"axb"
> EVAL 'return (\'"a"b"\'):match(\'%b""\')' 0
"\"a\""
> EVAL "return ('x'):match('%b')" 0
(error) ERR user_script:1: unbalanced pattern script: 23e037a112afc287781b76d355b5b9e47ecba0b0, on @user_script:1.
> EVAL "return ('x'):match('%b(')" 0
(error) ERR user_script:1: unbalanced pattern script: fec4a37beb0e4f26cd919dc20b3ed1e941ab6bc1, on @user_script:1.
> EVAL "return ('if (a and (b or c)) then'):gsub('%b()', '')" 0
"if  then"
> EVAL "return (('THE (quick) fox'):gsub('%f[%a]%a+', string.lower))" 0
"the (quick) fox"
> EVAL "return {('THE (quick) fox'):find('%f[%a]%a+%f[%A]')}" 0
1) (integer) 1
2) (integer) 3
> EVAL "return (('hello world'):gsub('%f[%w]%w', string.upper))" 0
"Hello World"
> EVAL "return ('a b'):gsub('%f[%w]', '|')" 0
"|a |b"
> EVAL "return ('a b'):gsub('%f[%W]', '|')" 0
"a| b|"
> EVAL "return ('x'):match('%f')" 0
(error) ERR user_script:1: missing '[' after '%f' in pattern script: 7ee307992d00142ade598a5179952f5c645f6b16, on @user_script:1.
> EVAL "return ('x'):match('%fa')" 0
(error) ERR user_script:1: missing '[' after '%f' in pattern script: 4cc93cae310fc04d56e3a4d96af52cd846a9397e, on @user_script:1.
> EVAL "return ('foo'):find('%f[%z]')" 0
(integer) 4
> EVAL "return ('aXb'):match('%f[X]()')" 0
(integer) 2

# Malformed patterns.
> EVAL "return ('x'):match('%')" 0
(error) ERR user_script:1: malformed pattern (ends with '%') script: fe03aaa8c22f9ec301151965652c8da769a2500c, on @user_script:1.
> EVAL "return ('x'):match('[')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 39408bf315b5cd3464eb49190f04e871984570c3, on @user_script:1.
> EVAL "return ('x'):match('[a')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 1104fcfec6a067e1f587e4a708585bbef09ad7c4, on @user_script:1.
> EVAL "return ('x'):match('[]')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: b6a25641699fcf9c0774b3481c06b32b608d969f, on @user_script:1.
> EVAL "return ('x'):match('[^]')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 9959d723a86e155b31369053c86c15dfc0fb4f51, on @user_script:1.
> EVAL "return ('x'):match('[a-')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 230777088874f4778bf0a3dd01dc3dae49f7033d, on @user_script:1.
> EVAL "return ('x'):match('[%')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 717dbfcf4c54810c783fdf92f255bfc0848c0a15, on @user_script:1.
> EVAL "return ('x'):match('[%a')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 6a422a75fa78be2e80c602ade499c0d06e81f3bf, on @user_script:1.
> EVAL "return ('x'):find('[a]%')" 0
(nil)
> EVAL "return ('x'):gsub('(', '')" 0
"x"
> EVAL "return ('x'):gsub('%', '')" 0
(error) ERR user_script:1: malformed pattern (ends with '%') script: 0dd7f9b765c2dc8ed35c3032583a351708521a84, on @user_script:1.
> EVAL "return ('x'):gmatch('[')()" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: 84741119a27de3b7994b245a17383abef84c0e2f, on @user_script:1.
> EVAL "return (''):match('[')" 0
(error) ERR user_script:1: malformed pattern (missing ']') script: f28f191de2c3f5e0d56f87f78d7750646f0c85a2, on @user_script:1.
> EVAL "return ('abc'):match('z[') or 'not reached'" 0
"not reached"
> EVAL 'return (\'x\0y\'):match(\'x\0y\') == \'x\0y\'' 0
(nil)
> EVAL 'return (\'abc\'):match(\'a\0\') or \'none\'' 0
"a"

# Deep and long ones.
> EVAL "return #('a'):rep(100000):match('.*')" 0
(integer) 100000
> EVAL "return #('a'):rep(100000):match('.-$')" 0
(integer) 100000
> EVAL "return ('a'):rep(300):match(('a?'):rep(300) .. ('a'):rep(0)):len()" 0
(integer) 300
> EVAL "return ('x'):rep(250000):match(('.'):rep(100)):len()" 0
(integer) 100
> EVAL "return #('('):rep(1000) .. #(('('):rep(1000) .. (')'):rep(1000)):match('%b()')" 0
"10002000"
> EVAL "
|   local ok, e = pcall(string.match, ('a'):rep(3000), '(.-)*b')
|   return tostring(ok) .. tostring(e)
| " 0
"truenil"
