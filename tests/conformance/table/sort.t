# sort puts in order, by < or by a function.
> EVAL "local t = {3, 1, 2} table.sort(t) return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local t = {'b', 'a', 'C', '10', '9'} table.sort(t) return t" 0
1) "10"
2) "9"
3) "C"
4) "a"
5) "b"
> EVAL "local t = {3, 1, 2} table.sort(t, function(a, b) return a > b end) return t" 0
1) (integer) 3
2) (integer) 2
3) (integer) 1
> EVAL "local t = {} table.sort(t) return #t" 0
(integer) 0
> EVAL "local t = {1} table.sort(t, function() error('not called') end) return t" 0
1) (integer) 1
> EVAL "local t = {2, 1} table.sort(t, nil) return t" 0
1) (integer) 1
2) (integer) 2
> EVAL "
|   local t = {}
|   for i = 1, 100 do t[i] = (i * 37) % 101 end
|   table.sort(t)
|   for i = 2, 100 do if t[i - 1] > t[i] then return 'unsorted' end end
|   return 'sorted'
| " 0
"sorted"
> EVAL "local t = {} for i = 1, 100 do t[i] = 5 end table.sort(t) return #t" 0
(integer) 100
> EVAL "
|   local t = {}
|   for i = 1, 1000 do t[i] = i end
|   table.sort(t, function(a, b) return a > b end)
|   return {t[1], t[500], t[1000]}
| " 0
1) (integer) 1000
2) (integer) 501
3) (integer) 1
> EVAL "
|   local t = {{n = 'b', v = 1}, {n = 'a', v = 1}, {n = 'c', v = 0}}
|   table.sort(t, function(x, y) if x.v ~= y.v then return x.v < y.v end return x.n < y.n end)
|   return {t[1].n, t[2].n, t[3].n}
| " 0
1) "c"
2) "a"
3) "b"
> EVAL "
|   local t = {0.5, -1, 1/0, -1/0, 0}
|   table.sort(t)
|   return {tostring(t[1]), tostring(t[2]), tostring(t[3]), tostring(t[4]), tostring(t[5])}
| " 0
1) "-inf"
2) "-1"
3) "0"
4) "0.5"
5) "inf"
> EVAL "return table.sort({2, 1})" 0
(nil)
> EVAL "return select('#', table.sort({2, 1}))" 0
(integer) 0
> EVAL 'local t = {\'b\0a\', \'b\', \'a\0\'} table.sort(t) return t' 0
1) "a\x00"
2) "b"
3) "b\x00a"
> EVAL "local t = {3, 1, 2, nil, 5} t[4] = 4 table.sort(t) return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
4) (integer) 4
5) (integer) 5

# Equal elements end where the algorithm leaves them.
> EVAL "
|   local t = {}
|   for i = 1, 10 do t[i] = {k = i % 3, i = i} end
|   table.sort(t, function(a, b) return a.k < b.k end)
|   local r = {}
|   for i, v in ipairs(t) do r[i] = v.i end
|   return table.concat(r, ' ')
| " 0
"9 6 3 7 1 10 4 2 8 5"
> EVAL "
|   local t = {}
|   for i = 1, 25 do t[i] = {k = 0, i = i} end
|   table.sort(t, function(a, b) return a.k < b.k end)
|   local r = {}
|   for i, v in ipairs(t) do r[i] = v.i end
|   return table.concat(r, ' ')
| " 0
"1 17 18 16 15 14 19 21 20 23 22 24 13 11 4 5 3 2 12 6 8 7 10 9 25"
> EVAL "
|   local t = {}
|   for i = 1, 30 do t[i] = {k = (i * 7) % 4, i = i} end
|   table.sort(t, function(a, b) return a.k > b.k end)
|   local r = {}
|   for i, v in ipairs(t) do r[i] = v.i end
|   return table.concat(r, ' ')
| " 0
"1 17 9 29 5 21 13 25 14 22 26 18 30 6 10 2 23 27 3 11 15 7 19 12 28 16 8 24 20 4"
> EVAL "
|   local calls = {}
|   local t = {5, 3, 4, 1, 2}
|   table.sort(t, function(a, b) calls[#calls + 1] = a .. '<' .. b return a < b end)
|   return table.concat(calls, ' ')
| " 0
"2<5 4<2 5<4 3<4 1<4 4<4 4<1 1<2 3<1 2<3"
> EVAL "
|   local n = 0
|   local t = {}
|   for i = 1, 200 do t[i] = (i * 73) % 211 end
|   table.sort(t, function(a, b) n = n + 1 return a < b end)
|   return n
| " 0
(integer) 1449

# Comparators that lie, fail or are none.
> EVAL "local t = {3, 1, 2} table.sort(t, function() return true end) return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local t = {1, 2, 3, 4, 5} table.sort(t, function() return true end)" 0
(error) ERR user_script:1: invalid order function for sorting script: b8900ddb3a0ddc069d2f8d92cdc2772210b72486, on @user_script:1.
> EVAL "local t = {3, 1, 2, 5, 4} table.sort(t, function() return false end) return t" 0
1) (integer) 3
2) (integer) 5
3) (integer) 2
4) (integer) 1
5) (integer) 4
> EVAL "local t = {3, 1, 2, 5, 4} table.sort(t, function() end) return t" 0
1) (integer) 3
2) (integer) 5
3) (integer) 2
4) (integer) 1
5) (integer) 4
> EVAL "
|   local t = {}
|   for i = 1, 100 do t[i] = i end
|   table.sort(t, function(a, b) return true end)
| " 0
(error) ERR user_script:4: invalid order function for sorting script: fed688b5d7a42d38673e0147331672a3818a436a, on @user_script:4.
> EVAL "local t = {5, 2, 8, 1, 9, 3} table.sort(t, function(a, b) return a <= b end) return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
4) (integer) 5
5) (integer) 8
6) (integer) 9
> EVAL "local t = {2, 2, 2, 2, 2} table.sort(t, function(a, b) return a <= b end)" 0
(error) ERR user_script:1: attempt to compare nil with number script: c0ebe4304031e89095d7996285a7bbc7bea4c6da, on @user_script:1.
> EVAL "local t = {3, 2, 1} table.sort(t, function(a, b) error('in comparator') end)" 0
(error) ERR user_script:1: in comparator script: f0c973f3595291e12d15ea138088cd3da0d3d028, on @user_script:1.
> EVAL "local t = {3, 2, 1} table.sort(t, function(a, b) error({err = 'MY table'}) end)" 0
(error) MY table script: ce94262b6a4165551ddcc9e4bc93898448f4f675, on @user_script:1.
> EVAL "local t = {3, 'x', 1} table.sort(t)" 0
(error) ERR attempt to compare string with number script: 2fcc593142ae58892de323293a8d6eddfc1d3e02, on @user_script:1.
> EVAL "local t = {'x', {}, 'y'} table.sort(t)" 0
(error) ERR attempt to compare table with string script: 5060e08a37a73d745c3e29930ee152321ab69470, on @user_script:1.
> EVAL "local t = {{}, {}} table.sort(t)" 0
(error) ERR attempt to compare two table values script: 6b9088cc3cdd60637e08c7c731d5af0bfaafd4d4, on @user_script:1.
> EVAL "local t = {true, false} table.sort(t)" 0
(error) ERR attempt to compare two boolean values script: b02d588570bc8d05509a48ac02e8a45c5569c855, on @user_script:1.
> EVAL "local t = {3, 1, 2} table.sort(t, 5)" 0
(error) ERR user_script:1: bad argument #2 to 'sort' (function expected, got number) script: e92a5b6ca4ec4934d5e1a7a755b9d6077f9a86cf, on @user_script:1.
> EVAL "local t = {3, 1, 2} table.sort(t, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'sort' (function expected, got string) script: 10000414ca8b6164e6bb2faa7ede1d2155f3254f, on @user_script:1.
> EVAL "local t = {3, 1, 2} table.sort(t, {})" 0
(error) ERR user_script:1: bad argument #2 to 'sort' (function expected, got table) script: 20870df974dbbc82a04b04be323351e7f28cb0bd, on @user_script:1.
> EVAL "
|   local t = {3, 1, 2}
|   table.sort(t, setmetatable({}, {__call = function(_, a, b) return a < b end}))
| " 0
(error) ERR user_script:3: bad argument #2 to 'sort' (function expected, got table) script: 9122e8cd35dfe5c5e90ad715ea68e684a407ea48, on @user_script:3.
> EVAL "local t = {3, 1, 2} table.sort(t, math.max)" 0
(nil)
> EVAL "table.sort()" 0
(error) ERR user_script:1: bad argument #1 to 'sort' (table expected, got no value) script: 7495a3cbe6034ff7d64d7bdf8d4a079316fe7073, on @user_script:1.
> EVAL "table.sort(5)" 0
(error) ERR user_script:1: bad argument #1 to 'sort' (table expected, got number) script: 24630994dd05c1f99060b28a8cda58d263cda0ff, on @user_script:1.
> EVAL "table.sort('abc')" 0
(error) ERR user_script:1: bad argument #1 to 'sort' (table expected, got string) script: 3c15bc8b5230f547ad0615122789fe4b883b5e7a, on @user_script:1.
> EVAL "local t = setmetatable({}, {__index = {3, 1, 2}}) table.sort(t) return #t" 0
(integer) 0
> EVAL "
|   local t = {3, 1, 2}
|   table.sort(t, function(a, b) t[5] = 1 return a < b end)
|   return {t[1], t[2], t[3]}
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "
|   local t = {5, 3, 1}
|   table.sort(t, function(a, b) table.sort({2, 1}) return a < b end)
|   return t
| " 0
1) (integer) 1
2) (integer) 3
3) (integer) 5
> EVAL "
|   local function f(n)
|     local t = {2, 1}
|     table.sort(t, function(a, b) if n > 0 then f(n - 1) end return a < b end)
|     return t
|   end
|   return f(50)
| " 0
1) (integer) 1
2) (integer) 2
