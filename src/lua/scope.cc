#include "lua/scope.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace perilune::lua {
namespace {

constexpr int kLocalsMax = 200;   // Visible at one place of a function.
constexpr int kUpvaluesMax = 60;  // Of a function.
constexpr size_t kDeclarationsMax = 32767;

}  // namespace

void Scope::OpenFunction(FunctionExpr& function) {
  functions_.push_back({&function, visible_.size(), blocks_.size()});
  OpenBlock(false);
}

void Scope::CloseFunction() {
  CloseBlock();
  functions_.back().function->upvalues = arena_.Copy(functions_.back().upvalues);
  functions_.pop_back();
}

void Scope::OpenBlock(bool is_loop) { blocks_.push_back({visible_.size(), is_loop}); }

void Scope::CloseBlock() {
  while (visible_.size() > blocks_.back().visible_before) {
    const Visible last = visible_.back();
    if (last.variable != nullptr) meanings_[last.variable->name] = last.shadowed;
    visible_.pop_back();
  }
  blocks_.pop_back();
}

bool Scope::InLoop() const {
  const auto first = blocks_.begin() + static_cast<std::ptrdiff_t>(functions_.back().blocks_before);
  return std::any_of(first, blocks_.end(), [](const OpenedBlock& block) { return block.is_loop; });
}

Variable& Scope::Declare(std::string_view name, Variable::Origin origin, Span span) {
  CountDeclaration();
  Variable* variable =
      arena_.New(Variable{.name = name, .origin = origin, .span = span, .function = &function()});
  functions_.back().waiting.push_back(variable);
  return *variable;
}

void Scope::DeclareNameless(int count) {
  for (int i = 0; i < count; ++i) {
    CountDeclaration();
    functions_.back().waiting.push_back(nullptr);
  }
}

void Scope::Show() {
  std::vector<Variable*>& waiting = functions_.back().waiting;
  for (Variable* variable : waiting) {
    Visible& visible = visible_.emplace_back(Visible{variable, nullptr});
    if (variable == nullptr) continue;
    Variable*& meaning = meanings_[variable->name];
    visible.shadowed = meaning;
    meaning = variable;
  }
  waiting.clear();
}

Variable* Scope::Resolve(std::string_view name) {
  const auto found = meanings_.find(name);
  if (found == meanings_.end() || found->second == nullptr) return nullptr;
  Variable& variable = *found->second;
  ++variable.mentions;
  if (variable.function != &function()) {
    variable.is_upvalue = true;
    AddUpvalue(variable);
  }
  return &variable;
}

void Scope::CountAssignment(std::string_view name) {
  const auto found = meanings_.find(name);
  if (found != meanings_.end() && found->second != nullptr) ++found->second->assignments;
}

void Scope::FailLimit(int limit, std::string_view things) {
  FailLimitOf(function(), limit, things);
}

void Scope::CountDeclaration() {
  OpenedFunction& opened = functions_.back();
  const size_t visible = visible_.size() - opened.visible_before + opened.waiting.size();
  if (visible >= kLocalsMax) FailLimit(kLocalsMax, "local variables");
  if (++opened.declared > kDeclarationsMax) lexer_.FailAnywhere("too many local variables");
}

// Each function between the variable and its mention has it as an upvalue; if the outermost of
// them has too many, PUC's compiler says so first.
void Scope::AddUpvalue(const Variable& variable) {
  const auto has_it = [&variable](const OpenedFunction& opened) {
    return opened.function == variable.function ||
           std::find(opened.upvalues.begin(), opened.upvalues.end(), &variable) !=
               opened.upvalues.end();
  };
  const auto without_it = std::find_if(functions_.rbegin(), functions_.rend(), has_it).base();
  for (auto opened = without_it; opened != functions_.end(); ++opened) {
    if (opened->upvalues.size() >= kUpvaluesMax) {
      FailLimitOf(*opened->function, kUpvaluesMax, "upvalues");
    }
    opened->upvalues.push_back(&variable);
  }
}

void Scope::FailLimitOf(const FunctionExpr& function, int limit, std::string_view things) {
  const std::string place =
      function.line == 0 ? "main function" : "function at line " + std::to_string(function.line);
  lexer_.Fail(place + " has more than " + std::to_string(limit) + " " + std::string(things));
}

}  // namespace perilune::lua
