#include "tool/commands.h"

#include <cstdio>
#include <string>
#include <string_view>

#include "command/command_table.h"
#include "server/command_families.h"

namespace perilune {
namespace {

std::string PageOf(const CommandSpec& spec) {
  std::string page = "\n## " + SyntaxOf(spec) + "\n\n" + std::string(spec.summary) + "\n";
  if (!spec.complexity.empty()) page += "\nCost: " + std::string(spec.complexity) + "\n";
  page += "\nReply: `" + std::string(spec.reply) + "`\n";
  if (!spec.example.empty()) {
    page += "\n```\n> " + std::string(spec.example) + "\n";
    if (!spec.expect.empty()) page += std::string(spec.expect) + "\n";
    page += "```\n";
  }
  return page;
}

constexpr std::string_view kIntroduction =
    R"(# Commands

Made by `perilune commands` from the records in the source; do not edit.
Each example runs on an empty database.

What a command replies is said for RESP3. In RESP2 a `double`, `bignumber` or `verbatim` is a
bulk string, a `boolean` 1 or 0, a `set` an array, and a `map` an array of its keys and values in
turn. `status` is any status line, a word in capitals the status line of that text; a `tuple` is
an array of exactly these elements; `{name: integer}` a map with exactly these keys; `pairs` an
array of arrays of two, in RESP2 one flat array; `null` and `nullarray` are one in RESP3, in
RESP2 `$-1` and `*-1`. Every command may reply an error instead, and `QUEUED` inside `MULTI`.
)";

}  // namespace

int PrintCommands() {
  const CommandTable commands(AllCommandFamilies());
  std::string text(kIntroduction);
  for (const Command* command : commands.commands()) {
    // A container says nothing that its subcommands do not.
    if (command->spec->handler.kind() == CommandHandler::Kind::kNone) continue;
    text += PageOf(*command->spec);
  }
  const size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  return written == text.size() ? 0 : 1;
}

}  // namespace perilune
