#include "lua/parser.h"

#include <string>
#include <utility>

namespace perilune::lua {

Result<SyntaxTree, SyntaxError> Parse(std::string_view source) {
  if (source.size() > Lexer::kSourceBytesMax) return SyntaxError{"chunk is too long"};
  return Parser(source).Parse();
}

Result<SyntaxTree, SyntaxError> Parser::Parse() && {
  FunctionExpr* chunk = Make<FunctionExpr>();
  chunk->has_varargs = true;
  scope_.OpenFunction(*chunk);
  Advance();
  const Token first = token_;
  chunk->body = Statements();
  Expect(TokenKind::kEof);
  scope_.CloseFunction();
  if (lexer_.error()) return *lexer_.error();
  chunk->span = SpanFrom(first);
  tree_.chunk_ = chunk;
  tree_.unusual_tokens_ = lexer_.unusual_tokens();
  return std::move(tree_);
}

Parser::Level::Level(Parser& parser) : parser_(parser) {
  if (++parser_.level_ > kLevelsMax) parser_.lexer_.Fail("chunk has too many syntax levels");
}

void Parser::Advance() {
  last_line_ = lexer_.line();
  last_end_ = token_.end;
  if (tree_.arena_.bytes() > kTreeBytesMax) lexer_.FailAnywhere("not enough memory");
  token_ = ahead_ ? *ahead_ : lexer_.Next();
  ahead_.reset();
}

bool Parser::Accept(TokenKind kind) {
  if (!At(kind)) return false;
  Advance();
  return true;
}

void Parser::Expect(TokenKind kind) {
  if (Accept(kind)) return;
  FailNear("'" + std::string(Spelling(kind)) + "' expected");
}

void Parser::ExpectClosing(TokenKind closing, TokenKind opening, int opening_line) {
  if (Accept(closing)) return;
  std::string problem = "'" + std::string(Spelling(closing)) + "' expected";
  if (opening_line != lexer_.line()) {
    problem += " (to close '" + std::string(Spelling(opening)) + "' at line " +
               std::to_string(opening_line) + ")";
  }
  FailNear(problem);
}

std::string_view Parser::ExpectName() {
  const Token name = token_;
  Expect(TokenKind::kName);
  return TextOf(name);
}

void Parser::FailNear(std::string_view problem) {
  lexer_.FailNear(problem, token_);
  token_.kind = TokenKind::kEof;
  ahead_.reset();
}

std::string_view Parser::TextOf(const Token& token) const {
  return tree_.source().substr(token.begin, token.end - token.begin);
}

Span Parser::SpanFrom(const Token& first) const { return {first.begin, last_end_, first.line}; }

}  // namespace perilune::lua
