#include "command/list_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/list_value.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- places in a list

// Returns the place that `index` means, which counts from the end if it is negative; nothing if
// there is no such place.
std::optional<size_t> PlaceOf(int64_t index, size_t size) {
  if (index < 0) index += static_cast<int64_t>(size);
  if (index < 0 || index >= static_cast<int64_t>(size)) return std::nullopt;
  return static_cast<size_t>(index);
}

struct Range {
  size_t from;
  size_t count;
};

// Returns the places from `start` to `stop`, both included and counted from the end if negative.
Range RangeOf(int64_t start, int64_t stop, size_t list_size) {
  const auto size = static_cast<int64_t>(list_size);
  if (start < 0) start = std::max<int64_t>(start + size, 0);
  if (stop < 0) stop += size;
  stop = std::min(stop, size - 1);
  if (start > stop) return {0, 0};
  return {static_cast<size_t>(start), static_cast<size_t>(stop - start + 1)};
}

// Returns |number|, also where that is no int64_t.
uint64_t Magnitude(int64_t number) {
  const auto bits = static_cast<uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

// ---------------------------------------------------------------- reading

void LLen(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const ListValue*> list = txn.Find<ListValue>(args.Key());
  if (!list) return reply.Error(list.error());
  reply.Integer(*list == nullptr ? 0 : static_cast<int64_t>((*list)->size()));
}

void LIndex(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const ListValue*> list = txn.Find<ListValue>(args.Key());
  if (!list) return reply.Error(list.error());
  if (*list == nullptr) return reply.Null();  // Even if the index is no number.
  const std::optional<int64_t> index = args.Int();
  if (!index) return reply.Error(Error::kNotAnInteger);

  const std::optional<size_t> place = PlaceOf(*index, (*list)->size());
  if (!place) return reply.Null();
  Listpack::Buffer buffer;
  reply.Bulk((*list)->At(*place, buffer));
}

void LRange(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> start = args.Int();
  const std::optional<int64_t> stop = args.Int();
  if (!start || !stop) return reply.Error(Error::kNotAnInteger);
  const Result<const ListValue*> list = txn.Find<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (*list == nullptr) return reply.Array(0);

  const Range range = RangeOf(*start, *stop, (*list)->size());
  reply.Array(range.count);
  (*list)->Visit(range.from, range.count, /*reverse=*/false, [&](std::string_view element) {
    reply.Bulk(element);
    return true;
  });
}

// ---------------------------------------------------------------- LPOS

// What the options of LPOS say.
struct Search {
  int64_t rank = 1;               // Which match is the first that counts, from the end if negative.
  std::optional<uint64_t> count;  // How many are wanted, 0 for all; none: one, not in an array.
  uint64_t visited_max = 0;       // How many elements are compared; 0 for all.
};

// Sets the option that is called `word`. Returns false once an error was replied.
bool SetOption(std::string_view word, std::string_view text, Search& search, ReplySink& reply) {
  const std::optional<int64_t> number = ParseInt64(text);
  if (EqualsIgnoringCase(word, "RANK")) {
    if (!number) {
      reply.Error(Error::kNotAnInteger);
    } else if (*number == INT64_MIN) {
      reply.Error(Error::kNotNegatable);
    } else if (*number == 0) {
      reply.ErrorText("ERR RANK can't be zero: use 1 to start from the first match, 2 from the "
                      "second ... or use negative to start from the end of the list");
    } else {
      search.rank = *number;
      return true;
    }
    return false;
  }
  const bool is_count = EqualsIgnoringCase(word, "COUNT");
  if (!is_count && !EqualsIgnoringCase(word, "MAXLEN")) {
    reply.Error(Error::kSyntax);
    return false;
  }
  if (!number || *number < 0) {
    reply.ErrorText(is_count ? "ERR COUNT can't be negative" : "ERR MAXLEN can't be negative");
    return false;
  }
  if (is_count) {
    search.count = static_cast<uint64_t>(*number);
  } else {
    search.visited_max = static_cast<uint64_t>(*number);
  }
  return true;
}

// Returns nothing once an error was replied. The first mistake from the left is the one to reply,
// and that of an option which is given again counts: hence not by ParseOptions.
std::optional<Search> ReadSearch(ArgReader& args, ReplySink& reply) {
  Search search;
  while (args.remaining() > 0) {
    const std::string_view word = args.String();
    if (args.remaining() == 0) {
      reply.Error(Error::kSyntax);
      return std::nullopt;
    }
    if (!SetOption(word, args.String(), search, reply)) return std::nullopt;
  }
  return search;
}

// Returns the places of the matches in the order in which they are found.
std::vector<size_t> FindPlaces(const ListValue& list, std::string_view element,
                               const Search& search) {
  const bool from_tail = search.rank < 0;
  const size_t size = list.size();
  const size_t visited_max = search.visited_max == 0 ? size : std::min(search.visited_max, size);
  const uint64_t wanted = search.count.value_or(1);
  uint64_t skipped = Magnitude(search.rank) - 1;
  std::vector<size_t> places;
  list.VisitEqual(element, from_tail ? size - 1 : 0, visited_max, from_tail, [&](size_t place) {
    if (skipped > 0) {
      --skipped;
      return true;
    }
    places.push_back(place);
    return places.size() != wanted;
  });
  return places;
}

void LPos(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view element = args.String();
  const std::optional<Search> search = ReadSearch(args, reply);
  if (!search) return;
  const Result<const ListValue*> list = txn.Find<ListValue>(key);
  if (!list) return reply.Error(list.error());

  std::vector<size_t> places;
  if (*list != nullptr) places = FindPlaces(**list, element, *search);
  if (search->count) {
    reply.Array(places.size());
    for (const size_t place : places) reply.Integer(static_cast<int64_t>(place));
  } else if (places.empty()) {
    reply.Null();
  } else {
    reply.Integer(static_cast<int64_t>(places.front()));
  }
}

// ---------------------------------------------------------------- changing

void LSet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (!*list) return reply.Error(Error::kNoSuchKey);
  const std::optional<int64_t> index = args.Int();
  if (!index) return reply.Error(Error::kNotAnInteger);

  ListRef& present = **list;
  const std::optional<size_t> place = PlaceOf(*index, present.value().size());
  if (!place) return reply.Error(Error::kIndexOutOfRange);
  const std::string_view element = args.String();
  present.GrowFor(element.size(), 1);
  present.Set(*place, element);
  present.ShrinkIfSmall();
  txn.Notify("lset", key);
  reply.Ok();
}

void LInsert(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view where = args.String();
  const bool is_after = EqualsIgnoringCase(where, "AFTER");
  if (!is_after && !EqualsIgnoringCase(where, "BEFORE")) return reply.Error(Error::kSyntax);
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (!*list) return reply.Integer(0);

  ListRef& present = **list;
  const std::vector<size_t> pivot = FindPlaces(present.value(), args.String(), Search());
  if (pivot.empty()) return reply.Integer(-1);
  const std::string_view element = args.String();
  present.GrowFor(element.size(), 1);
  present.InsertAt(pivot.front() + (is_after ? 1 : 0), element);
  txn.Notify("linsert", key);
  reply.Integer(static_cast<int64_t>(present.value().size()));
}

void LRem(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> count = args.Int();
  if (!count) return reply.Error(Error::kNotAnInteger);
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (!*list) return reply.Integer(0);

  ListRef& present = **list;
  const size_t count_max = *count == 0 ? SIZE_MAX : Magnitude(*count);
  const size_t removed = present.Remove(args.String(), count_max, /*from_tail=*/*count < 0);
  if (removed > 0) {
    txn.Notify("lrem", key);
    if (!present.DropIfEmpty()) present.ShrinkIfSmall();
  }
  reply.Integer(static_cast<int64_t>(removed));
}

void LTrim(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> start = args.Int();
  const std::optional<int64_t> stop = args.Int();
  if (!start || !stop) return reply.Error(Error::kNotAnInteger);
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (!*list) return reply.Ok();

  ListRef& present = **list;
  const size_t size = present.value().size();
  const Range kept = RangeOf(*start, *stop, size);
  const size_t behind = size - kept.from - kept.count;
  if (behind > 0) present.DropBack(behind);
  if (kept.from > 0) present.DropFront(kept.from);
  if (kept.count == size) txn.applied().InsteadNothing();
  txn.Notify("ltrim", key);
  if (!present.DropIfEmpty()) present.ShrinkIfSmall();  // Even if nothing went: WATCH sees it.
  reply.Ok();
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kListRecords[] = {
    {
        .name = "LINDEX",
        .summary = "Returns the element at an index, which counts from the end if it is negative.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the distance of the index from the nearer end",
        .group = Group::kList,
        .flags = kReadOnly,
        .args = {kKeyToRead, Int("index")},
        .reply = "bulk | null",
        .example = "LINDEX tasks -1",
        .expect = "(nil)",
        .handler = LIndex,
    },
    {
        .name = "LINSERT",
        .summary = "Inserts an element before or after the first that equals a pivot, and returns "
                   "the new length; -1 if there is no such pivot, 0 if the key is missing.",
        .since = "2.2.0",
        .complexity = "O(N) where N is how many elements stand before the pivot",
        .group = Group::kList,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kInsert),
                 OneOf("where", {Flag("before", "BEFORE"), Flag("after", "AFTER")}),
                 String("pivot"), String("element")},
        .reply = "integer",
        .example = "LINSERT tasks BEFORE ship test",
        .expect = "(integer) 0",
        .handler = LInsert,
    },
    {
        .name = "LLEN",
        .summary = "Returns the length of the list at a key, 0 if the key is missing.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kList,
        .flags = kReadOnly | kFast,
        .args = {KeyArg("key", kRO)},
        .reply = "integer",
        .example = "LLEN tasks",
        .expect = "(integer) 0",
        .handler = LLen,
    },
    {
        .name = "LPOS",
        .summary = "Returns where in a list elements equal to a given one stand: the first, or as "
                   "many as are asked for.",
        .since = "6.0.6",
        .complexity = "O(N) where N is how many elements are compared",
        .group = Group::kList,
        .flags = kReadOnly,
        .args = {kKeyToRead, String("element"), Optional(Token("RANK", Int("rank"))),
                 Optional(Token("COUNT", Int("num-matches"))),
                 Optional(Token("MAXLEN", Int("len")))},
        .reply = "integer | null | array<integer>",
        .example = "LPOS tasks ship RANK -1",
        .expect = "(nil)",
        .handler = LPos,
    },
    {
        .name = "LRANGE",
        .summary = "Returns the elements between two indexes, both included.",
        .since = "1.0.0",
        .complexity = "O(S+N) where S is the distance of the first element from the nearer end "
                      "and N how many elements are returned",
        .group = Group::kList,
        .flags = kReadOnly,
        .args = {kKeyToRead, Int("start"), Int("stop")},
        .reply = "array<bulk>",
        .example = "LRANGE tasks 0 -1",
        .expect = "(empty array)",
        .handler = LRange,
    },
    {
        .name = "LREM",
        .summary = "Removes elements equal to a given one: the first, the last if the count is "
                   "negative, or all if it is 0. Returns how many it removed.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the length of the list",
        .group = Group::kList,
        .flags = kWrite,
        .args = {kKeyToCut, Int("count"), String("element")},
        .reply = "integer",
        .example = "LREM tasks 0 ship",
        .expect = "(integer) 0",
        .handler = LRem,
    },
    {
        .name = "LSET",
        .summary = "Replaces the element at an index, which counts from the end if it is negative.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the distance of the index from the nearer end",
        .group = Group::kList,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kUpdate), Int("index"), String("element")},
        .reply = "OK",
        .example = "LSET tasks 0 write",
        .expect = "(error) ERR no such key",
        .handler = LSet,
    },
    {
        .name = "LTRIM",
        .summary = "Removes all elements but those between two indexes, both included.",
        .since = "1.0.0",
        .complexity = "O(N) where N is how many elements are removed",
        .group = Group::kList,
        .flags = kWrite,
        .args = {kKeyToCut, Int("start"), Int("stop")},
        .reply = "OK",
        .example = "LTRIM log -100 -1",
        .expect = "OK",
        .handler = LTrim,
    },
};
static_assert(IsWellFormed(kListRecords));

}  // namespace

constinit const std::span<const CommandSpec> kListCommands = kListRecords;

}  // namespace perilune
