#include "command/sort_commands.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <deque>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/sort_pattern.h"
#include "command/stored_result.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- what is asked

struct Request {
  Key source = {};
  std::optional<SortPattern> by = {};
  bool keeps_order = false;  // A BY names no keys: nothing is to be sorted.
  int64_t offset = 0;
  int64_t count = -1;  // Negative: all.
  std::vector<SortPattern> get = {};
  bool descending = false;
  bool by_text = false;  // Else by numbers.
  std::optional<Key> destination = {};
};

Result<Request> ReadRequest(ArgReader& args) {
  Request request;
  request.source = args.Key();
  const bool is_understood = args.ParseOptions();
  const std::vector<std::string_view> limits = args.Options("LIMIT");
  for (size_t i = 0; i < limits.size(); i += 2) {
    const std::optional<int64_t> offset = ParseInt64(limits[i]);
    const std::optional<int64_t> count = ParseInt64(limits[i + 1]);
    if (!offset || !count) return Error::kNotAnInteger;
    request.offset = *offset;
    request.count = *count;
  }
  if (!is_understood) return Error::kSyntax;

  for (const std::string_view text : args.Options("BY")) {
    request.by.emplace(text);
    request.keeps_order = request.keeps_order || !request.by->names_keys();
  }
  if (request.keeps_order) request.by.reset();
  for (const std::string_view text : args.Options("GET")) request.get.emplace_back(text);
  request.descending = args.Choice("order") == "DESC";
  request.by_text = args.Has("ALPHA");
  if (!args.command().Has(kReadOnly)) request.destination = args.KeyOption("STORE");
  return request;
}

// Returns the number that `text` is for Redis here: white space may precede it, nothing at all is
// 0, a zero byte ends it, and what is too small for all its digits is none.
std::optional<double> ScoreOf(std::string_view text) {
  text = text.substr(0, text.find('\0'));
  if (text.empty()) return 0;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
  const std::optional<double> score = ParseDouble(text);
  if (score && std::fpclassify(*score) == FP_SUBNORMAL) return std::nullopt;
  return score;
}

// ---------------------------------------------------------------- sorting
//
//   Load  ->  HoldValues  ->  Order  ->  Reply | Store
//
// Where the elements are sorted by themselves, Order comes before HoldValues, and only the values
// that are shown are held. Of the source nothing is read after Load.

class Sorting {
 public:
  Sorting(const Request& request, Transaction& txn)
      : request_(request), txn_(txn), by_text_(request.by_text), sorts_(!request.keeps_order) {}

  // Copies the elements. kWrongType.
  Result<Unit> Load();

  // Takes the keys that BY and GET name. False: the command must start over.
  bool HoldValues();

  // Sorts, and leaves only what LIMIT asks for. False: what it is sorted by is no number.
  bool Order();

  void Reply(ReplySink& reply);
  void Store(const Key& destination, ReplySink& reply);

 private:
  struct Row {
    std::string element;
    double score = 0;
    std::optional<std::string> text = {};  // What BY names, if it is not a number.
    size_t keys = 0;                       // Where they begin in needs_: of BY, then of GET.
  };
  struct Window {
    size_t begin;
    size_t size;
  };
  using Visitor = std::function<void(std::optional<std::string_view>)>;

  Window WindowOf(size_t size) const;
  void LoadList(const ListValue& list);
  void LoadSet(const SetValue& set);
  void LoadSortedSet(const SortedSetValue& set);
  void AddRow(std::string_view element);
  void AddNeed(const SortPattern& pattern, std::string_view element);

  bool ReadWeight(Row& row);
  std::partial_ordering Compare(const Row& a, const Row& b) const;
  bool IsBefore(size_t a, size_t b) const;
  void ForEachResult(const Visitor& visit);

  const Request& request_;
  Transaction& txn_;
  bool by_text_;
  bool sorts_;

  std::vector<Row> rows_;
  std::vector<size_t> shown_;  // Indexes of rows, in the order of the reply.
  std::deque<std::string> key_bytes_;
  std::vector<KeyNeed> needs_;
};

// Returns which of `size` elements LIMIT asks for.
Sorting::Window Sorting::WindowOf(size_t size) const {
  const size_t offset = static_cast<size_t>(std::max<int64_t>(request_.offset, 0));
  const size_t begin = std::min(offset, size);
  const size_t rest = size - begin;
  if (request_.count < 0) return {begin, rest};
  return {begin, std::min(static_cast<size_t>(request_.count), rest)};
}

Result<Unit> Sorting::Load() {
  const Entry* const entry = txn_.Lookup(request_.source);
  if (entry == nullptr) return Unit();
  const Value& value = entry->value();
  if (const auto* list = value.As<ListValue>()) {
    LoadList(*list);
  } else if (const auto* set = value.As<SetValue>()) {
    LoadSet(*set);
  } else if (const auto* sorted_set = value.As<SortedSetValue>()) {
    LoadSortedSet(*sorted_set);
  } else {
    return Error::kWrongType;
  }
  shown_.resize(rows_.size());
  std::iota(shown_.begin(), shown_.end(), size_t{0});
  return Unit();
}

void Sorting::AddRow(std::string_view element) { rows_.push_back({std::string(element)}); }

// A list, as a sorted set, has an order to keep, which DESC reverses.
void Sorting::LoadList(const ListValue& list) {
  const Window window = sorts_ ? Window{0, list.size()} : WindowOf(list.size());
  if (window.size == 0) return;
  rows_.reserve(window.size);
  const bool reverse = !sorts_ && request_.descending;
  const size_t from = reverse ? list.size() - 1 - window.begin : window.begin;
  list.Visit(from, window.size, reverse, [&](std::string_view element) {
    AddRow(element);
    return true;
  });
}

// A set has none: it is sorted by its members' bytes, for a script or a stored list must not
// depend on how the set came to be.
void Sorting::LoadSet(const SetValue& set) {
  if (!sorts_) sorts_ = by_text_ = true;
  rows_.reserve(set.size());
  set.ForEach([&](std::string_view member) { AddRow(member); });
}

void Sorting::LoadSortedSet(const SortedSetValue& set) {
  const Window window = sorts_ ? Window{0, set.size()} : WindowOf(set.size());
  if (window.size == 0) return;
  rows_.reserve(window.size);
  const bool reverse = !sorts_ && request_.descending;
  const size_t from = reverse ? set.size() - 1 - window.begin : window.begin;
  set.Walk(from, window.size, reverse, [&](std::string_view member, double) {
    AddRow(member);
    return true;
  });
}

void Sorting::AddNeed(const SortPattern& pattern, std::string_view element) {
  const std::string& bytes = key_bytes_.emplace_back(pattern.KeyOf(element));
  needs_.push_back({Key(bytes), txn_.database(), Access::kShared});
}

bool Sorting::HoldValues() {
  for (const size_t index : shown_) {
    Row& row = rows_[index];
    row.keys = needs_.size();
    if (request_.by) AddNeed(*request_.by, row.element);
    for (const SortPattern& pattern : request_.get) {
      if (pattern.names_keys()) AddNeed(pattern, row.element);
    }
  }
  if (needs_.empty()) return true;
  needs_.push_back({request_.source, txn_.database(), Access::kShared});
  if (request_.destination) {
    needs_.push_back({*request_.destination, txn_.database(), Access::kExclusive});
  }
  return txn_.HoldMore(needs_);
}

// Reads what the row is sorted by. Returns false if that should be a number and is none.
bool Sorting::ReadWeight(Row& row) {
  SortPattern::Buffer buffer;
  std::optional<std::string_view> weight = row.element;
  if (request_.by) weight = request_.by->Read(txn_, needs_[row.keys].key, buffer);
  if (by_text_) {
    if (request_.by && weight) row.text.emplace(*weight);
    return true;
  }
  const std::optional<double> score = weight ? ScoreOf(*weight) : 0;
  row.score = score.value_or(0);
  return score.has_value();
}

std::partial_ordering Sorting::Compare(const Row& a, const Row& b) const {
  if (by_text_ && request_.by) return a.text <=> b.text;  // Without one comes first.
  if (!by_text_ && a.score != b.score) return a.score <=> b.score;
  return a.element <=> b.element;
}

bool Sorting::IsBefore(size_t a, size_t b) const {
  const std::partial_ordering order = Compare(rows_[a], rows_[b]);
  if (order == 0) return a < b;
  return request_.descending ? order > 0 : order < 0;
}

bool Sorting::Order() {
  if (!sorts_) return true;
  for (Row& row : rows_) {
    if (!ReadWeight(row)) return false;
  }
  const Window window = WindowOf(shown_.size());
  const auto begin = shown_.begin() + static_cast<ptrdiff_t>(window.begin);
  const auto end = begin + static_cast<ptrdiff_t>(window.size);
  const auto is_before = [this](size_t a, size_t b) { return IsBefore(a, b); };
  if (end == shown_.end()) {
    std::sort(shown_.begin(), end, is_before);
  } else {
    std::partial_sort(shown_.begin(), end, shown_.end(), is_before);
  }
  shown_ = {begin, end};
  return true;
}

// Visits each string of the result; nothing where GET finds nothing.
void Sorting::ForEachResult(const Visitor& visit) {
  SortPattern::Buffer buffer;
  for (const size_t index : shown_) {
    const Row& row = rows_[index];
    if (request_.get.empty()) visit(row.element);
    size_t need = row.keys + (request_.by ? 1 : 0);
    for (const SortPattern& pattern : request_.get) {
      if (pattern.is_element()) {
        visit(row.element);
      } else if (pattern.names_keys()) {
        visit(pattern.Read(txn_, needs_[need++].key, buffer));
      } else {
        visit(std::nullopt);
      }
    }
  }
}

void Sorting::Reply(ReplySink& reply) {
  reply.Array(shown_.size() * std::max<size_t>(request_.get.size(), 1));
  ForEachResult([&](std::optional<std::string_view> result) {
    if (result) {
      reply.Bulk(*result);
    } else {
      reply.Null();
    }
  });
}

void Sorting::Store(const Key& destination, ReplySink& reply) {
  const CompactLimits& limits = txn_.engine().compact_limits();
  ListValue list;
  ForEachResult([&](std::optional<std::string_view> result) {
    list.PushBack(result.value_or(""), limits);
    list.GrowFor(0, 0, limits);  // The form is that of what is in it, as at the end in Redis.
  });
  StoreResult(destination, std::move(list), "sortstore", txn_, reply);
}

void Sort(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<Request> request = ReadRequest(args);
  if (!request) return reply.Error(request.error());
  Sorting sorting(*request, txn);
  const Result<Unit> loaded = sorting.Load();
  if (!loaded) return reply.Error(loaded.error());

  const bool orders_by_values = request->by.has_value();
  bool is_ordered = orders_by_values || sorting.Order();
  if (is_ordered && !sorting.HoldValues()) return;  // The caller starts over.
  if (orders_by_values) is_ordered = sorting.Order();
  if (!is_ordered) {
    return reply.ErrorText("ERR One or more scores can't be converted into double");
  }
  if (request->destination) return sorting.Store(*request->destination, reply);
  sorting.Reply(reply);
}

// ---------------------------------------------------------------- records

constexpr ArgList kSourceAndOptions = {
    kKeyToRead,
    Optional(Token("BY", KeyPattern("pattern", kRO | kAccess))),
    Optional(Token("LIMIT", Block("offset_count", {Int("offset"), Int("count")}))),
    Optional(MultipleToken(Token("GET", KeyPattern("pattern", kRO | kAccess)))),
    Optional(Lenient(OneOf("order", {Flag("asc", "ASC"), Flag("desc", "DESC")}))),
    Optional(Flag("sorting", "ALPHA")),
};

constexpr char kPatternNote[] = "Of BY and GET; unknown because the elements of the first key are "
                                "part of the names";
constexpr std::string_view kComplexity =
    "O(N+M*log(M)) where N is the number of elements and M the number of those returned; O(N) if "
    "nothing is to be sorted";

constexpr CommandSpec kSortRecords[] = {
    {
        .name = "SORT",
        .summary = "Sorts the elements of a list, set or sorted set by themselves or by values of "
                   "other keys, and returns or stores them or what else they name.",
        .since = "1.0.0",
        .complexity = kComplexity,
        .group = Group::kGeneric,
        .flags = kWrite | kDenyOom | kLearnsKeys,
        .categories = kAclSet | kAclSortedSet | kAclList | kAclDangerous,
        .args = {kSourceAndOptions,
                 Optional(Token("STORE", KeyArg("destination", kOW | kUpdate | kUnsearchable)))},
        .key_notes = {"", kPatternNote, "Of STORE; unknown because it may stand anywhere"},
        .reply = "array<bulk | null> | integer",
        .example = "SORT ranking BY score_* DESC LIMIT 0 10 GET # GET name_*",
        .expect = "(empty array)",
        .handler = Sort,
    },
    {
        .name = "SORT_RO",
        .summary = "Is SORT without STORE, for where nothing may be written.",
        .since = "7.0.0",
        .complexity = kComplexity,
        .group = Group::kGeneric,
        .flags = kReadOnly | kLearnsKeys,
        .categories = kAclSet | kAclSortedSet | kAclList | kAclDangerous,
        .args = {kSourceAndOptions},
        .key_notes = {"", kPatternNote},
        .reply = "array<bulk | null>",
        .example = "SORT_RO temperatures DESC LIMIT 0 3",
        .expect = "(empty array)",
        .handler = Sort,
    },
};
static_assert(IsWellFormed(kSortRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSortCommands = kSortRecords;

}  // namespace perilune
