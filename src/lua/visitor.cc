#include "lua/visitor.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace perilune::lua {
namespace {

void Announce(const Node& node, Visitor& visitor) {
  switch (node.kind) {
    case NodeKind::kNil:
      return visitor.OnNil(static_cast<const NilExpr&>(node));
    case NodeKind::kBoolean:
      return visitor.OnBoolean(static_cast<const BooleanExpr&>(node));
    case NodeKind::kNumber:
      return visitor.OnNumber(static_cast<const NumberExpr&>(node));
    case NodeKind::kString:
      return visitor.OnString(static_cast<const StringExpr&>(node));
    case NodeKind::kVarargs:
      return visitor.OnVarargs(static_cast<const VarargsExpr&>(node));
    case NodeKind::kFunction:
      return visitor.OnFunction(static_cast<const FunctionExpr&>(node));
    case NodeKind::kTable:
      return visitor.OnTable(static_cast<const TableExpr&>(node));
    case NodeKind::kName:
      return visitor.OnName(static_cast<const NameExpr&>(node));
    case NodeKind::kIndex:
      return visitor.OnIndex(static_cast<const IndexExpr&>(node));
    case NodeKind::kCall:
      return visitor.OnCall(static_cast<const CallExpr&>(node));
    case NodeKind::kParen:
      return visitor.OnParen(static_cast<const ParenExpr&>(node));
    case NodeKind::kUnary:
      return visitor.OnUnary(static_cast<const UnaryExpr&>(node));
    case NodeKind::kBinary:
      return visitor.OnBinary(static_cast<const BinaryExpr&>(node));
    case NodeKind::kLocal:
      return visitor.OnLocalStatement(static_cast<const LocalStatement&>(node));
    case NodeKind::kAssign:
      return visitor.OnAssignStatement(static_cast<const AssignStatement&>(node));
    case NodeKind::kCallStatement:
      return visitor.OnCallStatement(static_cast<const CallStatement&>(node));
    case NodeKind::kDo:
      return visitor.OnDoStatement(static_cast<const DoStatement&>(node));
    case NodeKind::kWhile:
      return visitor.OnWhileStatement(static_cast<const WhileStatement&>(node));
    case NodeKind::kRepeat:
      return visitor.OnRepeatStatement(static_cast<const RepeatStatement&>(node));
    case NodeKind::kIf:
      return visitor.OnIfStatement(static_cast<const IfStatement&>(node));
    case NodeKind::kNumericFor:
      return visitor.OnNumericForStatement(static_cast<const NumericForStatement&>(node));
    case NodeKind::kGenericFor:
      return visitor.OnGenericForStatement(static_cast<const GenericForStatement&>(node));
    case NodeKind::kFunctionStatement:
      return visitor.OnFunctionStatement(static_cast<const FunctionStatement&>(node));
    case NodeKind::kLocalFunction:
      return visitor.OnLocalFunctionStatement(static_cast<const LocalFunctionStatement&>(node));
    case NodeKind::kReturn:
      return visitor.OnReturnStatement(static_cast<const ReturnStatement&>(node));
    case NodeKind::kBreak:
      return visitor.OnBreakStatement(static_cast<const BreakStatement&>(node));
  }
}

// What is still to be done: a node is to be announced, or is done with.
struct Step {
  const Node* node;
  bool is_done;
};

// Adds what a node consists of, in the order of the source.
class Children {
 public:
  explicit Children(std::vector<Step>& steps) : steps_(steps) {}

  void AddOf(const Node& node);

 private:
  void Add(const Node* node) {
    if (node != nullptr) steps_.push_back({node, false});
  }
  template <typename T>
  void Add(std::span<const T* const> nodes) {
    for (const T* node : nodes) steps_.push_back({node, false});
  }
  void Add(const Block& block) { Add(block.statements); }
  void Add(std::span<const TableItem> items) {
    for (const TableItem& item : items) {
      Add(item.key);
      Add(item.value);
    }
  }
  void Add(std::span<const Branch> branches) {
    for (const Branch& branch : branches) {
      Add(branch.condition);
      Add(branch.body);
    }
  }
  template <typename... Parts>
  void AddAll(const Parts&... parts) {
    (Add(parts), ...);
  }

  void AddOfStatement(const Node& node);

  std::vector<Step>& steps_;
};

void Children::AddOf(const Node& node) {
  switch (node.kind) {
    case NodeKind::kNil:
    case NodeKind::kBoolean:
    case NodeKind::kNumber:
    case NodeKind::kString:
    case NodeKind::kVarargs:
    case NodeKind::kName:
      return;
    case NodeKind::kFunction:
      return Add(static_cast<const FunctionExpr&>(node).body);
    case NodeKind::kTable:
      return Add(static_cast<const TableExpr&>(node).items);
    case NodeKind::kIndex: {
      const auto& index = static_cast<const IndexExpr&>(node);
      return AddAll(index.object, index.key);
    }
    case NodeKind::kCall: {
      const auto& call = static_cast<const CallExpr&>(node);
      return AddAll(call.callee, call.arguments);
    }
    case NodeKind::kParen:
      return Add(static_cast<const ParenExpr&>(node).inner);
    case NodeKind::kUnary:
      return Add(static_cast<const UnaryExpr&>(node).operand);
    case NodeKind::kBinary: {
      const auto& binary = static_cast<const BinaryExpr&>(node);
      return AddAll(binary.left, binary.right);
    }
    default:
      return AddOfStatement(node);
  }
}

void Children::AddOfStatement(const Node& node) {
  switch (node.kind) {
    case NodeKind::kLocal:
      return Add(static_cast<const LocalStatement&>(node).values);
    case NodeKind::kAssign: {
      const auto& assign = static_cast<const AssignStatement&>(node);
      return AddAll(assign.targets, assign.values);
    }
    case NodeKind::kCallStatement:
      return Add(static_cast<const CallStatement&>(node).call);
    case NodeKind::kDo:
      return Add(static_cast<const DoStatement&>(node).body);
    case NodeKind::kWhile: {
      const auto& loop = static_cast<const WhileStatement&>(node);
      return AddAll(loop.condition, loop.body);
    }
    case NodeKind::kRepeat: {
      const auto& loop = static_cast<const RepeatStatement&>(node);
      return AddAll(loop.body, loop.condition);
    }
    case NodeKind::kIf:
      return Add(static_cast<const IfStatement&>(node).branches);
    case NodeKind::kNumericFor: {
      const auto& loop = static_cast<const NumericForStatement&>(node);
      return AddAll(loop.first, loop.last, loop.step, loop.body);
    }
    case NodeKind::kGenericFor: {
      const auto& loop = static_cast<const GenericForStatement&>(node);
      return AddAll(loop.values, loop.body);
    }
    case NodeKind::kFunctionStatement: {
      const auto& function = static_cast<const FunctionStatement&>(node);
      return AddAll(function.target, function.function);
    }
    case NodeKind::kLocalFunction:
      return Add(static_cast<const LocalFunctionStatement&>(node).function);
    case NodeKind::kReturn:
      return Add(static_cast<const ReturnStatement&>(node).values);
    default:
      return;
  }
}

}  // namespace

void Walk(const Node& root, Visitor& visitor) {
  constexpr size_t kStepsUsual = 64;
  std::vector<Step> steps;
  steps.reserve(kStepsUsual);
  steps.push_back({&root, false});
  while (!steps.empty()) {
    Step& step = steps.back();
    const Node& node = *step.node;
    if (step.is_done) {
      steps.pop_back();
      visitor.OnLeave(node);
      continue;
    }
    step.is_done = true;
    Announce(node, visitor);
    const size_t first_child = steps.size();
    Children(steps).AddOf(node);
    std::reverse(steps.begin() + static_cast<std::ptrdiff_t>(first_child), steps.end());
  }
}

}  // namespace perilune::lua
