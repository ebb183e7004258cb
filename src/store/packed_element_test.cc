#include "store/packed_element.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>

namespace perilune {
namespace {

TEST(PackedElement, IsAnIntegerOnlyOfWhatAnIntegerPrintsAs) {
  EXPECT_EQ(12, PackedElement::Of("12").integer);
  EXPECT_EQ(INT64_MIN, PackedElement::Of("-9223372036854775808").integer);
  for (const char* text : {"", "-", "+1", "01", "-0", " 1", "1 ", "1.0", "9223372036854775808"}) {
    EXPECT_EQ(std::nullopt, PackedElement::Of(text).integer) << text;
  }
}

TEST(PackedElement, ReadsBackTheSame) {
  for (const char* text : {"", "x", "0", "-1", "01", "9223372036854775807"}) {
    PackedElement::Buffer buffer;
    EXPECT_EQ(std::string(PackedElement::Of(text).View(buffer)), text);
  }
}

}  // namespace
}  // namespace perilune
