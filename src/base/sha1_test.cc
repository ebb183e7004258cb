#include "base/sha1.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace perilune {
namespace {

std::string Sha1(std::string_view bytes) {
  const auto hex = Sha1Hex(bytes);
  return std::string(hex.data(), hex.size());
}

// The vectors of FIPS 180.
TEST(Sha1, AgreesWithTheStandardsVectors) {
  EXPECT_EQ("da39a3ee5e6b4b0d3255bfef95601890afd80709", Sha1(""));
  EXPECT_EQ("a9993e364706816aba3e25717850c26c9cd0d89d", Sha1("abc"));
  EXPECT_EQ("84983e441c3bd26ebaae4aa1f95129e5e54670f1",
            Sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
  EXPECT_EQ("34aa973cd4c4daa4f61eeb2bdbad27316534016f", Sha1(std::string(1'000'000, 'a')));
}

TEST(Sha1, NamesAScriptAsScriptLoadDoes) {
  EXPECT_EQ("e0e1f9fabfc9d4800c877a703b823ac0578ff8db", Sha1("return 1"));
}

}  // namespace
}  // namespace perilune
