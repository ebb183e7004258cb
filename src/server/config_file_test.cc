#include "server/config_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace perilune {
namespace {

using Words = std::vector<std::string>;

// A directory that is gone when the test ends.
class ConfigFileTest : public testing::Test {
 protected:
  ConfigFileTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "config_XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~ConfigFileTest() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& text) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path) << text;
    return path;
  }

  std::string folder_;
};

TEST(SplitWords, SeparatesAtAnyNumberOfSpaces) {
  EXPECT_EQ(SplitWords("  save  60\t1 \r"), (Words{"save", "60", "1"}));
  EXPECT_EQ(SplitWords(" \t"), Words{});
}

TEST(SplitWords, KnowsTheEscapesOfDoubleQuotes) {
  EXPECT_EQ(SplitWords(R"("a\n\r\t\b\a\"\\\q" "\x41\x4g")"),
            (Words{"a\n\r\t\b\a\"\\q", "Ax4g"}));
}

TEST(SplitWords, KnowsOneEscapeInSingleQuotes) {
  EXPECT_EQ(SplitWords(R"('it\'s' 'a\nb' '')"), (Words{"it's", "a\\nb", ""}));
}

TEST(SplitWords, LetsAQuoteBeginInsideAWord) {
  EXPECT_EQ(SplitWords("ab\"c d\" e"), (Words{"abc d", "e"}));
}

TEST(SplitWords, RefusesAQuoteThatIsNotClosedOrNotFollowedByASpace) {
  for (const char* line : {"\"a", "'a", "\"a\"b", "'a'b", "\"a\\", "a \"b\"\"c\""}) {
    EXPECT_EQ(SplitWords(line), std::nullopt) << line;
  }
}

TEST(ParseConfig, SkipsCommentsAndEmptyLinesAndCountsThem) {
  const auto directives = ParseConfig("# Port\n\n  # more\nPORT 7000\n\nsave \"\"", "redis.conf");
  ASSERT_TRUE(directives.ok());
  ASSERT_EQ(directives->size(), 2u);
  EXPECT_EQ(directives->at(0).name, "port");
  EXPECT_EQ(directives->at(0).words, Words{"7000"});
  EXPECT_EQ(directives->at(0).place, "redis.conf:4");
  EXPECT_TRUE(directives->at(0).from_file);
  EXPECT_EQ(directives->at(1).words, Words{""});
  EXPECT_EQ(directives->at(1).place, "redis.conf:6");
}

TEST(ParseConfig, DoesNotTakeAHashInsideALineForAComment) {
  const auto directives = ParseConfig("requirepass a#b #c", "redis.conf");
  ASSERT_TRUE(directives.ok());
  EXPECT_EQ(directives->at(0).words, (Words{"a#b", "#c"}));
}

TEST(ParseConfig, NamesTheLineWhoseQuotesAreUnbalanced) {
  const auto directives = ParseConfig("port 1\nport \"2", "redis.conf");
  ASSERT_FALSE(directives.ok());
  EXPECT_EQ(directives.error().message, "redis.conf:2: unbalanced quotes");
}

TEST_F(ConfigFileTest, PutsAnIncludedFileWhereItIsIncluded) {
  const std::string inner = Write("inner.conf", "timeout 2\n");
  const std::string outer =
      Write("outer.conf", "timeout 1\nInclude \"" + inner + "\"\ntimeout 3\n");
  const auto directives = ReadConfigFile(outer);
  ASSERT_TRUE(directives.ok());
  ASSERT_EQ(directives->size(), 3u);
  EXPECT_EQ(directives->at(0).place, outer + ":1");
  EXPECT_EQ(directives->at(1).place, inner + ":1");
  EXPECT_EQ(directives->at(2).place, outer + ":3");
}

TEST_F(ConfigFileTest, SaysWhichFileIsMissing) {
  const auto missing = ReadConfigFile("/nonexistent/a.conf");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().message,
            "cannot read '/nonexistent/a.conf': No such file or directory");

  const std::string outer = Write("outer.conf", "\ninclude /nonexistent/b.conf\n");
  const auto included = ReadConfigFile(outer);
  ASSERT_FALSE(included.ok());
  EXPECT_EQ(included.error().message,
            outer + ":2: cannot read '/nonexistent/b.conf': No such file or directory");
}

TEST_F(ConfigFileTest, DoesNotReadADirectory) {
  const auto read = ReadConfigFile(folder_);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message, "cannot read '" + folder_ + "': Is a directory");
}

TEST_F(ConfigFileTest, StopsWhenAFileIncludesItself) {
  const std::string path = Write("loop.conf", "include " + folder_ + "/loop.conf\n");
  const auto read = ReadConfigFile(path);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message, path + ":1: files include one another more than 16 deep");
}

TEST(ParseCommandLine, TakesAFileAndDirectivesWithTheirWords) {
  const Words arguments = {"redis.conf", "--PORT", "7000", "--save", "", "--save 60 1",
                           "--client-output-buffer-limit", "normal", "0", "0", "0"};
  const auto line = ParseCommandLine(arguments);
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->file, "redis.conf");
  ASSERT_EQ(line->directives.size(), 4u);
  EXPECT_EQ(line->directives[0].name, "port");
  EXPECT_EQ(line->directives[0].words, Words{"7000"});
  EXPECT_EQ(line->directives[0].place, "command line");
  EXPECT_FALSE(line->directives[0].from_file);
  EXPECT_EQ(line->directives[1].words, Words{""});
  EXPECT_EQ(line->directives[2].words, (Words{"60", "1"}));
  EXPECT_EQ(line->directives[3].words, (Words{"normal", "0", "0", "0"}));
}

TEST(ParseCommandLine, NeedsNoFile) {
  const auto line = ParseCommandLine(Words{"--port", "7000"});
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->file, "");
  EXPECT_EQ(line->directives.size(), 1u);
}

TEST(ParseCommandLine, RefusesASecondFileAndAnEmptyName) {
  const auto second = ParseCommandLine(Words{"a.conf", "b.conf"});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().message,
            "command line: 'b.conf' stands where a --directive is expected");
  const auto empty = ParseCommandLine(Words{"--"});
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.error().message, "command line: '--' names no directive");
}

}  // namespace
}  // namespace perilune
