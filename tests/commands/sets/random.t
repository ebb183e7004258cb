# SPOP takes a random member out and answers it.
> SADD one only
(integer) 1
> SPOP one
"only"
> EXISTS one
(integer) 0
> SPOP one
(nil)
> SPOP missing
(nil)
> SADD three a b c
(integer) 3
> SPOP three
~ "[abc]"
> SCARD three
(integer) 2

# With a count it takes that many, at most all.
> SPOP three 1
~ 1\) "[abc]"
> SCARD three
(integer) 1
> SPOP three 0
(empty array)
> SCARD three
(integer) 1
> SPOP three 9223372036854775807
~ 1\) "[abc]"
> EXISTS three
(integer) 0
> SPOP three 1
(empty array)
> SADD three a b c
(integer) 3
#! sorted
> SPOP three 3
1) "a"
2) "b"
3) "c"
> EXISTS three
(integer) 0
> SPOP three -1
(error) ERR value is out of range, must be positive
> SPOP three x
(error) ERR value is out of range, must be positive
> SPOP three 9223372036854775808
(error) ERR value is out of range, must be positive
> SPOP three 1 2
(error) ERR syntax error
> SPOP
(error) ERR wrong number of arguments for 'spop' command
> SET s text
OK
> SPOP s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SPOP s 0
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SPOP s 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SPOP s -1
(error) ERR value is out of range, must be positive

# SRANDMEMBER leaves the set alone.
> SADD one only
(integer) 1
> SRANDMEMBER one
"only"
> SRANDMEMBER one 5
1) "only"
> SRANDMEMBER one 9223372036854775807
1) "only"
> SRANDMEMBER one 0
(empty array)
> SRANDMEMBER one -3
1) "only"
2) "only"
3) "only"
> SCARD one
(integer) 1
> SRANDMEMBER missing
(nil)
> SRANDMEMBER missing 2
(empty array)
> SRANDMEMBER missing -2
(empty array)
> SRANDMEMBER missing -9223372036854775807
(empty array)
> SADD three a b c
(integer) 3
#! sorted
> SRANDMEMBER three 3
1) "a"
2) "b"
3) "c"
#! sorted
> SRANDMEMBER three 4
1) "a"
2) "b"
3) "c"
> SRANDMEMBER three 2
~ 1\) "[abc]"
~ 2\) "[abc]"
> SRANDMEMBER three x
(error) ERR value is not an integer or out of range
> SRANDMEMBER three -9223372036854775808
(error) ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807
> SRANDMEMBER three 9223372036854775808
(error) ERR value is not an integer or out of range
> SRANDMEMBER three 1 2
(error) ERR syntax error
> SRANDMEMBER
(error) ERR wrong number of arguments for 'srandmember' command
> SRANDMEMBER s
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SRANDMEMBER s 1
(error) WRONGTYPE Operation against a key holding the wrong kind of value
> SRANDMEMBER s x
(error) ERR value is not an integer or out of range

# Different members for a positive count, whatever the form of the set.
> EVAL "
| for _, size in ipairs({3, 100, 300, 2000}) do
|   for _, prefix in ipairs({'', 'member:'}) do
|     redis.call('DEL', KEYS[1])
|     for i = 1, size do redis.call('SADD', KEYS[1], prefix .. i) end
|     for _, count in ipairs({1, 2, math.floor(size / 3), size - 1, size, size + 1}) do
|       local seen, different = {}, 0
|       for _, member in ipairs(redis.call('SRANDMEMBER', KEYS[1], count)) do
|         if redis.call('SISMEMBER', KEYS[1], member) == 0 then return 'no member' end
|         if not seen[member] then different = different + 1 end
|         seen[member] = true
|       end
|       if different ~= math.min(count, size) then return {size, count, different} end
|     end
|     if #redis.call('SRANDMEMBER', KEYS[1], -2 * size) ~= 2 * size then return 'size' end
|   end
| end
| return 'all different'" 1 sample
"all different"

# SPOP with a count leaves the rest.
> EVAL "
| for _, prefix in ipairs({'', 'member:'}) do
|   for _, count in ipairs({1, 100, 999, 1000}) do
|     redis.call('DEL', KEYS[1])
|     for i = 1, 1000 do redis.call('SADD', KEYS[1], prefix .. i) end
|     local popped = redis.call('SPOP', KEYS[1], count)
|     if #popped ~= count then return {count, #popped} end
|     if redis.call('SCARD', KEYS[1]) ~= 1000 - count then return 'rest' end
|     for _, member in ipairs(popped) do
|       if redis.call('SADD', KEYS[1], member) == 0 then return 'not removed' end
|     end
|     if redis.call('SCARD', KEYS[1]) ~= 1000 then return 'not all' end
|   end
| end
| return 'as many as wanted'" 1 sample
"as many as wanted"

# In RESP3, what was taken out is a set, a choice is an array.
> DEL one three
(integer) 2
> SADD one only
(integer) 1
!resp3
> SRANDMEMBER one 1
1) "only"
> SRANDMEMBER one -2
1) "only"
2) "only"
> SRANDMEMBER one 0
(empty array)
> SRANDMEMBER missing 1
(empty array)
> SRANDMEMBER missing
(nil)
> SPOP one 0
(empty set)
> SPOP one 2
1~ "only"
> SPOP one 2
(empty set)
> SPOP one
(nil)
