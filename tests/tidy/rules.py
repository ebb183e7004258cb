"""What tidy enforces: the numbers, the layers and the words. STYLE.md gives the reasons."""

from __future__ import annotations

HEADER_LINES_MAX = 250
SOURCE_LINES_MAX = 800
FUNCTION_LINES_MAX = 70
COLUMNS_MAX = 100

BANNED_WORDS = {"manager", "helper", "util", "utils", "impl", "info", "data"}

# Each layer may include itself and what is named here.
LAYERS: dict[str, set[str]] = {
    "base": set(),
    "resp": {"base"},
    "store": {"base"},
    "lua": {"base"},
    "engine": {"base", "resp", "store"},
    "command": {"base", "resp", "store", "engine"},
    "script": {"base", "resp", "store", "lua", "engine", "command"},
    "lint": {"base", "resp", "store", "lua", "engine", "command", "script"},
    "server": {"base", "resp", "store", "lua", "engine", "command", "script"},
    "tool": {"base", "resp", "store", "lua", "engine", "command", "script", "lint", "server"},
}

# The beginnings of third-party headers, and the layers that may include them. Tests may include
# gtest everywhere.
THIRD_PARTY: dict[str, set[str]] = {
    "ev.h": {"server"},
    "liburing.h": {"server"},
    "spdlog/": {"server", "tool"},
    "fmt/": {"server", "tool"},
    "lua": {"script"},
    "lauxlib.h": {"script"},
    "xxhash.h": {"base"},
    "openssl/": {"base", "server"},
    "jemalloc/": {"tool"},
    "simdjson": {"script"},
    "msgpack": {"script"},
    "lzf.h": {"server"},
    "nlohmann/": {"lint", "tool"},
    "toml++/": {"tool"},
}
TEST_THIRD_PARTY = ("gtest/", "gmock/")

# Of the system. C++'s own headers have neither a dot nor a slash.
SYSTEM_PREFIXES = ("arpa/", "linux/", "net/", "netinet/", "sys/")
SYSTEM_HEADERS = {
    "cpuid.h", "cxxabi.h", "dirent.h", "errno.h", "fcntl.h", "immintrin.h", "locale.h", "malloc.h",
    "netdb.h", "poll.h", "pthread.h", "pwd.h", "sched.h", "semaphore.h", "signal.h", "stdlib.h",
    "strings.h", "time.h", "ucontext.h", "unistd.h",
}
