#pragma once

// Walks a syntax tree, however deep, without recursion.
//
//   class CountCalls : public Visitor {
//    public:
//     void OnCall(const CallExpr&) override { ++calls; }
//     int calls = 0;
//   };
//   CountCalls count;
//   Walk(tree.chunk(), count);
//
// Cost: linear.

#include "lua/expression.h"
#include "lua/node.h"
#include "lua/statement.h"

namespace perilune::lua {

// Each node is announced before what it consists of, in the order of the source, and again when
// that is done.
class Visitor {
 public:
  virtual ~Visitor() = default;

  virtual void OnNil(const NilExpr&) {}
  virtual void OnBoolean(const BooleanExpr&) {}
  virtual void OnNumber(const NumberExpr&) {}
  virtual void OnString(const StringExpr&) {}
  virtual void OnVarargs(const VarargsExpr&) {}
  virtual void OnFunction(const FunctionExpr&) {}
  virtual void OnTable(const TableExpr&) {}
  virtual void OnName(const NameExpr&) {}
  virtual void OnIndex(const IndexExpr&) {}
  virtual void OnCall(const CallExpr&) {}
  virtual void OnParen(const ParenExpr&) {}
  virtual void OnUnary(const UnaryExpr&) {}
  virtual void OnBinary(const BinaryExpr&) {}

  virtual void OnLocalStatement(const LocalStatement&) {}
  virtual void OnAssignStatement(const AssignStatement&) {}
  virtual void OnCallStatement(const CallStatement&) {}
  virtual void OnDoStatement(const DoStatement&) {}
  virtual void OnWhileStatement(const WhileStatement&) {}
  virtual void OnRepeatStatement(const RepeatStatement&) {}
  virtual void OnIfStatement(const IfStatement&) {}
  virtual void OnNumericForStatement(const NumericForStatement&) {}
  virtual void OnGenericForStatement(const GenericForStatement&) {}
  virtual void OnFunctionStatement(const FunctionStatement&) {}
  virtual void OnLocalFunctionStatement(const LocalFunctionStatement&) {}
  virtual void OnReturnStatement(const ReturnStatement&) {}
  virtual void OnBreakStatement(const BreakStatement&) {}

  virtual void OnLeave(const Node&) {}
};

void Walk(const Node& root, Visitor& visitor);

}  // namespace perilune::lua
