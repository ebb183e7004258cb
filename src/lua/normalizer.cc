#include "lua/normalizer.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/number.h"
#include "lua/character.h"
#include "lua/lexer.h"
#include "lua/library_function.h"
#include "lua/literal.h"
#include "lua/visitor.h"

namespace perilune::lua {
namespace {

// Numerals up to this size that consist of digits and a point are read alike by everybody, as are
// hexadecimal integers of 32 bits.
constexpr size_t kPlainDecimalBytesMax = 15;
constexpr size_t kPlainHexadecimalBytesMax = 10;
static_assert(kPlainDecimalBytesMax >= Lexer::kUsualNumeralBytesMax);  // Others are not looked at.

constexpr std::string_view kInfinity = "1e999";
constexpr std::string_view kDefineSelect = "local \xffselect=select;";
constexpr std::string_view kDefineStep =
    "local \xffstep=(function(n)return function(s)return n(s)==0 and-0 or s end end)(tonumber);";
constexpr std::string_view kDefineArgTable = " local arg={n=\xffselect('#',...),...};";
constexpr std::string_view kDefineArgAsNil = " local arg;";
constexpr std::string_view kOwnName = "\xff";
constexpr std::string_view kGlobalsForWriting = "\xffG.";
constexpr std::string_view kRedisCall = "redis.call";
constexpr std::string_view kServerCall = "server.call";
constexpr std::string_view kCall = "\xff" "call";
constexpr std::string_view kCallAndDrop = "\xff" "do";
constexpr std::string_view kCallAndPass = "\xff" "pass";
constexpr std::string_view kPassList = "(\xff" "list(";

// Replaces the bytes [begin, end) of the source.
struct Edit {
  size_t begin;
  size_t end;
  std::string text;
};

// Returns true if `step` is a literal number, with a sign or without, other than zero.
bool IsNeverZero(const Expr& step) {
  const Expr* number = &step;
  if (const auto* unary = As<UnaryExpr>(number)) number = unary->operand;
  return number->kind == NodeKind::kNumber && As<NumberExpr>(number)->value != 0;
}

bool IsPlain(std::string_view numeral) {
  if (numeral.find_first_not_of("0123456789.") == numeral.npos) {
    return numeral.size() <= kPlainDecimalBytesMax;
  }
  const bool is_hexadecimal = numeral.size() > 2 && (numeral[1] == 'x' || numeral[1] == 'X') &&
                              std::all_of(numeral.begin() + 2, numeral.end(), IsHexDigit);
  return is_hexadecimal && numeral.size() <= kPlainHexadecimalBytesMax;
}

// The edits that need to look at single tokens only.
class TokenEdits {
 public:
  TokenEdits(std::string_view source, std::vector<Edit>& edits) : source_(source), edits_(edits) {}

  void Collect(std::span<const Token> tokens) {
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::kString) EditString(token);
      if (token.kind == TokenKind::kNumber) EditNumeral(token);
      if (token.kind == TokenKind::kConcat || token.kind == TokenKind::kEllipsis) {
        EditPoints(token);
      }
    }
  }

 private:
  void EditString(const Token& token) {
    for (size_t at = token.begin; at < token.end; ++at) {
      if (source_[at] != '\\') continue;
      if (!IsEscape(source_[at + 1])) edits_.push_back({at, at + 1, ""});
      ++at;
    }
  }

  void EditNumeral(const Token& token) {
    const std::string_view numeral = NumeralOf(TextOf(token));
    const bool has_nul = numeral.size() < token.end - token.begin;
    if (!IsPlain(numeral) || has_nul) {
      const double value = ReadNumeral(numeral).value_or(0);
      // In `return.5e1` the point also keeps the word and the number apart.
      std::string text = numeral.starts_with('.') ? " " : "";
      text += std::isinf(value) ? std::string(kInfinity) : FormatDouble(value);
      edits_.push_back({token.begin, token.end, std::move(text)});
    }
    // LuaJIT would take the points of `1e5..x` for the number's.
    if (token.end < source_.size() && source_[token.end] == '.') {
      edits_.push_back({token.end, token.end, " "});
    }
  }

  void EditPoints(const Token& token) {
    if (TextOf(token) == Spelling(token.kind)) return;
    edits_.push_back({token.begin, token.end, std::string(Spelling(token.kind))});
  }

  std::string_view TextOf(const Token& token) const {
    return source_.substr(token.begin, token.end - token.begin);
  }

  std::string_view source_;
  std::vector<Edit>& edits_;
};

// The edits that need the tree.
class TreeEdits : public Visitor {
 public:
  TreeEdits(const SyntaxTree& tree, WantedValues wanted, std::vector<Edit>& edits)
      : tree_(tree), wanted_(wanted), edits_(edits) {}

  // What stands at the beginning of the chunk.
  const std::string& definitions() const { return definitions_; }

  void OnAssignStatement(const AssignStatement& statement) override {
    for (const Expr* target : statement.targets) Assign(*target);
  }

  void OnFunctionStatement(const FunctionStatement& statement) override {
    Assign(*statement.target);
  }

  void OnIndex(const IndexExpr& index) override {
    if (done_.erase(&index) > 0) return;
    const NameExpr* name = As<NameExpr>(index.object);
    if (name == nullptr || name->variable != nullptr || !IsLibrary(name->name)) return;
    Insert(name->span.begin, kOwnName);
  }

  void OnCallStatement(const CallStatement& statement) override { dropped_ = statement.call; }

  void OnCall(const CallExpr& call) override {
    const bool is_redis_call = IsCallOf(call, kRedisCall);
    if (!is_redis_call && !IsCallOf(call, kServerCall)) return;
    const Expr& callee = *call.callee;
    // Spelled in no other way.
    const bool is_field = tree_.TextOf(callee) == (is_redis_call ? kRedisCall : kServerCall);
    if (is_field) {
      done_.insert(&callee);
    } else if ((&call != dropped_ && &call != passed_) || As<NameExpr>(&callee) == nullptr) {
      return;
    }
    const std::string_view name =
        &call == dropped_ ? kCallAndDrop : &call == passed_ ? kCallAndPass : kCall;
    edits_.push_back({callee.span.begin, callee.span.end, std::string(name)});
  }

  void OnFunction(const FunctionExpr& function) override {
    ++depth_;
    if (function.arg == nullptr || function.arg->mentions == 0) return;
    const bool is_table = !function.uses_varargs;
    if (is_table) Define(kDefineSelect, defines_select_);
    const std::string_view definition = is_table ? kDefineArgTable : kDefineArgAsNil;
    Insert(function.body_begin, definition);
  }

  void OnLeave(const Node& node) override {
    if (node.kind == NodeKind::kFunction) --depth_;
  }

  void OnNumericForStatement(const NumericForStatement& statement) override {
    if (statement.step == nullptr || IsNeverZero(*statement.step)) return;
    Define(kDefineStep, defines_step_);
    const Span span = statement.step->span;
    Insert(span.begin, "\xffstep((");
    Insert(span.end, "))");
  }

  void OnReturnStatement(const ReturnStatement& statement) override {
    if (statement.values.size() != 1) return;
    const bool wants_first = depth_ == 1 && wanted_ == WantedValues::kFirst;
    if (const TableExpr* table = As<TableExpr>(statement.values[0])) {
      if (wants_first && IsListOfFew(*table)) Pass(*table);
      return;
    }
    const CallExpr* call = As<CallExpr>(statement.values[0]);
    if (call == nullptr) return;
    if (wants_first) passed_ = call;
    const LibraryFunction* function = FindLibraryFunction(*call);
    const bool gives_one = function != nullptr && function->values == ValueCount::kOne;
    if (!gives_one && (!wants_first || CallsOwnFunction(*call))) return;
    Insert(call->span.begin, "(");
    Insert(call->span.end, ")");
  }

 private:
  // Whether the table could be the arguments of a call as it is written.
  bool IsListOfFew(const TableExpr& table) const {
    constexpr size_t kItemsMax = 32;
    if (table.items.size() > kItemsMax) return false;
    size_t at = table.span.begin + 1;
    for (const TableItem& item : table.items) {
      if (item.key != nullptr) return false;
      const bool is_first = &item == table.items.data();
      if (!IsOnly(is_first ? "" : ",", at, item.value->span.begin)) return false;
      at = item.value->span.end;
    }
    return IsOnly("", at, table.span.end - 1);
  }

  // Whether [begin, end) of the source is `text` with spaces around it.
  bool IsOnly(std::string_view text, size_t begin, size_t end) const {
    std::string_view found = tree_.source().substr(begin, end - begin);
    while (!found.empty() && IsSpace(found.front())) found.remove_prefix(1);
    while (!found.empty() && IsSpace(found.back())) found.remove_suffix(1);
    return found == text;
  }

  void Pass(const TableExpr& table) {
    edits_.push_back({table.span.begin, table.span.begin + 1, std::string(kPassList)});
    edits_.push_back({table.span.end - 1, table.span.end, "))"});
  }

  void Assign(const Expr& target) {
    if (As<IndexExpr>(&target) != nullptr) {
      done_.insert(&target);
    } else if (As<NameExpr>(&target)->variable == nullptr) {
      Insert(target.span.begin, kGlobalsForWriting);
    }
  }

  void Define(std::string_view definition, bool& is_defined) {
    if (!is_defined) definitions_ += definition;
    is_defined = true;
  }

  void Insert(uint32_t at, std::string_view text) { edits_.push_back({at, at, std::string(text)}); }

  const SyntaxTree& tree_;
  WantedValues wanted_;
  std::vector<Edit>& edits_;
  std::string definitions_;
  std::unordered_set<const Node*> done_;  // What was edited with what it is in, until visited.
  const CallExpr* dropped_ = nullptr;     // The call of the last call statement,
  const CallExpr* passed_ = nullptr;      // and that of the last `return` of the chunk.
  int depth_ = 0;  // 1: in the main function.
  bool defines_select_ = false;
  bool defines_step_ = false;
};

// Returns `result` with the edited source behind it. Requires: the edits are sorted by their
// beginnings, and no two overlap.
std::string Apply(std::string_view source, std::string result, const std::vector<Edit>& edits) {
  size_t at = 0;
  for (const Edit& edit : edits) {
    result.append(source.substr(at, edit.begin - at)).append(edit.text);
    at = edit.end;
  }
  return result.append(source.substr(at));
}

}  // namespace

std::string Normalize(const SyntaxTree& tree, WantedValues wanted) {
  std::vector<Edit> edits;
  TokenEdits(tree.source(), edits).Collect(tree.unusual_tokens());
  TreeEdits tree_edits(tree, wanted, edits);
  Walk(tree.chunk(), tree_edits);
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);  // Insertions first.
  });
  return Apply(tree.source(), tree_edits.definitions(), edits);
}

}  // namespace perilune::lua
