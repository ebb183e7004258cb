#include "command/collection_scan_commands.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/scan_options.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/hash_bucket.h"
#include "store/hash_value.h"
#include "store/set_value.h"
#include "store/sorted_set_value.h"

namespace perilune {
namespace {

using namespace record;

// A large collection is passed in the order of its elements' hashes. A cursor is where the walk
// stands: the 38 bits of a hash that choose a place in the table. So cursors mean the same however
// the table grows or shrinks, and fit a double. Of a number that is no cursor the low 38 bits
// count. A compact collection is passed in one call, whatever the cursor: a walk cannot stand in
// the middle of it, even if it is a new one under the same key.

constexpr int kCursorShift = 64 - HashBucket::kIndexBitsMax;

// For each element that is wanted, how many ranges of a table a call passes at most: a table from
// which most was removed is sparse.
constexpr uint64_t kRangesPerElement = 10;

// What one call comes by.
class Found {
 public:
  Found(const ScanOptions& options, bool is_compact) : options_(options), is_compact_(is_compact) {}

  uint64_t visited() const { return visited_; }
  const std::vector<std::string>& elements() const { return elements_; }

  // One for each type: a member; a field and its value; a member and its score.
  void Visit(std::string_view member) { Take(member); }
  void Visit(std::string_view field, std::string_view value) {
    if (Take(field)) elements_.emplace_back(value);
  }
  void Visit(std::string_view member, double score) {
    if (Take(member)) elements_.push_back(ScoreText(score));
  }

 private:
  bool Take(std::string_view name) {
    ++visited_;
    if (!options_.Matches(name)) return false;
    elements_.emplace_back(name);
    return true;
  }

  // Redis keeps the scores of a compact sorted set as text, in which a whole number up to half of
  // what 64 bits hold has no exponent.
  std::string ScoreText(double score) const {
    constexpr double kWholeMax = 4611686018427387904.0;  // 2^62.
    const bool is_whole = std::fabs(score) <= kWholeMax && std::trunc(score) == score;
    return is_compact_ && is_whole ? std::to_string(static_cast<int64_t>(score))
                                   : FormatDouble(score);
  }

  const ScanOptions& options_;
  const bool is_compact_;
  uint64_t visited_ = 0;
  std::vector<std::string> elements_;
};

// Visits about `count` elements from `cursor` on. Returns the cursor to go on with, 0 at the end.
template <typename T>
uint64_t ScanFrom(uint64_t cursor, uint64_t count, const T& collection, Found& found) {
  uint64_t position = cursor << kCursorShift;
  for (uint64_t ranges = kRangesPerElement * count; ranges > 0; --ranges) {
    position = collection.Scan(position, [&](auto... element) { found.Visit(element...); });
    if (position == 0 || found.visited() >= count) break;
  }
  return position >> kCursorShift;
}

template <typename T>
void Scan(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<uint64_t> cursor = ReadScanCursor(args, reply);
  if (!cursor) return;
  const Result<const T*> collection = txn.Find<T>(key);
  if (!collection) return reply.Error(collection.error());
  if (*collection == nullptr) return ReplyScan(0, {}, reply);  // Whatever the options are.
  const std::optional<ScanOptions> options = ReadScanOptions(args, reply);
  if (!options) return;

  Found found(*options, (*collection)->is_compact());
  const uint64_t next = ScanFrom(*cursor, options->count, **collection, found);
  ReplyScan(next, found.elements(), reply);
}

// ---------------------------------------------------------------- records

constexpr ArgList kArguments = {kKeyToRead, Int("cursor"),
                                Optional(Token("MATCH", Pattern("pattern"))),
                                Optional(Token("COUNT", Int("count")))};

constexpr std::string_view kComplexity =
    "O(1) for a call, O(N) for the walk where N is the number of elements";

constexpr CommandSpec kCollectionScanRecords[] = {
    {
        .name = "HSCAN",
        .summary = "Walks the fields of a hash with their values, some with every call, from "
                   "cursor 0 until it returns 0; what is there all the time is returned.",
        .since = "2.8.0",
        .complexity = kComplexity,
        .group = Group::kHash,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = kArguments,
        .reply = "tuple<bulk, array<bulk>>",
        .example = "HSCAN profile 0 MATCH address:* COUNT 100",
        .expect = "1) \"0\"\n2) (empty array)",
        .handler = Scan<HashValue>,
    },
    {
        .name = "SSCAN",
        .summary = "Walks the members of a set, some with every call, from cursor 0 until it "
                   "returns 0; what is there all the time is returned.",
        .since = "2.8.0",
        .complexity = kComplexity,
        .group = Group::kSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = kArguments,
        .reply = "tuple<bulk, array<bulk>>",
        .example = "SSCAN followers 0 MATCH a* COUNT 100",
        .expect = "1) \"0\"\n2) (empty array)",
        .handler = Scan<SetValue>,
    },
    {
        .name = "ZSCAN",
        .summary = "Walks the members of a sorted set with their scores, some with every call, "
                   "from cursor 0 until it returns 0; what is there all the time is returned.",
        .since = "2.8.0",
        .complexity = kComplexity,
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = kArguments,
        .reply = "tuple<bulk, array<bulk>>",
        .example = "ZSCAN ranking 0 MATCH a* COUNT 100",
        .expect = "1) \"0\"\n2) (empty array)",
        .handler = Scan<SortedSetValue>,
    },
};
static_assert(IsWellFormed(kCollectionScanRecords));

}  // namespace

constinit const std::span<const CommandSpec> kCollectionScanCommands = kCollectionScanRecords;

}  // namespace perilune
