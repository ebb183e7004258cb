#include "lua/visitor.h"

#include <gtest/gtest.h>

#include <string>

#include "lua/syntax_tree.h"

namespace perilune::lua {
namespace {

// Writes down names, strings and numbers in the order of the walk, and where functions, calls and
// statements with a body begin and end.
class Recorder : public Visitor {
 public:
  void OnName(const NameExpr& name) override { Add(name.name); }
  void OnString(const StringExpr& string) override { Add(string.value); }
  void OnNumber(const NumberExpr& number) override {
    Add(std::to_string(static_cast<int>(number.value)));
  }
  void OnFunction(const FunctionExpr&) override { Add("<"); }
  void OnCall(const CallExpr&) override { Add("("); }
  void OnReturnStatement(const ReturnStatement&) override { Add("return"); }
  void OnLeave(const Node& node) override {
    if (node.kind == NodeKind::kFunction) Add(">");
    if (node.kind == NodeKind::kCall) Add(")");
  }

  std::string text;

 private:
  void Add(std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
  }
};

std::string WalkOf(std::string_view source) {
  const auto tree = Parse(source);
  if (!tree) return tree.error().text;
  Recorder recorder;
  Walk(tree->chunk(), recorder);
  return recorder.text;
}

TEST(Visitor, SeesEveryExpressionInTheOrderOfTheSource) {
  EXPECT_EQ("< return ( ( f a 1 ) b ) c d e >", WalkOf("return f(a, 1)(b), -c + (d[e])"));
  EXPECT_EQ("< return k 1 a 2 < return 3 > >",
            WalkOf("return {k = 1, [a] = 2, function() return 3 end}"));
  EXPECT_EQ("< ( a b c ) >", WalkOf("a.b:m(c)"));
}

TEST(Visitor, SeesEveryStatement) {
  EXPECT_EQ("< a b c 1 2 >", WalkOf("local x, y = a, b c = 1; do local z = 2 end"));
  EXPECT_EQ("< a x 1 >", WalkOf("while a do x = 1 end"));
  EXPECT_EQ("< x 1 a >", WalkOf("repeat x = 1 until a"));
  EXPECT_EQ("< a x 1 b x 2 x 3 >", WalkOf("if a then x = 1 elseif b then x = 2 else x = 3 end"));
  EXPECT_EQ("< 1 2 3 i >", WalkOf("for i = 1, 2, 3 do local _ = i end"));
  EXPECT_EQ("< t k >", WalkOf("for k in t do local _ = k break end"));
  EXPECT_EQ("< a b < return self > >", WalkOf("function a:b() return self end"));
  EXPECT_EQ("< < return f > >", WalkOf("local function f() return f end"));
}

TEST(Visitor, WalksDeepTreesWithoutRecursion) {
  std::string source = "return a";
  for (int i = 0; i < 200'000; ++i) source += "()";
  const std::string walk = WalkOf(source);
  EXPECT_EQ(0U, walk.find("< return ( ( ("));
  EXPECT_EQ(") ) >", walk.substr(walk.size() - 5));
}

}  // namespace
}  // namespace perilune::lua
