#include "resp/resp_writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "resp/error_text.h"

namespace perilune {
namespace {

// What `write` writes in the given protocol.
template <typename Write>
std::string Written(int protocol, Write write) {
  std::string out;
  RespWriter writer(out);
  writer.set_protocol(protocol);
  write(writer);
  return out;
}

template <typename Write>
void ExpectBoth(const std::string& resp2, const std::string& resp3, Write write) {
  EXPECT_EQ(resp2, Written(2, write));
  EXPECT_EQ(resp3, Written(3, write));
}

TEST(RespWriter, StartsWithRespTwo) {
  std::string out;
  RespWriter writer(out);
  EXPECT_EQ(2, writer.protocol());
  writer.Null();
  writer.set_protocol(3);
  EXPECT_EQ(3, writer.protocol());
  writer.Null();
  EXPECT_EQ("$-1\r\n_\r\n", out);
}

TEST(RespWriter, WritesIntegers) {
  const struct {
    int64_t value;
    const char* bytes;
  } kCases[] = {
      {0, ":0\r\n"},
      {1, ":1\r\n"},
      {-1, ":-1\r\n"},
      {42, ":42\r\n"},
      {std::numeric_limits<int64_t>::min(), ":-9223372036854775808\r\n"},
      {std::numeric_limits<int64_t>::max(), ":9223372036854775807\r\n"},
  };
  for (const auto& [value, bytes] : kCases) {
    ExpectBoth(bytes, bytes, [value = value](ReplySink& sink) { sink.Integer(value); });
  }
}

TEST(RespWriter, WritesLines) {
  ExpectBoth("+OK\r\n", "+OK\r\n", [](ReplySink& sink) { sink.Ok(); });
  ExpectBoth("+\r\n", "+\r\n", [](ReplySink& sink) { sink.Simple(""); });
}

TEST(RespWriter, WritesErrorsOnOneLine) {
  ExpectBoth("-ERR a  b c\r\n", "-ERR a  b c\r\n",
             [](ReplySink& sink) { sink.ErrorText("ERR a\r\nb\nc"); });
  ExpectBoth("-ERR no such key\r\n", "-ERR no such key\r\n",
             [](ReplySink& sink) { sink.Error(Error::kNoSuchKey); });
}

TEST(RespWriter, LeavesEarlierRepliesAloneWhenItCleansAnError) {
  std::string out = "+before\r\n";
  RespWriter writer(out);
  writer.ErrorText("ERR\n");
  EXPECT_EQ("+before\r\n-ERR \r\n", out);
}

TEST(RespWriter, WritesBulkStringsOfAnyBytes) {
  ExpectBoth("$3\r\nabc\r\n", "$3\r\nabc\r\n", [](ReplySink& sink) { sink.Bulk("abc"); });
  ExpectBoth("$0\r\n\r\n", "$0\r\n\r\n", [](ReplySink& sink) { sink.Bulk(""); });
  const std::string bytes("\r\n\0\xff", 4);
  const std::string expected = "$4\r\n" + bytes + "\r\n";
  ExpectBoth(expected, expected, [&](ReplySink& sink) { sink.Bulk(bytes); });
  ExpectBoth("$0\r\n\r\n", "$0\r\n\r\n",  // Of nothing at all.
             [](ReplySink& sink) { sink.Bulk(std::string_view()); });
}

TEST(RespWriter, WritesBulkStringsOfAnySize) {
  for (size_t size = 0; size < 130; ++size) {
    const std::string bytes(size, 'x');
    const std::string expected = "$" + std::to_string(size) + "\r\n" + bytes + "\r\n";
    ExpectBoth(expected, expected, [&](ReplySink& sink) { sink.Bulk(bytes); });
  }
}

TEST(RespWriter, WritesNulls) {
  ExpectBoth("$-1\r\n", "_\r\n", [](ReplySink& sink) { sink.Null(); });
  ExpectBoth("*-1\r\n", "_\r\n", [](ReplySink& sink) { sink.NullArray(); });
}

TEST(RespWriter, AnnouncesAggregates) {
  ExpectBoth("*0\r\n", "*0\r\n", [](ReplySink& sink) { sink.Array(0); });
  ExpectBoth("*1000\r\n", "*1000\r\n", [](ReplySink& sink) { sink.Array(1000); });
  ExpectBoth("*6\r\n", "%3\r\n", [](ReplySink& sink) { sink.Map(3); });
  ExpectBoth("*3\r\n", "~3\r\n", [](ReplySink& sink) { sink.Set(3); });
  ExpectBoth("*3\r\n", ">3\r\n", [](ReplySink& sink) { sink.Push(3); });
}

TEST(RespWriter, WritesDoubles) {
  const double infinity = std::numeric_limits<double>::infinity();
  ExpectBoth("$3\r\n3.5\r\n", ",3.5\r\n", [](ReplySink& sink) { sink.Double(3.5); });
  ExpectBoth("$2\r\n10\r\n", ",10\r\n", [](ReplySink& sink) { sink.Double(10); });
  ExpectBoth("$5\r\n1e+17\r\n", ",1e+17\r\n", [](ReplySink& sink) { sink.Double(1e17); });
  ExpectBoth("$3\r\ninf\r\n", ",inf\r\n", [=](ReplySink& sink) { sink.Double(infinity); });
  ExpectBoth("$4\r\n-inf\r\n", ",-inf\r\n", [=](ReplySink& sink) { sink.Double(-infinity); });
  ExpectBoth("$3\r\nnan\r\n", ",nan\r\n",
             [](ReplySink& sink) { sink.Double(std::numeric_limits<double>::quiet_NaN()); });
}

TEST(RespWriter, WritesBooleans) {
  ExpectBoth(":1\r\n", "#t\r\n", [](ReplySink& sink) { sink.Boolean(true); });
  ExpectBoth(":0\r\n", "#f\r\n", [](ReplySink& sink) { sink.Boolean(false); });
}

TEST(RespWriter, WritesBigNumbersAndVerbatimStrings) {
  ExpectBoth("$3\r\n123\r\n", "(123\r\n", [](ReplySink& sink) { sink.BigNumber("123"); });
  ExpectBoth("$2\r\nhi\r\n", "=6\r\ntxt:hi\r\n",
             [](ReplySink& sink) { sink.Verbatim("txt", "hi"); });
}

TEST(ErrorText, BeginsWithACodeForEveryError) {
  for (int error = 0; error <= static_cast<int>(Error::kNaNOrInfinity); ++error) {
    const std::string_view text = ErrorText(static_cast<Error>(error));
    EXPECT_TRUE(text.starts_with("ERR ") || text.starts_with("WRONGTYPE ")) << text;
  }
}

}  // namespace
}  // namespace perilune
