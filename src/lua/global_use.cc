#include "lua/global_use.h"

#include <cstddef>
#include <unordered_set>

#include "lua/library_function.h"
#include "lua/visitor.h"

namespace perilune::lua {
namespace {

// Counts where the global is named, and at how many of these places it is only read.
class UseCounter : public Visitor {
 public:
  explicit UseCounter(std::string_view global) : global_(global) {}

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
    const LibraryFunction* function = FindLibraryFunction(call);
    if (function == nullptr || function->name != "unpack") return;
    for (const Expr* argument : call.arguments) CountRead(argument);
  }

 private:
  bool Names(const Expr* expression) const {
    const NameExpr* name = As<NameExpr>(expression);
    return name != nullptr && name->variable == nullptr && name->name == global_;
  }

  void CountRead(const Expr* expression) { reads_ += Names(expression) ? 1U : 0U; }

  const std::string_view global_;
  size_t mentions_ = 0;
  size_t reads_ = 0;
  std::unordered_set<const Expr*> targets_;  // Of assignments, until they are visited.
};

}  // namespace

GlobalUse UseOf(const SyntaxTree& tree, std::string_view global) {
  if (!tree.NamesGlobal(global)) return GlobalUse::kNone;
  UseCounter counter(global);
  Walk(tree.chunk(), counter);
  return counter.only_reads() ? GlobalUse::kElements : GlobalUse::kAny;
}

}  // namespace perilune::lua
