#pragma once

// What COMMAND and its subcommands tell about the commands, all of it from their records.
//
// Source: shapes and names were recorded from Redis 7.0; arguments also carry the display_text
// that Redis 7.2 added. Order is by name where Redis has that of its table. The reply_schema of
// COMMAND DOCS is ours: Redis has a field of that name only if built to record requests.

#include <span>
#include <string_view>

#include "command/command_spec.h"
#include "command/command_table.h"

namespace perilune {

class ReplySink;

// One element: COMMAND INFO's ten fields, with those of the subcommands.
void ReplyCommandInfo(const Command& command, ReplySink& reply);

// Two elements, as of a map: the name and the COMMAND DOCS of the command.
void ReplyCommandDocs(const Command& command, ReplySink& reply);

// COMMAND LIST. A filter that knows no such category or module lists nothing.
void ReplyCommandList(const CommandTable& table, ReplySink& reply);
void ReplyCommandListByCategory(const CommandTable& table, std::string_view category,
                                ReplySink& reply);
void ReplyCommandListByPattern(const CommandTable& table, std::string_view pattern,
                               ReplySink& reply);

// COMMAND GETKEYS and GETKEYSANDFLAGS of the call `argv`. Requires: argv is not empty.
void ReplyCommandKeys(const CommandTable& table, std::span<const std::string_view> argv,
                      bool with_flags, ReplySink& reply);

// The HELP of a container: its subcommands' syntax and summaries.
void ReplyHelp(const Command& container, ReplySink& reply);

// Returns the category of that name, without '@' and in any case, or 0.
AclCategories AclCategoryNamed(std::string_view name);

// Returns the names of all categories, without '@'; the bit of each is its place.
std::span<const std::string_view> AclCategoryNames();

// Returns the name that COMMAND DOCS gives the group.
std::string_view NameOf(Group group);

// Defined by layer server: the commands that the session's server has.
const CommandTable& CommandsOf(const Session& session);

// COMMAND and its subcommands.
extern const std::span<const CommandSpec> kCommandCommands;

}  // namespace perilune
