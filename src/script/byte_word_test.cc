#include "script/byte_word.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>

namespace perilune {
namespace {

TEST(ByteWord, FindsTheFirstByteThatIsMeant) {
  std::mt19937 random(1);
  constexpr int kRounds = 200'000;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes(ByteWord::kBytes, '\0');
    // Neighbours of what is looked for are what a carry could take for it.
    constexpr unsigned char kBytes[] = {0, 1, 0x1f, 0x20, 0x21, '"', '#', 0x7f, 0x80, 0xa2, 0xff};
    for (char& byte : bytes) byte = static_cast<char>(kBytes[random() % std::size(kBytes)]);
    const auto first = [&bytes](auto is_meant) {
      return static_cast<size_t>(std::find_if(bytes.begin(), bytes.end(), is_meant) -
                                 bytes.begin());
    };
    const ByteWord word(bytes.data());
    for (const char byte : {'\0', '"', '\x7f', '\x80', '\xff'}) {
      ASSERT_EQ(ByteWord::FirstOf(word.Equal(byte)), first([=](char c) { return c == byte; }));
    }
    for (const char bound : {'\x01', '\x20', '\x7f'}) {
      ASSERT_EQ(ByteWord::FirstOf(word.Below(static_cast<unsigned char>(bound))),
                first([=](char c) { return c >= 0 && c < bound; }));
    }
    ASSERT_EQ(ByteWord::FirstOf(word.Below(0x20) | word.Equal('"')),
              first([](char c) { return c == '"' || static_cast<unsigned char>(c) < 0x20; }));
  }
}

}  // namespace
}  // namespace perilune
