#include "command/list_end_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/multi_pop.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/list_value.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- ends of a list

enum class End : uint8_t { kLeft, kRight };

// Returns nothing unless `word` is LEFT or RIGHT.
std::optional<End> EndOf(std::string_view word) {
  if (EqualsIgnoringCase(word, "LEFT")) return End::kLeft;
  if (EqualsIgnoringCase(word, "RIGHT")) return End::kRight;
  return std::nullopt;
}

size_t PlaceOf(End end, const ListValue& list) { return end == End::kLeft ? 0 : list.size() - 1; }

void PushOne(ListRef& list, End end, std::string_view element) {
  if (end == End::kLeft) {
    list.PushFront(element);
  } else {
    list.PushBack(element);
  }
}

void DropSome(ListRef& list, End end, size_t count) {
  if (end == End::kLeft) {
    list.DropFront(count);
  } else {
    list.DropBack(count);
  }
}

void NotifyPush(Transaction& txn, End end, const Key& key) {
  txn.Notify(end == End::kLeft ? "lpush" : "rpush", key);
}

// To be called last after elements were dropped: the list may be gone then.
void FinishPop(Transaction& txn, End end, const Key& key, ListRef& list) {
  txn.Notify(end == End::kLeft ? "lpop" : "rpop", key);
  if (!list.DropIfEmpty()) list.ShrinkIfSmall();
}

// ---------------------------------------------------------------- pushing

// Adds all arguments that are left.
void PushAll(const Key& key, End end, ListRef& list, Transaction& txn, ArgReader& args,
             ReplySink& reply) {
  size_t bytes = 0;
  for (size_t i = args.position(); i < args.size(); ++i) bytes += args.arg(i).size();
  list.GrowFor(bytes, args.remaining());
  while (args.remaining() > 0) PushOne(list, end, args.String());
  NotifyPush(txn, end, key);
  reply.Integer(static_cast<int64_t>(list.value().size()));
}

template <End end>
void Push(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<ListRef> list = txn.EditOrAdd<ListValue>(key);
  if (!list) return reply.Error(list.error());
  PushAll(key, end, *list, txn, args, reply);
}

template <End end>
void PushIfPresent(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());
  if (!*list) return reply.Integer(0);
  PushAll(key, end, **list, txn, args, reply);
}

// ---------------------------------------------------------------- popping

void PopOne(const Key& key, End end, ListRef& list, Transaction& txn, ReplySink& reply) {
  Listpack::Buffer buffer;
  reply.Bulk(list.value().At(PlaceOf(end, list.value()), buffer));
  DropSome(list, end, 1);
  FinishPop(txn, end, key, list);
}

// Replies and removes up to `count_max` elements. Requires: count_max > 0.
void PopSome(const Key& key, End end, size_t count_max, ListRef& list, Transaction& txn,
             ReplySink& reply) {
  const ListValue& value = list.value();
  const size_t count = std::min(count_max, value.size());
  reply.Array(count);
  const bool is_reverse = end == End::kRight;
  value.Visit(PlaceOf(end, value), count, is_reverse, [&](std::string_view element) {
    reply.Bulk(element);
    return true;
  });
  DropSome(list, end, count);
  FinishPop(txn, end, key, list);
}

template <End end>
void Pop(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() > 1) return reply.ErrorText(WrongArityText(args.command()));
  const bool has_count = args.remaining() == 1;
  const std::optional<int64_t> count = has_count ? args.Int() : 1;
  if (!count || *count < 0) return reply.Error(Error::kNegative);
  Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
  if (!list) return reply.Error(list.error());

  std::optional<ListRef>& present = *list;
  if (!present) return has_count ? reply.NullArray() : reply.Null();
  if (!has_count) return PopOne(key, end, *present, txn, reply);
  if (*count == 0) return reply.Array(0);
  PopSome(key, end, static_cast<size_t>(*count), *present, txn, reply);
}

// Others are told which list it was.
void ApplyPop(const Key& key, End end, size_t count, Transaction& txn) {
  if (!txn.applied().are_wanted()) return;
  txn.applied().Instead({end == End::kLeft ? "LPOP" : "RPOP", key.bytes, std::to_string(count)});
}

void LMPop(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<MultiPop<End>> pop = ReadMultiPop(args, EndOf);
  if (!pop) return reply.Error(pop.error());
  for (size_t i = pop->keys_begin; i < pop->keys_end; ++i) {
    const Key key = args.KeyAt(i);
    Result<std::optional<ListRef>> list = txn.Edit<ListValue>(key);
    if (!list) return reply.Error(list.error());
    if (!*list) continue;
    ApplyPop(key, pop->end, std::min(pop->count_max, (*list)->value().size()), txn);
    reply.Array(2);
    reply.Bulk(args.arg(i));
    return PopSome(key, pop->end, pop->count_max, **list, txn, reply);
  }
  reply.NullArray();
}

// ---------------------------------------------------------------- moving

// Source and destination may be one list, even of one element: it turns, and stays.
void Move(const Key& from_key, End from, const Key& to_key, End to, Transaction& txn,
          ReplySink& reply) {
  Result<std::optional<ListRef>> source = txn.Edit<ListValue>(from_key);
  if (!source) return reply.Error(source.error());
  if (!*source) return reply.Null();
  Result<ListRef> destination = txn.EditOrAdd<ListValue>(to_key);
  if (!destination) return reply.Error(destination.error());

  ListRef& list = **source;
  Listpack::Buffer buffer;
  const std::string element(list.value().At(PlaceOf(from, list.value()), buffer));
  DropSome(list, from, 1);
  destination->GrowFor(element.size(), 1);
  PushOne(*destination, to, element);
  NotifyPush(txn, to, to_key);
  FinishPop(txn, from, from_key, list);
  reply.Bulk(element);
}

void LMove(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key destination = args.Key();
  const std::optional<End> from = EndOf(args.String());
  const std::optional<End> to = EndOf(args.String());
  if (!from || !to) return reply.Error(Error::kSyntax);
  Move(source, *from, destination, *to, txn, reply);
}

void RPopLPush(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key destination = args.Key();
  Move(source, End::kRight, destination, End::kLeft, txn, reply);
}

// ---------------------------------------------------------------- records

constexpr ArgList kElements = Multiple(String("element"));
constexpr ArgList kKeyToPush = KeyArg("key", kRW | kInsert);
constexpr ArgList kKeyToPop = KeyArg("key", kRW | kAccess | kDelete);
constexpr ArgList kSource = KeyArg("source", kRW | kAccess | kDelete);
constexpr ArgList kDestination = KeyArg("destination", kRW | kInsert);

constexpr ArgList LeftOrRight(const char* name) {
  return OneOf(name, {Flag("left", "LEFT"), Flag("right", "RIGHT")});
}

constexpr CommandSpec kListEndRecords[] = {
    {
        .name = "LMOVE",
        .summary = "Moves an element from an end of one list to an end of another, which may be "
                   "the same, and returns it.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kList,
        .flags = kWrite | kDenyOom,
        .args = {kSource, kDestination, LeftOrRight("wherefrom"), LeftOrRight("whereto")},
        .reply = "bulk | null",
        .example = "LMOVE waiting running LEFT RIGHT",
        .expect = "(nil)",
        .handler = LMove,
    },
    {
        .name = "LMPOP",
        .summary = "Pops elements from the first of several lists that is there, and returns its "
                   "key and them.",
        .since = "7.0.0",
        .complexity = "O(N+M) where N is how many keys are given and M how many elements are "
                      "popped",
        .group = Group::kList,
        .flags = kWrite,
        .args = {NumKeys("numkeys"), CountedKeys("key", kRW | kAccess | kDelete),
                 LeftOrRight("where"), Optional(Once(Token("COUNT", Int("count"))))},
        .reply = "tuple<bulk, array<bulk>> | nullarray",
        .example = "LMPOP 2 urgent tasks LEFT COUNT 10",
        .expect = "(nil)",
        .handler = LMPop,
    },
    {
        .name = "LPOP",
        .summary = "Removes the first element of a list, or several, and returns them.",
        .since = "1.0.0",
        .complexity = "O(N) where N is how many elements are returned",
        .group = Group::kList,
        .history = {{"6.2.0", "The count can be given."}},
        .flags = kWrite | kFast,
        .args = {kKeyToPop, Optional(Int("count"), "6.2.0")},
        .reply = "bulk | array<bulk> | null | nullarray",
        .example = "LPOP tasks",
        .expect = "(nil)",
        .handler = Pop<End::kLeft>,
    },
    {
        .name = "LPUSH",
        .summary = "Adds elements before a list, one after the other, and returns its new length; "
                   "a missing key counts as an empty list.",
        .since = "1.0.0",
        .complexity = "O(N) where N is how many elements are added",
        .group = Group::kList,
        .history = {{"2.4.0", "Several elements can be given."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {kKeyToPush, kElements},
        .reply = "integer",
        .example = "LPUSH tasks second first",
        .expect = "(integer) 2",
        .handler = Push<End::kLeft>,
    },
    {
        .name = "LPUSHX",
        .summary = "Like LPUSH, but does nothing and returns 0 if the key is missing.",
        .since = "2.2.0",
        .complexity = "O(N) where N is how many elements are added",
        .group = Group::kList,
        .history = {{"4.0.0", "Several elements can be given."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {kKeyToPush, kElements},
        .reply = "integer",
        .example = "LPUSHX tasks urgent",
        .expect = "(integer) 0",
        .handler = PushIfPresent<End::kLeft>,
    },
    {
        .name = "RPOP",
        .summary = "Removes the last element of a list, or several from the end on, and returns "
                   "them.",
        .since = "1.0.0",
        .complexity = "O(N) where N is how many elements are returned",
        .group = Group::kList,
        .history = {{"6.2.0", "The count can be given."}},
        .flags = kWrite | kFast,
        .args = {kKeyToPop, Optional(Int("count"), "6.2.0")},
        .reply = "bulk | array<bulk> | null | nullarray",
        .example = "RPOP tasks 2",
        .expect = "(nil)",
        .handler = Pop<End::kRight>,
    },
    {
        .name = "RPOPLPUSH",
        .summary = "Moves the last element of a list to the front of another, and returns it.",
        .since = "1.2.0",
        .complexity = "O(1)",
        .group = Group::kList,
        .deprecated_since = "6.2.0",
        .replaced_by = "`LMOVE` with the `RIGHT` and `LEFT` arguments",
        .flags = kWrite | kDenyOom,
        .args = {kSource, kDestination},
        .reply = "bulk | null",
        .example = "RPOPLPUSH waiting running",
        .expect = "(nil)",
        .handler = RPopLPush,
    },
    {
        .name = "RPUSH",
        .summary = "Adds elements behind a list and returns its new length; a missing key counts "
                   "as an empty list.",
        .since = "1.0.0",
        .complexity = "O(N) where N is how many elements are added",
        .group = Group::kList,
        .history = {{"2.4.0", "Several elements can be given."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {kKeyToPush, kElements},
        .reply = "integer",
        .example = "RPUSH tasks write test ship",
        .expect = "(integer) 3",
        .handler = Push<End::kRight>,
    },
    {
        .name = "RPUSHX",
        .summary = "Like RPUSH, but does nothing and returns 0 if the key is missing.",
        .since = "2.2.0",
        .complexity = "O(N) where N is how many elements are added",
        .group = Group::kList,
        .history = {{"4.0.0", "Several elements can be given."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {kKeyToPush, kElements},
        .reply = "integer",
        .example = "RPUSHX tasks later",
        .expect = "(integer) 0",
        .handler = PushIfPresent<End::kRight>,
    },
};
static_assert(IsWellFormed(kListEndRecords));

}  // namespace

constinit const std::span<const CommandSpec> kListEndCommands = kListEndRecords;

}  // namespace perilune
