#include "engine/list_undo.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace perilune {
namespace {

// Fewer elements than this are moved one by one, to fill chunks.
constexpr size_t kFew = 32;

void Append(ListValue& list, std::string_view bytes, const CompactLimits& limits) {
  list.GrowFor(bytes.size(), 1, limits);
  list.PushBack(bytes, limits);
}

void Prepend(ListValue& list, std::string_view bytes, const CompactLimits& limits) {
  list.GrowFor(bytes.size(), 1, limits);
  list.PushFront(bytes, limits);
}

void DropFirst(ListValue& list, size_t count) {
  if (count == 1) return list.EraseAt(0);
  list.TakeFront(count);
}

void DropLast(ListValue& list, size_t count) {
  if (count == 1) return list.EraseAt(list.size() - 1);
  list.TakeBack(count);
}

// Moves the first `count` elements of `from` behind those of `to`.
void MoveFront(ListValue& from, size_t count, ListValue& to, const CompactLimits& limits) {
  if (count >= kFew) return to.AppendAll(from.TakeFront(count));
  from.Visit(0, count, /*reverse=*/false, [&](std::string_view bytes) {
    Append(to, bytes, limits);
    return true;
  });
  DropFirst(from, count);
}

// Moves the last `count` elements of `from` before those of `to`.
void MoveBack(ListValue& from, size_t count, ListValue& to, const CompactLimits& limits) {
  if (count >= kFew) return to.PrependAll(from.TakeBack(count));
  if (count == 0) return;
  from.Visit(from.size() - 1, count, /*reverse=*/true, [&](std::string_view bytes) {
    Prepend(to, bytes, limits);
    return true;
  });
  DropLast(from, count);
}

}  // namespace

ListUndo::ListUndo(const ListValue& value, const CompactLimits& limits) : limits_(limits) {
  DCHECK(!value.is_compact());
  steps_.emplace_back(Ends(value.size()));
}

void ListUndo::PushFront(ListValue& value, std::string_view bytes) {
  value.PushFront(bytes, limits_);
  ++ends().front_added;
}

void ListUndo::PushBack(ListValue& value, std::string_view bytes) {
  value.PushBack(bytes, limits_);
  ++ends().back_added;
}

void ListUndo::DropFront(ListValue& value, size_t count) {
  Ends& step = ends();
  const size_t added = std::min(count, step.front_added);
  DropFirst(value, added);
  step.front_added -= added;
  const size_t kept = std::min(count - added, step.kept);
  const size_t bytes = step.front_dropped.heap_bytes();
  MoveFront(value, kept, step.front_dropped, limits_);
  Count(step.front_dropped.heap_bytes() - bytes);
  step.kept -= kept;
  const size_t rest = count - added - kept;
  DropFirst(value, rest);
  step.back_added -= rest;
}

void ListUndo::DropBack(ListValue& value, size_t count) {
  Ends& step = ends();
  const size_t added = std::min(count, step.back_added);
  DropLast(value, added);
  step.back_added -= added;
  const size_t kept = std::min(count - added, step.kept);
  const size_t bytes = step.back_dropped.heap_bytes();
  MoveBack(value, kept, step.back_dropped, limits_);
  Count(step.back_dropped.heap_bytes() - bytes);
  step.kept -= kept;
  const size_t rest = count - added - kept;
  DropLast(value, rest);
  step.front_added -= rest;
}

void ListUndo::Set(ListValue& value, size_t index, std::string_view bytes) {
  Ends& step = ends();
  if (step.IsKept(index)) {
    const size_t old_index = index - step.front_added + step.front_dropped.size();
    Listpack::Buffer buffer;
    const auto [saved, is_new] = step.overwritten.try_emplace(old_index, value.At(index, buffer));
    if (is_new) Count(sizeof *saved + saved->second.size());
  }
  value.Set(index, bytes, limits_);
}

void ListUndo::InsertAt(ListValue& value, size_t index, std::string_view bytes) {
  value.InsertAt(index, bytes, limits_);
  Ends& step = ends();
  if (index <= step.front_added) {
    ++step.front_added;
  } else if (index >= step.front_added + step.kept) {
    ++step.back_added;
  } else {
    steps_.emplace_back(Inserted{index});
    steps_.emplace_back(Ends(value.size()));
    Count(2 * sizeof(Step));
  }
}

size_t ListUndo::Remove(ListValue& value, std::string_view wanted, size_t count_max,
                        bool from_tail) {
  std::vector<size_t> positions = value.Remove(wanted, count_max, from_tail);
  const size_t count = positions.size();
  if (count == 0) return 0;
  Count(2 * sizeof(Step) + count * sizeof(size_t) + wanted.size());
  steps_.emplace_back(Removed{std::move(positions), std::string(wanted)});
  steps_.emplace_back(Ends(value.size()));
  return count;
}

void ListUndo::Undo(Value& changed) {
  ListValue& value = *changed.As<ListValue>();
  for (; !steps_.empty(); steps_.pop_back()) {
    std::visit([&](auto& step) { UndoStep(step, value); }, steps_.back());
  }
  value.Reencode(Encoding::kQuicklist, limits_);
}

void ListUndo::UndoStep(Ends& step, ListValue& value) const {
  value.TakeFront(step.front_added);
  value.TakeBack(step.back_added);
  value.PrependAll(std::move(step.front_dropped));
  value.AppendAll(std::move(step.back_dropped));
  for (const auto& [index, bytes] : step.overwritten) value.Set(index, bytes, limits_);
}

void ListUndo::UndoStep(const Inserted& step, ListValue& value) const {
  value.EraseAt(step.index);
}

void ListUndo::UndoStep(const Removed& step, ListValue& value) const {
  value.InsertMany(step.positions, step.bytes, limits_);
}

size_t ListUndo::blocks() const {
  size_t blocks = steps_.size();
  for (const Step& step : steps_) {
    const Ends* ends = std::get_if<Ends>(&step);
    if (ends == nullptr) continue;
    blocks += ends->front_dropped.blocks() + ends->back_dropped.blocks() + ends->overwritten.size();
  }
  return blocks;
}

}  // namespace perilune
