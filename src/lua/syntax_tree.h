#pragma once

// The syntax tree of a source of Lua 5.1.
//
//   Result<SyntaxTree, SyntaxError> tree = Parse(source);
//   if (!tree) return Failure{tree.error().MessageIn("user_script")};
//   tree->NamesGlobal("KEYS");
//
// Lifetime: the tree borrows the source, its nodes belong to the tree.
// Source: the grammar is that of the "Lua 5.1 Reference Manual", section 8; the texts and limits
// were recorded from Redis 7.0, which embeds PUC Lua 5.1.5.

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "lua/arena.h"
#include "lua/expression.h"
#include "lua/syntax_error.h"
#include "lua/token.h"

namespace perilune::lua {

// Keyed, so that no source can be written to collide.
struct NameHash {
  size_t operator()(std::string_view name) const { return Hash(name); }
};

class SyntaxTree {
 public:
  using Names = std::unordered_set<std::string_view, NameHash>;

  std::string_view source() const { return source_; }

  // The main function.
  const FunctionExpr& chunk() const { return *chunk_; }

  // The globals that the source names. It may reach others by _G, getfenv or loadstring.
  const Names& globals() const { return globals_; }
  bool NamesGlobal(std::string_view name) const { return globals_.contains(name); }

  // See Lexer::unusual_tokens.
  std::span<const Token> unusual_tokens() const { return unusual_tokens_; }

  std::string_view TextOf(const Node& node) const {
    return source_.substr(node.span.begin, node.span.end - node.span.begin);
  }

 private:
  friend class Parser;
  explicit SyntaxTree(std::string_view source) : source_(source) {}

  std::string_view source_;
  Arena arena_;
  const FunctionExpr* chunk_ = nullptr;
  Names globals_;
  std::vector<Token> unusual_tokens_;
};

// Returns the tree, or what PUC's compiler says first. Not found are the errors that depend on
// the code it would generate ("constant table overflow", "function or expression too complex").
Result<SyntaxTree, SyntaxError> Parse(std::string_view source);

}  // namespace perilune::lua
