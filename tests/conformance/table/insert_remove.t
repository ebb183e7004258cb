# insert puts at the end, or moves up.
> EVAL "local t = {1, 2} table.insert(t, 3) return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local t = {1, 2} table.insert(t, 1, 0) return t" 0
1) (integer) 0
2) (integer) 1
3) (integer) 2
> EVAL "local t = {1, 2, 3} table.insert(t, 2, 'x') return t" 0
1) (integer) 1
2) "x"
3) (integer) 2
4) (integer) 3
> EVAL "local t = {1, 2} table.insert(t, 3, 'x') return t" 0
1) (integer) 1
2) (integer) 2
3) "x"
> EVAL "local t = {} table.insert(t, 'x') return t" 0
1) "x"
> EVAL "local t = {1, 2} table.insert(t, 5, 'x') return {#t == 2 and 'hole' or #t, t[5]}" 0
1) "hole"
2) "x"
> EVAL "
|   local t = {1, 2}
|   table.insert(t, 0, 'x')
|   return {t[0] or 'none', t[1], t[2], t[3] or 'none'}
| " 0
1) "x"
> EVAL "
|   local t = {1, 2}
|   table.insert(t, -1, 'x')
|   return {t[-1] or 'none', t[0] or 'none', t[1], t[2], t[3] or 'none'}
| " 0
1) "x"
2) "none"
> EVAL "local t = {1, 2} table.insert(t, nil) return #t" 0
(integer) 2
> EVAL "local t = {1, 2} table.insert(t, 1, nil) return {tostring(t[1]), t[2], t[3]}" 0
1) "nil"
2) (integer) 1
3) (integer) 2
> EVAL "local t = {1, 2} table.insert(t, '1', 'x') return t" 0
1) "x"
2) (integer) 1
3) (integer) 2
> EVAL "local t = {1, 2} table.insert(t, 1.9, 'x') return t" 0
1) "x"
2) (integer) 1
3) (integer) 2
> EVAL "return table.insert({}, 1)" 0
(nil)
> EVAL "return select('#', table.insert({}, 1))" 0
(integer) 0
> EVAL "table.insert({1}, 1, 2, 3)" 0
(error) ERR user_script:1: wrong number of arguments to 'insert' script: 4a8f2e0dea3c3804875e671751f1f6f2d50cbb5a, on @user_script:1.
> EVAL "table.insert({})" 0
(error) ERR user_script:1: wrong number of arguments to 'insert' script: 2ae31ceb4ea10295af75ccfec65e505c277f0840, on @user_script:1.
> EVAL "table.insert()" 0
(error) ERR user_script:1: bad argument #1 to 'insert' (table expected, got no value) script: 0cf019b96c5b8b72c699692b2bd3d68ca90ad93f, on @user_script:1.
> EVAL "table.insert(5, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'insert' (table expected, got number) script: 980283c9a07a74be83a96e4832fc50ca2868d722, on @user_script:1.
> EVAL "table.insert(nil, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'insert' (table expected, got nil) script: 299b315a066f2e452a66f250241fc738ce10682e, on @user_script:1.
> EVAL "table.insert({}, 'x', 1)" 0
(error) ERR user_script:1: bad argument #2 to 'insert' (number expected, got string) script: 7a0b927f1e376e1842e70cac126443091a795710, on @user_script:1.
> EVAL "table.insert({}, {}, 1)" 0
(error) ERR user_script:1: bad argument #2 to 'insert' (number expected, got table) script: 40e76187aa944e8248a475c20a94a0477ee7aee9, on @user_script:1.
> EVAL "table.insert('x', 1)" 0
(error) ERR user_script:1: bad argument #1 to 'insert' (table expected, got string) script: c045ea8f07ae965bb9bf83fa80d7f259a69841d3, on @user_script:1.
> EVAL "
|   local t = setmetatable({}, {__newindex = function() error('meta') end})
|   table.insert(t, 'raw')
|   return t
| " 0
1) "raw"
> EVAL "
|   local t = setmetatable({}, {__index = {1, 2, 3}})
|   table.insert(t, 'x')
|   return {t[1], tostring(rawget(t, 4))}
| " 0
1) "x"
2) "nil"
> EVAL "local t = {} for i = 1, 1000 do table.insert(t, 1, i) end return {t[1], t[1000], #t}" 0
1) (integer) 1000
2) (integer) 1
3) (integer) 1000
> EVAL "local t = {n = 5} table.insert(t, 'x') return {t[1], t.n}" 0
1) "x"
2) (integer) 5
> EVAL "table.insert(KEYS, 'x') return KEYS" 0
1) "x"
> EVAL "table.insert(ARGV, 'c') return ARGV" 1 k a b
1) "a"
2) "b"
3) "c"

# remove takes from the end, or closes up.
> EVAL "local t = {1, 2, 3} return {table.remove(t), #t}" 0
1) (integer) 3
2) (integer) 2
> EVAL "local t = {1, 2, 3} return {table.remove(t, 1), t[1], t[2], tostring(t[3])}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
4) "nil"
> EVAL "local t = {1, 2, 3} return {table.remove(t, 2), t[1], t[2], #t}" 0
1) (integer) 2
2) (integer) 1
3) (integer) 3
4) (integer) 2
> EVAL "local t = {1, 2, 3} return {table.remove(t, 3), #t}" 0
1) (integer) 3
2) (integer) 2
> EVAL "local t = {1, 2, 3} return {tostring(table.remove(t, 4)), #t}" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 70fbcd603ba1bb0582c439f63cf199a6ee655df4, on @user_script:1.
> EVAL "local t = {1, 2, 3} return {tostring(table.remove(t, 0)), #t}" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 5dbb4e0042ce313d46d9da06ecbe1b5b0dd41a40, on @user_script:1.
> EVAL "local t = {1, 2, 3} return {tostring(table.remove(t, -1)), #t}" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 08c3788d5d0c68381f25168ba2574aa44ac5b8d4, on @user_script:1.
> EVAL "return tostring(table.remove({}))" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: b713dc0c88c2a67bd3753c85b23d0dad6259813e, on @user_script:1.
> EVAL "return select('#', table.remove({}))" 0
(integer) 0
> EVAL "return select('#', table.remove({1, 2, 3}, 7))" 0
(integer) 0
> EVAL "local t = {1, 2, 3} return {table.remove(t, '1'), #t}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local t = {1, 2, 3} return {table.remove(t, 1.9), #t}" 0
1) (integer) 1
2) (integer) 2
> EVAL "local t = {1, 2, 3} return {table.remove(t, nil), #t}" 0
1) (integer) 3
2) (integer) 2
> EVAL "local t = {[0] = 'zero'} return {tostring(table.remove(t, 0)), tostring(t[0])}" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 4c040f9967d2a5a0838a0570bd2c41cf36e6dfa0, on @user_script:1.
> EVAL "table.remove()" 0
(error) ERR user_script:1: bad argument #1 to 'remove' (table expected, got no value) script: 53043acdf5dab106c810c59521cf27c739011b7f, on @user_script:1.
> EVAL "table.remove(5)" 0
(error) ERR user_script:1: bad argument #1 to 'remove' (table expected, got number) script: ff3ec1dd985ab7b914a79ff115a457929bea64cc, on @user_script:1.
> EVAL "table.remove({}, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'remove' (number expected, got string) script: c45925962e09d204de2de29e4b8d852295fcb757, on @user_script:1.
> EVAL "table.remove({}, {})" 0
(error) ERR user_script:1: bad argument #2 to 'remove' (number expected, got table) script: fb2a9794ade12279afa69ccec78452837a4003b3, on @user_script:1.
> EVAL "local t = {1, 2, 3, 4, 5} while #t > 0 do table.remove(t, 1) end return #t" 0
(integer) 0
> EVAL "
|   local t = {'a', 'b', 'c'}
|   for i = #t, 1, -1 do if t[i] == 'b' then table.remove(t, i) end end
|   return t
| " 0
1) "a"
2) "c"
> EVAL "local t = {x = 1, 10, 20} table.remove(t) return {t[1], t.x, #t}" 0
1) (integer) 10
2) (integer) 1
3) (integer) 1

# The shared tables refuse.
> EVAL "table.insert(string, 'x')" 0
(error) ERR Attempt to modify a readonly table script: 5ce8631495eacc57651d9c7ab7eb2d916208a492, on @user_script:1.
> EVAL "table.insert(redis, 1, 'x')" 0
(error) ERR Attempt to modify a readonly table script: 1d7cbe28c7a27f5f2fbfdb890d92ae9d9f87fe29, on @user_script:1.
> EVAL "table.remove(math)" 0
(nil)
> EVAL "table.remove(redis, 1)" 0
(nil)

# Refused though there is nothing to sort.
#! perilune
> EVAL "table.sort(redis)" 0
(error) ERR Attempt to modify a readonly table script: 4f3f8b9c4f7a7d5618c0ea67d601c4aa6f106a70, on @user_script:1.

> EVAL "table.insert(_G, 'x')" 0
(error) ERR Attempt to modify a readonly table script: fb12a92fa0f7cedd822c65080ddf723ec37aec92, on @user_script:1.
> EVAL "table.setn(_G, 1)" 0
(error) ERR user_script:1: 'setn' is obsolete script: 4fbb0ae4e52358a625a34f2c600a344dbda09ada, on @user_script:1.
