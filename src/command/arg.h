#pragma once

// The argument grammar of a command: a small tree that is the only statement of its syntax. Arity,
// key positions, COMMAND DOCS and the matching of options are computed from it (command/syntax.h,
// command/key_spec.h).
//
// A tree is kept flat, in preorder, in an ArgList. The builders of namespace record make trees
// at compile time; a tree that does not fit or cannot mean anything does not compile.
//
//   {KeyArg("key", kRW | kUpdate),
//    Optional(OneOf("condition", {Flag("nx", "NX"), Flag("xx", "XX")})),
//    Multiple(Block("score_member", {Double("score"), String("member")}))}
//
// The words that records are written with are in namespace record; files that declare commands
// say `using namespace record`.
//
// Lifetime: borrows names and tokens, which are literals.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace perilune {

enum class ArgType : uint8_t {
  kKey,
  kString,
  kInteger,
  kDouble,
  kPattern,
  kUnixTime,
  kPureToken,  // The token alone.
  kOneOf,      // One of its children.
  kBlock,      // All of its children in order.
};

// What a command does with a key: one of the first four, which say whether the value's metadata
// or content is read or changed, and what happens to the content that users put there.
using KeyUse = uint32_t;
namespace record {
inline constexpr KeyUse kRO = 1 << 0;              // Reads.
inline constexpr KeyUse kRW = 1 << 1;              // Reads and changes.
inline constexpr KeyUse kOW = 1 << 2;              // Overwrites.
inline constexpr KeyUse kRM = 1 << 3;              // Deletes.
inline constexpr KeyUse kAccess = 1 << 4;          // Content is returned, copied or used.
inline constexpr KeyUse kUpdate = 1 << 5;          // Content is changed.
inline constexpr KeyUse kInsert = 1 << 6;          // Content is added, none is changed.
inline constexpr KeyUse kDelete = 1 << 7;          // Content is deleted.
inline constexpr KeyUse kNotKey = 1 << 8;          // No key, but routed like one (a shard channel).
inline constexpr KeyUse kIncomplete = 1 << 9;      // Clients may miss some; search from the end.
inline constexpr KeyUse kVariableFlags = 1 << 10;  // CommandSpec::key_use tells more.
inline constexpr KeyUse kUnsearchable = 1 << 11;   // Clients cannot find the keys by position.
}  // namespace record

// How often an argument stands, as bits.
using ArgRepeat = uint8_t;
inline constexpr ArgRepeat kOptionalArg = 1 << 0;       // It may be missing.
inline constexpr ArgRepeat kMultipleArg = 1 << 1;       // Once or more, one after the other.
inline constexpr ArgRepeat kMultipleTokenArg = 1 << 2;  // With kMultipleArg: each with its token.
inline constexpr ArgRepeat kCountArg = 1 << 3;          // Says how many counted arguments follow.
inline constexpr ArgRepeat kCountedArg = 1 << 4;        // As often as the count says.
inline constexpr ArgRepeat kHalvesArg = 1 << 5;         // A block: all of one, then of the other.
inline constexpr ArgRepeat kOnceArg = 1 << 6;           // An option that must not be repeated.
inline constexpr ArgRepeat kLenientArg = 1 << 7;        // Alternatives do not exclude each other.

// One node. Those below it follow it.
struct Arg {
  const char* name = "";
  const char* token = nullptr;  // Written before the value. "" stands for an empty argument.
  const char* since = nullptr;
  ArgType type = ArgType::kString;
  uint8_t size = 1;  // Nodes of this subtree.
  ArgRepeat repeat = 0;
  uint8_t token_size = 0;
  KeyUse use = 0;

  constexpr bool Is(ArgRepeat bits) const { return (repeat & bits) != 0; }
  constexpr bool has_token() const { return token != nullptr; }
  constexpr std::string_view token_text() const { return {token, token_size}; }
  constexpr bool is_leaf() const { return type != ArgType::kOneOf && type != ArgType::kBlock; }
};

// A sequence of trees.
class ArgList {
 public:
  static constexpr size_t kCapacity = 40;

  constexpr ArgList() = default;
  constexpr ArgList(std::initializer_list<ArgList> trees) {
    for (const ArgList& tree : trees) Append(tree);
  }
  constexpr explicit ArgList(const Arg& node) : size_(1) { nodes_[0] = node; }

  constexpr size_t size() const { return size_; }
  constexpr const Arg& operator[](size_t i) const { return nodes_[i]; }
  constexpr Arg& operator[](size_t i) { return nodes_[i]; }

  // The node behind the subtree of `i`: its next sibling, if it has one.
  constexpr size_t Behind(size_t i) const { return i + nodes_[i].size; }

  constexpr void Append(const ArgList& trees) {
    for (size_t i = 0; i < trees.size_; ++i) nodes_[size_++] = trees.nodes_[i];
  }

 private:
  Arg nodes_[kCapacity] = {};
  uint8_t size_ = 0;
};

// Returns true if the two differ in nothing but the case of ASCII letters.
bool EqualsIgnoringCase(std::string_view a, std::string_view b);

// Returns the name that COMMAND DOCS gives the type.
std::string_view NameOf(ArgType type);

namespace record {

// Not constexpr: reaching it stops the compiler, which then shows the reason.
void MalformedArgument(const char* reason);

constexpr ArgList Leaf(ArgType type, const char* name, KeyUse use = 0, ArgRepeat repeat = 0) {
  return ArgList(Arg{.name = name, .type = type, .repeat = repeat, .use = use});
}

constexpr ArgList Parent(ArgType type, const char* name, std::initializer_list<ArgList> children) {
  ArgList tree(Arg{.name = name, .type = type});
  for (const ArgList& child : children) tree.Append(child);
  tree[0].size = static_cast<uint8_t>(tree.size());
  if (children.size() < (type == ArgType::kOneOf ? 2 : 1)) MalformedArgument("too few children");
  return tree;
}

constexpr ArgList With(ArgList tree, ArgRepeat repeat, const char* since = nullptr) {
  if (tree.size() == 0 || tree.size() != tree[0].size) MalformedArgument("not one argument");
  tree[0].repeat |= repeat;
  if (since != nullptr) tree[0].since = since;
  return tree;
}

// (`Key` is taken: the type of store/key.h.)
constexpr ArgList KeyArg(const char* name, KeyUse use) { return Leaf(ArgType::kKey, name, use); }
inline constexpr ArgList kKeyToRead = KeyArg("key", kRO | kAccess);
inline constexpr ArgList kKeyToCut = KeyArg("key", kRW | kDelete);
constexpr ArgList String(const char* name) { return Leaf(ArgType::kString, name); }
constexpr ArgList Int(const char* name) { return Leaf(ArgType::kInteger, name); }
constexpr ArgList Double(const char* name) { return Leaf(ArgType::kDouble, name); }
constexpr ArgList Pattern(const char* name) { return Leaf(ArgType::kPattern, name); }
constexpr ArgList UnixTime(const char* name) { return Leaf(ArgType::kUnixTime, name); }

// A channel that lives in a cluster's slot.
constexpr ArgList ShardChannel(const char* name) { return Leaf(ArgType::kString, name, kNotKey); }

// A pattern from which the command makes names of keys (SORT's BY and GET).
constexpr ArgList KeyPattern(const char* name, KeyUse use) {
  return Leaf(ArgType::kPattern, name, use | kUnsearchable);
}

// `token` before whatever `tree` stands for.
constexpr ArgList Token(const char* token, ArgList tree, const char* since = nullptr) {
  tree = With(tree, 0, since);
  if (tree[0].has_token()) MalformedArgument("two tokens for one argument");
  tree[0].token = token;
  tree[0].token_size = static_cast<uint8_t>(std::string_view(token).size());
  return tree;
}

// `token` alone.
constexpr ArgList Flag(const char* name, const char* token, const char* since = nullptr) {
  return Token(token, Leaf(ArgType::kPureToken, name), since);
}

constexpr ArgList OneOf(const char* name, std::initializer_list<ArgList> alternatives) {
  return Parent(ArgType::kOneOf, name, alternatives);
}

constexpr ArgList Block(const char* name, std::initializer_list<ArgList> children) {
  return Parent(ArgType::kBlock, name, children);
}

constexpr ArgList Optional(const ArgList& tree, const char* since = nullptr) {
  return With(tree, kOptionalArg, since);
}

// x [x ...]; a token stands once, in front.
constexpr ArgList Multiple(const ArgList& tree) { return With(tree, kMultipleArg); }

// TOKEN x [TOKEN x ...]
constexpr ArgList MultipleToken(const ArgList& tree) {
  return With(tree, kMultipleArg | kMultipleTokenArg);
}

// An option of which even the same alternative must not come twice. Others may: the last wins.
constexpr ArgList Once(const ArgList& tree) { return With(tree, kOnceArg); }

// A OneOf whose alternatives may come together, because the last wins or the handler has its own
// words for what excludes what. In any other, two different ones are a syntax error.
constexpr ArgList Lenient(const ArgList& tree) { return With(tree, kLenientArg); }

// The number of keys, and what stands that many times; at most one count in a command.
constexpr ArgList NumKeys(const char* name) { return Leaf(ArgType::kInteger, name, 0, kCountArg); }
constexpr ArgList Counted(const ArgList& tree) { return With(tree, kCountedArg | kMultipleArg); }
constexpr ArgList CountedKeys(const char* name, KeyUse use) { return Counted(KeyArg(name, use)); }

// first [first ...] second [second ...], as many of the one as of the other, up to the end.
constexpr ArgList Halves(const char* name, const ArgList& first, const ArgList& second) {
  return With(Block(name, {Multiple(first), Multiple(second)}), kHalvesArg);
}

}  // namespace record
}  // namespace perilune
