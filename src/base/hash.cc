#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdint>
#include <random>

namespace perilune {
namespace {

using Secret = std::array<unsigned char, XXH3_SECRET_DEFAULT_SIZE>;

Secret DrawSecret() {
  std::random_device device;
  Secret secret;
  for (unsigned char& byte : secret) byte = static_cast<unsigned char>(device());
  return secret;
}

const Secret& ProcessSecret() {
  static const Secret secret = DrawSecret();
  return secret;
}

}  // namespace

uint64_t Hash(std::string_view bytes) {
  const Secret& secret = ProcessSecret();
  return XXH3_64bits_withSecret(bytes.data(), bytes.size(), secret.data(), secret.size());
}

}  // namespace perilune
