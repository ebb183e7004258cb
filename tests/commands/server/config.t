# CONFIG GET answers the settings that match its patterns.
> CONFIG GET databases
1) "databases"
2) "16"
> CONFIG GET DATABASES
1) "DATABASES"
2) "16"
> CONFIG GET nosuch
(empty array)
> CONFIG GET
(error) ERR wrong number of arguments for 'config|get' command
#! sorted
> CONFIG GET databases maxmemory-policy databases
1) "16"
2) "databases"
3) "maxmemory-policy"
4) "noeviction"

# CONFIG SET changes all it is given, or nothing.
> CONFIG SET maxmemory-policy allkeys-lru
OK
> CONFIG GET maxmemory-policy
1) "maxmemory-policy"
2) "allkeys-lru"
> CONFIG SET maxmemory-policy noeviction nosuch 1
(error) ERR Unknown option or number of arguments for CONFIG SET - 'nosuch'
> CONFIG GET maxmemory-policy
1) "maxmemory-policy"
2) "allkeys-lru"
> CONFIG SET maxmemory-policy noeviction
OK
> CONFIG GET maxmemory-policy
1) "maxmemory-policy"
2) "noeviction"
> CONFIG SET nosuch 1
(error) ERR Unknown option or number of arguments for CONFIG SET - 'nosuch'
> CONFIG SET databases 5
(error) ERR CONFIG SET failed (possibly related to argument 'databases') - can't set immutable config
> CONFIG SET maxmemory-policy nosuch
(error) ERR CONFIG SET failed (possibly related to argument 'maxmemory-policy') - argument(s) must be one of the following: volatile-lru, volatile-lfu, volatile-random, volatile-ttl, allkeys-lru, allkeys-lfu, allkeys-random, noeviction
> CONFIG SET maxmemory-policy noeviction maxmemory-policy noeviction
(error) ERR CONFIG SET failed (possibly related to argument 'maxmemory-policy') - duplicate parameter
> CONFIG SET maxmemory-policy
(error) ERR wrong number of arguments for 'config|set' command
> CONFIG SET
(error) ERR wrong number of arguments for 'config|set' command
> CONFIG NOSUCH
(error) ERR unknown subcommand 'NOSUCH'. Try CONFIG HELP.
> CONFIG
(error) ERR wrong number of arguments for 'config' command
> CONFIG RESETSTAT
OK
