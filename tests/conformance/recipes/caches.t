# Get, or take on the task of filling.
> SCRIPT LOAD "
|   local value = redis.call('GET', KEYS[1])
|   if value then return {'hit', value} end
|   if redis.call('SET', KEYS[1] .. ':filling', ARGV[1], 'NX', 'EX', 1000) then return {'fill'} end
|   return {'wait', redis.call('GET', KEYS[1] .. ':filling')}
| "
"c3c044a935ac4e4a46f8dd6655772e2779a5c992"
> SCRIPT LOAD "
|   if redis.call('GET', KEYS[1] .. ':filling') ~= ARGV[1] then return redis.status_reply('LATE') end
|   redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
|   redis.call('DEL', KEYS[1] .. ':filling')
|   return redis.status_reply('FILLED')
| "
"dfe9e52d2b36ebb9d000c3e98620734c12a1fb51"
> EVALSHA c3c044a935ac4e4a46f8dd6655772e2779a5c992 1 page w1
1) "fill"
> EVALSHA c3c044a935ac4e4a46f8dd6655772e2779a5c992 1 page w2
1) "wait"
2) "w1"
> EVALSHA dfe9e52d2b36ebb9d000c3e98620734c12a1fb51 1 page w2 '<html>' 1000
LATE
> EVALSHA dfe9e52d2b36ebb9d000c3e98620734c12a1fb51 1 page w1 '<html>' 1000
FILLED
> EVALSHA c3c044a935ac4e4a46f8dd6655772e2779a5c992 1 page w2
1) "hit"
2) "<html>"

# Keys that belong to a tag fall together.
> SCRIPT LOAD "
|   redis.call('SET', KEYS[1], ARGV[1])
|   for i = 2, #ARGV do redis.call('SADD', 'tag:' .. ARGV[i], KEYS[1]) end
|   return #ARGV - 1
| "
"c16343b51064510d112101dd7618d61fc775966d"
> SCRIPT LOAD "
|   local removed = 0
|   for _, tag in ipairs(KEYS) do
|     local keys = redis.call('SMEMBERS', tag)
|     for i = 1, #keys, 2 do
|       removed = removed + redis.call('DEL', unpack(keys, i, math.min(i + 1, #keys)))
|     end
|     redis.call('DEL', tag)
|   end
|   return removed
| "
"48c74d4c160d05b7a90e0254d33742b677af5e24"
> EVALSHA c16343b51064510d112101dd7618d61fc775966d 1 p:1 one news sport
(integer) 2
> EVALSHA c16343b51064510d112101dd7618d61fc775966d 1 p:2 two news
(integer) 1
> EVALSHA c16343b51064510d112101dd7618d61fc775966d 1 p:3 three sport
(integer) 1
> EVALSHA 48c74d4c160d05b7a90e0254d33742b677af5e24 1 tag:news
(integer) 2
> EVALSHA 48c74d4c160d05b7a90e0254d33742b677af5e24 2 tag:sport tag:none
(integer) 1
> EXISTS p:1 p:2 p:3
(integer) 0

# A cache that drops what was used longest ago.
> SCRIPT LOAD "
|   local now, capacity = tonumber(ARGV[1]), tonumber(ARGV[2])
|   local dropped = {}
|   redis.call('HSET', KEYS[1], ARGV[3], ARGV[4])
|   redis.call('ZADD', KEYS[2], now, ARGV[3])
|   while redis.call('ZCARD', KEYS[2]) > capacity do
|     local oldest = redis.call('ZPOPMIN', KEYS[2])
|     redis.call('HDEL', KEYS[1], oldest[1])
|     dropped[#dropped + 1] = oldest[1]
|   end
|   return dropped
| "
"38147ff010de3c133b99958fe598f1ebac4691db"
> EVALSHA 38147ff010de3c133b99958fe598f1ebac4691db 2 lru:v lru:t 1 2 a A
(empty array)
> EVALSHA 38147ff010de3c133b99958fe598f1ebac4691db 2 lru:v lru:t 2 2 b B
(empty array)
> EVALSHA 38147ff010de3c133b99958fe598f1ebac4691db 2 lru:v lru:t 3 2 a A2
(empty array)
> EVALSHA 38147ff010de3c133b99958fe598f1ebac4691db 2 lru:v lru:t 4 2 c C
1) "b"
> HGET lru:v a
"A2"
> HLEN lru:v
(integer) 2

# A session: touched when read, merged when written.
> SCRIPT LOAD "
|   local raw = redis.call('GET', KEYS[1])
|   local session = raw and cjson.decode(raw) or {}
|   if ARGV[1] == 'get' then
|     if raw then redis.call('EXPIRE', KEYS[1], 1000) end
|     return session[ARGV[2]] or false
|   end
|   for i = 2, #ARGV, 2 do session[ARGV[i]] = ARGV[i + 1] ~= '' and ARGV[i + 1] or nil end
|   local n = 0
|   for _ in pairs(session) do n = n + 1 end
|   redis.call('SET', KEYS[1], cjson.encode(session), 'EX', 1000)
|   return n
| "
"a9886766bfa9869d2a9e7a33cff9ee7529c39363"
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 get user
(nil)
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 set user ann
(integer) 1
> GET s:1
"{\"user\":\"ann\"}"
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 get user
"ann"
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 set lang de theme dark
(integer) 3
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 set theme '' lang fr
(integer) 2
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 get theme
(nil)
> EVALSHA a9886766bfa9869d2a9e7a33cff9ee7529c39363 1 s:1 get lang
"fr"

# The same request twice gives the first one's answer.
> SCRIPT LOAD "
|   local state = redis.call('HMGET', KEYS[1], 'hash', 'response')
|   if not state[1] then
|     redis.call('HSET', KEYS[1], 'hash', ARGV[1])
|     redis.call('EXPIRE', KEYS[1], 1000)
|     return {'begin'}
|   end
|   if state[1] ~= ARGV[1] then return redis.error_reply('IDEMPOTENCY key was used for another request') end
|   if state[2] then return {'done', state[2]} end
|   return {'running'}
| "
"251053641e29076cecaa2a238c87236fc57d5144"
> EVALSHA 251053641e29076cecaa2a238c87236fc57d5144 1 idem:1 h1
1) "begin"
> EVALSHA 251053641e29076cecaa2a238c87236fc57d5144 1 idem:1 h1
1) "running"
> HSET idem:1 response 201
(integer) 1
> EVALSHA 251053641e29076cecaa2a238c87236fc57d5144 1 idem:1 h1
1) "done"
2) "201"
> EVALSHA 251053641e29076cecaa2a238c87236fc57d5144 1 idem:1 h2
(error) IDEMPOTENCY key was used for another request

# A document's fields by path, in JSON.
> SCRIPT LOAD "
|   local doc = cjson.decode(redis.call('GET', KEYS[1]) or '{}')
|   local node, parts = doc, {}
|   for part in ARGV[1]:gmatch('[^.]+') do parts[#parts + 1] = tonumber(part) or part end
|   for i = 1, #parts - 1 do
|     if type(node[parts[i]]) ~= 'table' then node[parts[i]] = {} end
|     node = node[parts[i]]
|   end
|   local old = node[parts[#parts]]
|   if ARGV[2] then node[parts[#parts]] = cjson.decode(ARGV[2]) redis.call('SET', KEYS[1], cjson.encode(doc)) end
|   return cjson.encode(old)
| "
"5c478c2ef9ba1ced218478cc14123851b9cd9f24"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a '{"b":[1,2,3]}'
"null"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a.b.2 '"two"'
"2"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a.b
"[1,\"two\",3]"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a.b.4 null
"null"
> GET json
"{\"a\":{\"b\":[1,\"two\",3,null]}}"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a.b.c.d
"null"
> EVALSHA 5c478c2ef9ba1ced218478cc14123851b9cd9f24 1 json a '[broken'
(error) ERR user_script:10: Expected value but found invalid token at character 2 script: 5c478c2ef9ba1ced218478cc14123851b9cd9f24, on @user_script:10.

# Messages packed by cmsgpack and by struct.
> SCRIPT LOAD "
|   redis.call('RPUSH', KEYS[1], cmsgpack.pack({ARGV[1], tonumber(ARGV[2]), ARGV[3] == 'true'}))
|   local last = cmsgpack.unpack(redis.call('LINDEX', KEYS[1], -1))
|   return {last[1], last[2], last[3], #redis.call('LINDEX', KEYS[1], -1)}
| "
"4f704e830af188270a7ca8b4caf4b3e0847ef391"
> EVALSHA 4f704e830af188270a7ca8b4caf4b3e0847ef391 1 packed name 300 true
1) "name"
2) (integer) 300
3) (integer) 1
4) (integer) 10
> EVALSHA 4f704e830af188270a7ca8b4caf4b3e0847ef391 1 packed name -1.5 no
1) "name"
2) (integer) -1
3) (nil)
4) (integer) 12
> SCRIPT LOAD "
|   for i = 1, #ARGV, 2 do redis.call('APPEND', KEYS[1], struct.pack('>I4c4', ARGV[i], (ARGV[i + 1] .. '    '):sub(1, 4))) end
|   local data, out = redis.call('GET', KEYS[1]), {}
|   for at = 1, #data, 8 do
|     local n, name = struct.unpack('>I4c4', data, at)
|     out[#out + 1] = n .. '=' .. name:gsub('%s+$', '')
|   end
|   return out
| "
"5cb7252cd2811d66b6b2e92c46e07d4abbb49ac5"
> EVALSHA 5cb7252cd2811d66b6b2e92c46e07d4abbb49ac5 1 rec 1 one 70000 many
1) "1=one"
2) "70000=many"
> EVALSHA 5cb7252cd2811d66b6b2e92c46e07d4abbb49ac5 1 rec 4294967295 x
1) "1=one"
2) "70000=many"
3) "4294967295=x"

# Events seen before are dropped; a bitmap in a string.
> SCRIPT LOAD "
|   local fresh = {}
|   for i, id in ipairs(ARGV) do
|     if redis.call('SADD', KEYS[1], id) == 1 then fresh[#fresh + 1] = id end
|   end
|   return fresh
| "
"6d5783c34cdca1423354d85608b49d1ef3137511"
> EVALSHA 6d5783c34cdca1423354d85608b49d1ef3137511 1 seen a b a c
1) "a"
2) "b"
3) "c"
> EVALSHA 6d5783c34cdca1423354d85608b49d1ef3137511 1 seen b d
1) "d"
> SCRIPT LOAD "
|   local mask = tonumber(redis.call('GET', KEYS[1]) or '0')
|   for _, n in ipairs(ARGV) do mask = bit.bxor(mask, bit.lshift(1, n)) end
|   redis.call('SET', KEYS[1], mask)
|   return {mask, bit.tohex(mask)}
| "
"26282ddc0859fa64d928b9214b1c8b194171004f"
> EVALSHA 26282ddc0859fa64d928b9214b1c8b194171004f 1 mask 0 4 31
1) (integer) -2147483631
2) "80000011"
> EVALSHA 26282ddc0859fa64d928b9214b1c8b194171004f 1 mask 4
1) (integer) -2147483647
2) "80000001"
