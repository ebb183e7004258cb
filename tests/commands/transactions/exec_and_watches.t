# EXEC outside MULTI is an error and keeps what is watched.
a> WATCH k
OK
a> EXEC
(error) ERR EXEC without MULTI
a> MULTI
OK
b> SET k changed
OK
a> GET k
QUEUED
a> EXEC
(nil)
# After EXEC nothing is watched any more.
a> MULTI
OK
b> SET k again
OK
a> GET k
QUEUED
a> EXEC
1) "again"
