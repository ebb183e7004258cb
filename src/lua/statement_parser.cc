#include <string>

#include "lua/parser.h"

namespace perilune::lua {

// Returns the statements up to what ends their block, in the scope at hand.
Block Parser::Statements() {
  const Level level(*this);
  std::vector<const Statement*> statements;
  bool is_last = false;
  while (!is_last && !AtBlockEnd()) {
    const Statement* statement = ParseStatement();
    statements.push_back(statement);
    is_last = statement->kind == NodeKind::kReturn || statement->kind == NodeKind::kBreak;
    Accept(TokenKind::kSemicolon);
  }
  return {tree_.arena_.Copy(statements)};
}

Block Parser::BlockOf(bool is_loop) {
  scope_.OpenBlock(is_loop);
  const Block block = Statements();
  scope_.CloseBlock();
  return block;
}

bool Parser::AtBlockEnd() const {
  switch (token_.kind) {
    case TokenKind::kEof:
    case TokenKind::kElse:
    case TokenKind::kElseif:
    case TokenKind::kEnd:
    case TokenKind::kUntil:
      return true;
    default:
      return lexer_.error().has_value();
  }
}

const Statement* Parser::ParseStatement() {
  const Token first = token_;
  Statement* statement = ParseByKeyword(lexer_.line());
  statement->span = SpanFrom(first);
  return statement;
}

Statement* Parser::ParseByKeyword(int line) {
  switch (token_.kind) {
    case TokenKind::kIf:
      return If(line);
    case TokenKind::kWhile:
      return While(line);
    case TokenKind::kDo:
      return Do(line);
    case TokenKind::kFor:
      return For(line);
    case TokenKind::kRepeat:
      return Repeat(line);
    case TokenKind::kFunction:
      return Function(line);
    case TokenKind::kLocal:
      return Local();
    case TokenKind::kReturn:
      return Return();
    case TokenKind::kBreak:
      return Break();
    default:
      return CallOrAssign();
  }
}

Statement* Parser::If(int line) {
  IfStatement* statement = Make<IfStatement>();
  std::vector<Branch> branches = {ParseBranch()};
  while (At(TokenKind::kElseif)) branches.push_back(ParseBranch());
  if (Accept(TokenKind::kElse)) branches.push_back({nullptr, BlockOf(false)});
  ExpectClosing(TokenKind::kEnd, TokenKind::kIf, line);
  statement->branches = tree_.arena_.Copy(branches);
  return statement;
}

// From `if` or `elseif` on.
Branch Parser::ParseBranch() {
  Advance();
  const Expr* condition = Expression();
  Expect(TokenKind::kThen);
  return {condition, BlockOf(false)};
}

Statement* Parser::While(int line) {
  WhileStatement* statement = Make<WhileStatement>();
  Advance();
  statement->condition = Expression();
  Expect(TokenKind::kDo);
  statement->body = BlockOf(true);
  ExpectClosing(TokenKind::kEnd, TokenKind::kWhile, line);
  return statement;
}

Statement* Parser::Do(int line) {
  DoStatement* statement = Make<DoStatement>();
  Advance();
  statement->body = BlockOf(false);
  ExpectClosing(TokenKind::kEnd, TokenKind::kDo, line);
  return statement;
}

Statement* Parser::For(int line) {
  Advance();
  const Token name = token_;
  ExpectName();
  scope_.OpenBlock(true);
  Statement* statement = nullptr;
  if (At(TokenKind::kAssign)) {
    statement = NumericFor(name);
  } else {
    if (!At(TokenKind::kComma) && !At(TokenKind::kIn)) FailNear("'=' or 'in' expected");
    statement = GenericFor(name);
  }
  ExpectClosing(TokenKind::kEnd, TokenKind::kFor, line);
  scope_.CloseBlock();
  return statement;
}

Statement* Parser::NumericFor(const Token& name) {
  NumericForStatement* statement = Make<NumericForStatement>();
  scope_.DeclareNameless(3);
  statement->variable = &scope_.Declare(TextOf(name), Variable::Origin::kLoop, SpanOf(name));
  Expect(TokenKind::kAssign);
  statement->first = Expression();
  Expect(TokenKind::kComma);
  statement->last = Expression();
  if (Accept(TokenKind::kComma)) statement->step = Expression();
  statement->body = LoopBody();
  return statement;
}

Statement* Parser::GenericFor(const Token& name) {
  GenericForStatement* statement = Make<GenericForStatement>();
  scope_.DeclareNameless(3);
  std::vector<const Variable*> variables;
  variables.push_back(&scope_.Declare(TextOf(name), Variable::Origin::kLoop, SpanOf(name)));
  while (Accept(TokenKind::kComma)) {
    const Token next = token_;
    const std::string_view text = ExpectName();
    variables.push_back(&scope_.Declare(text, Variable::Origin::kLoop, SpanOf(next)));
  }
  Expect(TokenKind::kIn);
  statement->variables = tree_.arena_.Copy(variables);
  statement->values = Expressions();
  statement->body = LoopBody();
  return statement;
}

// From `do` on, in a scope that belongs to the loop, whose variables it makes visible.
Block Parser::LoopBody() {
  Expect(TokenKind::kDo);
  scope_.Show();
  return Statements();
}

Statement* Parser::Repeat(int line) {
  RepeatStatement* statement = Make<RepeatStatement>();
  Advance();
  scope_.OpenBlock(true);
  statement->body = Statements();
  ExpectClosing(TokenKind::kUntil, TokenKind::kRepeat, line);
  statement->condition = Expression();  // It sees the variables of the body.
  scope_.CloseBlock();
  return statement;
}

Statement* Parser::Function(int line) {
  FunctionStatement* statement = Make<FunctionStatement>();
  const Token function = token_;
  Advance();
  const Token name = token_;
  const Expr* target = Name();
  bool is_method = false;
  while (!is_method && (At(TokenKind::kDot) || At(TokenKind::kColon))) {
    is_method = At(TokenKind::kColon);
    target = Field(name, target);
  }
  if (target->kind == NodeKind::kName) scope_.CountAssignment(TextOf(name));
  statement->target = target;
  statement->function = FunctionBody(function, line, is_method);
  return statement;
}

Statement* Parser::Local() {
  Advance();
  if (At(TokenKind::kFunction)) return LocalFunction();

  LocalStatement* statement = Make<LocalStatement>();
  std::vector<Variable*> variables;
  do {
    const Token name = token_;
    const std::string_view text = ExpectName();
    variables.push_back(&scope_.Declare(text, Variable::Origin::kLocal, SpanOf(name)));
  } while (Accept(TokenKind::kComma));
  if (Accept(TokenKind::kAssign)) statement->values = Expressions();
  for (size_t i = 0; i < variables.size() && i < statement->values.size(); ++i) {
    variables[i]->initializer = statement->values[i];
  }
  scope_.Show();
  statement->variables =
      tree_.arena_.Copy(std::vector<const Variable*>(variables.begin(), variables.end()));
  return statement;
}

Statement* Parser::LocalFunction() {
  LocalFunctionStatement* statement = Make<LocalFunctionStatement>();
  const Token function = token_;
  Advance();
  const Token name = token_;
  const std::string_view text = ExpectName();
  statement->variable = &scope_.Declare(text, Variable::Origin::kLocalFunction, SpanOf(name));
  scope_.Show();  // The function can call itself.
  statement->function = FunctionBody(function, lexer_.line(), false);
  return statement;
}

Statement* Parser::Return() {
  ReturnStatement* statement = Make<ReturnStatement>();
  Advance();
  if (!AtBlockEnd() && !At(TokenKind::kSemicolon)) statement->values = Expressions();
  return statement;
}

Statement* Parser::Break() {
  Advance();
  if (!scope_.InLoop()) FailNear("no loop to break");
  return Make<BreakStatement>();
}

Statement* Parser::CallOrAssign() {
  const Expr* first = Primary();
  const CallExpr* call = As<CallExpr>(first);
  if (call == nullptr) return Assign(first);
  CallStatement* statement = Make<CallStatement>();
  statement->call = call;
  return statement;
}

Statement* Parser::Assign(const Expr* first) {
  AssignStatement* statement = Make<AssignStatement>();
  std::vector<const Expr*> targets = {first};
  for (;;) {
    const Expr* target = targets.back();
    const NameExpr* name = As<NameExpr>(target);
    if (name == nullptr && target->kind != NodeKind::kIndex) FailNear("syntax error");
    if (name != nullptr) scope_.CountAssignment(name->name);
    if (!Accept(TokenKind::kComma)) break;
    const int targets_max = kLevelsMax - level_;
    const Expr* next = Primary();
    if (targets.size() > static_cast<size_t>(targets_max)) {
      scope_.FailLimit(targets_max, "variables in assignment");
    }
    targets.push_back(next);
  }
  Expect(TokenKind::kAssign);
  statement->targets = tree_.arena_.Copy(targets);
  statement->values = Expressions();
  return statement;
}

}  // namespace perilune::lua
