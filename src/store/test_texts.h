#pragma once

// For tests of compact forms: texts on both sides of every change of an encoding, and of none.

#include <cstdint>
#include <string>
#include <vector>

namespace perilune::test {

inline std::vector<std::string> ExtremeTexts() {
  std::vector<std::string> texts = {"",
                                    "a",
                                    "-",
                                    "-0",
                                    "01",
                                    "+1",
                                    " 1",
                                    "1 ",
                                    "1.0",
                                    "9223372036854775808",
                                    "-9223372036854775809",
                                    "123456789012345678901234567890",
                                    std::string(3, '\0'),
                                    "\xff\xff",
                                    "\xff"};
  const auto add_around = [&texts](int64_t number) {
    for (const int64_t near : {number - 1, number, number + 1}) {
      texts.push_back(std::to_string(near));
    }
  };
  add_around(0);
  for (const int bits : {7, 8, 12, 15, 16, 23, 24, 31, 32, 40, 48, 56}) {
    add_around(int64_t{1} << bits);
    add_around(-(int64_t{1} << bits));
  }
  texts.push_back(std::to_string(INT64_MAX));
  texts.push_back(std::to_string(INT64_MIN));
  for (const size_t size : {7u, 8u, 9u, 62u, 63u, 64u, 65u, 122u, 123u, 125u, 126u, 127u, 128u,
                            4095u, 4096u, 8190u, 8191u, 8192u, 8193u, 16'376u, 16'377u, 16'378u,
                            16'379u, 16'380u, 70'000u}) {
    texts.push_back(std::string(size, static_cast<char>('a' + size % 26)));
  }
  return texts;
}

}  // namespace perilune::test
