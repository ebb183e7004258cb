#include "lua/parser.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace perilune::lua {
namespace {

std::string Repeat(int times, std::string_view text) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Returns the error's text, or "".
std::string ErrorOf(std::string_view source) {
  const Result<SyntaxTree, SyntaxError> tree = Parse(source);
  return tree ? "" : tree.error().MessageIn("s");
}

// Returns an expression of operators in prefix notation.
std::string Shape(const Expr& expr) {
  if (const auto* name = As<NameExpr>(&expr)) return std::string(name->name);
  if (const auto* paren = As<ParenExpr>(&expr)) return "[" + Shape(*paren->inner) + "]";
  if (const auto* unary = As<UnaryExpr>(&expr)) {
    return "(" + std::string(Spelling(unary->op)) + " " + Shape(*unary->operand) + ")";
  }
  const auto* binary = As<BinaryExpr>(&expr);
  if (binary == nullptr) return "?";
  return "(" + std::string(Spelling(binary->op)) + " " + Shape(*binary->left) + " " +
         Shape(*binary->right) + ")";
}

std::string ShapeOf(const std::string& expression) {
  const std::string source = "return " + expression;
  const Result<SyntaxTree, SyntaxError> tree = Parse(source);
  if (!tree) return tree.error().text;
  return Shape(*As<ReturnStatement>(tree->chunk().body.statements[0])->values[0]);
}

TEST(Parser, BindsOperatorsAsTheManualSays) {
  EXPECT_EQ("(+ a (* b c))", ShapeOf("a + b * c"));
  EXPECT_EQ("(- (- a b) c)", ShapeOf("a - b - c"));
  EXPECT_EQ("(.. a (.. b c))", ShapeOf("a .. b .. c"));
  EXPECT_EQ("(^ a (^ b c))", ShapeOf("a ^ b ^ c"));
  EXPECT_EQ("(- (^ a (- b)))", ShapeOf("-a ^ -b"));
  EXPECT_EQ("(== (not a) b)", ShapeOf("not a == b"));
  EXPECT_EQ("(or a (and b (< c (.. d (+ e f)))))", ShapeOf("a or b and c < d .. e + f"));
  EXPECT_EQ("(* [(+ a b)] (# c))", ShapeOf("(a + b) * #c"));
}

TEST(Parser, TellsLocalsUpvaluesAndGlobalsApart) {
  const auto tree = Parse("local a = a\nreturn function(b) return a, b, c end");
  ASSERT_TRUE(tree.ok());
  const auto* local = As<LocalStatement>(tree->chunk().body.statements[0]);
  EXPECT_EQ(nullptr, As<NameExpr>(local->values[0])->variable);
  EXPECT_EQ(local->values[0], local->variables[0]->initializer);
  EXPECT_EQ(1U, local->variables[0]->mentions);
  EXPECT_TRUE(local->variables[0]->is_upvalue);

  const auto* outer = As<ReturnStatement>(tree->chunk().body.statements[1]);
  const auto* function = As<FunctionExpr>(outer->values[0]);
  ASSERT_EQ(1U, function->upvalues.size());
  EXPECT_EQ(local->variables[0], function->upvalues[0]);
  const auto* inner = As<ReturnStatement>(function->body.statements[0]);
  const auto* a = As<NameExpr>(inner->values[0]);
  const auto* b = As<NameExpr>(inner->values[1]);
  EXPECT_EQ(local->variables[0], a->variable);
  EXPECT_TRUE(a->is_upvalue);
  EXPECT_EQ(function->parameters[0], b->variable);
  EXPECT_FALSE(b->is_upvalue);
  EXPECT_EQ(nullptr, As<NameExpr>(inner->values[2])->variable);
  EXPECT_EQ(SyntaxTree::Names({"a", "c"}), tree->globals());
}

TEST(Parser, ForgetsVariablesAtTheEndOfTheirBlock) {
  const auto names_x = [](std::string_view source) {
    const auto tree = Parse(source);
    EXPECT_TRUE(tree.ok()) << source;
    return tree.ok() && tree->NamesGlobal("x");
  };
  EXPECT_TRUE(names_x("do local x end return x"));
  EXPECT_TRUE(names_x("for x = x, 2 do end"));
  EXPECT_TRUE(names_x("for x in y do end return x"));
  EXPECT_TRUE(names_x("local function f(x) end return x"));
  EXPECT_TRUE(names_x("local x = x"));
  EXPECT_FALSE(names_x("repeat local x until x"));
  EXPECT_FALSE(names_x("local function x() return x end"));
  EXPECT_FALSE(names_x("local x do local x end return x"));
  EXPECT_FALSE(names_x("for x = 1, 2 do return x end"));
}

TEST(Parser, CountsAssignments) {
  const auto tree =
      Parse("local a, f a = 1 a.b = 2 a, f = f, a function f() end function a.c() end");
  ASSERT_TRUE(tree.ok());
  const auto variables = As<LocalStatement>(tree->chunk().body.statements[0])->variables;
  EXPECT_EQ(2U, variables[0]->assignments);
  EXPECT_EQ(2U, variables[1]->assignments);
}

TEST(Parser, DeclaresArgInFunctionsWithVarargs) {
  const auto tree = Parse("local function f(...) return arg end return arg, ...");
  ASSERT_TRUE(tree.ok());
  const auto* f = As<LocalFunctionStatement>(tree->chunk().body.statements[0])->function;
  ASSERT_NE(nullptr, f->arg);
  EXPECT_EQ(1U, f->arg->mentions);
  EXPECT_FALSE(f->uses_varargs);
  EXPECT_EQ(nullptr, tree->chunk().arg);
  EXPECT_TRUE(tree->chunk().uses_varargs);
  EXPECT_TRUE(tree->NamesGlobal("arg"));
}

TEST(Parser, GivesNodesTheirTextAndLine) {
  const auto tree = Parse("x = 1\nreturn f('\\65',\n {b = 2}).c");
  ASSERT_TRUE(tree.ok());
  const auto* index =
      As<IndexExpr>(As<ReturnStatement>(tree->chunk().body.statements[1])->values[0]);
  EXPECT_EQ("f('\\65',\n {b = 2}).c", tree->TextOf(*index));
  EXPECT_EQ(2, index->span.line);
  EXPECT_EQ("c", As<StringExpr>(index->key)->value);
  const auto* call = As<CallExpr>(index->object);
  EXPECT_EQ("f('\\65',\n {b = 2})", tree->TextOf(*call));
  EXPECT_EQ("A", As<StringExpr>(call->arguments[0])->value);
  EXPECT_EQ(3, call->arguments[1]->span.line);
  EXPECT_EQ("x = 1", tree->TextOf(*tree->chunk().body.statements[0]));
}

// The largest that Redis accepts, and what it says to one more.
struct Limit {
  std::function<std::string(int)> source;
  int most;
  std::string_view error;
};

TEST(Parser, HasTheLimitsOfRedis) {
  constexpr std::string_view kLevels = "s:1: chunk has too many syntax levels";
  constexpr std::string_view kLocals = "s:1: main function has more than 200 local variables";
  const auto names = [](int n) { return "a" + Repeat(n - 1, ",a"); };
  const auto distinct_names = [](int n) {
    std::string all;
    for (int i = 0; i < n; ++i) all += (i == 0 ? "a" : ",a") + std::to_string(i);
    return all;
  };
  const Limit limits[] = {
      {[](int n) { return "return " + Repeat(n, "(") + "1" + Repeat(n, ")"); }, 198, kLevels},
      {[](int n) { return Repeat(n, "do ") + Repeat(n, "end "); }, 199, kLevels},
      {[](int n) { return "return a" + Repeat(n - 1, "..a"); }, 199, kLevels},
      {[&](int n) { return "local " + names(n); }, 200, kLocals},
      {[&](int n) { return "local " + names(n) + " for i = 1, 2 do end"; }, 196, kLocals},
      {[&](int n) { return "local " + names(n) + " for k, v in x do end"; }, 195, kLocals},
      {[&](int n) { return "function f(" + names(n) + ",...) end"; }, 199,
       "s:1: function at line 1 has more than 200 local variables"},
      {[&](int n) { return names(n) + " = 1"; }, 200,
       "s:1: main function has more than 199 variables in assignment"},
      {[&](int n) { return "do " + names(n) + " = 1 end"; }, 199,
       "s:1: main function has more than 198 variables in assignment"},
      {[&](int n) {
         const std::string all = distinct_names(n);
         return "local " + all + "\nfunction f()\n return function() x = " + all + " end end";
       },
       60, "s:3: function at line 2 has more than 60 upvalues"},
      {[](int n) { return Repeat(n, "do local a end "); }, 32767, "too many local variables"},
  };
  for (const Limit& limit : limits) {
    SCOPED_TRACE(limit.source(3));
    EXPECT_EQ("", ErrorOf(limit.source(limit.most)));
    EXPECT_EQ(limit.error, ErrorOf(limit.source(limit.most + 1)));
  }
}

TEST(Parser, TakesLongChains) {
  for (const std::string_view link : {"+ a", ".a", "()", "[1]", ":m()", " and a"}) {
    EXPECT_EQ("", ErrorOf("return a" + Repeat(100'000, link))) << link;
  }
  EXPECT_EQ("", ErrorOf("if a then " + Repeat(100'000, "elseif a then ") + "end"));
}

TEST(Parser, ReturnsFromHostileNesting) {
  for (const std::string_view opening :
       {"(", "{", "f(", "a[", "not ", "function() return ", "a^"}) {
    EXPECT_EQ("s:1: chunk has too many syntax levels",
              ErrorOf("return " + Repeat(100'000, opening)));
  }
  for (const std::string_view opening : {"do ", "if a then ", "repeat ", "while a do "}) {
    EXPECT_EQ("s:1: chunk has too many syntax levels", ErrorOf(Repeat(100'000, opening)));
  }
}

// For the sanitizers, and for loops without an end: whatever the source, Parse returns.
TEST(Parser, ReturnsFromRandomBytesAndTokens) {
  constexpr std::array<std::string_view, 24> kFragments = {
      "'",  "\"", "\\", "[[",    "]]",  "[=[", "--", "--[[", "\n", "\r",     "0x", "1e",
      "..", "(",  "{",  "local", "for", "if",  "do", "end",  "f",  "return", "=",  "function(...)"};
  Random random(20260101);
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string source;
    const uint64_t parts = random.Below(60);
    for (uint64_t i = 0; i < parts; ++i) {
      if (random.Below(3) == 0) {
        source += static_cast<char>(random.Below(256));
      } else if (random.Below(3) == 0) {
        source += kFragments[random.Below(kFragments.size())];
        source += ' ';
      } else {
        source += kSpellings[random.Below(kSpellings.size())];
        source += random.Below(2) == 0 ? "" : " ";
      }
    }
    const Result<SyntaxTree, SyntaxError> tree = Parse(source);
    if (tree) continue;
    ++refused;
    EXPECT_FALSE(tree.error().text.empty());
    EXPECT_GE(tree.error().line, 1);
  }
  EXPECT_GT(refused, 10'000);
}

TEST(Parser, LimitsTheMemoryOfATree) {
  EXPECT_EQ("not enough memory", ErrorOf(Repeat(3'000'000, "f()")));
}

}  // namespace
}  // namespace perilune::lua
