# SCRIPT KILL and SCRIPT RUNNING without a script that runs; the rest is in tests/test_long_runs.py.
> SCRIPT KILL
(error) NOTBUSY No scripts in execution right now.
#! perilune
> SCRIPT RUNNING
(empty array)
#! perilune
> SCRIPT KILL 1
(error) NOTBUSY No such script in execution right now.
#! perilune
> SCRIPT KILL 0
(error) NOTBUSY No such script in execution right now.
#! perilune
> SCRIPT KILL -1
(error) NOTBUSY No such script in execution right now.
#! perilune
> SCRIPT KILL x
(error) ERR value is not an integer or out of range
#! perilune
> SCRIPT KILL 1 2
(error) ERR syntax error
> EVAL "return redis.call('SCRIPT', 'KILL')" 0
(error) ERR This Redis command is not allowed from script script: 100e163c2d7491ef60d315536e505ae821437709, on @user_script:1.
