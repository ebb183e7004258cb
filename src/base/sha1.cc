#include "base/sha1.h"

#include <openssl/evp.h>

#include <cstddef>

#include "base/check.h"

namespace perilune {

std::array<char, 40> Sha1Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, 20> digest;
  unsigned int size = 0;
  const int worked =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr);
  CHECK(worked == 1 && size == digest.size());

  std::array<char, 40> hex;
  for (size_t i = 0; i < digest.size(); ++i) {
    hex[2 * i] = kDigits[digest[i] >> 4];
    hex[2 * i + 1] = kDigits[digest[i] & 15];
  }
  return hex;
}

}  // namespace perilune
