#pragma once

// The statements of Lua 5.1.

#include <span>

#include "lua/expression.h"
#include "lua/node.h"

namespace perilune::lua {

struct LocalStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kLocal;
  std::span<const Variable* const> variables;
  std::span<const Expr* const> values;
};

struct AssignStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kAssign;
  std::span<const Expr* const> targets;  // NameExpr or IndexExpr.
  std::span<const Expr* const> values;
};

struct CallStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kCallStatement;
  const CallExpr* call = nullptr;
};

struct DoStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kDo;
  Block body;
};

struct WhileStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kWhile;
  const Expr* condition = nullptr;
  Block body;
};

struct RepeatStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kRepeat;
  Block body;
  const Expr* condition = nullptr;
};

struct Branch {
  const Expr* condition = nullptr;  // Null: else.
  Block body;
};

struct IfStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kIf;
  std::span<const Branch> branches;
};

struct NumericForStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kNumericFor;
  const Variable* variable = nullptr;
  const Expr* first = nullptr;
  const Expr* last = nullptr;
  const Expr* step = nullptr;  // Null: 1.
  Block body;
};

struct GenericForStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kGenericFor;
  std::span<const Variable* const> variables;
  std::span<const Expr* const> values;
  Block body;
};

// `function a.b:c() ... end`, which assigns to `target`.
struct FunctionStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kFunctionStatement;
  const Expr* target = nullptr;
  const FunctionExpr* function = nullptr;
};

struct LocalFunctionStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kLocalFunction;
  const Variable* variable = nullptr;
  const FunctionExpr* function = nullptr;
};

struct ReturnStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kReturn;
  std::span<const Expr* const> values;
};

struct BreakStatement : Statement {
  static constexpr NodeKind kKind = NodeKind::kBreak;
};

}  // namespace perilune::lua
