# Commands that concern the connection are not allowed in scripts.
> EVAL "return redis.call('MULTI')" 0
(error) ERR This Redis command is not allowed from script script: ba922d924f6e7808414359ed93c37767dd0532ce, on @user_script:1.
> EVAL "return redis.call('WATCH', 'a')" 0
(error) ERR This Redis command is not allowed from script script: a9517a96d8032fea7c9536252de5f032964761e0, on @user_script:1.
> EVAL "return redis.call('EXEC')" 0
(error) ERR This Redis command is not allowed from script script: 98ab355fc5479ee6bb8ca837f6b7cc2d4e14fd91, on @user_script:1.
> EVAL "return redis.call('EVAL', 'return 1', '0')" 0
(error) ERR This Redis command is not allowed from script script: 1886d93748255a1d10c07a09a9ca909ffca6040e, on @user_script:1.
> EVAL "return redis.call('SCRIPT', 'FLUSH')" 0
(error) ERR This Redis command is not allowed from script script: 77a1060c18ed64867cda332a2ff5c933f294552a, on @user_script:1.
> EVAL "return redis.call('HELLO', '3')" 0
(error) ERR This Redis command is not allowed from script script: 74c905f45d551ab59fcb3c67a6e58b595e199b3f, on @user_script:1.
> EVAL "return redis.call('CLIENT', 'ID')" 0
(error) ERR This Redis command is not allowed from script script: 233f7441432f0547699dda06f84256b93e1c9189, on @user_script:1.

# SELECT lasts as long as the script.
> SET a zero
OK
> EVAL "redis.call('SELECT', 1) redis.call('SET', 'a', 'one') return redis.call('GET', 'a')" 0
"one"
> GET a
"zero"
> SELECT 1
OK
> GET a
"one"

# The clock stands still while a script runs, and keys do not expire under it.
#! 7.2
> EVAL "
|   local first = redis.call('TIME')
|   for i = 1, 100000 do end
|   local second = redis.call('TIME')
|   return first[1] == second[1] and first[2] == second[2]
| " 0
(integer) 1
> EVAL "
|   redis.call('SET', KEYS[1], 'x', 'PX', 1)
|   for i = 1, 1000000 do end
|   return redis.call('GET', KEYS[1])
| " 1 brief
"x"

# Each script sees what the one before wrote, and nothing else of it.
> EVAL "redis.call('SET', 'seen', 'yes') local hidden = 1" 0
(nil)
> EVAL "return {redis.call('GET', 'seen'), type(hidden)}" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'hidden' script: a8f62010db36ad8146bbe9c20051c26980e4c958, on @user_script:1.
