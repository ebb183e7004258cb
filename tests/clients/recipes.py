"""The scripts that the tests of several clients run."""

from __future__ import annotations

ADD = "return redis.call('INCRBY', KEYS[1], ARGV[1])"

# Loses updates unless it runs alone.
ADD_IN_STEPS = """
local sum = tonumber(redis.call('GET', KEYS[1]) or 0) + ARGV[1]
redis.call('SET', KEYS[1], sum)
return sum"""

COMPARE_AND_DELETE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0"""

UNKNOWN_SHA = "0" * 40
