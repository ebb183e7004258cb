# KEYS lists the keys that match a glob pattern, in no order.
> MSET hello 1 hallo 2 hxllo 3 "h[llo" 4 world 5
OK
#! sorted
> KEYS h?llo
1) "h[llo"
2) "hallo"
3) "hello"
4) "hxllo"
#! sorted
> KEYS h[ae]llo
1) "hallo"
2) "hello"
#! sorted
> KEYS h[^e]llo
1) "h[llo"
2) "hallo"
3) "hxllo"
#! sorted
> KEYS h[a-f]llo
1) "hallo"
2) "hello"
> KEYS h\\[llo
(empty array)
> KEYS w*d
1) "world"
> KEYS ""
(empty array)
> KEYS nosuch*
(empty array)
> KEYS
(error) ERR wrong number of arguments for 'keys' command

# RANDOMKEY answers one of them.
> DBSIZE
(integer) 5
> DEL hello hallo hxllo "h[llo"
(integer) 4
> RANDOMKEY
"world"
> FLUSHDB
OK
> RANDOMKEY
(nil)

# SCAN walks the keys with a cursor; 0 begins and ends the walk.
> SCAN 0
1) "0"
2) (empty array)
> SET only 1
OK
> SCAN 0
1) "0"
2) 1) "only"
> SCAN 0 MATCH o* COUNT 100 TYPE string
1) "0"
2) 1) "only"
> SCAN 0 MATCH x*
1) "0"
2) (empty array)
> SCAN 0 TYPE hash
1) "0"
2) (empty array)
> SCAN 0 COUNT 0
(error) ERR syntax error
> SCAN 0 COUNT -1
(error) ERR syntax error
> SCAN 0 COUNT x
(error) ERR value is not an integer or out of range
> SCAN 0 MATCH
(error) ERR syntax error
> SCAN 0 NOSUCH 1
(error) ERR syntax error
> SCAN x
(error) ERR invalid cursor
> SCAN 18446744073709551616
(error) ERR invalid cursor
> SCAN
(error) ERR wrong number of arguments for 'scan' command
