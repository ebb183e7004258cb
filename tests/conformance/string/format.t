# %d and %i truncate as C does.
> EVAL "return {('%d'):format(5), ('%i'):format(-5), ('%5d|%-5d|%05d'):format(42, 42, 42), ('%+d % d'):format(5, 5)}" 0
1) "5"
2) "-5"
3) "   42|42   |00042"
4) "+5  5"
> EVAL "return ('%d'):format(3.99)" 0
"3"
> EVAL "return ('%d'):format(-3.99)" 0
"-3"
> EVAL "return ('%d'):format('10')" 0
"10"
> EVAL "return ('%d'):format(2^53)" 0
"9007199254740992"
> EVAL "return ('%d'):format(-2^63)" 0
"-9223372036854775808"
> EVAL "return ('%d'):format(1e15)" 0
"1000000000000000"
> EVAL "return ('%.3d|%8.3d|%-8.3d|'):format(5, 5, 5)" 0
"005|     005|005     |"
> EVAL "return ('%d'):format('x')" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got string) script: 73e7b67cc27442c15b6050990408197ff5f4eac8, on @user_script:1.
> EVAL "return ('%d'):format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (no value) script: b90eee1ad17facfb4e7b2778ce632e58a8bfcf01, on @user_script:1.
> EVAL "return ('%d'):format(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got nil) script: bf78835c140ba3e3cf7392aa1ef23103d7ec9b33, on @user_script:1.
> EVAL "return ('%d'):format({})" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got table) script: 6d0b73afd64ef21b44563f2efac665071e981902, on @user_script:1.
> EVAL "return ('%d'):format(true)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got boolean) script: cc02f386cb28ff515458bda8536ce111811f2fed, on @user_script:1.
> EVAL "return ('%d %d'):format(1)" 0
(error) ERR user_script:1: bad argument #2 to 'format' (no value) script: 4bb1a40f2decd403b6ec328c67fffa38110e3d07, on @user_script:1.
> EVAL "return ('%u'):format(5)" 0
"5"
> EVAL "return ('%u'):format(-1)" 0
"18446744073709551615"
> EVAL "return ('%u'):format(2^32)" 0
"4294967296"

# Octal and hexadecimal.
> EVAL "return {('%o'):format(8), ('%x'):format(255), ('%X'):format(255), ('%#x %#o %#X'):format(255, 8, 255)}" 0
1) "10"
2) "ff"
3) "FF"
4) "0xff 010 0XFF"
> EVAL "return {('%x'):format(2^32), ('%x'):format(2^53), ('%08x'):format(48879)}" 0
1) "100000000"
2) "20000000000000"
3) "0000beef"
> EVAL "return ('%x'):format(-1)" 0
"ffffffffffffffff"
> EVAL "return ('%X'):format(-255)" 0
"FFFFFFFFFFFFFF01"
> EVAL "return ('%o'):format(-1)" 0
"1777777777777777777777"
> EVAL "return ('%x'):format(3.7)" 0
"3"
> EVAL "return ('%x'):format('0xff')" 0
"ff"

# Characters.
> EVAL "return ('%c%c%c'):format(76, 117, 97)" 0
"Lua"
> EVAL "return ('%c'):format(0)" 0
""
> EVAL "return ('[%5c][%-5c]'):format(65, 65)" 0
"[    A][A    ]"
> EVAL "return ('%c'):format(256 + 65)" 0
"A"
> EVAL "return ('%c'):format('x')" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got string) script: 521364ba6bbd034a12d2566b95058123c08eed6a, on @user_script:1.
> EVAL "return ('%c'):format(-1)" 0
"\xff"
> EVAL "return #('%c%c'):format(0, 0)" 0
(integer) 0

# Floats.
> EVAL "
|   return {('%f'):format(3.14159), ('%.2f'):format(3.14159), ('%10.3f|'):format(3.14159),
|       ('%-10.3f|'):format(3.14159), ('%+.1f'):format(2)}
| " 0
1) "3.141590"
2) "3.14"
3) "     3.142|"
4) "3.142     |"
5) "+2.0"
> EVAL "return {('%e'):format(12345.678), ('%E'):format(0.00012), ('%.2e'):format(12345.678), ('%.0e'):format(5)}" 0
1) "1.234568e+04"
2) "1.200000E-04"
3) "1.23e+04"
4) "5e+00"
> EVAL "
|   return {('%g'):format(100000), ('%g'):format(1000000), ('%g'):format(0.0001),
|       ('%g'):format(0.00001), ('%.3g'):format(3.14159), ('%G'):format(1e-10)}
| " 0
1) "100000"
2) "1e+06"
3) "0.0001"
4) "1e-05"
5) "3.14"
6) "1E-10"
> EVAL "return {('%.14g'):format(0.1), ('%.17g'):format(0.1), ('%.20f'):format(0.1)}" 0
1) "0.1"
2) "0.10000000000000001"
3) "0.10000000000000000555"
> EVAL "
|   return {('%f'):format(1/0), ('%f'):format(-1/0), ('%g'):format(1/0), ('%5.1f|'):format(1/0),
|       ('%E'):format(-1/0), ('%G'):format(1/0)}
| " 0
1) "inf"
2) "-inf"
3) "inf"
4) "  inf|"
5) "-INF"
6) "INF"
> EVAL "return {('%f'):format(0/0), ('%g'):format(0/0), ('%.1f'):format(-(0/0))}" 0
1) "-nan"
2) "-nan"
3) "nan"
> EVAL "return {('%d'):format(-0), ('%f'):format(-0.0), ('%g'):format(-0.0)}" 0
1) "0"
2) "-0.000000"
3) "-0"
> EVAL "return {('%.0f'):format(0.5), ('%.0f'):format(1.5), ('%.0f'):format(2.5), ('%.1f'):format(0.25)}" 0
1) "0"
2) "2"
3) "2"
4) "0.2"
> EVAL "return ('%#.0f|%#g|%#x'):format(3, 3, 0)" 0
"3.|3.00000|0"
> EVAL "return ('% f|%+g|%010.2f|%-10.2f|'):format(1.5, 1.5, -1.5, -1.5)" 0
" 1.500000|+1.5|-000001.50|-1.50     |"
> EVAL "return ('%.99f'):format(1):len()" 0
(integer) 101
> EVAL "return ('%99.99f'):format(1/3):len()" 0
(integer) 101
> EVAL "return #('%f'):format(1e308)" 0
(integer) 316
> EVAL "return ('%.3f'):format('2.5')" 0
"2.500"
> EVAL "return ('%f'):format('x')" 0
(error) ERR user_script:1: bad argument #1 to 'format' (number expected, got string) script: aded489d78773195da94d3f2c9095e4db47943ab, on @user_script:1.
> EVAL "return ('%f'):format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (no value) script: 2d94252a066389a691e1cacded30c188c797702c, on @user_script:1.
> EVAL "return ('%a'):format(1)" 0
(error) ERR user_script:1: invalid option '%a' to 'format' script: d9f0012bc9ce2699b5e922dbc7f52f8721dfcb2e, on @user_script:1.
> EVAL "return ('%A'):format(1)" 0
(error) ERR user_script:1: invalid option '%A' to 'format' script: 6a0556dac3aed165c29f02ce9e122f83ac7794d0, on @user_script:1.
> EVAL "return ('%F'):format(1)" 0
(error) ERR user_script:1: invalid option '%F' to 'format' script: d3a87bf755a8886b1f2ae604c1a2cddb8b5dd666, on @user_script:1.

# Strings.
> EVAL "return ('%s %s'):format('a', 'b')" 0
"a b"
> EVAL "return ('%5s|%-5s|%.2s|%5.1s|'):format('abc', 'abc', 'abc', 'abc')" 0
"  abc|abc  |ab|    a|"
> EVAL "return ('%s'):format(5)" 0
"5"
> EVAL "return ('%s'):format(1.5)" 0
"1.5"
> EVAL "return ('%s'):format(1e15)" 0
"1e+15"
> EVAL 'return (\'%s\'):format(\'a\0b\')' 0
"a"
> EVAL 'return (\'%5s\'):format(\'a\0b\')' 0
"    a"
> EVAL 'return (\'[%.3s]\'):format(\'a\0b\')' 0
"[a]"
> EVAL "return ('%s'):format(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got nil) script: ea524c66cd7a1e2b6e0d893a8259dc1391ea4525, on @user_script:1.
> EVAL "return ('%s'):format(true)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got boolean) script: c1bd403c549f32d7692bdccdfd9f283149201209, on @user_script:1.
> EVAL "return ('%s'):format({})" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got table) script: 43e9cf9f88cd2235b0985de27508c498de34b176, on @user_script:1.
> EVAL "return ('%s'):format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (no value) script: bdd1e74df823656328bff8fa31b274718f88c739, on @user_script:1.
> EVAL "return ('%s'):format(setmetatable({}, {__tostring = function() return 'shown' end}))" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got table) script: 9c67f5aade96c6566cd77c35dfc647006a514b7d, on @user_script:1.
> EVAL "return ('%s'):format(('x'):rep(1000)):len()" 0
(integer) 1000
> EVAL "return ('%1000s'):format('x')" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: 5645bab38ed6cfebd1b7b5942ea73c8c516ad1b7, on @user_script:1.
> EVAL "return ('%99s'):format('x'):len()" 0
(integer) 99
> EVAL "return ('%100s'):format('x')" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: d67e3ad0e8fa00c821d01873546e27128dbe0ffe, on @user_script:1.
> EVAL "return ('%.100s'):format('x')" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: d329fc138f4f5b756a49233e09e76525acd5488b, on @user_script:1.
> EVAL "return ('%.99s'):format(('x'):rep(200)):len()" 0
(integer) 99
> EVAL "return ('%05s'):format('x')" 0
"    x"
> EVAL "return ('%s'):format('%d')" 0
"%d"

# %q reads back as the same string.
> EVAL "return ('%q'):format('simple')" 0
"\"simple\""
> EVAL 'return (\'%q\'):format(\'"quoted" \\ and\nline\')' 0
"\"\\\"quoted\\\" \\\\ and\\\nline\""
> EVAL 'return (\'%q\'):format(\'a\0b\')' 0
"\"a\\000b\""
> EVAL 'return (\'%q\'):format(\'a\rb\')' 0
"\"a\\rb\""
> EVAL 'return (\'%q\'):format(\'a\tb\200\')' 0
"\"a\tb\xc8\""
> EVAL 'return (\'%q\'):format(\'\0001\')' 0
"\"\\0001\""
> EVAL 'return loadstring(\'return \' .. (\'%q\'):format(\'a"b\\c\nd\0e\rf\'))() == \'a"b\\c\nd\0e\rf\'' 0
(integer) 1
> EVAL "return ('%q'):format(5)" 0
"\"5\""
> EVAL "return ('%q'):format(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got nil) script: e98514022cf523005ed0b848565490c02e72ac81, on @user_script:1.
> EVAL "return ('%q'):format({})" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got table) script: 12189e26122459424440e4cd649301140a5a6478, on @user_script:1.
> EVAL "return ('%10q'):format('x')" 0
"\"x\""
> EVAL "return ('%q'):format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (no value) script: d10ef1dad4a14e669682a8c02512b97dc6286251, on @user_script:1.

# What is no specifier.
> EVAL "return ('100%%'):format()" 0
"100%"
> EVAL "return ('%'):format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (no value) script: d7057be1c3991f11e072ac3c7544beafb175b868, on @user_script:1.
> EVAL "return ('%y'):format(1)" 0
(error) ERR user_script:1: invalid option '%y' to 'format' script: 0c4de87d63a006aa7a4aaeb393ece6bcaae14708, on @user_script:1.
> EVAL "return ('%'):format(1)" 0
(error) ERR user_script:1: invalid option '%' to 'format' script: 3b59e3a2289002902a9660f37d7dc9a3e04169b7, on @user_script:1.
> EVAL "return ('%5'):format(1)" 0
(error) ERR user_script:1: invalid option '%' to 'format' script: af331e803f92aa97452636f30b9af5a9bd063346, on @user_script:1.
> EVAL "return ('%-'):format(1)" 0
(error) ERR user_script:1: invalid option '%' to 'format' script: 9b32744042f02b009cfd33c169995257cfa8476c, on @user_script:1.
> EVAL "return ('%.'):format(1)" 0
(error) ERR user_script:1: invalid option '%' to 'format' script: 2680e1808c30e9880c6da5d2ca7c13571752ee4d, on @user_script:1.
> EVAL "return ('%5%'):format(1)" 0
(error) ERR user_script:1: invalid option '%%' to 'format' script: 2c435fe42b8be3ffda95709ddefd9c3d8a985d5b, on @user_script:1.
> EVAL "return ('%ld'):format(1)" 0
(error) ERR user_script:1: invalid option '%l' to 'format' script: 9199f85a1cb73aeb1abc687995129073c6110ba5, on @user_script:1.
> EVAL "return ('%p'):format(1)" 0
(error) ERR user_script:1: invalid option '%p' to 'format' script: ee5fca97f9f024a3a21494748a0fcc431738db53, on @user_script:1.
> EVAL "return ('%n'):format(1)" 0
(error) ERR user_script:1: invalid option '%n' to 'format' script: 7845aae5a3c1c019c1b91d4aac0b6c0fc54e3e3c, on @user_script:1.
> EVAL "return ('%*d'):format(5, 1)" 0
(error) ERR user_script:1: invalid option '%*' to 'format' script: fae0e3773999486c1f3f350ae0e372756ae45ff6, on @user_script:1.
> EVAL "return ('%1$d'):format(5)" 0
(error) ERR user_script:1: invalid option '%$' to 'format' script: ee55720542c47159439aeb1657bd249015bca70d, on @user_script:1.
> EVAL "return ('%123d'):format(1)" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: 55c55e5948d1bfc430f9b2d72c27e5d8f57baf48, on @user_script:1.
> EVAL "return ('%.123d'):format(1)" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: bd7d8f7384a0a998972932a40f992753b2a0372a, on @user_script:1.
> EVAL "return ('%1.123f'):format(1)" 0
(error) ERR user_script:1: invalid format (width or precision too long) script: 22334ed9863e782bff50f698ce1d090f7c2f5e4c, on @user_script:1.
> EVAL "return ('%-+ #0d'):format(5)" 0
"+5"
> EVAL "return ('%-+ #00d'):format(5)" 0
(error) ERR user_script:1: invalid format (repeated flags) script: a2ca45f4929bed3233420b2e0a3d49892c4417e0, on @user_script:1.
> EVAL "return ('%--------d'):format(5)" 0
(error) ERR user_script:1: invalid format (repeated flags) script: 481c9b271be48f676482abb0807a6662efaf287a, on @user_script:1.
> EVAL "return ('%  d'):format(5)" 0
" 5"
> EVAL "return ('%+-5d|'):format(5)" 0
"+5   |"
> EVAL "return ('%0-5d|'):format(5)" 0
"5    |"
> EVAL "return ('%S'):format('x')" 0
(error) ERR user_script:1: invalid option '%S' to 'format' script: 606d1fa8756372a09dedd75f5ce2a64d1ba9300b, on @user_script:1.
> EVAL "return ('%D'):format(5)" 0
(error) ERR user_script:1: invalid option '%D' to 'format' script: 7e3eba9755cfa08bab8f11804fea8ea9caf44c35, on @user_script:1.
> EVAL "return ('%lu'):format(5)" 0
(error) ERR user_script:1: invalid option '%l' to 'format' script: bc69c2487b1a37b939e84ef273fa3f8d89b7ed19, on @user_script:1.
> EVAL "return ('%hd'):format(5)" 0
(error) ERR user_script:1: invalid option '%h' to 'format' script: e53150dbdae6f070b2c69becde5bb404b77db275, on @user_script:1.
> EVAL 'return (\'\0%d\0\'):format(5)' 0
"\x005\x00"
> EVAL "return ('%d'):format(1, 2, 3)" 0
"1"
> EVAL "return ('no specifier'):format(1)" 0
"no specifier"
> EVAL "return (''):format()" 0
""
> EVAL "return string.format()" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got no value) script: ddb6e5ff8bc518fef03b57c74ce0c5114dc72779, on @user_script:1.
> EVAL "return string.format({})" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got table) script: a7bba3eee5387545512284d7175d5dbd39a4e0f5, on @user_script:1.
> EVAL "return string.format(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'format' (string expected, got nil) script: f54b9f1f206e53eca032173e5c671b1ff55082e7, on @user_script:1.
> EVAL "return string.format(5)" 0
"5"
> EVAL "return string.format('%s')" 0
(error) ERR user_script:1: bad argument #2 to 'format' (no value) script: cf510df316aa2a8bf28399bd97b441488fb61f9e, on @user_script:1.
> EVAL "return string.format('%d', '5x')" 0
(error) ERR user_script:1: bad argument #2 to 'format' (number expected, got string) script: 9e2a29be12f4c736507c4f6a3f6a5ae33ea2c807, on @user_script:1.
> EVAL "return string.format('%d', '0x10')" 0
"16"
> EVAL "return string.format('%s=%d', 'a', 1, 'unused')" 0
"a=1"
> EVAL "return string.format('%-20s%10.2f', 'total', 12.5)" 0
"total                    12.50"
