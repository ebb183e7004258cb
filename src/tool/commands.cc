#include "tool/commands.h"

#include <cstdio>
#include <string>

#include "command/command_table.h"
#include "server/command_families.h"

namespace perilune {
namespace {

std::string PageOf(const CommandSpec& spec) {
  std::string page = "\n## " + SyntaxOf(spec) + "\n\n" + std::string(spec.summary) + "\n";
  if (!spec.complexity.empty()) page += "\nCost: " + std::string(spec.complexity) + "\n";
  if (!spec.example.empty()) {
    page += "\n```\n> " + std::string(spec.example) + "\n";
    if (!spec.expect.empty()) page += std::string(spec.expect) + "\n";
    page += "```\n";
  }
  return page;
}

}  // namespace

int PrintCommands() {
  const CommandTable commands(AllCommandFamilies());
  std::string text =
      "# Commands\n\nMade by `perilune commands` from the records in the source; do not edit.\n"
      "Each example runs on an empty database.\n";
  for (const Command* command : commands.commands()) {
    // A container says nothing that its subcommands do not.
    if (command->spec->handler.kind() == CommandHandler::Kind::kNone) continue;
    text += PageOf(*command->spec);
  }
  const size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  return written == text.size() ? 0 : 1;
}

}  // namespace perilune
