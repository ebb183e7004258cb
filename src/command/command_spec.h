#pragma once

// The record that declares a command. It stands beside the command's handler and is all that is
// said about the command anywhere; everything else is computed from it. Every family of commands
// has an array of records:
//
//   using namespace record;
//   constexpr CommandSpec kRecords[] = {
//       {
//           .name = "APPEND",
//           .summary = "Appends a string to the value of a key; a missing key counts as empty.",
//           .since = "2.0.0",
//           .complexity = "O(1)",
//           .group = Group::kString,
//           .flags = kWrite | kDenyOom | kFast,
//           .args = {KeyArg("key", kRW | kInsert), String("value")},
//           .reply = "integer",
//           .example = "APPEND greeting hello",
//           .expect = "(integer) 5",
//           .handler = Append,
//       },
//   };
//   static_assert(IsWellFormed(kRecords));  // command/well_formed.h
//
// A subcommand names its container, which is a record of its own with kHasSubcommands.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "command/arg.h"
#include "command/key_spec.h"
#include "command/syntax.h"

namespace perilune {

class ArgReader;
class ReplySink;
class ScriptHost;   // Of layer script.
class Session;      // Of layer server.
class Transaction;  // Of layer engine.

// What a command is and needs. The first are Redis' and shown by COMMAND INFO in this order; the
// texts stand in command_docs.cc.
using CommandFlags = uint32_t;
namespace record {
inline constexpr CommandFlags kWrite = 1 << 0;
inline constexpr CommandFlags kReadOnly = 1 << 1;
inline constexpr CommandFlags kDenyOom = 1 << 2;
inline constexpr CommandFlags kAdmin = 1 << 3;
inline constexpr CommandFlags kPubSub = 1 << 4;
inline constexpr CommandFlags kNoScript = 1 << 5;
inline constexpr CommandFlags kBlocking = 1 << 6;
inline constexpr CommandFlags kLoading = 1 << 7;
inline constexpr CommandFlags kStale = 1 << 8;
inline constexpr CommandFlags kSkipMonitor = 1 << 9;
inline constexpr CommandFlags kSkipSlowlog = 1 << 10;
inline constexpr CommandFlags kAsking = 1 << 11;
inline constexpr CommandFlags kFast = 1 << 12;
inline constexpr CommandFlags kNoAuth = 1 << 13;
inline constexpr CommandFlags kNoMandatoryKeys = 1 << 14;
inline constexpr CommandFlags kNoAsyncLoading = 1 << 15;
inline constexpr CommandFlags kNoMulti = 1 << 16;
inline constexpr CommandFlags kMovableKeys = 1 << 17;  // Computed.
inline constexpr CommandFlags kAllowBusy = 1 << 18;
// Not shown.
inline constexpr CommandFlags kMayReplicate = 1 << 19;    // Replicated without being a write.
inline constexpr CommandFlags kKeyspaceRead = 1 << 20;    // Reads all keys (KEYS, DBSIZE).
inline constexpr CommandFlags kKeyspaceWrite = 1 << 21;   // Changes all keys (FLUSHALL, SWAPDB).
inline constexpr CommandFlags kRunsScript = 1 << 22;      // EVAL, FCALL and the like.
inline constexpr CommandFlags kHasSubcommands = 1 << 23;  // A container; COMMAND also works alone.
inline constexpr CommandFlags kSystem = 1 << 24;          // COMMAND DOCS: not meant for users.
inline constexpr CommandFlags kNotQueued = 1 << 25;       // Executed at once also inside MULTI.
inline constexpr CommandFlags kExecutesQueue = 1 << 26;   // EXEC: needs what MULTI has queued.
inline constexpr CommandFlags kOtherDatabase = 1 << 27;   // Its keys, or later ones, elsewhere.
inline constexpr CommandFlags kKeyspaceScan = 1 << 28;    // SCAN: takes partitions as it goes.
inline constexpr CommandFlags kLearnsKeys = 1 << 29;      // SORT: data names further keys.
}  // namespace record

enum class Group : uint8_t {
  kGeneric,
  kString,
  kList,
  kSet,
  kSortedSet,
  kHash,
  kPubSub,
  kTransactions,
  kConnection,
  kServer,
  kScripting,
  kHyperLogLog,
  kCluster,
  kGeo,
  kStream,
  kBitmap,
};

// ACL categories, in the order in which COMMAND INFO shows them.
using AclCategories = uint32_t;
inline constexpr AclCategories kAclKeyspace = 1 << 0;
inline constexpr AclCategories kAclRead = 1 << 1;
inline constexpr AclCategories kAclWrite = 1 << 2;
inline constexpr AclCategories kAclSet = 1 << 3;
inline constexpr AclCategories kAclSortedSet = 1 << 4;
inline constexpr AclCategories kAclList = 1 << 5;
inline constexpr AclCategories kAclHash = 1 << 6;
inline constexpr AclCategories kAclString = 1 << 7;
inline constexpr AclCategories kAclBitmap = 1 << 8;
inline constexpr AclCategories kAclHyperLogLog = 1 << 9;
inline constexpr AclCategories kAclGeo = 1 << 10;
inline constexpr AclCategories kAclStream = 1 << 11;
inline constexpr AclCategories kAclPubSub = 1 << 12;
inline constexpr AclCategories kAclAdmin = 1 << 13;
inline constexpr AclCategories kAclFast = 1 << 14;
inline constexpr AclCategories kAclSlow = 1 << 15;
inline constexpr AclCategories kAclBlocking = 1 << 16;
inline constexpr AclCategories kAclDangerous = 1 << 17;
inline constexpr AclCategories kAclConnection = 1 << 18;
inline constexpr AclCategories kAclTransaction = 1 << 19;
inline constexpr AclCategories kAclScripting = 1 << 20;

// The function that executes a command: of one of three types, by what it needs.
using PlainHandler = void (*)(Transaction&, ArgReader&, ReplySink&);
using SessionHandler = void (*)(Session&, Transaction&, ArgReader&, ReplySink&);
using ScriptHandler = void (*)(ScriptHost&, Transaction&, ArgReader&, ReplySink&);

class CommandHandler {
 public:
  enum class Kind : uint8_t { kNone, kPlain, kSession, kScript };

  constexpr CommandHandler() : plain_(nullptr) {}
  constexpr CommandHandler(PlainHandler handler)  // NOLINT: implicit, as records are written.
      : plain_(handler), kind_(Kind::kPlain) {}
  constexpr CommandHandler(SessionHandler handler)  // NOLINT
      : session_(handler), kind_(Kind::kSession) {}
  constexpr CommandHandler(ScriptHandler handler)  // NOLINT
      : script_(handler), kind_(Kind::kScript) {}

  constexpr Kind kind() const { return kind_; }

  // Each requires that kind() says so.
  PlainHandler plain() const {
    DCHECK(kind_ == Kind::kPlain);
    return plain_;
  }
  SessionHandler session() const {
    DCHECK(kind_ == Kind::kSession);
    return session_;
  }
  ScriptHandler script() const {
    DCHECK(kind_ == Kind::kScript);
    return script_;
  }

 private:
  union {
    PlainHandler plain_;
    SessionHandler session_;
    ScriptHandler script_;
  };
  Kind kind_ = Kind::kNone;
};

// Tells what a call really does with a key of kVariableFlags. (A bare pointer would do, but no
// sanitizer lets a function's address be compared with null at compile time.)
struct KeyUseFunction {
  constexpr KeyUseFunction() = default;
  constexpr KeyUseFunction(KeyUse (*function)(ArgReader&))  // NOLINT: implicit, as above.
      : call(function), is_set(true) {}

  KeyUse (*call)(ArgReader&) = nullptr;
  bool is_set = false;
};

// A change of a command's behaviour that users of older versions should know.
struct Change {
  const char* since = nullptr;
  const char* text = nullptr;
};

struct CommandSpec {
  std::string_view container = {};
  std::string_view name = {};  // In capitals.
  std::string_view summary = {};
  std::string_view since = {};
  std::string_view complexity = {};
  Group group = Group::kGeneric;
  std::string_view deprecated_since = {};
  std::string_view replaced_by = {};
  Change history[6] = {};
  CommandFlags flags = 0;
  AclCategories categories = 0;  // Those that neither the flags nor the group imply.
  const char* tips[4] = {};
  ArgList args = {};
  const char* key_notes[3] = {};  // One for each of key_specs, "" for none.
  KeyUseFunction key_use = {};
  std::string_view reply = {};  // What it replies, see command/reply_schema.h.
  std::string_view example = {};
  std::string_view expect = {};  // The reply as redis-cli shows it; "" is any but an error.
  CommandHandler handler = {};

  // Computed; records leave these alone.
  KeySpecs key_specs = KeySpecs(args, words());
  OptionRun options = OptionsOf(args, 0, args.size(), words());
  int arity = is_container() ? (handler.kind() == CommandHandler::Kind::kNone ? -2 : -1)
                             : ArityOf(args, words());

  constexpr bool Has(CommandFlags any_of) const { return (flags & any_of) != 0; }
  constexpr bool is_container() const { return Has(record::kHasSubcommands); }
  constexpr size_t words() const { return container.empty() ? 1 : 2; }
  constexpr bool Accepts(size_t argc) const {
    return arity < 0 ? argc >= static_cast<size_t>(-arity) : argc == static_cast<size_t>(arity);
  }
};

// Returns the flags with those that are computed.
CommandFlags FlagsOf(const CommandSpec& spec);

// Returns all ACL categories of the command.
AclCategories CategoriesOf(const CommandSpec& spec);

// Returns "set" or "config|set", as replies name a command.
std::string FullName(const CommandSpec& spec);

// Returns the command's syntax for people: "SET key value [NX | XX] ...".
std::string SyntaxOf(const CommandSpec& spec);

}  // namespace perilune
