"""Generated Lua: random scripts whose replies Perilune and redis-server must agree on."""
