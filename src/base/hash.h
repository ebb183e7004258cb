#pragma once

// The hash of keys, fields and members: XXH3, 64 bits, keyed by a secret that is drawn anew for
// each process so that no client can prepare colliding keys.
//
// Threads: the secret is drawn before main's first thread and constant from then on.
// Source: XXH3 of libxxhash, https://xxhash.com.

#include <cstdint>
#include <string_view>

namespace perilune {

// Returns the keyed hash of `bytes`. The same bytes hash alike for the process' whole life.
uint64_t Hash(std::string_view bytes);

}  // namespace perilune
