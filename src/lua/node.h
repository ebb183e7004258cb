#pragma once

// What all nodes of a syntax tree of Lua 5.1 have in common, and the variables they mention.
//
// Expressions and statements are nodes; As<CallExpr>(node) tells which.
//
// Lifetime: nodes and variables belong to the arena of their tree. Names are views of the source,
// the values of strings of either.
// Threads: immutable once parsed.

#include <cstdint>
#include <span>
#include <string_view>

namespace perilune::lua {

enum class NodeKind : uint8_t {
  // Expressions.
  kNil,
  kBoolean,
  kNumber,
  kString,
  kVarargs,
  kFunction,
  kTable,
  kName,
  kIndex,
  kCall,
  kParen,
  kUnary,
  kBinary,

  // Statements.
  kLocal,
  kAssign,
  kCallStatement,
  kDo,
  kWhile,
  kRepeat,
  kIf,
  kNumericFor,
  kGenericFor,
  kFunctionStatement,
  kLocalFunction,
  kReturn,
  kBreak,
};

// The bytes [begin, end) of the source, and the line, counted from 1, where they begin.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  int line = 1;
};

struct Node {
  NodeKind kind;
  Span span;
};
struct Expr : Node {};
struct Statement : Node {};

// Returns the node as a T, or null if it is none.
template <typename T>
const T* As(const Node* node) {
  return node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

struct FunctionExpr;

// A local variable. Globals have none: they are names without a variable.
struct Variable {
  enum class Origin : uint8_t {
    kLocal,
    kLocalFunction,
    kParameter,
    kSelf,  // Of `function t:f()`.
    kArg,   // The table `arg` of a function with `...`, which Lua 5.1 declares by itself.
    kLoop,
  };

  std::string_view name;
  Origin origin = Origin::kLocal;
  Span span;                          // Of the name where it is declared.
  const FunctionExpr* function;       // Declares it.
  const Expr* initializer = nullptr;  // `local a = initializer`.
  uint32_t mentions = 0;              // Behind its declaration.
  uint32_t assignments = 0;           // Of the mentions, those that assign to it.
  bool is_upvalue = false;            // A function inside of `function` mentions it.
};

struct Block {
  std::span<const Statement* const> statements;
};

}  // namespace perilune::lua
