# KEYS and ARGV are tables of strings, made anew for each script.
> EVAL "return {#KEYS, #ARGV}" 0
1) (integer) 0
2) (integer) 0
> EVAL "return {#KEYS, #ARGV, KEYS[1]}" 1 k
1) (integer) 1
2) (integer) 0
3) "k"
> EVAL "return {#KEYS, #ARGV, ARGV[2]}" 0 a b
1) (integer) 0
2) (integer) 2
3) "b"
> EVAL "return {KEYS[1], KEYS[2], ARGV[1], tostring(KEYS[3]), tostring(ARGV[2])}" 2 k1 k2 a1
1) "k1"
2) "k2"
3) "a1"
4) "nil"
5) "nil"
> EVAL "return {type(KEYS[1]), type(ARGV[1]), ARGV[1] + 1}" 1 k 5
1) "string"
2) "string"
3) (integer) 6
> EVAL "return ARGV[1] == 5" 0 5
(nil)
> EVAL "return tostring(ARGV[1] < ARGV[2]) .. tostring(tonumber(ARGV[1]) < tonumber(ARGV[2]))" 0 10 9
"truefalse"
> EVAL "return {#ARGV, #ARGV[1]}" 0 ""
1) (integer) 1
2) (integer) 0
> EVAL "return {#ARGV[1], ARGV[1]:byte(1, -1)}" 0 "a\x00b\xff"
1) (integer) 4
2) (integer) 97
3) (integer) 0
4) (integer) 98
5) (integer) 255
> EVAL "ARGV[1] = 'changed' return ARGV" 0 x
1) "changed"
> EVAL "KEYS[2] = 'added' return KEYS" 1 k
1) "k"
2) "added"
> EVAL "KEYS.name = 'field' return {KEYS.name, #KEYS}" 1 k
1) "field"
2) (integer) 1
> EVAL "table.remove(ARGV, 1) return ARGV" 0 a b c
1) "b"
2) "c"
> EVAL "table.sort(ARGV) return ARGV" 0 3 1 2
1) "1"
2) "2"
3) "3"
> EVAL "local t = {} for i, v in ipairs(ARGV) do t[i] = i .. v end return t" 0 a b c
1) "1a"
2) "2b"
3) "3c"
> EVAL "return {unpack(ARGV)}" 0 a b c
1) "a"
2) "b"
3) "c"
> EVAL "return {select(2, unpack(ARGV))}" 0 a b c
1) "b"
2) "c"
> EVAL "
|   local t = {}
|   for i = 1, #ARGV, 2 do t[#t + 1] = ARGV[i] .. '=' .. ARGV[i + 1] end
|   return t
| " 0 a 1 b 2
1) "a=1"
2) "b=2"
> EVAL "local n = 0 for _ in pairs(KEYS) do n = n + 1 end return n" 2 k1 k2
(integer) 2
> EVAL "setmetatable(ARGV, {__index = function() return 'default' end}) return ARGV[9]" 0 leak
"default"
> EVAL "return tostring(ARGV[9])" 0
"nil"
> EVAL "KEYS = {'other'} return KEYS[1]" 1 k
(error) ERR user_script:1: Attempt to modify a readonly table script: 7a86aad7cbdedcd7ebdb227ca2d783bff2d0d3e6, on @user_script:1.
> EVAL "ARGV = nil return 1" 1 k
(error) ERR user_script:1: Attempt to modify a readonly table script: e46a7bc4e37053c7d6f04d63b0454659b699a0b2, on @user_script:1.
> EVAL "local KEYS = {'local'} return KEYS[1]" 1 k
"local"
> EVAL "return rawget(_G, 'KEYS')[1]" 1 k
"k"
> EVAL "return _G.KEYS[1]" 1 k
"k"
> EVAL "return loadstring('return KEYS[1] .. ARGV[1]')()" 1 k v
"kv"
> EVAL "return tostring(getmetatable(KEYS))" 1 k
"nil"
> EVAL "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])" 1 k v
"v"
> EVAL "return KEYS[1] == KEYS[2]" 2 same same
(integer) 1
> EVAL "return {#KEYS[1], ARGV[1]}" 1 "" x
1) (integer) 0
2) "x"
> EVAL "return ARGV" 0 1 2 3 4 5 6 7 8 9 10 11 12
 1) "1"
 2) "2"
 3) "3"
 4) "4"
 5) "5"
 6) "6"
 7) "7"
 8) "8"
 9) "9"
10) "10"
11) "11"
12) "12"
> EVAL "return #ARGV" 00 a
(error) ERR value is not an integer or out of range
> EVAL "return 1" +1 a
(error) ERR value is not an integer or out of range
> EVAL "return 1" " 1" a
(error) ERR value is not an integer or out of range
> EVAL "return 1" 0x1 a
(error) ERR value is not an integer or out of range
> EVAL "return 1" 1e0 a
(error) ERR value is not an integer or out of range
> EVAL "return KEYS" 2 a
(error) ERR Number of keys can't be greater than number of args
> EVAL "return KEYS" -0
(error) ERR value is not an integer or out of range
