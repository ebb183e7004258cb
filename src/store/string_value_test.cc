#include "store/string_value.h"

#include <gtest/gtest.h>

#include <string>

#include "base/random.h"

namespace perilune {
namespace {

std::string BytesOf(const StringValue& value) {
  StringValue::IntBuffer buffer;
  return std::string(value.View(buffer));
}

// What OBJECT ENCODING says of a string that was set to `bytes`.
Encoding EncodingOfSet(const std::string& bytes) {
  if (!bytes.empty() && bytes.size() <= 20) {
    try {
      const long long number = std::stoll(bytes);
      if (std::to_string(number) == bytes) return Encoding::kInt;
    } catch (const std::exception&) {  // Not a number, or beyond 64 bits.
    }
  }
  return bytes.size() <= 44 ? Encoding::kEmbstr : Encoding::kRaw;
}

TEST(StringValueTest, ANewValueIsTheInteger0) {
  const StringValue value;
  EXPECT_TRUE(value.is_int());
  EXPECT_EQ(BytesOf(value), "0");
  EXPECT_EQ(value.size(), 1u);
}

TEST(StringValueTest, OnlyWhatPrintsAlikeIsKeptAsAnInteger) {
  for (const char* bytes : {"0", "7", "-1", "9223372036854775807", "-9223372036854775808"}) {
    EXPECT_TRUE(StringValue::FromBytes(bytes).is_int()) << bytes;
    EXPECT_EQ(BytesOf(StringValue::FromBytes(bytes)), bytes);
  }
  for (const char* bytes : {"", "-", "-0", "+1", "01", " 1", "1 ", "1.0", "9223372036854775808",
                            "-9223372036854775809", "99999999999999999999999"}) {
    EXPECT_FALSE(StringValue::FromBytes(bytes).is_int()) << bytes;
    EXPECT_EQ(BytesOf(StringValue::FromBytes(bytes)), bytes);
  }
}

TEST(StringValueTest, FortyFourBytesAreEmbstrAndOneMoreIsRaw) {
  EXPECT_EQ(StringValue::FromBytes(std::string(44, 'x')).encoding(), Encoding::kEmbstr);
  EXPECT_EQ(StringValue::FromBytes(std::string(45, 'x')).encoding(), Encoding::kRaw);
}

TEST(StringValueTest, ChangingInPlaceMakesItRawEvenByNothing) {
  StringValue value = StringValue::FromInt(12);
  value.Append("");
  EXPECT_EQ(value.encoding(), Encoding::kRaw);
  EXPECT_EQ(BytesOf(value), "12");
  value = StringValue::FromBytes("ab");
  value.Overwrite(4, "z");
  EXPECT_EQ(value.encoding(), Encoding::kRaw);
  EXPECT_EQ(BytesOf(value), std::string("ab\0\0z", 5));
  EXPECT_EQ(StringValue::FromRawBytes("12").encoding(), Encoding::kRaw);
}

TEST(StringValueTest, AMovedValueLeavesAnInteger) {
  StringValue from = StringValue::FromBytes("hello");
  StringValue to = std::move(from);
  EXPECT_TRUE(from.is_int());  // NOLINT: what a moved value holds is the point.
  EXPECT_EQ(BytesOf(to), "hello");
  StringValue& alias = to;
  to = std::move(alias);
  EXPECT_EQ(BytesOf(to), "hello");
}

// The bytes of the model, and the encoding that the last operation leaves.
TEST(StringValueTest, RandomOperationsAgreeWithStdString) {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    StringValue value;
    std::string model = "0";
    Encoding encoding = Encoding::kInt;
    for (int step = 0; step < 100; ++step) {
      std::string bytes(random.Below(4) == 0 ? random.Below(300) : random.Below(25), '\0');
      for (char& byte : bytes) byte = static_cast<char>('0' + random.Below(11));
      switch (random.Below(6)) {
        case 0:
          value.Assign(bytes);
          model = bytes;
          encoding = EncodingOfSet(model);
          break;
        case 1: {
          const auto number = static_cast<int64_t>(random.Next() >> random.Below(64));
          value.AssignInt(number);
          model = std::to_string(number);
          encoding = Encoding::kInt;
          break;
        }
        case 2:
          value.Append(bytes);
          model += bytes;
          encoding = Encoding::kRaw;
          break;
        case 3: {
          const size_t offset = random.Below(400);
          value.Overwrite(offset, bytes);
          if (model.size() < offset + bytes.size()) model.resize(offset + bytes.size());
          model.replace(offset, bytes.size(), bytes);
          encoding = Encoding::kRaw;
          break;
        }
        case 4: {
          StringValue copy = value.Clone();
          value.Append("the copy does not see this");
          value = std::move(copy);
          break;
        }
        default:
          value = StringValue::FromBytes(bytes);
          model = bytes;
          encoding = EncodingOfSet(model);
      }
      ASSERT_EQ(BytesOf(value), model);
      ASSERT_EQ(value.size(), model.size());
      ASSERT_EQ(value.encoding(), encoding) << model;
      ASSERT_EQ(value.heap_bytes(), value.is_int() ? 0 : model.size());
      ASSERT_TRUE(!value.is_int() || std::to_string(value.integer()) == model);
    }
  }
}

}  // namespace
}  // namespace perilune
