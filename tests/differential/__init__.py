"""Random command sequences, sent to Perilune and to redis-server, must get the same replies."""
