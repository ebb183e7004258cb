#include "command/string_edit_commands.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/lcs.h"
#include "command/string_commands.h"
#include "command/well_formed.h"
#include "engine/string_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- parts

// Returns true if a string of `size` bytes may grow by `more`.
bool MayGrow(size_t size, size_t more, Transaction& txn) {
  const auto limit = static_cast<size_t>(txn.engine().string_bytes_max());
  const size_t size_max = std::min(limit, StringValue::kSizeMax);
  return size <= size_max && more <= size_max - size;
}

void Append(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view suffix = args.String();
  Result<std::optional<StringRef>> string = txn.Edit<StringValue>(key);
  if (!string) return reply.Error(string.error());

  std::optional<StringRef>& present = *string;
  const size_t size = present ? present->value().size() : 0;
  if (present) {
    if (!MayGrow(size, suffix.size(), txn)) return reply.Error(Error::kStringTooLong);
    present->Append(suffix);
  } else {
    txn.PutBytes(key, suffix, kNoExpiry);
  }
  txn.Notify("append", key);
  reply.Integer(static_cast<int64_t>(size + suffix.size()));
}

void SetRange(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> offset = args.Int();
  const std::string_view bytes = args.String();
  if (!offset) return reply.Error(Error::kNotAnInteger);
  if (*offset < 0) return reply.Error(Error::kOutOfRange);
  Result<std::optional<StringRef>> string = txn.Edit<StringValue>(key);
  if (!string) return reply.Error(string.error());

  std::optional<StringRef>& present = *string;
  const size_t size = present ? present->value().size() : 0;
  if (bytes.empty()) return reply.Integer(static_cast<int64_t>(size));
  const auto begin = static_cast<size_t>(*offset);
  if (!MayGrow(begin, bytes.size(), txn)) return reply.Error(Error::kStringTooLong);
  if (present) {
    present->Overwrite(begin, bytes);
  } else {
    StringValue fresh = StringValue::FromRawBytes({});
    fresh.Overwrite(begin, bytes);
    txn.Put(key, std::move(fresh), kNoExpiry);
  }
  txn.Notify("setrange", key);
  reply.Integer(static_cast<int64_t>(std::max(size, begin + bytes.size())));
}

// Returns the bytes from `start` to `end`, both included and counted from the end if negative.
std::string_view Part(std::string_view bytes, int64_t start, int64_t end) {
  const auto size = static_cast<int64_t>(bytes.size());
  if (start < 0 && end < 0 && start > end) return {};
  if (start < 0) start = std::max<int64_t>(start + size, 0);
  if (end < 0) end = std::max<int64_t>(end + size, 0);
  end = std::min(end, size - 1);
  if (start > end) return {};
  return bytes.substr(static_cast<size_t>(start), static_cast<size_t>(end - start + 1));
}

void GetRange(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> start = args.Int();
  const std::optional<int64_t> end = args.Int();
  if (!start || !end) return reply.Error(Error::kNotAnInteger);
  const Result<const StringValue*> string = txn.Find<StringValue>(key);
  if (!string) return reply.Error(string.error());
  if (*string == nullptr) return reply.Bulk("");
  StringValue::IntBuffer buffer;
  reply.Bulk(Part((*string)->View(buffer), *start, *end));
}

void StrLen(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const StringValue*> string = txn.Find<StringValue>(args.Key());
  if (!string) return reply.Error(string.error());
  reply.Integer(*string == nullptr ? 0 : static_cast<int64_t>((*string)->size()));
}

// ---------------------------------------------------------------- LCS

void ReplyExtent(size_t first, size_t last, ReplySink& reply) {
  reply.Array(2);
  reply.Integer(static_cast<int64_t>(first));
  reply.Integer(static_cast<int64_t>(last));
}

void ReplyMatches(const LongestCommonSubsequence& lcs, int64_t length_min, bool with_length,
                  ReplySink& reply) {
  std::vector<LongestCommonSubsequence::Match> matches = lcs.Matches();
  std::erase_if(matches, [length_min](const LongestCommonSubsequence::Match& match) {
    return static_cast<int64_t>(match.length) < length_min;
  });
  reply.Map(2);
  reply.Bulk("matches");
  reply.Array(matches.size());
  for (const LongestCommonSubsequence::Match& match : matches) {
    reply.Array(with_length ? 3 : 2);
    ReplyExtent(match.begin_a, match.begin_a + match.length - 1, reply);
    ReplyExtent(match.begin_b, match.begin_b + match.length - 1, reply);
    if (with_length) reply.Integer(static_cast<int64_t>(match.length));
  }
  reply.Bulk("len");
  reply.Integer(static_cast<int64_t>(lcs.length()));
}

void Lcs(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const StringValue*> string_a = txn.Find<StringValue>(args.Key());
  const Result<const StringValue*> string_b = txn.Find<StringValue>(args.Key());
  if (!string_a || !string_b) {
    return reply.ErrorText("ERR The specified keys must contain string values");
  }
  const bool is_understood = args.ParseOptions();
  int64_t length_min = 0;
  for (const std::string_view wanted : args.Options("MINMATCHLEN")) {
    const std::optional<int64_t> number = ParseInt64(wanted);
    if (!number) return reply.Error(Error::kNotAnInteger);
    length_min = *number;
  }
  if (!is_understood) return reply.Error(Error::kSyntax);
  if (args.Has("LEN") && args.Has("IDX")) {
    return reply.ErrorText("ERR If you want both the length and indexes, please just use IDX.");
  }

  StringValue::IntBuffer buffer_a;
  StringValue::IntBuffer buffer_b;
  const std::string_view a = *string_a == nullptr ? "" : (*string_a)->View(buffer_a);
  const std::string_view b = *string_b == nullptr ? "" : (*string_b)->View(buffer_b);
  if (!LongestCommonSubsequence::IsFeasible(a, b, txn.engine().string_bytes_max())) {
    return reply.ErrorText(
        "ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len");
  }
  const LongestCommonSubsequence lcs(a, b);
  if (args.Has("IDX")) return ReplyMatches(lcs, length_min, args.Has("WITHMATCHLEN"), reply);
  if (args.Has("LEN")) return reply.Integer(static_cast<int64_t>(lcs.length()));
  reply.Bulk(lcs.Text());
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kStringEditRecords[] = {
    {
        .name = "APPEND",
        .summary = "Appends to the string at a key and returns the new length; a missing key "
                   "counts as empty.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the length of what is appended",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kInsert), String("value")},
        .reply = "integer",
        .example = "APPEND greeting hello",
        .expect = "(integer) 5",
        .handler = Append,
    },
    {
        .name = "GETRANGE",
        .summary = "Returns a part of the string at a key; negative positions count from the end.",
        .since = "2.4.0",
        .complexity = "O(N) where N is the length of the part",
        .group = Group::kString,
        .flags = kReadOnly,
        .args = {kKeyToRead, Int("start"), Int("end")},
        .reply = "bulk",
        .example = "GETRANGE greeting 0 3",
        .expect = "\"\"",
        .handler = GetRange,
    },
    {
        .name = "LCS",
        .summary = "Returns the longest common subsequence of two strings, its length, or where "
                   "it lies in them.",
        .since = "7.0.0",
        .complexity = "O(N*M) where N and M are the lengths of the strings",
        .group = Group::kString,
        .flags = kReadOnly,
        .args = {KeyArg("key1", kRO | kAccess), KeyArg("key2", kRO | kAccess),
                 Optional(Flag("len", "LEN")), Optional(Flag("idx", "IDX")),
                 Optional(Token("MINMATCHLEN", Int("len"))),
                 Optional(Flag("withmatchlen", "WITHMATCHLEN"))},
        .reply = "bulk | integer | "
                 "{matches: array<tuple<tuple<integer, integer>, tuple<integer, integer>> | "
                 "tuple<tuple<integer, integer>, tuple<integer, integer>, integer>>, "
                 "len: integer}",
        .example = "LCS draft final LEN",
        .expect = "(integer) 0",
        .handler = Lcs,
    },
    {
        .name = "SETRANGE",
        .summary = "Overwrites the string at a key from an offset on and returns its length; a "
                   "gap is filled with zero bytes.",
        .since = "2.2.0",
        .complexity = "O(N) where N is the length of what is written, the gap included",
        .group = Group::kString,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kUpdate), Int("offset"), String("value")},
        .reply = "integer",
        .example = "SETRANGE greeting 6 world",
        .expect = "(integer) 11",
        .handler = SetRange,
    },
    {
        .name = "STRLEN",
        .summary = "Returns the length of the string at a key in bytes, 0 if the key is missing.",
        .since = "2.2.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kReadOnly | kFast,
        .args = {KeyArg("key", kRO)},
        .reply = "integer",
        .example = "STRLEN greeting",
        .expect = "(integer) 0",
        .handler = StrLen,
    },
    {
        .name = "SUBSTR",
        .summary = "Returns a part of the string at a key; the old name of GETRANGE.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the length of the part",
        .group = Group::kString,
        .deprecated_since = "2.0.0",
        .replaced_by = "`GETRANGE`",
        .flags = kReadOnly,
        .args = {kKeyToRead, Int("start"), Int("end")},
        .reply = "bulk",
        .example = "SUBSTR greeting 0 3",
        .expect = "\"\"",
        .handler = GetRange,
    },
};
static_assert(IsWellFormed(kStringEditRecords));

}  // namespace

constinit const std::span<const CommandSpec> kStringEditCommands = kStringEditRecords;

}  // namespace perilune
