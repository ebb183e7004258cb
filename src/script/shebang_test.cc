#include "script/shebang.h"

#include <gtest/gtest.h>

#include <string>

namespace perilune {
namespace {

std::string ProblemOf(std::string_view source) {
  const Result<Shebang, Failure> shebang = ReadShebang(source);
  return shebang ? "" : shebang.error().message;
}

TEST(Shebang, IsAbsentFromMostScripts) {
  const Result<Shebang, Failure> shebang = ReadShebang("return 1");
  ASSERT_TRUE(shebang);
  EXPECT_FALSE(shebang->present);
  EXPECT_EQ(shebang->body, "return 1");
}

TEST(Shebang, LeavesTheBodyWithItsLineNumbers) {
  const Result<Shebang, Failure> shebang = ReadShebang("#!lua flags=no-writes\nreturn 1");
  ASSERT_TRUE(shebang);
  EXPECT_TRUE(shebang->present);
  EXPECT_TRUE(shebang->no_writes);
  EXPECT_EQ(shebang->body, "\nreturn 1");
}

TEST(Shebang, TakesSeveralFlagsQuotesAndBlanks) {
  EXPECT_TRUE(ReadShebang("#!lua  flags=allow-oom,no-writes  \r\n")->no_writes);
  EXPECT_TRUE(ReadShebang("#!lua flags=\"no-writes\"\n")->no_writes);
  EXPECT_TRUE(ReadShebang("#!lua flags=no-writes flags=allow-stale\n")->no_writes);
  EXPECT_FALSE(ReadShebang("#!lua flags=\n")->no_writes);
}

// As redis-server 7.0.15 answers.
TEST(Shebang, SaysWhatIsWrong) {
  EXPECT_EQ(ProblemOf("#!lua return 1"), "Invalid script shebang");
  EXPECT_EQ(ProblemOf("#!LUA\n"), "Unexpected engine in script shebang: #!LUA");
  EXPECT_EQ(ProblemOf("#! lua\n"), "Unexpected engine in script shebang: #!");
  EXPECT_EQ(ProblemOf("#!lua \"x\n"), "Invalid engine in script shebang");
  EXPECT_EQ(ProblemOf("#!lua \"flags=\"no-writes\n"), "Invalid engine in script shebang");
  EXPECT_EQ(ProblemOf("#!lua nosuch\n"), "Unknown lua shebang option: nosuch");
  EXPECT_EQ(ProblemOf("#!lua FLAGS=no-writes\n"),
            "Unknown lua shebang option: FLAGS=no-writes");
  EXPECT_EQ(ProblemOf("#!lua flags=nosuch\n"), "Unexpected flag in script shebang: nosuch");
  EXPECT_EQ(ProblemOf("#!lua flags=no-writes,\n"), "Unexpected flag in script shebang: ");
}

TEST(Shebang, TakesOurOwnFlags) {
  const auto shebang = ReadShebang("#!lua flags=rollback,max-ms=50,max-memory=10mb\n");
  ASSERT_TRUE(shebang);
  EXPECT_TRUE(shebang->rolls_back_on_error);
  EXPECT_EQ(shebang->time_us_max, 50'000);
  EXPECT_EQ(shebang->memory_bytes_max, 10 << 20);
  EXPECT_FALSE(shebang->no_writes);
  EXPECT_GT(ReadShebang("#!lua flags=max-ms=9223372036854775807\n")->time_us_max, 0);
  EXPECT_GT(ReadShebang("#!lua flags=max-memory=99999999999gb\n")->memory_bytes_max, 0);
}

TEST(Shebang, RefusesLimitsThatAreNone) {
  for (const char* flag : {"max-ms=", "max-ms=0", "max-ms=-1", "max-ms=x", "max-memory=",
                           "max-memory=0", "max-memory=-1", "max-memory=1xb", "rollback=1"}) {
    EXPECT_EQ(ProblemOf(std::string("#!lua flags=") + flag + "\n"),
              std::string("Unexpected flag in script shebang: ") + flag);
  }
}

}  // namespace
}  // namespace perilune
