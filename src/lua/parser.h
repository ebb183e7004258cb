#pragma once

// Parses a source of Lua 5.1 by recursive descent, in one pass and in the order of PUC's parser,
// so that the first error is the same.
//
// An error ends the stream of tokens (see lexer.h): the parser then returns by itself through
// whatever it is in, leaving nodes that nobody will see.
//
// Invariants:
//   1. Nesting is limited to kLevelsMax levels, and the nodes to kTreeBytesMax: no source can
//      exhaust the stack or the memory.
// Cost: linear.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lua/expression.h"
#include "lua/lexer.h"
#include "lua/scope.h"
#include "lua/statement.h"
#include "lua/syntax_tree.h"

namespace perilune::lua {

class Parser {
 public:
  static constexpr int kLevelsMax = 200;
  static constexpr size_t kTreeBytesMax = size_t{256} << 20;

  explicit Parser(std::string_view source)
      : tree_(source), lexer_(source), scope_(tree_.arena_, lexer_) {}

  // To be called once.
  Result<SyntaxTree, SyntaxError> Parse() &&;

 private:
  // Counts a level of nesting as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser);
    ~Level() { --parser_.level_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };
  using Exprs = std::span<const Expr* const>;

  // ---- Tokens (parser.cc).
  void Advance();
  bool At(TokenKind kind) const { return token_.kind == kind; }
  bool Accept(TokenKind kind);
  void Expect(TokenKind kind);
  void ExpectClosing(TokenKind closing, TokenKind opening, int opening_line);
  std::string_view ExpectName();
  void FailNear(std::string_view problem);
  std::string_view TextOf(const Token& token) const;
  static Span SpanOf(const Token& token) { return {token.begin, token.end, token.line}; }
  Span SpanFrom(const Token& first) const;
  template <typename T>
  T* Make() {
    T node{};
    node.kind = T::kKind;
    return tree_.arena_.New(node);
  }

  // ---- Statements (statement_parser.cc).
  Block Statements();
  Block BlockOf(bool is_loop);
  bool AtBlockEnd() const;
  const Statement* ParseStatement();
  Statement* ParseByKeyword(int line);
  Statement* If(int line);
  Branch ParseBranch();
  Statement* While(int line);
  Statement* Do(int line);
  Statement* For(int line);
  Statement* NumericFor(const Token& name);
  Statement* GenericFor(const Token& name);
  Statement* Repeat(int line);
  Statement* Function(int line);
  Statement* Local();
  Statement* LocalFunction();
  Statement* Return();
  Statement* Break();
  Statement* CallOrAssign();
  Statement* Assign(const Expr* first);
  Block LoopBody();

  // ---- Expressions (expression_parser.cc).
  const Expr* Expression() { return Operation(0); }
  Exprs Expressions();
  const Expr* Operation(int priority);
  const Expr* Operand();
  const Expr* Simple();
  const Expr* Primary();
  const Expr* Prefix();
  const Expr* Name();
  const Expr* Field(const Token& first, const Expr* object);
  const Expr* Subscript(const Token& first, const Expr* object);
  const Expr* Call(const Token& first, const Expr* callee);
  Exprs Arguments();
  const Expr* Varargs();
  const Expr* Number();
  const StringExpr* String();
  const StringExpr* NameAsString();
  const Expr* Table();
  TableItem Item();
  const FunctionExpr* FunctionBody(const Token& first, int line, bool has_self);
  void Parameters(FunctionExpr& function, std::vector<const Variable*>& parameters);

  SyntaxTree tree_;
  Lexer lexer_;
  Scope scope_;
  Token token_;
  std::optional<Token> ahead_;  // The token behind, once it was looked at.
  int last_line_ = 1;           // That was reached with the token before.
  uint32_t last_end_ = 0;       // Where the token before ends.
  int level_ = 0;
};

}  // namespace perilune::lua
