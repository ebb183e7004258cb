#include "lua/global_use.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>

#include "lua/library_function.h"
#include "lua/visitor.h"

namespace perilune::lua {
namespace {

// Counts where the globals are named, and at how many of these places it is only read.
class UseCounter : public Visitor {
 public:
  explicit UseCounter(std::span<const std::string_view> globals) : globals_(globals) {}

  bool only_reads() const { return reads_ == mentions_; }

  void OnName(const NameExpr& name) override { mentions_ += Names(&name) ? 1U : 0U; }

  void OnAssignStatement(const AssignStatement& statement) override {
    targets_.insert(statement.targets.begin(), statement.targets.end());
  }
  void OnFunctionStatement(const FunctionStatement& statement) override {
    targets_.insert(statement.target);
  }

  void OnIndex(const IndexExpr& index) override {
    if (targets_.erase(&index) == 0) CountRead(index.object);
  }
  void OnUnary(const UnaryExpr& unary) override {
    if (unary.op == TokenKind::kHash) CountRead(unary.operand);
  }
  void OnCall(const CallExpr& call) override {
    if (!IsCallOf(call, "unpack")) return;
    for (const Expr* argument : call.arguments) CountRead(argument);
  }

 private:
  bool Names(const Expr* expression) const {
    const NameExpr* name = As<NameExpr>(expression);
    return name != nullptr && name->variable == nullptr &&
           std::find(globals_.begin(), globals_.end(), name->name) != globals_.end();
  }

  void CountRead(const Expr* expression) { reads_ += Names(expression) ? 1U : 0U; }

  const std::span<const std::string_view> globals_;
  size_t mentions_ = 0;
  size_t reads_ = 0;
  std::unordered_set<const Expr*> targets_;  // Of assignments, until they are visited.
};

}  // namespace

GlobalUse UseOf(const SyntaxTree& tree, std::span<const std::string_view> globals) {
  const bool names_any = std::any_of(globals.begin(), globals.end(), [&](std::string_view global) {
    return tree.NamesGlobal(global);
  });
  if (!names_any) return GlobalUse::kNone;
  UseCounter counter(globals);
  Walk(tree.chunk(), counter);
  return counter.only_reads() ? GlobalUse::kElements : GlobalUse::kAny;
}

}  // namespace perilune::lua
