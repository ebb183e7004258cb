#include <array>

#include "lua/literal.h"
#include "lua/parser.h"

namespace perilune::lua {
namespace {

// An operator takes an operand on its left if its left priority is above that of what it stands
// in, and gives its right one to what stands on its right: if that is lower, equal operators
// associate to the right.
struct Operator {
  TokenKind kind;
  int left;
  int right;
};

constexpr Operator kBinaryOperators[] = {
    {TokenKind::kOr, 1, 1},       {TokenKind::kAnd, 2, 2},       {TokenKind::kLess, 3, 3},
    {TokenKind::kGreater, 3, 3},  {TokenKind::kLessEqual, 3, 3}, {TokenKind::kGreaterEqual, 3, 3},
    {TokenKind::kNotEqual, 3, 3}, {TokenKind::kEqual, 3, 3},     {TokenKind::kConcat, 5, 4},
    {TokenKind::kPlus, 6, 6},     {TokenKind::kMinus, 6, 6},     {TokenKind::kStar, 7, 7},
    {TokenKind::kSlash, 7, 7},    {TokenKind::kPercent, 7, 7},   {TokenKind::kCaret, 10, 9},
};
constexpr int kUnaryPriority = 8;

const Operator* FindBinaryOperator(TokenKind kind) {
  for (const Operator& op : kBinaryOperators) {
    if (op.kind == kind) return &op;
  }
  return nullptr;
}

bool IsUnaryOperator(TokenKind kind) {
  return kind == TokenKind::kNot || kind == TokenKind::kMinus || kind == TokenKind::kHash;
}

}  // namespace

Parser::Exprs Parser::Expressions() {
  std::vector<const Expr*> expressions = {Expression()};
  while (Accept(TokenKind::kComma)) expressions.push_back(Expression());
  return tree_.arena_.Copy(expressions);
}

// Returns the longest expression whose operators bind closer than `priority`.
const Expr* Parser::Operation(int priority) {
  const Level level(*this);
  const Token first = token_;
  const Expr* left = Operand();
  const Operator* op = FindBinaryOperator(token_.kind);
  while (op != nullptr && op->left > priority) {
    Advance();
    BinaryExpr* operation = Make<BinaryExpr>();
    operation->op = op->kind;
    operation->left = left;
    operation->right = Operation(op->right);
    operation->span = SpanFrom(first);
    left = operation;
    op = FindBinaryOperator(token_.kind);
  }
  return left;
}

const Expr* Parser::Operand() {
  if (!IsUnaryOperator(token_.kind)) return Simple();
  const Token first = token_;
  UnaryExpr* operation = Make<UnaryExpr>();
  operation->op = first.kind;
  Advance();
  operation->operand = Operation(kUnaryPriority);
  operation->span = SpanFrom(first);
  return operation;
}

const Expr* Parser::Simple() {
  const Token first = token_;
  switch (token_.kind) {
    case TokenKind::kNumber:
      return Number();
    case TokenKind::kString:
      return String();
    case TokenKind::kEllipsis:
      return Varargs();
    case TokenKind::kLeftBrace:
      return Table();
    case TokenKind::kNil: {
      Advance();
      NilExpr* nil = Make<NilExpr>();
      nil->span = SpanFrom(first);
      return nil;
    }
    case TokenKind::kTrue:
    case TokenKind::kFalse: {
      Advance();
      BooleanExpr* boolean = Make<BooleanExpr>();
      boolean->value = first.kind == TokenKind::kTrue;
      boolean->span = SpanFrom(first);
      return boolean;
    }
    case TokenKind::kFunction:
      Advance();
      return FunctionBody(first, lexer_.line(), false);
    default:
      return Primary();
  }
}

// Returns a name or a parenthesis with all the fields and calls that follow it.
const Expr* Parser::Primary() {
  const Token first = token_;
  const Expr* expression = Prefix();
  for (;;) {
    switch (token_.kind) {
      case TokenKind::kDot:
        expression = Field(first, expression);
        break;
      case TokenKind::kLeftBracket:
        expression = Subscript(first, expression);
        break;
      case TokenKind::kColon:
      case TokenKind::kLeftParen:
      case TokenKind::kString:
      case TokenKind::kLeftBrace:
        expression = Call(first, expression);
        break;
      default:
        return expression;
    }
  }
}

const Expr* Parser::Prefix() {
  const Token first = token_;
  if (At(TokenKind::kName)) return Name();
  ParenExpr* parenthesis = Make<ParenExpr>();
  if (!At(TokenKind::kLeftParen)) {
    FailNear("unexpected symbol");
    return Make<NilExpr>();
  }
  const int line = lexer_.line();
  Advance();
  parenthesis->inner = Expression();
  ExpectClosing(TokenKind::kRightParen, TokenKind::kLeftParen, line);
  parenthesis->span = SpanFrom(first);
  return parenthesis;
}

const Expr* Parser::Name() {
  const Token token = token_;
  NameExpr* expression = Make<NameExpr>();
  expression->name = ExpectName();
  expression->span = SpanOf(token);
  expression->variable = scope_.Resolve(expression->name);
  if (expression->variable == nullptr) {
    tree_.globals_.insert(expression->name);
  } else {
    expression->is_upvalue = expression->variable->function != &scope_.function();
  }
  return expression;
}

// From "." or ":" on.
const Expr* Parser::Field(const Token& first, const Expr* object) {
  Advance();
  IndexExpr* index = Make<IndexExpr>();
  index->object = object;
  index->key = NameAsString();
  index->span = SpanFrom(first);
  return index;
}

const Expr* Parser::Subscript(const Token& first, const Expr* object) {
  Advance();
  IndexExpr* index = Make<IndexExpr>();
  index->object = object;
  index->key = Expression();
  Expect(TokenKind::kRightBracket);
  index->span = SpanFrom(first);
  return index;
}

const Expr* Parser::Call(const Token& first, const Expr* callee) {
  CallExpr* call = Make<CallExpr>();
  call->callee = callee;
  if (Accept(TokenKind::kColon)) call->method = ExpectName();
  call->arguments = Arguments();
  call->span = SpanFrom(first);
  return call;
}

Parser::Exprs Parser::Arguments() {
  switch (token_.kind) {
    case TokenKind::kString:
      return tree_.arena_.Copy(std::vector<const Expr*>{String()});
    case TokenKind::kLeftBrace:
      return tree_.arena_.Copy(std::vector<const Expr*>{Table()});
    case TokenKind::kLeftParen:
      break;
    default:
      FailNear("function arguments expected");
      return {};
  }
  const int line = lexer_.line();
  if (line != last_line_) FailNear("ambiguous syntax (function call x new statement)");
  Advance();
  if (Accept(TokenKind::kRightParen)) return {};
  const Exprs arguments = Expressions();
  ExpectClosing(TokenKind::kRightParen, TokenKind::kLeftParen, line);
  return arguments;
}

const Expr* Parser::Varargs() {
  VarargsExpr* expression = Make<VarargsExpr>();
  FunctionExpr& function = scope_.function();
  if (!function.has_varargs) FailNear("cannot use '...' outside a vararg function");
  function.uses_varargs = true;
  expression->span = SpanOf(token_);
  Advance();
  return expression;
}

const Expr* Parser::Number() {
  NumberExpr* expression = Make<NumberExpr>();
  expression->value = ReadNumeral(NumeralOf(TextOf(token_))).value_or(0);
  expression->span = SpanOf(token_);
  Advance();
  return expression;
}

const StringExpr* Parser::String() {
  StringExpr* expression = Make<StringExpr>();
  const std::string_view text = TextOf(token_);
  const size_t delimiter = DelimiterBytes(text);
  expression->span = SpanOf(token_);
  expression->value = text.substr(delimiter, text.size() - 2 * delimiter);
  // Only an escape or a line break can stand for something else than itself.
  if (expression->value.find_first_of("\\\r\n") != text.npos) {
    const std::string replaced = ReplaceEscapes(text);
    const std::string_view all = replaced;
    expression->value = tree_.arena_.Copy(all.substr(delimiter, all.size() - 2 * delimiter));
  }
  Advance();
  return expression;
}

const StringExpr* Parser::NameAsString() {
  StringExpr* expression = Make<StringExpr>();
  expression->span = SpanOf(token_);
  expression->value = ExpectName();
  return expression;
}

const Expr* Parser::Table() {
  const Token first = token_;
  const int line = lexer_.line();
  TableExpr* table = Make<TableExpr>();
  Advance();
  std::vector<TableItem> items;
  while (!At(TokenKind::kRightBrace)) {
    items.push_back(Item());
    if (!Accept(TokenKind::kComma) && !Accept(TokenKind::kSemicolon)) break;
  }
  ExpectClosing(TokenKind::kRightBrace, TokenKind::kLeftBrace, line);
  table->items = tree_.arena_.Copy(items);
  table->span = SpanFrom(first);
  return table;
}

TableItem Parser::Item() {
  if (At(TokenKind::kName)) {
    ahead_ = lexer_.Next();
    if (ahead_->kind != TokenKind::kAssign) return {nullptr, Expression()};
    const Expr* key = NameAsString();
    Advance();
    return {key, Expression()};
  }
  if (!Accept(TokenKind::kLeftBracket)) return {nullptr, Expression()};
  const Expr* key = Expression();
  Expect(TokenKind::kRightBracket);
  Expect(TokenKind::kAssign);
  return {key, Expression()};
}

// From the parameters on. `first` is where the expression began.
const FunctionExpr* Parser::FunctionBody(const Token& first, int line, bool has_self) {
  FunctionExpr* function = Make<FunctionExpr>();
  function->outer = &scope_.function();
  function->line = line;
  scope_.OpenFunction(*function);
  Expect(TokenKind::kLeftParen);
  std::vector<const Variable*> parameters;
  if (has_self) {
    parameters.push_back(&scope_.Declare("self", Variable::Origin::kSelf, SpanOf(first)));
  }
  Parameters(*function, parameters);
  scope_.Show();
  function->parameters = tree_.arena_.Copy(parameters);
  Expect(TokenKind::kRightParen);
  function->body_begin = last_end_;
  function->body = Statements();
  function->span = {first.begin, token_.end, first.line};
  ExpectClosing(TokenKind::kEnd, TokenKind::kFunction, line);
  scope_.CloseFunction();
  return function;
}

void Parser::Parameters(FunctionExpr& function, std::vector<const Variable*>& parameters) {
  if (At(TokenKind::kRightParen)) return;
  do {
    const Token name = token_;
    if (Accept(TokenKind::kEllipsis)) {
      function.arg = &scope_.Declare("arg", Variable::Origin::kArg, SpanOf(name));
      function.has_varargs = true;
    } else if (Accept(TokenKind::kName)) {
      parameters.push_back(
          &scope_.Declare(TextOf(name), Variable::Origin::kParameter, SpanOf(name)));
    } else {
      FailNear("<name> or '...' expected");
    }
  } while (!function.has_varargs && Accept(TokenKind::kComma));
}

}  // namespace perilune::lua
