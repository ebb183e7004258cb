# Everything is taken modulo 2^32 and given as a signed number.
> EVAL "
|   return {bit.tobit(5), bit.tobit(-1), bit.tobit(2^31), bit.tobit(2^32), bit.tobit(2^32 + 5),
|       bit.tobit(0xffffffff)}
| " 0
1) (integer) 5
2) (integer) -1
3) (integer) -2147483648
4) (integer) 0
5) (integer) 5
6) (integer) -1
> EVAL "return {bit.tobit(3.4), bit.tobit(3.5), bit.tobit(3.6), bit.tobit(2.5), bit.tobit(-2.5)}" 0
1) (integer) 3
2) (integer) 4
3) (integer) 4
4) (integer) 2
5) (integer) -2
> EVAL "return {bit.tobit('10'), bit.tobit('0xff')}" 0
1) (integer) 10
2) (integer) 255
> EVAL "return {bit.tobit(2^51), bit.tobit(2^53), bit.tobit(-2^31)}" 0
1) (integer) 0
2) (integer) 0
3) (integer) -2147483648
> EVAL "return {bit.bnot(0), bit.bnot(-1), bit.bnot(0xff), bit.bnot(2^31)}" 0
1) (integer) -1
2) (integer) 0
3) (integer) -256
4) (integer) 2147483647
> EVAL "return {bit.band(0xff, 0x0f), bit.band(-1, 0x7fffffff), bit.band(1, 2, 4), bit.band(7, 3, 1), bit.band(5)}" 0
1) (integer) 15
2) (integer) 2147483647
3) (integer) 0
4) (integer) 1
5) (integer) 5
> EVAL "return {bit.bor(1, 2, 4, 8), bit.bor(0, 2^31), bit.bor(5)}" 0
1) (integer) 15
2) (integer) -2147483648
3) (integer) 5
> EVAL "return {bit.bxor(0xff, 0x0f), bit.bxor(1, 2, 3), bit.bxor(-1, 1), bit.bxor(5)}" 0
1) (integer) 240
2) (integer) 0
3) (integer) -2
4) (integer) 5
> EVAL "
|   return {bit.lshift(1, 4), bit.lshift(1, 31), bit.lshift(1, 32), bit.lshift(1, 33),
|       bit.lshift(0xff, 24), bit.lshift(1, -1)}
| " 0
1) (integer) 16
2) (integer) -2147483648
3) (integer) 1
4) (integer) 2
5) (integer) -16777216
6) (integer) -2147483648
> EVAL "return {bit.rshift(256, 4), bit.rshift(-1, 28), bit.rshift(-1, 0), bit.rshift(-1, 32), bit.rshift(1, 1)}" 0
1) (integer) 16
2) (integer) 15
3) (integer) -1
4) (integer) -1
5) (integer) 0
> EVAL "return {bit.arshift(-256, 4), bit.arshift(256, 4), bit.arshift(-1, 31), bit.arshift(-1, 32)}" 0
1) (integer) -16
2) (integer) 16
3) (integer) -1
4) (integer) -1
> EVAL "return {bit.rol(0x12345678, 4), bit.rol(1, 31), bit.rol(1, 32), bit.ror(0x12345678, 4), bit.ror(1, 1)}" 0
1) (integer) 591751041
2) (integer) -2147483648
3) (integer) 1
4) (integer) -2128394905
5) (integer) -2147483648
> EVAL "return {bit.bswap(0x12345678), bit.bswap(1), bit.bswap(-2)}" 0
1) (integer) 2018915346
2) (integer) 16777216
3) (integer) -16777217
> EVAL "
|   return {bit.tohex(255), bit.tohex(-1), bit.tohex(255, 4), bit.tohex(255, -4),
|       bit.tohex(0xabcdef, -8), bit.tohex(1, 1)}
| " 0
1) "000000ff"
2) "ffffffff"
3) "00ff"
4) "00FF"
5) "00ABCDEF"
6) "1"
> EVAL "return {bit.tohex(0x12345678, 2), bit.tohex(0, 0), bit.tohex(1, 20), bit.tohex(1, -20), bit.tohex(-1, 3)}" 0
1) "78"
2) ""
3) "00000001"
4) "00000001"
5) "fff"
> EVAL "return {bit.tohex(2^32 + 1), bit.tohex('255')}" 0
1) "00000001"
2) "000000ff"
> EVAL "
|   local h = 5381
|   for c in ('hello'):gmatch('.') do h = bit.tobit(bit.bxor(bit.lshift(h, 5) + h, c:byte())) end
|   return h
| " 0
(integer) 178056679
> EVAL "
|   local x = 0x9908b0df
|   return {bit.bxor(x, bit.rshift(x, 11)), bit.band(bit.lshift(x, 7), 0x9d2c5680)}
| " 0
1) (integer) -1726246455
2) (integer) -2079832448
> EVAL "
|   local function crc(s)
|     local c = -1
|     for i = 1, #s do
|       c = bit.bxor(c, s:byte(i))
|       for _ = 1, 8 do c = bit.bxor(bit.rshift(c, 1), bit.band(0xedb88320, -bit.band(c, 1))) end
|     end
|     return bit.tohex(bit.bnot(c))
|   end
|   return crc('123456789')
| " 0
"cbf43926"

# Arguments.
> EVAL "return bit.tobit()" 0
(error) ERR user_script:1: bad argument #1 to 'tobit' (number expected, got no value) script: 6058df6fbdf91c1b96015f209fb1a490233f2272, on @user_script:1.
> EVAL "return bit.tobit('x')" 0
(error) ERR user_script:1: bad argument #1 to 'tobit' (number expected, got string) script: 4fe0a4258aa95439ac2f80d95b01a24a0ba1ff0c, on @user_script:1.
> EVAL "return bit.tobit(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'tobit' (number expected, got nil) script: 130e2a6c711747aa38341d4cfaf2e15e27ffceb2, on @user_script:1.
> EVAL "return bit.tobit({})" 0
(error) ERR user_script:1: bad argument #1 to 'tobit' (number expected, got table) script: c9c355caabcd207bb2074ae3fd5cc71de2ef4e3e, on @user_script:1.
> EVAL "return bit.band()" 0
(error) ERR user_script:1: bad argument #1 to 'band' (number expected, got no value) script: 5cf53f885283a4f44a8fe7ad7e7fccaed4113e62, on @user_script:1.
> EVAL "return bit.band(1, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'band' (number expected, got string) script: 855eca651502a1b972d194697c283b74019b4048, on @user_script:1.
> EVAL "return bit.bor(1, nil)" 0
(error) ERR user_script:1: bad argument #2 to 'bor' (number expected, got nil) script: ad513366f55dbfcf9b11695276c69aec8bfb0216, on @user_script:1.
> EVAL "return bit.bxor({}, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'bxor' (number expected, got table) script: c4d4aec2cfa404e8101e9f37670f82e959978c55, on @user_script:1.
> EVAL "return bit.lshift(1)" 0
(error) ERR user_script:1: bad argument #2 to 'lshift' (number expected, got no value) script: 96ef0de5140ab932215a1863ca1373f10f03b7a6, on @user_script:1.
> EVAL "return bit.lshift('x', 1)" 0
(error) ERR user_script:1: bad argument #1 to 'lshift' (number expected, got string) script: 55fb8e239b33342b0ddf2b23165942aca23625aa, on @user_script:1.
> EVAL "return bit.rshift(1, {})" 0
(error) ERR user_script:1: bad argument #2 to 'rshift' (number expected, got table) script: 089a50308076a8e94cc73f74133b0f4439180aae, on @user_script:1.
> EVAL "return bit.tohex()" 0
(error) ERR user_script:1: bad argument #1 to 'tohex' (number expected, got no value) script: bbebe1b19aaebf97fcec4b5510d6e6a9817e9192, on @user_script:1.
> EVAL "return bit.tohex(1, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'tohex' (number expected, got string) script: 0ca1f096b532b33d775ffdc7a878ae173dc63339, on @user_script:1.
> EVAL "return bit.bnot()" 0
(error) ERR user_script:1: bad argument #1 to 'bnot' (number expected, got no value) script: aa0b98a54afa482800b923595adbf198893a4e7e, on @user_script:1.
> EVAL "return bit.bswap(true)" 0
(error) ERR user_script:1: bad argument #1 to 'bswap' (number expected, got boolean) script: ee033bfaaa039906083af353fc1e09d11b45b1e7, on @user_script:1.
> EVAL "return bit.nosuch" 0
(nil)
> EVAL "bit.band = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: f46a7ee79fce18f1afbcd50f2912644bcf6def30, on @user_script:1.
> EVAL "bit.new = 1" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: f7541304b57bdd68eef92f12a4add3355ab5eb7a, on @user_script:1.
> EVAL "
|   local t = {}
|   for k in pairs(bit) do t[#t + 1] = k end
|   table.sort(t)
|   return table.concat(t, ' ')
| " 0
"arshift band bnot bor bswap bxor lshift rol ror rshift tobit tohex"
