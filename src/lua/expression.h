#pragma once

// The expressions of Lua 5.1.
//
// A field `t.name` is an index by a string. A parenthesis is a node of its own, since it cuts
// several values down to one. Chains (`a.b.c`, `f()()`, `1 + 2 + 3`) are nested to the left as
// deep as they are long: whoever walks a tree does not do so by recursion (see visitor.h).

#include <cstdint>
#include <span>
#include <string_view>

#include "lua/node.h"
#include "lua/token.h"

namespace perilune::lua {

struct NilExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kNil;
};

struct BooleanExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kBoolean;
  bool value = false;
};

struct NumberExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kNumber;
  double value = 0;
};

struct StringExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kString;
  std::string_view value;  // Without delimiters and escapes.
};

struct VarargsExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kVarargs;
};

// The chunk is one, too: a function with `...` and no outer one.
struct FunctionExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kFunction;
  const FunctionExpr* outer = nullptr;
  int line = 0;  // Where messages say that it is. 0: the chunk.
  std::span<const Variable* const> parameters;
  bool has_varargs = false;   // `...` stands among the parameters.
  bool uses_varargs = false;  // `...` stands in the body.
  const Variable* arg = nullptr;
  uint32_t body_begin = 0;  // Behind the parameters.
  Block body;
  std::span<const Variable* const> upvalues;
};

struct TableItem {
  const Expr* key = nullptr;  // Null: the next position.
  const Expr* value = nullptr;
};

struct TableExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kTable;
  std::span<const TableItem> items;
};

struct NameExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kName;
  std::string_view name;
  const Variable* variable = nullptr;  // Null: a global.
  bool is_upvalue = false;
};

struct IndexExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kIndex;
  const Expr* object = nullptr;
  const Expr* key = nullptr;
};

// `callee(...)`, or `callee:method(...)`.
struct CallExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kCall;
  const Expr* callee = nullptr;
  std::string_view method;  // Empty: none.
  std::span<const Expr* const> arguments;
};

struct ParenExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kParen;
  const Expr* inner = nullptr;
};

struct UnaryExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kUnary;
  TokenKind op = TokenKind::kEof;
  const Expr* operand = nullptr;
};

struct BinaryExpr : Expr {
  static constexpr NodeKind kKind = NodeKind::kBinary;
  TokenKind op = TokenKind::kEof;
  const Expr* left = nullptr;
  const Expr* right = nullptr;
};

}  // namespace perilune::lua
