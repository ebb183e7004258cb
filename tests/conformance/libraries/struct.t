# Integers of every width, in both orders of bytes.
> EVAL "return struct.pack('b', 5)" 0
"\x05"
> EVAL "return struct.pack('bB', -1, 255)" 0
"\xff\xff"
> EVAL "return struct.pack('>h', 258)" 0
"\x01\x02"
> EVAL "return struct.pack('<h', 258)" 0
"\x02\x01"
> EVAL "return struct.pack('>H', 65535)" 0
"\xff\xff"
> EVAL "return struct.pack('>i', 1)" 0
"\x00\x00\x00\x01"
> EVAL "return struct.pack('<I', 4294967295)" 0
"\xff\xff\xff\xff"
> EVAL "return struct.pack('>l', 1)" 0
"\x00\x00\x00\x00\x00\x00\x00\x01"
> EVAL "return struct.pack('<L', 2^53)" 0
"\x00\x00\x00\x00\x00\x00 \x00"
> EVAL "return struct.pack('>i1i2i3i4', 1, 2, 3, 4)" 0
"\x01\x00\x02\x00\x00\x03\x00\x00\x00\x04"
> EVAL "return struct.pack('>I3', 0x010203)" 0
"\x01\x02\x03"
> EVAL "return struct.pack('>i8', -2)" 0
"\xff\xff\xff\xff\xff\xff\xff\xfe"
> EVAL "return struct.pack('>T', 7)" 0
"\x00\x00\x00\x00\x00\x00\x00\a"
> EVAL "return struct.pack('>i2', -1)" 0
"\xff\xff"
> EVAL "return struct.pack('B', 256)" 0
"\x00"
> EVAL "return struct.pack('b', 300)" 0
","
> EVAL "return struct.pack('>H', -1)" 0
"\xff\xff"
> EVAL "return struct.pack('>h', 1.9)" 0
"\x00\x01"
> EVAL "return struct.pack('>h', '12')" 0
"\x00\x0c"
> EVAL 'return {struct.unpack(\'b\', \'\255\')}' 0
1) (integer) -1
2) (integer) 2
> EVAL 'return {struct.unpack(\'B\', \'\255\')}' 0
1) (integer) 255
2) (integer) 2
> EVAL 'return {struct.unpack(\'>hH\', \'\255\254\255\254\')}' 0
1) (integer) -2
2) (integer) 65534
3) (integer) 5
> EVAL 'return {struct.unpack(\'<i\', \'\1\0\0\0\')}' 0
1) (integer) 1
2) (integer) 5
> EVAL 'return {struct.unpack(\'>I\', \'\255\255\255\255\')}' 0
1) (integer) 4294967295
2) (integer) 5
> EVAL 'return {struct.unpack(\'>i3\', \'\255\255\254\')}' 0
1) (integer) -2
2) (integer) 4
> EVAL 'return {struct.unpack(\'>I3\', \'\1\2\3\')}' 0
1) (integer) 66051
2) (integer) 4
> EVAL 'return {struct.unpack(\'>i8\', \'\255\255\255\255\255\255\255\254\')}' 0
1) (integer) -2
2) (integer) 9
> EVAL "return {struct.unpack('bbb', 'abc')}" 0
1) (integer) 97
2) (integer) 98
3) (integer) 99
4) (integer) 4
> EVAL "return {struct.unpack('>I2', 'abcd', 3)}" 0
1) (integer) 25444
2) (integer) 5
> EVAL "return {struct.unpack('>I2I2', 'abcd')}" 0
1) (integer) 24930
2) (integer) 25444
3) (integer) 5

# Floating point.
> EVAL "return struct.pack('>f', 1.5)" 0
"?\xc0\x00\x00"
> EVAL "return struct.pack('<d', 1.5)" 0
"\x00\x00\x00\x00\x00\x00\xf8?"
> EVAL "return struct.pack('>d', 1/0)" 0
"\x7f\xf0\x00\x00\x00\x00\x00\x00"
> EVAL "return {tostring(struct.unpack('>d', struct.pack('>d', 0.1)))}" 0
1) "0.1"
> EVAL "local v = struct.unpack('<f', struct.pack('<f', 0.1)) return tostring(v)" 0
"0.10000000149012"
> EVAL "local v = struct.unpack('>d', struct.pack('>d', 0/0)) return tostring(v ~= v)" 0
"true"

# Strings: of a fixed size, up to a zero, or preceded by their length.
> EVAL "return struct.pack('s', 'abc')" 0
"abc\x00"
> EVAL "return struct.pack('ss', 'a', 'b')" 0
"a\x00b\x00"
> EVAL 'return {struct.unpack(\'s\', \'abc\0def\')}' 0
1) "abc"
2) (integer) 5
> EVAL 'return {struct.unpack(\'ss\', \'a\0b\0\')}' 0
1) "a"
2) "b"
3) (integer) 5
> EVAL "return struct.pack('c3', 'abcdef')" 0
"abc"
> EVAL "return struct.pack('c0', 'abcdef')" 0
"abcdef"
> EVAL "return struct.pack('c5', 'abc')" 0
(error) ERR user_script:1: bad argument #3 to 'pack' (string too short) script: 038a9d42b8dd39ef881b25ccd1dad93747c81a25, on @user_script:1.
> EVAL "return struct.pack('c', 'abc')" 0
"a"
> EVAL "return struct.pack('bc0', 3, 'abc')" 0
"\x03abc"
> EVAL "return {struct.unpack('c3', 'abcdef')}" 0
1) "abc"
2) (integer) 4
> EVAL "return {struct.unpack('c', 'abc')}" 0
1) "a"
2) (integer) 2
> EVAL 'return {struct.unpack(\'bc0\', \'\3abcdef\')}' 0
1) "abc"
2) (integer) 5
> EVAL 'return {struct.unpack(\'>I2c0\', \'\0\2hello\')}' 0
1) "he"
2) (integer) 5
> EVAL "return {struct.unpack('c0', 'abc')}" 0
(error) ERR user_script:1: format 'c0' needs a previous size script: b3fd8e7c8bb6ee20854fafea5b84014791ec5cf5, on @user_script:1.
> EVAL "return struct.unpack('c10', 'abc')" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: 1a82ee1ebe6dcfb8de9a235709579e733a91862b, on @user_script:1.
> EVAL "return struct.unpack('s', 'no zero')" 0
(error) ERR user_script:1: unfinished string in data script: c45157170fe409a64be6359cc5e0b353358c2d44, on @user_script:1.
> EVAL 'return struct.unpack(\'bc0\', \'\9abc\')' 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: 6570022133045e0fdcc473200a9a1a3cbef0d8c8, on @user_script:1.

# Padding and alignment.
> EVAL "return struct.pack('bxb', 1, 2)" 0
"\x01\x00\x02"
> EVAL 'return {struct.unpack(\'bxb\', \'\1\0\2\')}' 0
1) (integer) 1
2) (integer) 2
3) (integer) 4
> EVAL "return struct.pack('!bi', 1, 2)" 0
"\x01\x00\x00\x00\x02\x00\x00\x00"
> EVAL "return struct.pack('>!4bi4', 1, 2)" 0
"\x01\x00\x00\x00\x00\x00\x00\x02"
> EVAL "return struct.pack('>!2bi4', 1, 2)" 0
"\x01\x00\x00\x00\x00\x02"
> EVAL "return struct.pack('>!8bd', 1, 2)" 0
"\x01\x00\x00\x00\x00\x00\x00\x00@\x00\x00\x00\x00\x00\x00\x00"
> EVAL "return struct.pack('> b < h', 1, 2)" 0
"\x01\x02\x00"
> EVAL "return struct.pack('>h<h>h', 1, 1, 1)" 0
"\x00\x01\x01\x00\x00\x01"
> EVAL "return struct.pack('=h', 1)" 0
(error) ERR user_script:1: bad argument #1 to 'pack' (invalid format option '=') script: 6f516022d52532ba7b680f1ea2b51aafe13f091e, on @user_script:1.
> EVAL 'return {struct.unpack(\'>!4bi4\', \'\1\0\0\0\0\0\0\2\')}' 0
1) (integer) 1
2) (integer) 2
3) (integer) 9
> EVAL "return struct.pack('!3i', 1)" 0
(error) ERR user_script:1: alignment 3 is not a power of 2 script: 9c4f4d70ace09806881a064330127afb155d9415, on @user_script:1.
> EVAL "return struct.pack('!bh', 1, 2)" 0
"\x01\x00\x02\x00"
> EVAL "return struct.pack('')" 0
""
> EVAL "return {struct.unpack('', '')}" 0
1) (integer) 1

# Sizes.
> EVAL "
|   return {struct.size('b'), struct.size('h'), struct.size('i'), struct.size('l'),
|       struct.size('T'), struct.size('f'), struct.size('d')}
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 4
4) (integer) 8
5) (integer) 8
6) (integer) 4
7) (integer) 8
> EVAL "
|   return {struct.size('bhil'), struct.size('!bhil'), struct.size('!4bd'), struct.size('c10'),
|       struct.size('x'), struct.size('i3'), struct.size('')}
| " 0
1) (integer) 15
2) (integer) 16
3) (integer) 12
4) (integer) 10
5) (integer) 1
6) (integer) 3
7) (integer) 0
> EVAL "return struct.size('s')" 0
(error) ERR user_script:1: bad argument #1 to 'size' (option 's' has no fixed size) script: a2a0525826ab7939ccd3f54427a862205642f28f, on @user_script:1.
> EVAL "return struct.size('c0')" 0
(error) ERR user_script:1: bad argument #1 to 'size' (option 'c0' has no fixed size) script: 18f217e7d560de92703dc71e9797e043b536e0e6, on @user_script:1.
> EVAL "return struct.size('>i4<i4')" 0
(integer) 8

# Positions.
> EVAL "return {struct.unpack('b', 'abc', 2)}" 0
1) (integer) 98
2) (integer) 3
> EVAL "return {struct.unpack('b', 'abc', 3)}" 0
1) (integer) 99
2) (integer) 4
> EVAL "return struct.unpack('b', 'abc', 4)" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: a7f01f38d096e63e9d74150de9f2c7f4834d699f, on @user_script:1.
> EVAL "return struct.unpack('b', 'abc', 0)" 0
(error) ERR user_script:1: bad argument #3 to 'unpack' (offset must be 1 or greater) script: 8dd4f60b5718a8b941dcbe9d21d9f502d8c26e86, on @user_script:1.
> EVAL "return struct.unpack('b', 'abc', -1)" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: eed0b134b8e7f40eae501b1da65fec2e0a325b12, on @user_script:1.
> EVAL "return struct.unpack('b', 'abc', 2^40)" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: 634cc3689ec4221ca97e1300cf67e54819f0bddb, on @user_script:1.
> EVAL "return struct.unpack('i', 'abc')" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: ec303136177146d52efe90f9a6ccc1accdbe9e9d, on @user_script:1.
> EVAL "return struct.unpack('b', '')" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (data string too short) script: 66765221c9b972d0a7f55f45639ebb2f78a50eb5, on @user_script:1.
> EVAL "
|   local t, pos = {}, 1
|   while pos <= 6 do local v v, pos = struct.unpack('>H', 'abcdef', pos) t[#t + 1] = v end
|   return t
| " 0
1) (integer) 24930
2) (integer) 25444
3) (integer) 25958
> EVAL "
|   local r = {}
|   local data = struct.pack('>I4c0I2', 5, 'hello', 7)
|   local n, s, x, p = struct.unpack('>I4c0I2', data)
|   return {n == nil, s, x, p}
| " 0
1) (nil)
2) (integer) 7
3) (integer) 12

# What is refused.
> EVAL "return struct.pack()" 0
(error) ERR user_script:1: bad argument #1 to 'pack' (string expected, got no value) script: c9b8aed4f0633591e6252db264bf8b86b82828d5, on @user_script:1.
> EVAL "return struct.pack('b')" 0
(error) ERR user_script:1: bad argument #2 to 'pack' (number expected, got nil) script: fd20463fb1ef62aa4fafca9dfa083b276ab7d453, on @user_script:1.
> EVAL "return struct.pack('b', 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'pack' (number expected, got string) script: 4dd446e0275d5497e0d9aa9aba420730a071833c, on @user_script:1.
> EVAL "return struct.pack('b', {})" 0
(error) ERR user_script:1: bad argument #2 to 'pack' (number expected, got table) script: dc56af64ecbad6f4e5c1bd54fcfe567e2efffd09, on @user_script:1.
> EVAL "return struct.pack('s', nil)" 0
(error) ERR user_script:1: bad argument #2 to 'pack' (string expected, got nil) script: 1b8b5d16fc28002c05245673976ef8932ca51659, on @user_script:1.
> EVAL "return struct.pack('s')" 0
(error) ERR user_script:1: bad argument #2 to 'pack' (string expected, got nil) script: aa45743b6c6a6f76399978833a91435142020cfd, on @user_script:1.
> EVAL "return struct.pack('y', 1)" 0
(error) ERR user_script:1: bad argument #1 to 'pack' (invalid format option 'y') script: 2515948c727ec1181d7fd19ed2e75ff81a94c615, on @user_script:1.
> EVAL "return struct.pack('i33', 1)" 0
(error) ERR user_script:1: integral size 33 is larger than limit of 32 script: 0a76c071d82805e752befa6958961c98c39f358f, on @user_script:1.
> EVAL "return struct.pack('i16', 1)" 0
"\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
> EVAL "return struct.pack('i0', 1)" 0
""
> EVAL "return struct.pack('i9', 1)" 0
"\x01\x00\x00\x00\x00\x00\x00\x00\x00"
> EVAL "return struct.pack('I32', 1)" 0
"\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
> EVAL "return struct.pack('c2147483648', 'x')" 0
(error) ERR user_script:1: integral size overflow script: 484174bac15c3828ff25e48414659a91874ea837, on @user_script:1.
> EVAL "return struct.pack('i2147483648', 1)" 0
(error) ERR user_script:1: integral size overflow script: ac110aca348ef80eafe61985dc98b36f2f8fee1c, on @user_script:1.
> EVAL "return struct.unpack('c99999999999', 'x')" 0
(error) ERR user_script:1: integral size overflow script: e09fa33baf3aeda887f64ab5afea1d98833f018d, on @user_script:1.
> EVAL "return struct.size('i99999999999')" 0
(error) ERR user_script:1: integral size overflow script: 5f94fb03b0bef2da04804891e5c2eb60148e9574, on @user_script:1.
> EVAL "return struct.pack('!99i', 1)" 0
(error) ERR user_script:1: alignment 99 is not a power of 2 script: 5299e77e9afaafb17bf0702557842585d0a11b7f, on @user_script:1.
> EVAL "return struct.unpack()" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (string expected, got no value) script: 11f6b89e7df5d47a3c2a516ceb347b9bf03ed9b1, on @user_script:1.
> EVAL "return struct.unpack('b')" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (string expected, got no value) script: 8c477a7a8092b99b128ce33cc36d749bac3bfeae, on @user_script:1.
> EVAL "return struct.unpack('b', 5)" 0
(integer) 53
> EVAL "return struct.unpack({}, 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (string expected, got table) script: c5ee5706a4907bc00a0b971af0ec9dcc46849ff4, on @user_script:1.
> EVAL "return struct.unpack('z', 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (invalid format option 'z') script: f5b81f20bf74c1ea4a87f4f52f3288bcafbbf406, on @user_script:1.
> EVAL "return struct.size()" 0
(error) ERR user_script:1: bad argument #1 to 'size' (string expected, got no value) script: 4c30ee4bce24a141420f334922489017312786e7, on @user_script:1.
> EVAL "return struct.size('q')" 0
(integer) 0
> EVAL "return struct.unpack('b', 'abc', 'x')" 0
(error) ERR user_script:1: bad argument #3 to 'unpack' (number expected, got string) script: 830421d83279778a3fcc99da9602b51d08dda454, on @user_script:1.
> EVAL "return struct.pack(5, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'pack' (invalid format option '5') script: 24144d20a3f07e089b9c966d7c86f4fa6d7834ae, on @user_script:1.
> EVAL "return struct.new" 0
(nil)
> EVAL "return select('#', struct.unpack('bb', 'ab'))" 0
(integer) 3
> EVAL "
|   return #struct.pack(('b'):rep(100), unpack((function()
|     local t = {}
|     for i = 1, 100 do t[i] = i end
|     return t
|   end)()))
| " 0
(integer) 100
