# After a seed the numbers are those of Redis, on every machine.
> EVAL "math.randomseed(10) return tostring(math.random())" 0
"0.87885112309775"
> EVAL "
|   math.randomseed(17)
|   return {tostring(math.random()), tostring(math.random()), tostring(math.random())}
| " 0
1) "0.97446728356856"
2) "0.72793987287578"
3) "0.64994621912481"
> EVAL "
|   math.randomseed(24)
|   return {math.random(10), math.random(10), math.random(10), math.random(10), math.random(10)}
| " 0
1) (integer) 1
2) (integer) 7
3) (integer) 9
4) (integer) 1
5) (integer) 3
> EVAL "
|   math.randomseed(31)
|   return {math.random(100, 200), math.random(-5, 5), math.random(7, 7)}
| " 0
1) (integer) 116
2) (integer) 1
3) (integer) 7
> EVAL "math.randomseed(38) return {math.random(1), math.random(1)}" 0
1) (integer) 1
2) (integer) 1
> EVAL "math.randomseed(45) return {math.random(2^31 - 1), math.random(1000000)}" 0
1) (integer) 766505475
2) (integer) 456473
> EVAL "math.randomseed(0) return {math.random(1000), math.random(1000)}" 0
1) (integer) 171
2) (integer) 750
> EVAL "math.randomseed(1) return {math.random(1000), math.random(1000)}" 0
1) (integer) 42
2) (integer) 455
> EVAL "
|   math.randomseed(42)
|   return {math.random(1000), math.random(1000), tostring(math.random())}
| " 0
1) (integer) 745
2) (integer) 343
3) "0.11108528222474"
> EVAL "math.randomseed(-1) return math.random(1000)" 0
(integer) 301
> EVAL "math.randomseed(123456789) return math.random(1000000)" 0
(integer) 52469
> EVAL "math.randomseed(1.9) return math.random(1000)" 0
(integer) 42
> EVAL "math.randomseed('42') return math.random(1000)" 0
(integer) 745
> EVAL "math.randomseed(2^31) return math.random(1000)" 0
(integer) 671
> EVAL "math.randomseed(2^32 + 42) return math.random(1000)" 0
(integer) 745
> EVAL "
|   math.randomseed(42)
|   local a = math.random()
|   math.randomseed(42)
|   return tostring(a == math.random())
| " 0
"true"
> EVAL "
|   math.randomseed(99)
|   return redis.call('SET', 'seeded', math.random(1000)) and redis.call('GET', 'seeded')
| " 0
"381"
> EVAL "math.randomseed(129) return math.random(1000)" 0
(integer) 505
> EVAL "
|   math.randomseed(136)
|   local t = {}
|   for i = 1, 52 do t[i] = i end
|   for i = 52, 2, -1 do local j = math.random(i) t[i], t[j] = t[j], t[i] end
|   return table.concat(t, ' ')
| " 0
"11 25 13 31 28 21 15 23 41 14 33 36 37 12 50 20 5 18 48 29 39 17 38 40 19 2 22 52 7 49 35 34 51 3 26 16 1 44 45 6 43 24 10 46 42 4 8 47 9 27 30 32"
> EVAL "
|   math.randomseed(5)
|   local n = 0
|   for i = 1, 1000 do
|     local r = math.random()
|     if r < 0 or r >= 1 then return 'out of range' end
|     n = n + r
|   end
|   return tostring(n)
| " 0
"495.62284874293"
> EVAL "
|   math.randomseed(150)
|   local lo, hi = 1/0, -1/0
|   for i = 1, 1000 do local r = math.random(3, 9) lo, hi = math.min(lo, r), math.max(hi, r) end
|   return {lo, hi}
| " 0
1) (integer) 3
2) (integer) 9
> EVAL "return math.random(0)" 0
(error) ERR user_script:1: bad argument #1 to 'random' (interval is empty) script: 008bcb60f86ee36d26c67b641b46674578d9cba0, on @user_script:1.
> EVAL "return math.random(-5)" 0
(error) ERR user_script:1: bad argument #1 to 'random' (interval is empty) script: d46e7beff3ead72965594f86362ece3201716012, on @user_script:1.
> EVAL "return math.random(5, 1)" 0
(error) ERR user_script:1: bad argument #2 to 'random' (interval is empty) script: 1d8aa02a60cda8bed17d3a4d709a3e8508a63268, on @user_script:1.
> EVAL "return math.random(1, 2, 3)" 0
(error) ERR user_script:1: wrong number of arguments script: 07d2fd85ff1e5c39f9bd7d9163eddb0db34f2a7a, on @user_script:1.
> EVAL "return math.random('x')" 0
(error) ERR user_script:1: bad argument #1 to 'random' (number expected, got string) script: d36aee4c433f6d1a257f71070b6a0b37a40bbb04, on @user_script:1.
> EVAL "return math.random({})" 0
(error) ERR user_script:1: bad argument #1 to 'random' (number expected, got table) script: 17cc90fca383d9aa11c5a1723bb718259622da14, on @user_script:1.
> EVAL "return math.random(1, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'random' (number expected, got string) script: 5f60425e2ff78cb8877dc850d9115f5dc1ccff05, on @user_script:1.
> EVAL "math.randomseed(206) return math.random('5')" 0
(integer) 3
> EVAL "math.randomseed(213) return math.random(2.9)" 0
(integer) 2
> EVAL "math.randomseed(220) return math.random(1.5, 2.5)" 0
(integer) 2
> EVAL "return math.random(0, 0)" 0
(integer) 0
> EVAL "return math.random(nil)" 0
(error) ERR user_script:1: bad argument #1 to 'random' (number expected, got nil) script: c3e07c2148eefa475b0006ef1a176a5e1ca7ee5c, on @user_script:1.
> EVAL "return math.randomseed()" 0
(error) ERR user_script:1: bad argument #1 to 'randomseed' (number expected, got no value) script: 9eed10cf76a7a6865ba6e0fcf62b0b32831bf4da, on @user_script:1.
> EVAL "return math.randomseed('x')" 0
(error) ERR user_script:1: bad argument #1 to 'randomseed' (number expected, got string) script: 48813fd2d83e52b9dc5313a694b47b4bb806187f, on @user_script:1.
> EVAL "return math.randomseed({})" 0
(error) ERR user_script:1: bad argument #1 to 'randomseed' (number expected, got table) script: 5cb8321e4af876de8d7c47a32643b2244a7b5637, on @user_script:1.
> EVAL "return select('#', math.randomseed(1))" 0
(integer) 0
