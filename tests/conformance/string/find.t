# find gives where, match what; both give captures.
> EVAL "return {('hello world'):find('wor')}" 0
1) (integer) 7
2) (integer) 9
> EVAL "return {('hello world'):find('l+')}" 0
1) (integer) 3
2) (integer) 4
> EVAL "return {('hello'):find('xyz')}" 0
(empty array)
> EVAL "return select('#', ('hello'):find('xyz'))" 0
(integer) 1
> EVAL "return tostring(('hello'):find('xyz'))" 0
"nil"
> EVAL "return {('hello'):find('')}" 0
1) (integer) 1
2) (integer) 0
> EVAL "return {('hello'):find('', 3)}" 0
1) (integer) 3
2) (integer) 2
> EVAL "return {('hello'):find('', 6)}" 0
1) (integer) 6
2) (integer) 5
> EVAL "return tostring(('hello'):find('', 7)) .. tostring(('hello'):find('', 100))" 0
"66"
> EVAL "return {('hello'):find('l', 4)}" 0
1) (integer) 4
2) (integer) 4
> EVAL "return {('hello'):find('l', -2)}" 0
1) (integer) 4
2) (integer) 4
> EVAL "return {('hello'):find('h', -100)}" 0
1) (integer) 1
2) (integer) 1
> EVAL "return {('hello'):find('l', 3.7)}" 0
1) (integer) 3
2) (integer) 3
> EVAL "return {('hello'):find('l', '4')}" 0
1) (integer) 4
2) (integer) 4
> EVAL "return {('a.b'):find('.', 1, true)}" 0
1) (integer) 2
2) (integer) 2
> EVAL "return {('a.b'):find('.', 1, false)}" 0
1) (integer) 1
2) (integer) 1
> EVAL "return {('a+b'):find('+', 1, true)}" 0
1) (integer) 2
2) (integer) 2
> EVAL "return {('a+b'):find('a+b')}" 0
(empty array)
> EVAL "return tostring(('aab'):find('a+b', 1, true))" 0
"nil"
> EVAL 'return {(\'a\0b\0c\'):find(\'\0\', 3, true)}' 0
1) (integer) 4
2) (integer) 4
> EVAL 'return {(\'a\0b\'):find(\'b\')}' 0
1) (integer) 3
2) (integer) 3
> EVAL 'return {(\'a\0b\'):find(\'%z\')}' 0
1) (integer) 2
2) (integer) 2
> EVAL 'return {(\'a\0b\'):find(\'\0\')}' 0
1) (integer) 2
2) (integer) 2
> EVAL "return {('hello'):find('(l)(l)')}" 0
1) (integer) 3
2) (integer) 4
3) "l"
4) "l"
> EVAL "return {('hello'):find('()ll()')}" 0
1) (integer) 3
2) (integer) 4
3) (integer) 3
4) (integer) 5
> EVAL "return {('key=value'):find('(%w+)=(%w+)')}" 0
1) (integer) 1
2) (integer) 9
3) "key"
4) "value"
> EVAL "return {('x'):find('x', 1, nil)}" 0
1) (integer) 1
2) (integer) 1
> EVAL "return {(''):find('')}" 0
1) (integer) 1
2) (integer) 0
> EVAL "return {('abc'):find('b', nil)}" 0
1) (integer) 2
2) (integer) 2
> EVAL "return {(12345):find(34)}" 0
(error) ERR user_script:1: attempt to index a number value script: dc2111343dcaa9556e90f0af52d95c0f7175b1ec, on @user_script:1.
> EVAL "return {string.find(12345, 34)}" 0
1) (integer) 3
2) (integer) 4
> EVAL "return string.find()" 0
(error) ERR user_script:1: bad argument #1 to 'find' (string expected, got no value) script: 3f53f20323d231aa85a831bc5d4c28773a02e5cc, on @user_script:1.
> EVAL "return string.find('x')" 0
(error) ERR user_script:1: bad argument #2 to 'find' (string expected, got no value) script: 06c898262cfd4101290f39f3107e3dd2e7926e7f, on @user_script:1.
> EVAL "return string.find('x', nil)" 0
(error) ERR user_script:1: bad argument #2 to 'find' (string expected, got nil) script: abcac655e46060f472ec91dae167f3289b7156c3, on @user_script:1.
> EVAL "return string.find('x', {})" 0
(error) ERR user_script:1: bad argument #2 to 'find' (string expected, got table) script: 87c8838d22623559c9675783153c1710b55d7cb0, on @user_script:1.
> EVAL "return string.find('x', 'x', 'y')" 0
(error) ERR user_script:1: bad argument #3 to 'find' (number expected, got string) script: 9a35ecd71d94fe02dead0a780841dd0db152d1e3, on @user_script:1.
> EVAL "return string.find({}, 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'find' (string expected, got table) script: 48edccff7c91a752999da1472ca1883356f93e63, on @user_script:1.
> EVAL "return ('a'):rep(1000):find(('a'):rep(999) .. 'b') or 'none'" 0
"none"
> EVAL "return {('ab'):rep(1000):find('abab', 1990, true)}" 0
1) (integer) 1991
2) (integer) 1994
> EVAL "return {('hello'):match('l(.)')}" 0
1) "l"
> EVAL "return {('hello'):match('(h)(.)(l)')}" 0
1) "h"
2) "e"
3) "l"
> EVAL "return ('hello'):match('l+')" 0
"ll"
> EVAL "return ('hello'):match('x') == nil" 0
(integer) 1
> EVAL "return {('hello'):match('()')}" 0
1) (integer) 1
> EVAL "return {('hello'):match('()', 6)}" 0
1) (integer) 6
> EVAL "return tostring(('hello'):match('()', 7))" 0
"6"
> EVAL "return {('2024-01-15'):match('(%d+)-(%d+)-(%d+)')}" 0
1) "2024"
2) "01"
3) "15"
> EVAL "return ('  trim me  '):match('^%s*(.-)%s*$')" 0
"trim me"
> EVAL "return ('    '):match('^%s*(.-)%s*$')" 0
""
> EVAL "return {('user:42:name'):match('^(%w+):(%d+):(%w+)$')}" 0
1) "user"
2) "42"
3) "name"
> EVAL "return ('hello'):match('.', -1)" 0
"o"
> EVAL "return ('hello'):match('^h', 2) == nil" 0
(integer) 1
> EVAL "return ('hello'):match('^e', 2)" 0
"e"
> EVAL "return ('hello'):match(5)" 0
(nil)
> EVAL "return string.match()" 0
(error) ERR user_script:1: bad argument #1 to 'match' (string expected, got no value) script: a317f9a64f5969226258eb79587b9c7786e270e4, on @user_script:1.
> EVAL "return string.match('x')" 0
(error) ERR user_script:1: bad argument #2 to 'match' (string expected, got no value) script: 25bba1a4135ac8bed0a58ab78076c2c89832703f, on @user_script:1.
> EVAL "return string.match('x', {})" 0
(error) ERR user_script:1: bad argument #2 to 'match' (string expected, got table) script: 1a3bf3358e481848a2bbbf213b9dbba22740f6ea, on @user_script:1.
> EVAL "return string.match('x', 'x', {})" 0
(error) ERR user_script:1: bad argument #3 to 'match' (number expected, got table) script: 9a79cf803ee47d4f1ebb982b1dd09dc5bea79398, on @user_script:1.

# gmatch goes through all matches; an empty match moves on by one.
> EVAL "local t = {} for w in ('one two  three'):gmatch('%a+') do t[#t + 1] = w end return t" 0
1) "one"
2) "two"
3) "three"
> EVAL "
|   local t = {}
|   for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t + 1] = k .. v end
|   return t
| " 0
1) "a1"
2) "b2"
> EVAL "local t = {} for p in ('abc'):gmatch('()') do t[#t + 1] = p end return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
4) (integer) 4
> EVAL "local n = 0 for _ in ('abc'):gmatch('') do n = n + 1 end return n" 0
(integer) 4
> EVAL "
|   local t = {}
|   for x in ('abc'):gmatch('x*') do t[#t + 1] = '[' .. x .. ']' end
|   return table.concat(t)
| " 0
"[][][][]"
> EVAL "local t = {} for x in ('aXbX'):gmatch('(.-)X') do t[#t + 1] = x end return t" 0
1) "a"
2) "b"
> EVAL "local t = {} for x in ('hello'):gmatch('^h') do t[#t + 1] = x end return #t" 0
(integer) 0
> EVAL "local t = {} for x in ('^a^b'):gmatch('^%a') do t[#t + 1] = x end return t" 0
1) "^a"
2) "^b"
> EVAL "
|   local t = {}
|   for x in ('1,2,,3'):gmatch('[^,]*') do t[#t + 1] = '[' .. x .. ']' end
|   return table.concat(t)
| " 0
"[1][][2][][][3][]"
> EVAL "local t = {} for x in ('1,2,,3'):gmatch('[^,]+') do t[#t + 1] = x end return t" 0
1) "1"
2) "2"
3) "3"
> EVAL "
|   local t = {}
|   for x in (',a,,b,'):gmatch('([^,]*),') do t[#t + 1] = '[' .. x .. ']' end
|   return table.concat(t)
| " 0
"[][a][][b]"
> EVAL "local t = {} for x in (''):gmatch('.*') do t[#t + 1] = 'empty' .. x end return t" 0
1) "empty"
> EVAL "local f = ('ab'):gmatch('.') return {f(), f(), tostring(f())}" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 7be551b672ccac1cc94254e8316f1a8097d93b38, on @user_script:1.
> EVAL "local f = ('ab'):gmatch('.') f() f() f() return tostring(f())" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: b38710935889984ea16ce16e5929ce31d092bcba, on @user_script:1.
> EVAL "local t = {} for a in ('abc'):gmatch('.', 2) do t[#t + 1] = a end return #t" 0
(integer) 3
> EVAL "for x in ('abc'):gmatch('(') do end" 0
(error) ERR user_script:1: unfinished capture script: 7d4782d61dec0d8e4539642664de94957833d4ed, on @user_script:1.
> EVAL "for x in ('abc'):gmatch() do end" 0
(error) ERR user_script:1: bad argument #1 to 'gmatch' (string expected, got no value) script: 8b7168b80943f36408a05e5fb0ad9aa778c8e99a, on @user_script:1.
> EVAL "return string.gmatch()" 0
(error) ERR user_script:1: bad argument #1 to 'gmatch' (string expected, got no value) script: 34fed57a5a80eb8a6d77e743e1aba81fe32976fd, on @user_script:1.
> EVAL "return string.gmatch('x')" 0
(error) ERR user_script:1: bad argument #2 to 'gmatch' (string expected, got no value) script: 7916b0e20f07bfe7a013d7c3fcfe35f55bb2106b, on @user_script:1.
> EVAL "return type(string.gfind)" 0
"function"
> EVAL "local t = {} for w in string.gfind('a b', '%a') do t[#t + 1] = w end return t" 0
1) "a"
2) "b"
> EVAL "
|   local t = {}
|   for i, c in (function(s) return s:gmatch('()(.)') end)('xy') do t[#t + 1] = i .. c end
|   return t
| " 0
1) "1x"
2) "2y"
