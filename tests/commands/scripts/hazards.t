# What SCRIPT STATS tells of a script, and what script-undeclared-keys makes of it.

> SET n 9007199254740993
OK
> EVAL "local n = redis.call('GET', KEYS[1]) n = redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
1) (integer) 1
#! perilune
> SCRIPT STATS 43fe7186cb00c2cc36fcd7b8139a29bdac88643b
 1) "sha"
 2) "43fe7186cb00c2cc36fcd7b8139a29bdac88643b"
 3) "name"
 4) ""
 5) "calls"
 6) (integer) 1
 7) "errors"
 8) (integer) 0
 9) "killed"
10) (integer) 0
11) "timeouts"
12) (integer) 0
13) "out_of_memory"
14) (integer) 0
15) "total_ns"
~ 16\) \(integer\) \d+
17) "lua_ns"
~ 18\) \(integer\) \d+
19) "commands_ns"
~ 20\) \(integer\) \d+
21) "p50_ns"
~ 22\) \(integer\) \d+
23) "p99_ns"
~ 24\) \(integer\) \d+
25) "p999_ns"
~ 26\) \(integer\) \d+
27) "max_ns"
~ 28\) \(integer\) \d+
29) "commands"
30) (integer) 2
31) "commands_per_run"
32) "2"
33) "commands_max"
34) (integer) 2
35) "keys_per_run"
36) "2"
37) "keys_max"
38) (integer) 2
39) "writes"
40) (integer) 1
41) "written_bytes"
42) (integer) 1
43) "memory_max_bytes"
~ 44\) \(integer\) \d+
45) "transaction_max_bytes"
~ 46\) \(integer\) \d+
47) "handed_on"
~ 48\) \(integer\) \d+
49) "reruns"
50) (integer) 0
51) "imprecise_integers"
52) (integer) 1
53) "truncated_floats"
54) (integer) 1
55) "cut_tables"
56) (integer) 1
57) "undeclared_keys"
58) (integer) 1
59) "undeclared_key"
60) "n"
61) "errors_by_line"
62) (empty array)

!resp3
#! perilune
> SCRIPT STATS 43fe7186cb00c2cc36fcd7b8139a29bdac88643b
 1# "sha" => "43fe7186cb00c2cc36fcd7b8139a29bdac88643b"
 2# "name" => ""
 3# "calls" => (integer) 1
 4# "errors" => (integer) 0
 5# "killed" => (integer) 0
 6# "timeouts" => (integer) 0
 7# "out_of_memory" => (integer) 0
~  8# "total_ns" => \(integer\) \d+
~  9# "lua_ns" => \(integer\) \d+
~ 10# "commands_ns" => \(integer\) \d+
~ 11# "p50_ns" => \(integer\) \d+
~ 12# "p99_ns" => \(integer\) \d+
~ 13# "p999_ns" => \(integer\) \d+
~ 14# "max_ns" => \(integer\) \d+
15# "commands" => (integer) 2
16# "commands_per_run" => (double) 2
17# "commands_max" => (integer) 2
18# "keys_per_run" => (double) 2
19# "keys_max" => (integer) 2
20# "writes" => (integer) 1
21# "written_bytes" => (integer) 1
~ 22# "memory_max_bytes" => \(integer\) \d+
~ 23# "transaction_max_bytes" => \(integer\) \d+
~ 24# "handed_on" => \(integer\) \d+
25# "reruns" => (integer) 0
26# "imprecise_integers" => (integer) 1
27# "truncated_floats" => (integer) 1
28# "cut_tables" => (integer) 1
29# "undeclared_keys" => (integer) 1
30# "undeclared_key" => "n"
31# "errors_by_line" => (empty array)
#! perilune
> CONFIG SET script-undeclared-keys deny
OK
#! perilune
> EVAL "local n = redis.call('GET', KEYS[1]) n = redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
(error) ERR Script attempted to access the undeclared key 'n' script: 43fe7186cb00c2cc36fcd7b8139a29bdac88643b, on @user_script:1.
#! perilune
> CONFIG SET script-undeclared-keys allow
OK
#! perilune
> EVAL "local n = redis.call('GET', KEYS[1]) n = redis.call('INCR', 'n') return {1.5, nil, 3}" 1 m
1) (integer) 1
