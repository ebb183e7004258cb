#pragma once

// Which variable a name means at the place that the parser has reached: the functions and blocks
// that are open there, and the variables visible in them.
//
// A variable is declared first and visible later: in `local a = a` the second `a` is another one.
//
// Cost: a name is resolved in O(1), plus once for each function that it is an upvalue of.

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lua/arena.h"
#include "lua/expression.h"
#include "lua/lexer.h"
#include "lua/node.h"
#include "lua/syntax_tree.h"

namespace perilune::lua {

class Scope {
 public:
  // What is too much is reported to `lexer`.
  Scope(Arena& arena, Lexer& lexer) : arena_(arena), lexer_(lexer) {}

  void OpenFunction(FunctionExpr& function);
  void CloseFunction();

  void OpenBlock(bool is_loop);
  void CloseBlock();

  // Is there a loop that a `break` would leave?
  bool InLoop() const;

  FunctionExpr& function() { return *functions_.back().function; }

  // Declares a variable of the innermost function.
  Variable& Declare(std::string_view name, Variable::Origin origin, Span span);

  // Declares `count` variables without a name, which a loop keeps for itself.
  void DeclareNameless(int count);

  // What was declared in the innermost function becomes visible in the innermost block.
  void Show();

  // Returns the variable that `name` means, or null if it is a global.
  Variable* Resolve(std::string_view name);

  // Counts that a statement assigns to what `name` means.
  void CountAssignment(std::string_view name);

  // Reports that the innermost function has "more than `limit` `things`".
  void FailLimit(int limit, std::string_view things);

 private:
  struct Visible {
    Variable* variable;  // Null: nameless.
    Variable* shadowed;  // What its name meant before, or null.
  };
  struct OpenedFunction {
    FunctionExpr* function;
    size_t visible_before;
    size_t blocks_before;
    size_t declared = 0;
    std::vector<Variable*> waiting = {};  // Declared, but not visible yet.
    std::vector<const Variable*> upvalues = {};
  };
  struct OpenedBlock {
    size_t visible_before;
    bool is_loop;
  };

  void CountDeclaration();
  void AddUpvalue(const Variable& variable);
  void FailLimitOf(const FunctionExpr& function, int limit, std::string_view things);

  Arena& arena_;
  Lexer& lexer_;
  std::vector<OpenedFunction> functions_;
  std::vector<OpenedBlock> blocks_;
  std::vector<Visible> visible_;
  std::unordered_map<std::string_view, Variable*, NameHash> meanings_;
};

}  // namespace perilune::lua
