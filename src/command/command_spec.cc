#include "command/command_spec.h"

#include <array>
#include <utility>

#include "command/well_formed.h"

namespace perilune {
namespace {

using namespace record;

constexpr std::pair<CommandFlags, AclCategories> kImpliedByFlag[] = {
    {kWrite, kAclWrite},   {kAdmin, kAclAdmin | kAclDangerous},
    {kPubSub, kAclPubSub}, {kBlocking, kAclBlocking},
    {kFast, kAclFast},
};

AclCategories ImpliedBy(Group group) {
  switch (group) {
    case Group::kString:
      return kAclString;
    case Group::kList:
      return kAclList;
    case Group::kSet:
      return kAclSet;
    case Group::kSortedSet:
      return kAclSortedSet;
    case Group::kHash:
      return kAclHash;
    case Group::kTransactions:
      return kAclTransaction;
    case Group::kConnection:
      return kAclConnection;
    case Group::kScripting:
      return kAclScripting;
    case Group::kHyperLogLog:
      return kAclHyperLogLog;
    case Group::kGeo:
      return kAclGeo;
    case Group::kStream:
      return kAclStream;
    case Group::kBitmap:
      return kAclBitmap;
    case Group::kGeneric:
    case Group::kPubSub:
    case Group::kServer:
    case Group::kCluster:
      return 0;
  }
  return 0;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string SyntaxOf(const ArgList& args, size_t node);

// Writes the siblings of [begin, end) with `separator` between them.
std::string SyntaxOf(const ArgList& args, size_t begin, size_t end, std::string_view separator) {
  std::string text;
  for (size_t i = begin; i < end; i = args.Behind(i)) {
    if (i != begin) text += separator;
    text += SyntaxOf(args, i);
  }
  return text;
}

// Writes one occurrence without its token.
std::string ValueSyntaxOf(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  const size_t behind = args.Behind(node);
  if (arg.type == ArgType::kPureToken) return "";
  if (arg.type == ArgType::kBlock) return SyntaxOf(args, node + 1, behind, " ");
  if (arg.is_leaf()) return arg.name;
  const std::string choice = SyntaxOf(args, node + 1, behind, " | ");
  const bool is_bracketed = arg.Is(kOptionalArg) && !arg.has_token() && !arg.Is(kMultipleArg);
  return is_bracketed ? choice : "<" + choice + ">";
}

std::string SyntaxOf(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  const std::string token = !arg.has_token()           ? ""
                            : arg.token_text().empty() ? "\"\""
                                                       : std::string(arg.token_text());
  const std::string value = ValueSyntaxOf(args, node);
  const std::string once = token + (token.empty() || value.empty() ? "" : " ") + value;
  std::string text = once;
  if (arg.Is(kMultipleArg)) {
    text += " [" + (arg.Is(kMultipleTokenArg) ? once : value) + " ...]";
  }
  return arg.Is(kOptionalArg) ? "[" + text + "]" : text;
}

}  // namespace

CommandFlags FlagsOf(const CommandSpec& spec) {
  return spec.flags | (spec.key_specs.are_movable() ? kMovableKeys : 0);
}

AclCategories CategoriesOf(const CommandSpec& spec) {
  AclCategories categories = spec.categories;
  for (const auto& [flag, implied] : kImpliedByFlag) {
    if (spec.Has(flag)) categories |= implied;
  }
  if (!spec.Has(kFast)) categories |= kAclSlow;
  if (spec.Has(kReadOnly) && spec.group != Group::kScripting) categories |= kAclRead;
  if (!spec.is_container()) categories |= ImpliedBy(spec.group);
  return categories;
}

std::string FullName(const CommandSpec& spec) {
  if (spec.container.empty()) return LowerCase(spec.name);
  return LowerCase(spec.container) + "|" + LowerCase(spec.name);
}

std::string SyntaxOf(const CommandSpec& spec) {
  std::string text(spec.container);
  if (!text.empty()) text += ' ';
  text += spec.name;
  if (spec.args.size() == 0) return text;
  return text + ' ' + SyntaxOf(spec.args, 0, spec.args.size(), " ");
}

// Defined because it is named; no record that reaches it has been compiled.
void Malformed(const char* /*rule*/) { CHECK(false); }

}  // namespace perilune
