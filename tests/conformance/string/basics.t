# sub counts from 1, or from the end.
> EVAL "return {('hello'):sub(2), ('hello'):sub(2, 3), ('hello'):sub(-3), ('hello'):sub(-3, -2), ('hello'):sub(0)}" 0
1) "ello"
2) "el"
3) "llo"
4) "ll"
5) "hello"
> EVAL "
|   return {('hello'):sub(10), ('hello'):sub(3, 2), ('hello'):sub(-100, 2), ('hello'):sub(4, 100),
|       ('hello'):sub(-2, -4)}
| " 0
1) ""
2) ""
3) "he"
4) "lo"
5) ""
> EVAL "return {('hello'):sub(1, 0), ('hello'):sub(0, 0), ('hello'):sub(5, 5), ('hello'):sub(6), (''):sub(1, 1)}" 0
1) ""
2) ""
3) "o"
4) ""
5) ""
> EVAL "return {('hello'):sub(2.9), ('hello'):sub('2', '4'), ('hello'):sub(1, -1), ('hello'):sub(-5.5)}" 0
1) "ello"
2) "ell"
3) "hello"
4) "hello"
> EVAL "return ('hello'):sub(-2^31, 2^31)" 0
"hello"
> EVAL "return ('hello'):sub(2^53, 2^54)" 0
""
> EVAL "return ('hello'):sub(1, 1e100)" 0
""
> EVAL "return ('hello'):sub(-1e100, 2)" 0
"he"
> EVAL "return ('hello'):sub(0/0)" 0
"hello"
> EVAL "return (12345):sub(2)" 0
(error) ERR user_script:1: attempt to index a number value script: 90bbe010f7db9035df276ba3e5b728b451910af1, on @user_script:1.
> EVAL "return string.sub(12345, 2, 3)" 0
"23"
> EVAL "return ('hello'):sub()" 0
(error) ERR user_script:1: bad argument #1 to 'sub' (number expected, got no value) script: 398c7d23964e0e5746bacb3d617e1f7b2e8ba76e, on @user_script:1.
> EVAL "return ('hello'):sub('x')" 0
(error) ERR user_script:1: bad argument #1 to 'sub' (number expected, got string) script: cb6b09048292799404a64a6f02b53257fc5dd7a2, on @user_script:1.
> EVAL "return ('hello'):sub(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'sub' (number expected, got nil) script: 16dd4732eee0c8acde67a14bba3526a2ae2d270a, on @user_script:1.
> EVAL "return ('hello'):sub(1, nil)" 0
"hello"
> EVAL "return ('hello'):sub(1, {})" 0
(error) ERR user_script:1: bad argument #2 to 'sub' (number expected, got table) script: 6d29aa3a1dcf6a201da6f3264b6f17ea689d0b39, on @user_script:1.
> EVAL "return string.sub()" 0
(error) ERR user_script:1: bad argument #1 to 'sub' (string expected, got no value) script: c4fdb02d1f07f7ae9db45e41fde95abd80cd25d5, on @user_script:1.
> EVAL "return string.sub({}, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'sub' (string expected, got table) script: d298bcf48ea6ac9eb05c3dd11676ec9c769816e6, on @user_script:1.
> EVAL 'return (\'a\0b\0c\'):sub(2, 4)' 0
"\x00b\x00"

# len, upper, lower, reverse.
> EVAL 'return {#\'\', (\'abc\'):len(), (\'a\0b\'):len(), string.len(12345)}' 0
1) (integer) 0
2) (integer) 3
3) (integer) 3
4) (integer) 5
> EVAL 'return {(\'MiXed 123 \228\'):upper(), (\'MiXed 123 \196\'):lower()}' 0
1) "MIXED 123 \xe4"
2) "mixed 123 \xc4"
> EVAL 'return {(\'abc\'):reverse(), (\'\'):reverse(), (\'a\0b\'):reverse()}' 0
1) "cba"
2) ""
3) "b\x00a"
> EVAL "return string.len()" 0
(error) ERR user_script:1: bad argument #1 to 'len' (string expected, got no value) script: b5f8c1050f99d8350e545dcd384511cf8aeba80a, on @user_script:1.
> EVAL "return string.len(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'len' (string expected, got nil) script: af7c55881a96b2faca5e42ba61fce32d18e407fc, on @user_script:1.
> EVAL "return string.len({})" 0
(error) ERR user_script:1: bad argument #1 to 'len' (string expected, got table) script: ff6dc6e630e235281c2af356cdb900095979d5cf, on @user_script:1.
> EVAL "return string.upper()" 0
(error) ERR user_script:1: bad argument #1 to 'upper' (string expected, got no value) script: b636cb51ba9d9f06dedbbd6493525f96a16682e8, on @user_script:1.
> EVAL "return string.lower(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'lower' (string expected, got nil) script: e7e3573213a6644308edb660574c35820a176b18, on @user_script:1.
> EVAL "return string.reverse()" 0
(error) ERR user_script:1: bad argument #1 to 'reverse' (string expected, got no value) script: 59c2cfeae459ba3c2e1be0af8192a24d500b9de8, on @user_script:1.
> EVAL "return string.upper(true)" 0
(error) ERR user_script:1: bad argument #1 to 'upper' (string expected, got boolean) script: e202c2d4b3e5ea0d42ae1996bd96fbf6bfad9e12, on @user_script:1.
> EVAL "return {string.upper(1e15), string.reverse(-12)}" 0
1) "1E+15"
2) "21-"
> EVAL "return #('x'):upper():rep(3)" 0
(integer) 3

# rep.
> EVAL "return {('ab'):rep(3), ('ab'):rep(0), ('ab'):rep(-1), (''):rep(5), ('x'):rep(1)}" 0
1) "ababab"
2) ""
3) ""
4) ""
5) "x"
> EVAL "return {('ab'):rep(2.9), ('ab'):rep('3'), (5):rep(2)}" 0
(error) ERR user_script:1: attempt to index a number value script: acfe5686217324a40e738d93b629411c9ea3fd75, on @user_script:1.
> EVAL "return ('ab'):rep(2, ',')" 0
"abab"
> EVAL 'return (\'a\0\'):rep(2)' 0
"a\x00a\x00"
> EVAL "return #('x'):rep(1e6)" 0
(integer) 1000000
> EVAL "return #(''):rep(1e9)" 0
(integer) 0
> EVAL "return ('x'):rep()" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (number expected, got no value) script: 34a8d07f686fb82df662606a4335db20b367f14a, on @user_script:1.
> EVAL "return ('x'):rep('y')" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (number expected, got string) script: a9917c56dfbf88d072651271fa0fa553c6cabb02, on @user_script:1.
> EVAL "return ('x'):rep(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (number expected, got nil) script: 5709ab3e79f92a96aad0604828f2b789e9b37ee4, on @user_script:1.
> EVAL "return string.rep()" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (string expected, got no value) script: 312a592c4be4cbcb6748209b815c8eb090f3ca71, on @user_script:1.
> EVAL "return string.rep({}, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'rep' (string expected, got table) script: 1d33fa9350d8e8f295ee1930ff20145109b31caf, on @user_script:1.
> EVAL "return ('x'):rep(0/0)" 0
""
> EVAL "return ('x'):rep(-1e100)" 0
""

# byte and char.
> EVAL "return {('abc'):byte()}" 0
1) (integer) 97
> EVAL "return {('abc'):byte(2)}" 0
1) (integer) 98
> EVAL "return {('abc'):byte(-1)}" 0
1) (integer) 99
> EVAL "return {('abc'):byte(1, -1)}" 0
1) (integer) 97
2) (integer) 98
3) (integer) 99
> EVAL "return {('abc'):byte(2, 10)}" 0
1) (integer) 98
2) (integer) 99
> EVAL "return select('#', ('abc'):byte(10))" 0
(integer) 0
> EVAL "return select('#', ('abc'):byte(0))" 0
(integer) 0
> EVAL "return select('#', (''):byte())" 0
(integer) 0
> EVAL "return select('#', ('abc'):byte(3, 2))" 0
(integer) 0
> EVAL 'return {(\'\0\255\'):byte(1, 2)}' 0
1) (integer) 0
2) (integer) 255
> EVAL "return {string.byte(12, 1, 2)}" 0
1) (integer) 49
2) (integer) 50
> EVAL "return string.byte()" 0
(error) ERR user_script:1: bad argument #1 to 'byte' (string expected, got no value) script: 30371f269decc301bbc519c7032935369e3d5607, on @user_script:1.
> EVAL "return ('abc'):byte('x')" 0
(error) ERR user_script:1: bad argument #1 to 'byte' (number expected, got string) script: 1c90ebc9cd32457bf2d4717bfcf7578bd46582f9, on @user_script:1.
> EVAL "return select('#', ('x'):rep(5000):byte(1, -1))" 0
(integer) 5000
> EVAL "return select('#', ('x'):rep(10000):byte(1, -1))" 0
(error) ERR user_script:1: stack overflow (string slice too long) script: 63d46d989bc706ef2bbd50d86ea9a1a7e8e07406, on @user_script:1.
> EVAL "return string.char(72, 105)" 0
"Hi"
> EVAL "return string.char()" 0
""
> EVAL "return string.char(0, 255)" 0
"\x00\xff"
> EVAL "return string.char('65')" 0
"A"
> EVAL "return string.char(65.9)" 0
"A"
> EVAL "return string.char(256)" 0
(error) ERR user_script:1: bad argument #1 to 'char' (invalid value) script: 3d9288df94e38fc1669acdaeb8b94be37e5c7bf8, on @user_script:1.
> EVAL "return string.char(-1)" 0
(error) ERR user_script:1: bad argument #1 to 'char' (invalid value) script: da84441c4b5197fde6ed9b5902123b28d7c90db0, on @user_script:1.
> EVAL "return string.char('x')" 0
(error) ERR user_script:1: bad argument #1 to 'char' (number expected, got string) script: f32ae05d512bc3c55c4854f6d6600d746907347e, on @user_script:1.
> EVAL "return string.char(65, nil)" 0
(error) ERR user_script:1: bad argument #2 to 'char' (number expected, got nil) script: 32e2ae2145f4a40ac449fdef487481f595ce551d, on @user_script:1.
> EVAL "return string.char(65, {})" 0
(error) ERR user_script:1: bad argument #2 to 'char' (number expected, got table) script: 43398dd554e334b0facc7e65cbf5f99d4bee9cb3, on @user_script:1.
> EVAL "return string.char(1e10)" 0
(error) ERR user_script:1: bad argument #1 to 'char' (invalid value) script: 17300de52d770cf721571cf178cfd7b31bd7a096, on @user_script:1.
> EVAL "return string.char(unpack({('round trip'):byte(1, -1)}))" 0
"round trip"

# Methods hang on every string, numbers have none.
> EVAL "return ('%d'):format(5)" 0
"5"
> EVAL "return ('x'):len() + #'yy'" 0
(integer) 3
> EVAL "local s = 'abc' return s:upper():lower():len()" 0
(integer) 3
> EVAL "return (5):len()" 0
(error) ERR user_script:1: attempt to index a number value script: c2a3de4034518ba3392a1cf39d6f16f2873900e9, on @user_script:1.
> EVAL "local n = 5 return n:rep(2)" 0
(error) ERR user_script:1: attempt to index local 'n' (a number value) script: 9a8d46e94ffbd359548a7a11f8b3c3f6dbe3cd16, on @user_script:1.
> EVAL "return ('x').len('four')" 0
(integer) 4
> EVAL "return ('abc'):nosuch()" 0
(error) ERR user_script:1: attempt to call method 'nosuch' (a nil value) script: a9c2f69fe6ad46b7027c0b19130c6227c145d6e3, on @user_script:1.
> EVAL "return string.split" 0
(nil)
> EVAL "return string.split('a,b', ',')" 0
(error) ERR user_script:1: attempt to call field 'split' (a nil value) script: 84ab8af3b8d8f25ff3591c89594185e019f7c463, on @user_script:1.
> EVAL "return ('abc').x == nil" 0
(integer) 1
