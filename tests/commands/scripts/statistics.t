# SCRIPT STATS: what runs of a script did, and how long they took. docs/script-statistics.md
# explains the fields.
> SET text x
OK
> EVAL "-- name: set both
| redis.call('SET', KEYS[1], ARGV[1])
| redis.call('SET', KEYS[2], ARGV[1])
| return redis.pcall('INCR', KEYS[1])
| " 2 a b 5
(integer) 6
> EVAL "-- name: set both
| redis.call('SET', KEYS[1], ARGV[1])
| redis.call('SET', KEYS[2], ARGV[1])
| return redis.pcall('INCR', KEYS[1])
| " 2 a b x
(error) ERR value is not an integer or out of range
#! perilune
> SCRIPT STATS
1)  1) "sha"
    2) "27c0986b684b3fe8902aee2796471bd25b413e0b"
    3) "name"
    4) "set both"
    5) "calls"
    6) (integer) 2
    7) "errors"
    8) (integer) 1
    9) "killed"
   10) (integer) 0
   11) "timeouts"
   12) (integer) 0
   13) "out_of_memory"
   14) (integer) 0
   15) "total_ns"
~    16\) \(integer\) \d+
   17) "lua_ns"
~    18\) \(integer\) \d+
   19) "commands_ns"
~    20\) \(integer\) \d+
   21) "p50_ns"
~    22\) \(integer\) \d+
   23) "p99_ns"
~    24\) \(integer\) \d+
   25) "p999_ns"
~    26\) \(integer\) \d+
   27) "max_ns"
~    28\) \(integer\) \d+
   29) "commands"
   30) (integer) 6
   31) "commands_per_run"
   32) "3"
   33) "commands_max"
   34) (integer) 3
   35) "keys_per_run"
   36) "2"
   37) "keys_max"
   38) (integer) 2
   39) "writes"
   40) (integer) 5
   41) "written_bytes"
   42) (integer) 9
   43) "memory_max_bytes"
~    44\) \(integer\) \d+
   45) "transaction_max_bytes"
~    46\) \(integer\) \d+
   47) "handed_on"
~    48\) \(integer\) \d+
   49) "reruns"
   50) (integer) 0
   51) "imprecise_integers"
   52) (integer) 0
   53) "truncated_floats"
   54) (integer) 0
   55) "cut_tables"
   56) (integer) 0
   57) "undeclared_keys"
   58) (integer) 0
   59) "undeclared_key"
   60) ""
   61) "errors_by_line"
   62) 1) 1) "kind"
          2) "ERR"
          3) "line"
          4) (integer) 0
          5) "count"
          6) (integer) 1
> EVAL "
| redis.call('SET', KEYS[1], 'y')
| return redis.call('LPUSH', 'text', 'y')" 1 a
(error) WRONGTYPE Operation against a key holding the wrong kind of value script: b07f193828260ae1b034fcff870ac7d93c2874bf, on @user_script:3.
!resp3
#! perilune
> SCRIPT STATS b07f193828260ae1b034fcff870ac7d93c2874bf
 1# "sha" => "b07f193828260ae1b034fcff870ac7d93c2874bf"
 2# "name" => ""
 3# "calls" => (integer) 1
 4# "errors" => (integer) 1
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
21# "written_bytes" => (integer) 2
~ 22# "memory_max_bytes" => \(integer\) \d+
~ 23# "transaction_max_bytes" => \(integer\) \d+
~ 24# "handed_on" => \(integer\) \d+
25# "reruns" => (integer) 0
26# "imprecise_integers" => (integer) 0
27# "truncated_floats" => (integer) 0
28# "cut_tables" => (integer) 0
29# "undeclared_keys" => (integer) 1
30# "undeclared_key" => "text"
31# "errors_by_line" =>
    1) 1# "kind" => "WRONGTYPE"
       2# "line" => (integer) 3
       3# "count" => (integer) 1
#! perilune
> SCRIPT STATS 0123456789012345678901234567890123456789
(error) NOSCRIPT No matching script.
#! perilune
> CONFIG RESETSTAT
OK
#! perilune
> SCRIPT STATS
1)  1# "sha" => "27c0986b684b3fe8902aee2796471bd25b413e0b"
    2# "name" => "set both"
    3# "calls" => (integer) 0
    4# "errors" => (integer) 0
    5# "killed" => (integer) 0
    6# "timeouts" => (integer) 0
    7# "out_of_memory" => (integer) 0
    8# "total_ns" => (integer) 0
    9# "lua_ns" => (integer) 0
   10# "commands_ns" => (integer) 0
   11# "p50_ns" => (integer) 0
   12# "p99_ns" => (integer) 0
   13# "p999_ns" => (integer) 0
   14# "max_ns" => (integer) 0
   15# "commands" => (integer) 0
   16# "commands_per_run" => (double) 0
   17# "commands_max" => (integer) 0
   18# "keys_per_run" => (double) 0
   19# "keys_max" => (integer) 0
   20# "writes" => (integer) 0
   21# "written_bytes" => (integer) 0
   22# "memory_max_bytes" => (integer) 0
   23# "transaction_max_bytes" => (integer) 0
   24# "handed_on" => (integer) 0
   25# "reruns" => (integer) 0
   26# "imprecise_integers" => (integer) 0
   27# "truncated_floats" => (integer) 0
   28# "cut_tables" => (integer) 0
   29# "undeclared_keys" => (integer) 0
   30# "undeclared_key" => ""
   31# "errors_by_line" => (empty array)
2)  1# "sha" => "b07f193828260ae1b034fcff870ac7d93c2874bf"
    2# "name" => ""
    3# "calls" => (integer) 0
    4# "errors" => (integer) 0
    5# "killed" => (integer) 0
    6# "timeouts" => (integer) 0
    7# "out_of_memory" => (integer) 0
    8# "total_ns" => (integer) 0
    9# "lua_ns" => (integer) 0
   10# "commands_ns" => (integer) 0
   11# "p50_ns" => (integer) 0
   12# "p99_ns" => (integer) 0
   13# "p999_ns" => (integer) 0
   14# "max_ns" => (integer) 0
   15# "commands" => (integer) 0
   16# "commands_per_run" => (double) 0
   17# "commands_max" => (integer) 0
   18# "keys_per_run" => (double) 0
   19# "keys_max" => (integer) 0
   20# "writes" => (integer) 0
   21# "written_bytes" => (integer) 0
   22# "memory_max_bytes" => (integer) 0
   23# "transaction_max_bytes" => (integer) 0
   24# "handed_on" => (integer) 0
   25# "reruns" => (integer) 0
   26# "imprecise_integers" => (integer) 0
   27# "truncated_floats" => (integer) 0
   28# "cut_tables" => (integer) 0
   29# "undeclared_keys" => (integer) 0
   30# "undeclared_key" => ""
   31# "errors_by_line" => (empty array)
