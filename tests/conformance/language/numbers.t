# Decimal numbers.
> EVAL "return {3, 3.0, 0.3e1, 30e-1, 3E0, 3.e0, 03, 0003.0}" 0
1) (integer) 3
2) (integer) 3
3) (integer) 3
4) (integer) 3
5) (integer) 3
6) (integer) 3
7) (integer) 3
8) (integer) 3
> EVAL "return tostring(.5)" 0
"0.5"
> EVAL "return tostring(5.)" 0
"5"
> EVAL "return tostring(1e308 * 10)" 0
"inf"
> EVAL "return tostring(-1e308 * 10)" 0
"-inf"
> EVAL "return tostring(1e-400)" 0
"0"
> EVAL "return tostring(4.9e-324)" 0
"4.9406564584125e-324"

# LuaJIT rounds a tie up.
#! perilune
> EVAL "return tostring(1e15) .. ' ' .. tostring(1e14) .. ' ' .. tostring(123456789012345)" 0
"1e+15 1e+14 1.2345678901235e+14"

> EVAL "return tostring(2^53) .. ' ' .. tostring(2^63)" 0
"9.007199254741e+15 9.2233720368548e+18"
> EVAL "return tostring(0.1) .. ' ' .. tostring(1/3) .. ' ' .. tostring(100/3)" 0
"0.1 0.33333333333333 33.333333333333"
> EVAL "return tostring(1e100)" 0
"1e+100"
> EVAL "return tostring(3.14159265358979)" 0
"3.1415926535898"
> EVAL "return tostring(1e+5) .. ' ' .. tostring(1E-5)" 0
"100000 1e-05"

# Hexadecimal ones take a binary exponent, but no fraction.
> EVAL "return {0xff, 0XFF, 0xA, 0x0, 0xdeadBEEF}" 0
1) (integer) 255
2) (integer) 255
3) (integer) 10
4) (integer) 0
5) (integer) 3735928559
> EVAL "return tostring(0xffffffffffffffff)" 0
"1.844674407371e+19"
> EVAL "return tostring(0x7fffffffffffffff)" 0
"9.2233720368548e+18"
> EVAL "return tostring(0x1p4)" 0
"16"
> EVAL "return tostring(0x.8)" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0x'
> EVAL "return tostring(0xA.8)" 0
(error) ERR Error compiling script (new function): user_script:1: ')' expected near '.8'
> EVAL "return 0x" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0x'
> EVAL "return 0xg" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0xg'
> EVAL "return 0xffg" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0xffg'
> EVAL "return 0x1e+1" 0
(integer) 31

# What is malformed.
> EVAL "return 1e" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1e'
> EVAL "return 1e+" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1e+'
> EVAL "return 1e5.5" 0
(error) ERR Error compiling script (new function): user_script:1: '<eof>' expected near '.5'
> EVAL "return 1.2.3" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1.2.3'
> EVAL "return 3x" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '3x'
> EVAL "return 08x" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '08x'
> EVAL "return 1..2" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1..2'
> EVAL "return 1 ..2" 0
"12"
> EVAL "return 1...2" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1...2'
> EVAL "return 12abc" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '12abc'
> EVAL "return 1_000" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1_000'
> EVAL "return 1e5e5" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1e5e5'
> EVAL "return 0b101" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0b101'
> EVAL "return 0o17" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '0o17'
> EVAL "return 1LL" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1LL'
> EVAL "return 1ULL" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1ULL'
> EVAL "return 2i" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '2i'
> EVAL "return 1f" 0
(error) ERR Error compiling script (new function): user_script:1: malformed number near '1f'

# Strings are numbers in arithmetic.
> EVAL "return {'10' + 5, '3' * '4', -'2', 10 - ' 3 ', '0x10' + 0, '1e1' + 0}" 0
1) (integer) 15
2) (integer) 12
3) (integer) -2
4) (integer) 7
5) (integer) 16
6) (integer) 10
> EVAL "return 'abc' + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: 3873d685c167fe7cb897e2e6baa1a014d9267373, on @user_script:1.
> EVAL "return '' + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: 51c718b7f8cb9d985522f5ecf6d122f1103b3d90, on @user_script:1.
> EVAL "return '1 2' + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: 819e6a0203d01fd355db48299c75e54db8635494, on @user_script:1.
> EVAL "return '10' .. 5" 0
"105"
> EVAL "return 10 .. ''" 0
"10"
> EVAL "return 1.5 .. '|' .. 2^31 .. '|' .. -0.0" 0
"1.5|2147483648|-0"
> EVAL "return '5' == 5" 0
(nil)
> EVAL "return '0x' + 1" 0
(error) ERR user_script:1: attempt to perform arithmetic on a string value script: b9beb11b7a8a664a859c18ba88c047203e39fa6b, on @user_script:1.
> EVAL "return ('1e400' + 0) == 1/0" 0
(integer) 1
> EVAL "return tostring('inf' + 0)" 0
"inf"

# LuaJIT has one NaN for most purposes.
#! perilune
> EVAL "return tostring('nan' + 0)" 0
"-nan"
