# A string replaces, with %0 to %9 for captures.
> EVAL "return {('hello world'):gsub('o', '0')}" 0
1) "hell0 w0rld"
2) (integer) 2
> EVAL "return {('hello'):gsub('l', 'L', 1)}" 0
1) "heLlo"
2) (integer) 1
> EVAL "return {('hello'):gsub('l', 'L', 0)}" 0
1) "hello"
2) (integer) 0
> EVAL "return {('hello'):gsub('l', 'L', -1)}" 0
1) "hello"
2) (integer) 0
> EVAL "return {('hello'):gsub('l', 'L', 100)}" 0
1) "heLLo"
2) (integer) 2
> EVAL "return {('hello'):gsub('l', 'L', '1')}" 0
1) "heLlo"
2) (integer) 1
> EVAL "return {('hello'):gsub('l', 'L', 1.9)}" 0
1) "heLlo"
2) (integer) 1
> EVAL "return {('hello'):gsub('', '-')}" 0
1) "-h-e-l-l-o-"
2) (integer) 6
> EVAL "return {('hello'):gsub('x*', '-')}" 0
1) "-h-e-l-l-o-"
2) (integer) 6
> EVAL "return {('abc'):gsub('b*', '-')}" 0
1) "-a--c-"
2) (integer) 4
> EVAL "return {('abc'):gsub('.', '%0%0')}" 0
1) "aabbcc"
2) (integer) 3
> EVAL "return {('abc'):gsub('(.)', '%1.')}" 0
1) "a.b.c."
2) (integer) 3
> EVAL "return {('abc'):gsub('%w', '%1')}" 0
1) "abc"
2) (integer) 3
> EVAL "return {('a=1'):gsub('(%w)=(%w)', '%2=%1')}" 0
1) "1=a"
2) (integer) 1
> EVAL "return {('hello'):gsub('l', '')}" 0
1) "heo"
2) (integer) 2
> EVAL "return {('hello'):gsub('(l)(l)', '%2-%1-%0')}" 0
1) "hel-l-llo"
2) (integer) 1
> EVAL "return {('x'):gsub('x', '%%')}" 0
1) "%"
2) (integer) 1
> EVAL "return {('x'):gsub('x', 'a%')}" 0
1) "a\x00"
2) (integer) 1
> EVAL "return {('x'):gsub('x', '%a')}" 0
1) "a"
2) (integer) 1
> EVAL "return {('x'):gsub('x', '%2')}" 0
(error) ERR user_script:1: invalid capture index script: 0499caf9bf5015ae79dc241eda7641fe0865ee19, on @user_script:1.
> EVAL "return {('x'):gsub('(x)', '%2')}" 0
(error) ERR user_script:1: invalid capture index script: 9a621b645846c71f43734711743d4e7c949534b0, on @user_script:1.
> EVAL "return {('x'):gsub('()', '%1')}" 0
1) "1x2"
2) (integer) 2
> EVAL 'return {(\'x\'):gsub(\'x\', \'\0\')}' 0
1) "\x00"
2) (integer) 1
> EVAL 'return {(\'a\0b\'):gsub(\'%z\', \'0\')}' 0
1) "a0b"
2) (integer) 1
> EVAL "return {('x'):gsub('x', 5)}" 0
1) "5"
2) (integer) 1
> EVAL "return {('x'):gsub('x', 1.5)}" 0
1) "1.5"
2) (integer) 1
> EVAL "return {('abc'):gsub('^a', 'X')}" 0
1) "Xbc"
2) (integer) 1
> EVAL "return {('aaa'):gsub('^a', 'X')}" 0
1) "Xaa"
2) (integer) 1
> EVAL "return {('aaa'):gsub('a$', 'X')}" 0
1) "aaX"
2) (integer) 1
> EVAL "return {('abc'):gsub('$', '!')}" 0
1) "abc!"
2) (integer) 1
> EVAL "return {('abc def'):gsub('%w+', '%0 %0', 1)}" 0
1) "abc abc def"
2) (integer) 1
> EVAL "return {(''):gsub('', 'x')}" 0
1) "x"
2) (integer) 1
> EVAL "return {(''):gsub('.', 'x')}" 0
1) ""
2) (integer) 0
> EVAL "return {('a,b,,c'):gsub(',', ';')}" 0
1) "a;b;;c"
2) (integer) 3
> EVAL "return {('  x  '):gsub('^%s+', '')}" 0
1) "x  "
2) (integer) 1
> EVAL "return {('\\\\n'):gsub('\\\\', '/')}" 0
1) "/n"
2) (integer) 1
> EVAL "return {('path/to/x'):gsub('/', '%%2F')}" 0
1) "path%2Fto%2Fx"
2) (integer) 2

# A function replaces by what it returns; false and nil leave the match.
> EVAL "return {('abc'):gsub('.', string.upper)}" 0
1) "ABC"
2) (integer) 3
> EVAL "return {('abc'):gsub('b', function() end)}" 0
1) "abc"
2) (integer) 1
> EVAL "return {('abc'):gsub('b', function() return nil end)}" 0
1) "abc"
2) (integer) 1
> EVAL "return {('abc'):gsub('b', function() return false end)}" 0
1) "abc"
2) (integer) 1
> EVAL "return {('abc'):gsub('b', function() return 5 end)}" 0
1) "a5c"
2) (integer) 1
> EVAL "return {('abc'):gsub('b', function() return '%0' end)}" 0
1) "a%0c"
2) (integer) 1
> EVAL "return {('a=1 b=2'):gsub('(%w)=(%w)', function(k, v) return v .. k end)}" 0
1) "1a 2b"
2) (integer) 2
> EVAL "return {('abc'):gsub('()', function(p) return p end)}" 0
1) "1a2b3c4"
2) (integer) 4
> EVAL "return {('hello'):gsub('l', function(c) return c:upper() end, 1)}" 0
1) "heLlo"
2) (integer) 1
> EVAL "return ('abc'):gsub('b', function() return true end)" 0
(error) ERR user_script:1: invalid replacement value (a boolean) script: 28f6e59cd2c13ff3bfd0417b756651f56af24f04, on @user_script:1.
> EVAL "return ('abc'):gsub('b', function() return {} end)" 0
(error) ERR user_script:1: invalid replacement value (a table) script: a6482ee3ba1fa8a0718b25f04bd1aecbc9be4788, on @user_script:1.
> EVAL "return ('abc'):gsub('b', function() error('inside') end)" 0
(error) ERR user_script:1: inside script: d18693efe11f7b455cb219a360e222c24547fadc, on @user_script:1.
> EVAL "return ('abc'):gsub('b', function() error('inside', 0) end)" 0
(error) ERR inside script: 4af39d55bf6790460811dffe30fc6e563ae5f133, on @user_script:1.
> EVAL "local n = 0 ('abc'):gsub('.', function() n = n + 1 end) return n" 0
(integer) 3
> EVAL "local t = {} ('a b c'):gsub('%a', function(c) t[#t + 1] = c end) return t" 0
1) "a"
2) "b"
3) "c"
> EVAL "return {('abc'):gsub('.', function(c) return ({a = 'x', b = false})[c] end)}" 0
1) "xbc"
2) (integer) 3
> EVAL "return {('x y'):gsub('%a', function(c) return redis.call('ECHO', c .. c) end)}" 0
1) "xx yy"
2) (integer) 2
> EVAL "return {('$name is $age'):gsub('%$(%w+)', function(n) return ({name = 'Ann', age = 5})[n] end)}" 0
1) "Ann is 5"
2) (integer) 2
> EVAL "return (('abc'):gsub('.', function(c) return (('xyz'):gsub('y', c)) end))" 0
"xazxbzxcz"

# A table replaces by the field of the first capture.
> EVAL "return {('$name is $age'):gsub('%$(%w+)', {name = 'Ann', age = 5})}" 0
1) "Ann is 5"
2) (integer) 2
> EVAL "return {('abc'):gsub('.', {a = 1, b = false})}" 0
1) "1bc"
2) (integer) 3
> EVAL "return {('abc'):gsub('%w', {a = 'x', b = true})}" 0
(error) ERR user_script:1: invalid replacement value (a boolean) script: 6c2228ae91ff3c8c0945de9751708006147ffe65, on @user_script:1.
> EVAL "return ('abc'):gsub('b', {b = {}})" 0
(error) ERR user_script:1: invalid replacement value (a table) script: 31da22440f148dc24810e258d6161408d37dfcf9, on @user_script:1.
> EVAL "return {('abc'):gsub('.', setmetatable({}, {__index = function(_, k) return k .. k end}))}" 0
1) "aabbcc"
2) (integer) 3
> EVAL "return {('123'):gsub('%d', {'one', 'two'})}" 0
1) "123"
2) (integer) 3
> EVAL "return {('abc'):gsub('()b', {[2] = 'two'})}" 0
1) "atwoc"
2) (integer) 1

# Arguments.
> EVAL "return ('x'):gsub()" 0
(error) ERR user_script:1: bad argument #1 to 'gsub' (string expected, got no value) script: 40e6d12e3e4a9fdd020ae4e9c0ff35b9535641c9, on @user_script:1.
> EVAL "return ('x'):gsub('x')" 0
(error) ERR user_script:1: bad argument #2 to 'gsub' (string/function/table expected) script: 16a59576bfb7b492f64eceed0354b2d55d691a2d, on @user_script:1.
> EVAL "return ('x'):gsub('x', nil)" 0
(error) ERR user_script:1: bad argument #2 to 'gsub' (string/function/table expected) script: a2e51426dcf4f66d995b1c4b46b836d64b21f1e1, on @user_script:1.
> EVAL "return ('x'):gsub('x', true)" 0
(error) ERR user_script:1: bad argument #2 to 'gsub' (string/function/table expected) script: 7fd0fafde576f94417171c80c7cb47157ca4e7a5, on @user_script:1.
> EVAL "return ('x'):gsub(nil, 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'gsub' (string expected, got nil) script: a213f64a8974a3eae470255612083fa7a7b6e90a, on @user_script:1.
> EVAL "return ('x'):gsub({}, 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'gsub' (string expected, got table) script: 32533ae84b4c36df00fbb735f7646b72e4fff854, on @user_script:1.
> EVAL "return ('x'):gsub('x', 'y', 'z')" 0
(error) ERR user_script:1: bad argument #3 to 'gsub' (number expected, got string) script: 0095bbd97c8ce1ade5cfd59f0a5275e9e9baa816, on @user_script:1.
> EVAL "return ('x'):gsub('x', 'y', {})" 0
(error) ERR user_script:1: bad argument #3 to 'gsub' (number expected, got table) script: 42913b5b86fa073138f5019a59c6f0b82eb31be3, on @user_script:1.
> EVAL "return string.gsub()" 0
(error) ERR user_script:1: bad argument #1 to 'gsub' (string expected, got no value) script: 89da7e7a9226dbfc1b0d1925bce50b8984acac19, on @user_script:1.
> EVAL "return string.gsub(nil, 'x', 'y')" 0
(error) ERR user_script:1: bad argument #1 to 'gsub' (string expected, got nil) script: 69ed2e0344daf967a42cf86c80fb459fae19c9f1, on @user_script:1.
> EVAL "return {string.gsub(121, 1, 3)}" 0
1) "323"
2) (integer) 2
> EVAL "return ('x'):gsub('y', coroutine.create(function() end))" 0
(error) ERR user_script:1: bad argument #2 to 'gsub' (string/function/table expected) script: 76491529b155f55418d4bdb5bdfa6a5aada402e7, on @user_script:1.
> EVAL "return {('abc'):gsub('b', '%1%1')}" 0
1) "abbc"
2) (integer) 1
> EVAL "return #(('x'):rep(100000):gsub('x', 'yy'))" 0
(integer) 200000

# What people write with it.
> EVAL "
|   local function split(s, sep)
|     local t = {} (s .. sep):gsub('(.-)' .. sep:gsub('%p', '%%%0'), function(p) t[#t + 1] = p end)
|     return t
|   end
|   return split('a.b..c', '.')
| " 0
1) "a"
2) "b"
3) ""
4) "c"
> EVAL "return (('hello world'):gsub('(%a)(%w*)', function(a, b) return a:upper() .. b end))" 0
"Hello World"
> EVAL "return (('a b&c=d'):gsub('[^%w]', function(c) return ('%%%02X'):format(c:byte()) end))" 0
"a%20b%26c%3Dd"
> EVAL "return (('a%20b%26c'):gsub('%%(%x%x)', function(h) return string.char(tonumber(h, 16)) end))" 0
"a b&c"
> EVAL "return (('1234567'):reverse():gsub('(%d%d%d)', '%1,'):reverse():gsub('^,', ''))" 0
"1,234,567"
> EVAL "return (('camelCaseString'):gsub('%u', function(c) return '_' .. c:lower() end))" 0
"camel_case_string"
> EVAL "return (('snake_case_name'):gsub('_(%a)', string.upper))" 0
"snakeCaseName"
> EVAL "return (('<b>bold</b>'):gsub('<[^>]+>', ''))" 0
"bold"
> EVAL "return (('{a}-{b}'):gsub('{(%w)}', {a = 'x', b = 'y'}))" 0
"x-y"
> EVAL "return select(2, ('a,b,c'):gsub(',', ','))" 0
(integer) 2
> EVAL "return (('text'):gsub('.', '%0 '):gsub('%s+$', ''))" 0
"t e x t"
> EVAL 'return ((\'\1\2\'):gsub(\'%c\', function(c) return (\'\\x%02x\'):format(c:byte()) end))' 0
"\\x01\\x02"
