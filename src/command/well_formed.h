#pragma once

// IsWellFormed: what no record of a command may get wrong, checked by the compiler.
//
//   static_assert(IsWellFormed(kRecords));
//
// A record that breaks a rule calls a function that is not constexpr: the compiler stops there,
// and the line it shows says the rule.

#include <cstddef>
#include <span>
#include <string_view>

#include "command/command_spec.h"
#include "command/reply_schema.h"

namespace perilune {

// Not constexpr: reaching it stops the compiler.
void Malformed(const char* rule);

constexpr bool IsUpperCase(std::string_view text) {
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return !text.empty();
}

constexpr bool IsVersion(std::string_view text) {
  size_t dots = 0;
  for (const char c : text) {
    if (c == '.') ++dots;
    if (c != '.' && (c < '0' || c > '9')) return false;
  }
  return dots == 2;
}

// Returns true if exactly one bit is set.
constexpr bool IsOneOf(KeyUse bits) { return bits != 0 && (bits & (bits - 1)) == 0; }

constexpr void CheckArg(const ArgList& args, size_t node) {
  using namespace record;
  const Arg& arg = args[node];
  if (arg.name[0] == '\0') Malformed("every argument has a name");
  if (arg.has_token() && !arg.token_text().empty() && !IsUpperCase(arg.token_text())) {
    Malformed("a token is written in capitals");
  }
  if (arg.type == ArgType::kKey && arg.use == 0) Malformed("a key says how it is used");
  if (arg.use != 0 && !IsOneOf(arg.use & (kRO | kRW | kOW | kRM | kNotKey))) {
    Malformed("a key is exactly one of kRO, kRW, kOW, kRM, kNotKey");
  }
  if (arg.Is(kMultipleTokenArg) && !arg.has_token() && !BeginsWithToken(args, node)) {
    Malformed("MultipleToken() repeats a token: there must be one");
  }
  if (arg.since != nullptr && !IsVersion(arg.since)) Malformed("since is a version such as 6.2.0");
  if (arg.Is(kLenientArg) && arg.type != ArgType::kOneOf) Malformed("Lenient() wants a OneOf()");
}

constexpr void CheckArgs(const ArgList& args) {
  size_t counts = 0;
  for (size_t i = 0; i < args.size(); ++i) {
    CheckArg(args, i);
    if (args[i].Is(kCountArg)) ++counts;
    if (args[i].Is(kCountedArg) && counts == 0) Malformed("NumKeys() precedes what it counts");
    if (args[i].Is(kCountedArg) && args[i].type == ArgType::kKey && !args[i - 1].Is(kCountArg)) {
      Malformed("CountedKeys() stands next to NumKeys()");
    }
  }
  if (counts > 1) Malformed("one NumKeys() is the most");
  for (size_t i = 0; i < args.size(); i = args.Behind(i)) {
    if (args[i].Is(kHalvesArg) && args.Behind(i) != args.size()) Malformed("Halves() is the end");
  }
}

constexpr void CheckTexts(const CommandSpec& spec) {
  if (!IsUpperCase(spec.name) || spec.name.size() > 24) Malformed("name: capitals, at most 24");
  if (!spec.container.empty() && !IsUpperCase(spec.container)) Malformed("container: capitals");
  if (spec.summary.empty() || spec.summary.back() != '.') Malformed("summary is a sentence");
  if (!IsVersion(spec.since)) Malformed("since is a version such as 1.0.0");
  if (spec.deprecated_since.empty() != spec.replaced_by.empty()) {
    Malformed("what is deprecated says what replaces it");
  }
  if (spec.example.empty() && !spec.expect.empty()) Malformed("expect without an example");
  if (!spec.is_container() && spec.example.empty()) Malformed("every command has an example");
}

constexpr void CheckReply(const CommandSpec& spec) {
  if (spec.handler.kind() == CommandHandler::Kind::kNone) {
    if (!spec.reply.empty()) Malformed("what has no handler has no reply");
  } else if (!ReplySchema(spec.reply).is_well_formed()) {
    Malformed("reply is written as command/reply_schema.h says");
  }
}

constexpr void CheckRecord(const CommandSpec& spec) {
  using namespace record;
  CheckTexts(spec);
  CheckArgs(spec.args);
  CheckReply(spec);
  if (spec.is_container()) {
    if (!spec.container.empty()) Malformed("a container stands in no container");
    if (spec.args.size() > 0) Malformed("a container's arguments are its subcommands'");
  } else if (spec.handler.kind() == CommandHandler::Kind::kNone) {
    Malformed("only a container may lack a handler");
  }
  if (spec.Has(kWrite) && spec.Has(kReadOnly)) Malformed("kWrite and kReadOnly");
  if (spec.Has(kMovableKeys)) Malformed("kMovableKeys is computed");
  if (spec.Has(kReadOnly)) {
    for (const KeySpec& keys : spec.key_specs) {
      // PFCOUNT reads, but may cache what it found in the value: kRW without kUpdate.
      if ((keys.use & (kUpdate | kInsert | kDelete)) != 0) Malformed("kReadOnly changes no key");
    }
  }
  bool has_variable_use = false;
  for (const KeySpec& keys : spec.key_specs) {
    has_variable_use = has_variable_use || (keys.use & kVariableFlags) != 0;
  }
  if (has_variable_use != spec.key_use.is_set) {
    Malformed("kVariableFlags and key_use come together");
  }
}

// Returns true.
constexpr bool IsWellFormed(std::span<const CommandSpec> records) {
  for (const CommandSpec& spec : records) {
    CheckRecord(spec);
    for (const CommandSpec& other : records) {
      if (&other != &spec && other.name == spec.name && other.container == spec.container) {
        Malformed("one record for one command");
      }
    }
  }
  return true;
}

}  // namespace perilune
