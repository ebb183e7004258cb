#include "command/command_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "command/test_commands.h"

namespace perilune {
namespace {

class CommandTableTest : public testing::Test {
 protected:
  std::string Unresolved(std::string_view line) {
    const test::Call call(line);
    EXPECT_EQ(table_.Resolve(call.argv()), nullptr);
    return table_.UnresolvedText(call.argv());
  }

  CommandTable table_{test::kCommands};
};

TEST_F(CommandTableTest, FindsEveryCommandInAnyCase) {
  for (const CommandSpec& spec : test::kCommands) {
    std::string name = FullName(spec);
    ASSERT_NE(table_.FindFullName(name), nullptr) << name;
    EXPECT_EQ(table_.FindFullName(name)->spec, &spec);
    for (size_t i = 0; i < name.size(); i += 2) {
      if (name[i] >= 'a' && name[i] <= 'z') name[i] = static_cast<char>(name[i] - 'a' + 'A');
    }
    EXPECT_EQ(table_.FindFullName(name)->spec, &spec) << name;
  }
}

// Only the case of letters is ignored: one bit, which other characters differ in too.
TEST_F(CommandTableTest, FindsNothingElse) {
  for (const CommandSpec& spec : test::kCommands) {
    if (!spec.container.empty()) continue;
    for (size_t i = 0; i < spec.name.size(); ++i) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string name(spec.name);
        name[i] = static_cast<char>(byte);
        const bool is_same = EqualsIgnoringCase(name, spec.name);
        const Command* found = table_.Find(name);
        EXPECT_EQ(found != nullptr && found->spec == &spec, is_same) << name;
      }
    }
  }
  using namespace std::string_view_literals;
  for (const std::string_view name : {""sv, "set\0"sv, "\0set"sv, "se"sv, "sett"sv, "config|set"sv,
                                      "a name of more than 24 bytes"sv}) {
    EXPECT_EQ(table_.Find(name), nullptr) << name;
  }
}

TEST_F(CommandTableTest, ResolvesSubcommands) {
  EXPECT_EQ(table_.Resolve(test::Call("Config sEt a b").argv())->name, "config|set");
  EXPECT_EQ(table_.Resolve(test::Call("config").argv())->name, "config");
  EXPECT_EQ(table_.Resolve(test::Call("set config").argv())->name, "set");
  EXPECT_EQ(table_.Find(*table_.Find("client"), "set"), nullptr);
}

TEST_F(CommandTableTest, NumbersCommandsInTheOrderOfTheirNames) {
  for (size_t i = 0; i < table_.size(); ++i) {
    EXPECT_EQ(table_.commands()[i]->id, i);
    if (i > 0) {
      EXPECT_LT(table_.commands()[i - 1]->name, table_.commands()[i]->name);
    }
  }
  EXPECT_EQ(table_.size(), std::size(test::kCommands));
  EXPECT_EQ(table_.top_level().size() + 2, table_.size());
  EXPECT_EQ(table_.Find("config")->subcommands.front()->name, "config|set");
  EXPECT_EQ(table_.Find("config")->subcommands.front()->container, table_.Find("config"));
}

TEST_F(CommandTableTest, SaysWhatAnUnknownCommandWas) {
  EXPECT_EQ(Unresolved("FoO it's b"),
            "ERR unknown command 'FoO', with args beginning with: 'it's' 'b' ");
  EXPECT_EQ(Unresolved("foo"), "ERR unknown command 'foo', with args beginning with: ");
  EXPECT_EQ(Unresolved("config nope"), "ERR unknown subcommand 'nope'. Try CONFIG HELP.");
}

TEST_F(CommandTableTest, ShortensLongNamesAndArguments) {
  const std::string shown(128, 'f');
  EXPECT_EQ(Unresolved(std::string(200, 'f') + " a"),
            "ERR unknown command '" + shown + "', with args beginning with: 'a' ");
  EXPECT_EQ(Unresolved("config " + std::string(200, 'f')),
            "ERR unknown subcommand '" + shown + "'. Try CONFIG HELP.");
  EXPECT_EQ(Unresolved("foo " + std::string(130, 'f') + " b"),
            "ERR unknown command 'foo', with args beginning with: '" + shown + "' ");
  const std::string x(30, 'x');
  EXPECT_EQ(Unresolved("foo " + x + ' ' + x + ' ' + x + ' ' + x + ' ' + x),
            "ERR unknown command 'foo', with args beginning with: '" + x + "' '" + x + "' '" + x +
                "' '" + std::string(29, 'x') + "' ");
}

TEST(WrongArityText, NamesTheCommandInSmallLetters) {
  EXPECT_EQ(WrongArityText(test::SpecOf("CONFIG SET")),
            "ERR wrong number of arguments for 'config|set' command");
}

}  // namespace
}  // namespace perilune
