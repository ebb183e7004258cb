# A transaction may hold a script that must not write beside one that writes keys it has not
# declared, and commands on the whole keyspace.
> MULTI
OK
> INCR a
QUEUED
> DBSIZE
QUEUED
> EVAL_RO "return redis.call('GET', ARGV[1])" 0 a
QUEUED
> EVAL "redis.call('SET', 'undeclared', 'x') return redis.call('DBSIZE')" 0
QUEUED
> COPY a b DB 1
QUEUED
> GET undeclared
QUEUED
> EXEC
1) (integer) 1
2) (integer) 1
3) "1"
4) (integer) 2
5) (integer) 1
6) "x"
> DBSIZE
(integer) 2
