#include "command/command_docs.h"

#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "command/arg_reader.h"
#include "command/key_finder.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// In the order of their bits.
constexpr std::string_view kFlagNames[] = {
    "write",    "readonly",     "denyoom",           "admin",
    "pubsub",   "noscript",     "blocking",          "loading",
    "stale",    "skip_monitor", "skip_slowlog",      "asking",
    "fast",     "no_auth",      "no_mandatory_keys", "no_async_loading",
    "no_multi", "movablekeys",  "allow_busy",
};
static_assert(kAllowBusy == 1 << (std::size(kFlagNames) - 1));

constexpr std::string_view kKeyUseNames[] = {
    "RO",     "RW",     "OW",      "RM",         "access",         "update",
    "insert", "delete", "not_key", "incomplete", "variable_flags",
};
static_assert(kVariableFlags == 1 << (std::size(kKeyUseNames) - 1));

constexpr std::string_view kCategoryNames[] = {
    "keyspace", "read",   "write",       "set",       "sortedset",  "list",        "hash",
    "string",   "bitmap", "hyperloglog", "geo",       "stream",     "pubsub",      "admin",
    "fast",     "slow",   "blocking",    "dangerous", "connection", "transaction", "scripting",
};
static_assert(kAclScripting == 1 << (std::size(kCategoryNames) - 1));

// Writes the names of the bits that are set, as a set of status lines.
void ReplyNames(uint32_t bits, std::span<const std::string_view> names, std::string_view prefix,
                ReplySink& reply) {
  bits &= (1u << names.size()) - 1;
  reply.Set(static_cast<size_t>(std::popcount(bits)));
  for (size_t i = 0; i < names.size(); ++i) {
    if ((bits >> i & 1) != 0) reply.Simple(std::string(prefix) + std::string(names[i]));
  }
}

// Counts how many of a record's fixed number of texts it uses.
size_t CountOf(std::span<const char* const> texts) {
  size_t count = 0;
  while (count < texts.size() && texts[count] != nullptr) ++count;
  return count;
}

// A map whose pairs are optional: counted first, then written.
class Fields {
 public:
  void Add(std::string_view name, std::string_view text) {
    if (!text.empty()) fields_.emplace_back(name, text);
  }
  // `more` pairs that the caller writes follow.
  void ReplyWith(size_t more, ReplySink& reply) const {
    reply.Map(fields_.size() + more);
    for (const auto& [name, text] : fields_) {
      reply.Bulk(name);
      reply.Bulk(text);
    }
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> fields_;
};

void ReplyField(std::string_view name, int64_t value, ReplySink& reply) {
  reply.Bulk(name);
  reply.Integer(value);
}

// The two parts of a key spec have a type and a map each.
void ReplyPart(std::string_view part, std::string_view type, size_t pairs, ReplySink& reply) {
  reply.Bulk(part);
  reply.Map(2);
  reply.Bulk("type");
  reply.Bulk(type);
  reply.Bulk("spec");
  reply.Map(pairs);
}

void ReplyBeginSearch(const KeySpec& spec, ReplySink& reply) {
  switch (spec.begin) {
    case KeySpec::Begin::kIndex:
      ReplyPart("begin_search", "index", 1, reply);
      return ReplyField("index", spec.start, reply);
    case KeySpec::Begin::kKeyword:
      ReplyPart("begin_search", "keyword", 2, reply);
      reply.Bulk("keyword");
      reply.Bulk(spec.keyword);
      return ReplyField("startfrom", spec.start, reply);
    case KeySpec::Begin::kUnknown:
      return ReplyPart("begin_search", "unknown", 0, reply);
  }
}

void ReplyFindKeys(const KeySpec& spec, ReplySink& reply) {
  switch (spec.find) {
    case KeySpec::Find::kRange:
      ReplyPart("find_keys", "range", 3, reply);
      ReplyField("lastkey", spec.last, reply);
      ReplyField("keystep", spec.step, reply);
      return ReplyField("limit", spec.limit, reply);
    case KeySpec::Find::kKeyNum:
      ReplyPart("find_keys", "keynum", 3, reply);
      ReplyField("keynumidx", 0, reply);
      ReplyField("firstkey", 1, reply);
      return ReplyField("keystep", 1, reply);
    case KeySpec::Find::kUnknown:
      return ReplyPart("find_keys", "unknown", 0, reply);
  }
}

void ReplyKeySpecs(const CommandSpec& spec, ReplySink& reply) {
  reply.Set(spec.key_specs.size());
  for (size_t i = 0; i < spec.key_specs.size(); ++i) {
    const char* note = i < std::size(spec.key_notes) ? spec.key_notes[i] : nullptr;
    Fields fields;
    fields.Add("notes", note == nullptr ? "" : note);
    fields.ReplyWith(3, reply);
    reply.Bulk("flags");
    ReplyNames(spec.key_specs[i].use, kKeyUseNames, "", reply);
    ReplyBeginSearch(spec.key_specs[i], reply);
    ReplyFindKeys(spec.key_specs[i], reply);
  }
}

void ReplyArgs(const CommandSpec& spec, size_t begin, size_t end, ReplySink& reply);

void ReplyArg(const CommandSpec& spec, size_t node, ReplySink& reply) {
  const Arg& arg = spec.args[node];
  size_t key_spec = 0;
  while (key_spec < spec.key_specs.size() && !spec.key_specs[key_spec].Holds(node)) ++key_spec;
  const bool is_key = key_spec < spec.key_specs.size() && (arg.use & kNotKey) == 0;
  constexpr std::pair<ArgRepeat, std::string_view> kNames[] = {
      {kOptionalArg, "optional"},
      {kMultipleArg, "multiple"},
      {kMultipleTokenArg, "multiple_token"}};
  std::vector<std::string_view> flags;
  for (const auto& [bit, name] : kNames) {
    if (arg.Is(bit)) flags.push_back(name);
  }
  const bool has_children = !arg.is_leaf();

  reply.Map(size_t{2} + arg.is_leaf() + is_key + arg.has_token() + (arg.since != nullptr) +
            !flags.empty() + has_children);
  reply.Bulk("name");
  reply.Bulk(arg.name);
  reply.Bulk("type");
  reply.Bulk(NameOf(arg.type));
  if (arg.is_leaf()) {
    reply.Bulk("display_text");
    reply.Bulk(arg.name);
  }
  if (is_key) ReplyField("key_spec_index", static_cast<int64_t>(key_spec), reply);
  if (arg.has_token()) {
    reply.Bulk("token");
    reply.Bulk(arg.token_text());
  }
  if (arg.since != nullptr) {
    reply.Bulk("since");
    reply.Bulk(arg.since);
  }
  if (!flags.empty()) {
    reply.Bulk("flags");
    reply.Set(flags.size());
    for (const std::string_view flag : flags) reply.Simple(flag);
  }
  if (has_children) {
    reply.Bulk("arguments");
    ReplyArgs(spec, node + 1, spec.args.Behind(node), reply);
  }
}

void ReplyArgs(const CommandSpec& spec, size_t begin, size_t end, ReplySink& reply) {
  size_t count = 0;
  for (size_t i = begin; i < end; i = spec.args.Behind(i)) ++count;
  reply.Array(count);
  for (size_t i = begin; i < end; i = spec.args.Behind(i)) ReplyArg(spec, i, reply);
}

void ReplyHistory(const CommandSpec& spec, size_t changes, ReplySink& reply) {
  reply.Bulk("history");
  reply.Set(changes);
  for (size_t i = 0; i < changes; ++i) {
    reply.Array(2);
    reply.Bulk(spec.history[i].since);
    reply.Bulk(spec.history[i].text);
  }
}

void ReplyNamesOf(std::span<const Command* const> commands, ReplySink& reply) {
  reply.Array(commands.size());
  for (const Command* command : commands) reply.Bulk(command->name);
}

void CommandAll(Session& session, Transaction&, ArgReader&, ReplySink& reply) {
  const std::span<const Command* const> commands = CommandsOf(session).top_level();
  reply.Array(commands.size());
  for (const Command* command : commands) ReplyCommandInfo(*command, reply);
}

void CommandCount(Session& session, Transaction&, ArgReader&, ReplySink& reply) {
  reply.Integer(static_cast<int64_t>(CommandsOf(session).top_level().size()));
}

void CommandInfo(Session& session, Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (args.remaining() == 0) return CommandAll(session, txn, args, reply);
  reply.Array(args.remaining());
  while (args.remaining() > 0) {
    const Command* command = CommandsOf(session).FindFullName(args.String());
    if (command == nullptr) {
      reply.Null();
    } else {
      ReplyCommandInfo(*command, reply);
    }
  }
}

void CommandDocs(Session& session, Transaction&, ArgReader& args, ReplySink& reply) {
  std::vector<const Command*> asked;
  if (args.remaining() == 0) {
    const std::span<const Command* const> all = CommandsOf(session).top_level();
    asked.assign(all.begin(), all.end());
  }
  while (args.remaining() > 0) {
    const Command* command = CommandsOf(session).FindFullName(args.String());
    if (command != nullptr) asked.push_back(command);
  }
  reply.Map(asked.size());
  for (const Command* command : asked) ReplyCommandDocs(*command, reply);
}

void CommandList(Session& session, Transaction&, ArgReader& args, ReplySink& reply) {
  const CommandTable& table = CommandsOf(session);
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  if (const auto category = args.Option("ACLCAT")) {
    ReplyCommandListByCategory(table, *category, reply);
  } else if (const auto pattern = args.Option("PATTERN")) {
    ReplyCommandListByPattern(table, *pattern, reply);
  } else if (args.Has("MODULE")) {
    reply.Array(0);  // There are no modules.
  } else {
    ReplyCommandList(table, reply);
  }
}

std::vector<std::string_view> Rest(ArgReader& args) {
  std::vector<std::string_view> rest;
  while (args.remaining() > 0) rest.push_back(args.String());
  return rest;
}

void CommandGetKeys(Session& session, Transaction&, ArgReader& args, ReplySink& reply) {
  ReplyCommandKeys(CommandsOf(session), Rest(args), false, reply);
}

void CommandGetKeysAndFlags(Session& session, Transaction&, ArgReader& args, ReplySink& reply) {
  ReplyCommandKeys(CommandsOf(session), Rest(args), true, reply);
}

void CommandHelp(Session& session, Transaction&, ArgReader& args, ReplySink& reply) {
  ReplyHelp(*CommandsOf(session).Find(args.command().container), reply);
}

constexpr CommandSpec kCommandDocsRecords[] = {
    {
        .name = "COMMAND",
        .summary = "Describes every command of the server.",
        .since = "2.8.13",
        .complexity = "O(N) where N is the number of commands",
        .group = Group::kServer,
        .flags = kLoading | kStale | kHasSubcommands,
        .categories = kAclConnection,
        .tips = {"nondeterministic_output_order"},
        .reply = "array<tuple<bulk, integer, set<status>, integer, integer, integer, set<status>, "
                 "set<bulk>, set<map<bulk, any>>, array<any> | set<any>>>",
        .example = "COMMAND",
        .handler = CommandAll,
    },
    {
        .container = "COMMAND",
        .name = "COUNT",
        .summary = "Returns how many commands the server has.",
        .since = "2.8.13",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .reply = "integer",
        .example = "COMMAND COUNT",
        .handler = CommandCount,
    },
    {
        .container = "COMMAND",
        .name = "DOCS",
        .summary = "Returns the documentation of some commands, or of all.",
        .since = "7.0.0",
        .complexity = "O(N) where N is the number of commands described",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .tips = {"nondeterministic_output_order"},
        .args = {Optional(Multiple(String("command-name")))},
        .reply = "map<bulk, {summary: bulk, since: bulk, group: bulk, complexity?: bulk, "
                 "doc_flags?: set<status>, deprecated_since?: bulk, replaced_by?: bulk, "
                 "history?: set<tuple<bulk, bulk>>, reply_schema?: bulk, "
                 "arguments?: array<map<bulk, any>>, subcommands?: map<bulk, map<bulk, any>>}>",
        .example = "COMMAND DOCS GET",
        .handler = CommandDocs,
    },
    {
        .container = "COMMAND",
        .name = "GETKEYS",
        .summary = "Returns the keys that a call of a command names.",
        .since = "2.8.13",
        .complexity = "O(N) where N is the number of arguments of the call",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .args = {String("command"), Multiple(String("arg"))},
        .reply = "array<bulk>",
        .example = "COMMAND GETKEYS MSET a 1 b 2",
        .expect = "1) \"a\"\n2) \"b\"",
        .handler = CommandGetKeys,
    },
    {
        .container = "COMMAND",
        .name = "GETKEYSANDFLAGS",
        .summary = "Returns the keys that a call of a command names, and how each is used.",
        .since = "7.0.0",
        .complexity = "O(N) where N is the number of arguments of the call",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .args = {String("command"), Multiple(String("arg"))},
        .reply = "array<tuple<bulk, set<status>>>",
        .example = "COMMAND GETKEYSANDFLAGS GET a",
        .expect = "1) 1) \"a\"\n   2) 1) RO\n      2) access",
        .handler = CommandGetKeysAndFlags,
    },
    {
        .container = "COMMAND",
        .name = "HELP",
        .summary = "Lists the subcommands.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .reply = "array<status>",
        .example = "COMMAND HELP",
        .handler = CommandHelp,
    },
    {
        .container = "COMMAND",
        .name = "INFO",
        .summary = "Returns what clients need to know of some commands, or of all.",
        .since = "2.8.13",
        .complexity = "O(N) where N is the number of commands described",
        .group = Group::kServer,
        .history = {{"7.0.0", "All commands are described if none is named."}},
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .tips = {"nondeterministic_output_order"},
        .args = {Optional(Multiple(String("command-name")))},
        .reply = "array<tuple<bulk, integer, set<status>, integer, integer, integer, set<status>, "
                 "set<bulk>, set<map<bulk, any>>, array<any> | set<any>> | null>",
        .example = "COMMAND INFO GET",
        .handler = CommandInfo,
    },
    {
        .container = "COMMAND",
        .name = "LIST",
        .summary = "Returns the names of all commands, or of those that pass a filter.",
        .since = "7.0.0",
        .complexity = "O(N) where N is the number of commands",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .categories = kAclConnection,
        .tips = {"nondeterministic_output_order"},
        .args = {Optional(
            Token("FILTERBY", OneOf("filterby", {Token("MODULE", String("module-name")),
                                                 Token("ACLCAT", String("category")),
                                                 Token("PATTERN", Pattern("pattern"))})))},
        .reply = "array<bulk>",
        .example = "COMMAND LIST FILTERBY PATTERN command|co*",
        .expect = "1) \"command|count\"",
        .handler = CommandList,
    },
};
static_assert(IsWellFormed(kCommandDocsRecords));

}  // namespace

constinit const std::span<const CommandSpec> kCommandCommands = kCommandDocsRecords;

void ReplyCommandInfo(const Command& command, ReplySink& reply) {
  const CommandSpec& spec = *command.spec;
  const KeyRange range = spec.key_specs.Range();
  reply.Array(10);
  reply.Bulk(command.name);
  reply.Integer(spec.arity);
  ReplyNames(command.flags, kFlagNames, "", reply);
  reply.Integer(range.first);
  reply.Integer(range.last);
  reply.Integer(range.step);
  ReplyNames(command.categories, kCategoryNames, "@", reply);
  const size_t tips = CountOf(spec.tips);
  reply.Set(tips);
  for (size_t i = 0; i < tips; ++i) reply.Bulk(spec.tips[i]);
  ReplyKeySpecs(spec, reply);
  if (command.subcommands.empty()) return reply.Set(0);  // A set if empty, else an array.
  reply.Array(command.subcommands.size());
  for (const Command* subcommand : command.subcommands) ReplyCommandInfo(*subcommand, reply);
}

void ReplyCommandDocs(const Command& command, ReplySink& reply) {
  const CommandSpec& spec = *command.spec;
  size_t changes = 0;
  while (changes < std::size(spec.history) && spec.history[changes].since != nullptr) ++changes;
  std::vector<std::string_view> flags;
  if (!spec.deprecated_since.empty()) flags.push_back("deprecated");
  if (spec.Has(kSystem)) flags.push_back("syscmd");
  Fields fields;
  fields.Add("summary", spec.summary);
  fields.Add("since", spec.since);
  fields.Add("group", NameOf(spec.group));
  fields.Add("complexity", spec.complexity);
  const bool has_args = spec.args.size() > 0;
  const size_t more = size_t{!flags.empty()} + size_t{2} * !spec.deprecated_since.empty() +
                      (changes > 0) + !spec.reply.empty() + has_args + !command.subcommands.empty();

  reply.Bulk(command.name);
  fields.ReplyWith(more, reply);
  if (!flags.empty()) {
    reply.Bulk("doc_flags");
    reply.Set(flags.size());
    for (const std::string_view flag : flags) reply.Simple(flag);
  }
  if (!spec.deprecated_since.empty()) {
    reply.Bulk("deprecated_since");
    reply.Bulk(spec.deprecated_since);
    reply.Bulk("replaced_by");
    reply.Bulk(spec.replaced_by);
  }
  if (changes > 0) ReplyHistory(spec, changes, reply);
  if (!spec.reply.empty()) {
    reply.Bulk("reply_schema");
    reply.Bulk(spec.reply);
  }
  if (has_args) {
    reply.Bulk("arguments");
    ReplyArgs(spec, 0, spec.args.size(), reply);
  }
  if (command.subcommands.empty()) return;
  reply.Bulk("subcommands");
  reply.Map(command.subcommands.size());
  for (const Command* subcommand : command.subcommands) ReplyCommandDocs(*subcommand, reply);
}

void ReplyCommandList(const CommandTable& table, ReplySink& reply) {
  ReplyNamesOf(table.top_level(), reply);
}

void ReplyCommandListByCategory(const CommandTable& table, std::string_view category,
                                ReplySink& reply) {
  const AclCategories wanted = AclCategoryNamed(category);
  std::vector<const Command*> found;
  for (const Command* command : table.commands()) {
    if ((command->categories & wanted) != 0) found.push_back(command);
  }
  ReplyNamesOf(found, reply);
}

void ReplyCommandListByPattern(const CommandTable& table, std::string_view pattern,
                               ReplySink& reply) {
  std::vector<const Command*> found;
  for (const Command* command : table.commands()) {
    if (GlobMatch(pattern, command->name, true)) found.push_back(command);
  }
  ReplyNamesOf(found, reply);
}

void ReplyCommandKeys(const CommandTable& table, std::span<const std::string_view> argv,
                      bool with_flags, ReplySink& reply) {
  const Command* command = table.Resolve(argv);
  if (command == nullptr) return reply.ErrorText("ERR Invalid command specified");
  const CommandSpec& spec = *command->spec;
  if (!spec.key_specs.have_keys()) {
    return reply.ErrorText("ERR The command has no key arguments");
  }
  if (!spec.Accepts(argv.size())) {
    return reply.ErrorText("ERR Invalid number of arguments specified for command");
  }
  KeyVector found;
  if (!FindKeys(spec, argv, found) && !spec.Has(kNoMandatoryKeys)) {
    return reply.ErrorText("ERR Invalid arguments specified for command");
  }
  reply.Array(found.size());
  for (const FoundKey& key : found.keys()) {
    if (with_flags) reply.Array(2);
    reply.Bulk(key.key.bytes);
    if (with_flags) ReplyNames(ActualUse(spec, argv, key), kKeyUseNames, "", reply);
  }
}

void ReplyHelp(const Command& container, ReplySink& reply) {
  const std::string name(container.spec->name);
  reply.Array(1 + 2 * container.subcommands.size());
  reply.Simple(name + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:");
  for (const Command* subcommand : container.subcommands) {
    reply.Simple(SyntaxOf(*subcommand->spec).substr(name.size() + 1));
    reply.Simple("    " + std::string(subcommand->spec->summary));
  }
}

AclCategories AclCategoryNamed(std::string_view name) {
  for (size_t i = 0; i < std::size(kCategoryNames); ++i) {
    if (EqualsIgnoringCase(kCategoryNames[i], name)) return AclCategories{1} << i;
  }
  return 0;
}

std::span<const std::string_view> AclCategoryNames() { return kCategoryNames; }

std::string_view NameOf(Group group) {
  switch (group) {
    case Group::kGeneric:
      return "generic";
    case Group::kString:
      return "string";
    case Group::kList:
      return "list";
    case Group::kSet:
      return "set";
    case Group::kSortedSet:
      return "sorted-set";
    case Group::kHash:
      return "hash";
    case Group::kPubSub:
      return "pubsub";
    case Group::kTransactions:
      return "transactions";
    case Group::kConnection:
      return "connection";
    case Group::kServer:
      return "server";
    case Group::kScripting:
      return "scripting";
    case Group::kHyperLogLog:
      return "hyperloglog";
    case Group::kCluster:
      return "cluster";
    case Group::kGeo:
      return "geo";
    case Group::kStream:
      return "stream";
    case Group::kBitmap:
      return "bitmap";
  }
  return "";
}

}  // namespace perilune
