# Followers, both ways in one step, and what friends have in common.
> SCRIPT LOAD "
|   if ARGV[1] == ARGV[2] then return redis.error_reply('SELF is no friend') end
|   local added = redis.call('SADD', 'follows:' .. ARGV[1], ARGV[2])
|   redis.call('SADD', 'followers:' .. ARGV[2], ARGV[1])
|   return {added, redis.call('SISMEMBER', 'follows:' .. ARGV[2], ARGV[1]) == 1}
| "
"22ad02ff064bbe85f5d20c888e5f965669266a33"
> EVALSHA 22ad02ff064bbe85f5d20c888e5f965669266a33 0 ann bob
1) (integer) 1
2) (nil)
> EVALSHA 22ad02ff064bbe85f5d20c888e5f965669266a33 0 bob ann
1) (integer) 1
2) (integer) 1
> EVALSHA 22ad02ff064bbe85f5d20c888e5f965669266a33 0 ann bob
1) (integer) 0
2) (integer) 1
> EVALSHA 22ad02ff064bbe85f5d20c888e5f965669266a33 0 ann ann
(error) SELF is no friend
> EVALSHA 22ad02ff064bbe85f5d20c888e5f965669266a33 0 cid bob
1) (integer) 1
2) (nil)
> SINTER follows:ann follows:cid
1) "bob"

# A breadth-first search.
> SCRIPT LOAD "
|   local queue, from, head = {ARGV[1]}, {[ARGV[1]] = false}, 1
|   while queue[head] do
|     local node = queue[head] head = head + 1
|     if node == ARGV[2] then
|       local path = {}
|       while node do table.insert(path, 1, node) node = from[node] end
|       return path
|     end
|     local next_nodes = redis.call('SMEMBERS', 'edge:' .. node)
|     table.sort(next_nodes)
|     for _, n in ipairs(next_nodes) do
|       if from[n] == nil then from[n] = node queue[#queue + 1] = n end
|     end
|   end
|   return false
| "
"2fb615b73fb0e69c0921f63ab5e0f2b008240ecc"
> SADD edge:a b c
(integer) 2
> SADD edge:b d
(integer) 1
> SADD edge:c d e
(integer) 2
> SADD edge:e f
(integer) 1
> EVALSHA 2fb615b73fb0e69c0921f63ab5e0f2b008240ecc 0 a f
1) "a"
2) "c"
3) "e"
4) "f"
> EVALSHA 2fb615b73fb0e69c0921f63ab5e0f2b008240ecc 0 a d
1) "a"
2) "b"
3) "d"
> EVALSHA 2fb615b73fb0e69c0921f63ab5e0f2b008240ecc 0 f a
(nil)
> EVALSHA 2fb615b73fb0e69c0921f63ab5e0f2b008240ecc 0 a a
1) "a"

# A tree kept in hashes, walked by recursion.
> SCRIPT LOAD "
|   local function walk(id, depth, out)
|     out[#out + 1] = ('  '):rep(depth) .. (redis.call('HGET', 'node:' .. id, 'name') or '?')
|     for _, child in ipairs(redis.call('LRANGE', 'children:' .. id, 0, -1)) do walk(child, depth + 1, out) end
|     return out
|   end
|   return walk(ARGV[1], 0, {})
| "
"6a801ff2859641bc66d2a0f2ccb24588d6ebb450"
> HSET node:1 name root
(integer) 1
> HSET node:2 name left
(integer) 1
> HSET node:3 name right
(integer) 1
> RPUSH children:1 2 3
(integer) 2
> RPUSH children:3 4
(integer) 1
> EVALSHA 6a801ff2859641bc66d2a0f2ccb24588d6ebb450 0 1
1) "root"
2) "  left"
3) "  right"
4) "    ?"
> EVALSHA 6a801ff2859641bc66d2a0f2ccb24588d6ebb450 0 9
1) "?"

# A calendar of bookings: no two overlap.
> SCRIPT LOAD "
|   local from, to = tonumber(ARGV[1]), tonumber(ARGV[2])
|   if not (from and to) or from >= to then return {err = 'RANGE is empty'} end
|   for _, booked in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. from, '+inf')) do
|     local start, name = booked:match('^(%d+):(.*)$')
|     if tonumber(start) < to then return {err = 'TAKEN by ' .. name} end
|   end
|   return redis.call('ZADD', KEYS[1], to, ARGV[1] .. ':' .. ARGV[3])
| "
"8fc11892da5507dd4283be5d6994c60dfcd8f9dc"
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 10 20 ann
(integer) 1
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 20 30 bob
(integer) 1
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 15 25 cid
(error) TAKEN by ann
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 5 11 cid
(error) TAKEN by ann
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 5 10 cid
(integer) 1
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room 9 9 dan
(error) RANGE is empty
> EVALSHA 8fc11892da5507dd4283be5d6994c60dfcd8f9dc 1 room x 9 dan
(error) RANGE is empty

# Text: words counted, an index of prefixes, a template.
> SCRIPT LOAD "
|   local counts, order = {}, {}
|   for word in ARGV[1]:lower():gmatch('%a+') do
|     if not counts[word] then order[#order + 1] = word end
|     counts[word] = (counts[word] or 0) + 1
|   end
|   table.sort(order, function(a, b) if counts[a] ~= counts[b] then return counts[a] > counts[b] end return a < b end)
|   for i, word in ipairs(order) do redis.call('ZADD', KEYS[1], counts[word], word) order[i] = word .. '=' .. counts[word] end
|   return order
| "
"9f3f9e1a705ec868f57d4214598be2bd69866876"
> EVALSHA 9f3f9e1a705ec868f57d4214598be2bd69866876 1 words 'The cat, the dog and THE bird; a cat.'
1) "the=3"
2) "cat=2"
3) "a=1"
4) "and=1"
5) "bird=1"
6) "dog=1"
> ZREVRANGE words 0 1 WITHSCORES
1) "the"
2) "3"
3) "cat"
4) "2"
> SCRIPT LOAD '
|   local found = redis.call(\'ZRANGEBYLEX\', KEYS[1], \'[\' .. ARGV[1], \'[\' .. ARGV[1] .. \'\255\', \'LIMIT\', 0, ARGV[2])
|   return found
| '
"4854c41e641634d1a944e8cb46a8414c2101d69d"
> ZADD lex 0 car 0 card 0 care 0 cat 0 dog
(integer) 5
> EVALSHA 4854c41e641634d1a944e8cb46a8414c2101d69d 1 lex car 10
1) "car"
2) "card"
3) "care"
> EVALSHA 4854c41e641634d1a944e8cb46a8414c2101d69d 1 lex ca 2
1) "car"
2) "card"
> SCRIPT LOAD "
|   return (redis.call('GET', KEYS[1]):gsub('{{%s*([%w_]+)%s*}}', function(name)
|     return redis.call('HGET', KEYS[2], name) or '<no ' .. name .. '>'
|   end))
| "
"0cffabf9fe4ad17f5b28c311822ca8681e7e57fa"
> SET template "Dear {{ name }}, you owe {{sum}}. {{ regards }}"
OK
> HSET fields name Ann sum 12.50
(integer) 2
> EVALSHA 0cffabf9fe4ad17f5b28c311822ca8681e7e57fa 2 template fields
"Dear Ann, you owe 12.50. <no regards>"

# Money moves by whole cents, through a ledger.
> SCRIPT LOAD "
|   local amount = tonumber(ARGV[1])
|   if not amount or amount ~= math.floor(amount) or amount <= 0 then return redis.error_reply('AMOUNT ' .. tostring(ARGV[1])) end
|   local balance = tonumber(redis.call('HGET', KEYS[1], KEYS[2]) or '0')
|   if balance < amount then return redis.error_reply(string.format('FUNDS %s has %.2f', KEYS[2], balance / 100)) end
|   redis.call('HINCRBY', KEYS[1], KEYS[2], -amount)
|   local received = redis.call('HINCRBY', KEYS[1], KEYS[3], amount)
|   local entry = redis.call('RPUSH', KEYS[1] .. ':log', table.concat({KEYS[2], KEYS[3], amount}, '>'))
|   return {entry, string.format('%.2f', received / 100)}
| "
"df0d28b0479709077e74991a5d4f1dd38adbb70a"
> HSET bank ann 10000 bob 50
(integer) 2
> EVALSHA df0d28b0479709077e74991a5d4f1dd38adbb70a 3 bank ann bob 2550
1) (integer) 1
2) "26.00"
> EVALSHA df0d28b0479709077e74991a5d4f1dd38adbb70a 3 bank bob cid 99999
(error) FUNDS bob has 26.00
> EVALSHA df0d28b0479709077e74991a5d4f1dd38adbb70a 3 bank ann bob 0.5
(error) AMOUNT 0.5
> EVALSHA df0d28b0479709077e74991a5d4f1dd38adbb70a 3 bank ann bob -5
(error) AMOUNT -5
> EVALSHA df0d28b0479709077e74991a5d4f1dd38adbb70a 3 bank ann bob ten
(error) AMOUNT ten
> HMGET bank ann bob
1) "7450"
2) "2600"
> LRANGE bank:log 0 -1
1) "ann>bob>2550"

# Scanning in a script, and moving what it finds.
> SCRIPT LOAD "
|   local cursor, moved = '0', 0
|   repeat
|     local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 50)
|     cursor = page[1]
|     for _, key in ipairs(page[2]) do
|       if redis.call('TYPE', key).ok == 'string' then
|         redis.call('RENAME', key, 'old:' .. key)
|         moved = moved + 1
|       end
|     end
|   until cursor == '0'
|   return moved
| "
"582db5ac37d915dad70ac746155c15994d96b352"
> MSET tmp:1 a tmp:2 b tmp:3 c
OK
> RPUSH tmp:list x
(integer) 1
> EVALSHA 582db5ac37d915dad70ac746155c15994d96b352 0 tmp:*
(integer) 3
> EXISTS old:tmp:1 old:tmp:2 old:tmp:3 tmp:list
(integer) 4
