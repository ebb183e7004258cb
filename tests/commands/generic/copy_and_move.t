# COPY keeps the source, and takes its time to live along.
> SET a 1 EX 100
OK
> COPY a b
(integer) 1
> MGET a b
1) "1"
2) "1"
> TTL b
(integer) 100
> COPY a b
(integer) 0
> SET a 2
OK
> COPY a b REPLACE
(integer) 1
> GET b
"2"
> TTL b
(integer) -1
> COPY missing x
(integer) 0
> COPY a a
(error) ERR source and destination objects are the same
> COPY a a REPLACE
(error) ERR source and destination objects are the same

# It copies to other databases, too.
> COPY a a DB 5
(integer) 1
> COPY a a DB 5
(integer) 0
> COPY a a DB 5 REPLACE
(integer) 1
> COPY a a DB 0
(error) ERR source and destination objects are the same
> COPY a b DB 16
(error) ERR DB index is out of range
> COPY a b DB x
(error) ERR value is not an integer or out of range
> COPY a b DB
(error) ERR syntax error
> COPY a b NOSUCH
(error) ERR syntax error
> COPY a
(error) ERR wrong number of arguments for 'copy' command
> SELECT 5
OK
> GET a
"2"
> SELECT 0
OK

# MOVE takes a key to another database, unless it exists there.
> MOVE a 5
(integer) 0
> GET a
"2"
> MOVE a 6
(integer) 1
> EXISTS a
(integer) 0
> MOVE a 6
(integer) 0
> MOVE b 0
(error) ERR source and destination objects are the same
> MOVE b 16
(error) ERR DB index is out of range
> MOVE b -1
(error) ERR DB index is out of range
> MOVE b x
(error) ERR value is not an integer or out of range
> MOVE b
(error) ERR wrong number of arguments for 'move' command
> SELECT 6
OK
> GET a
"2"
