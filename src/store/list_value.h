#pragma once

// A list: one listpack while it is small, else a quicklist.
//
// As in Redis 7.2 adding never changes the form. A command that adds calls GrowFor() first, one
// that removes ShrinkIfSmall() last; between these a listpack may be beyond the limit.
//
// Cost: O(1) amortized at both ends, not counting work within a listpack or a chunk, which their
// limit bounds. For the large form Quicklist says the rest.
// Threads: not synchronized; const members only read.
// Lifetime: views handed out are good until the next change. Arguments must not be such views of
// the same list.
// Requires: every element is shorter than Listpack::kBytesMax by 32 bytes, as all arguments are.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "store/compact_limits.h"
#include "store/list_chunk.h"
#include "store/listpack.h"
#include "store/quicklist.h"
#include "store/value_form.h"

namespace perilune {

class ListValue {
 public:
  ListValue() : pack_() {}
  ~ListValue() { Free(); }
  ListValue(ListValue&& other) noexcept : ListValue() { Steal(other); }
  ListValue& operator=(ListValue&& other) noexcept;
  ListValue Clone() const;

  Encoding encoding() const { return form_.encoding; }
  bool is_compact() const { return form_.encoding == Encoding::kListpack; }
  size_t size() const { return is_compact() ? pack_.size() : large_->size(); }
  bool empty() const { return size() == 0; }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const;
  // About how many allocations freeing it takes.
  size_t blocks() const;

  // Makes a listpack a quicklist if `count` more elements of `text_bytes` in all would exceed a
  // chunk. Returns whether it did.
  bool GrowFor(size_t text_bytes, size_t count, const CompactLimits& limits);

  // Makes a quicklist a listpack if its elements would fit into half of a chunk (of a limit in
  // elements: half of the elements, in one chunk). Returns whether it did. Where Redis asks for a
  // single chunk, this does not depend on how the elements are spread.
  bool ShrinkIfSmall(const CompactLimits& limits);

  // Undoes a change of the form. Requires for kListpack: as one it is within Listpack::kBytesMax.
  void Reencode(Encoding encoding, const CompactLimits& limits);

  // The element at `index` from the front; `buffer` must live as long as the view.
  // Requires: index < size().
  std::string_view At(size_t index, Listpack::Buffer& buffer) const;

  // Calls visit(std::string_view) for up to `count` elements from `from` on, towards the front if
  // `reverse`, until it returns false. The view is good during the call.
  template <typename Visitor>
  void Visit(size_t from, size_t count, bool reverse, Visitor&& visit) const;

  // Like Visit, but calls visit(size_t index), and only for elements equal to `wanted`.
  template <typename Visitor>
  void VisitEqual(std::string_view wanted, size_t from, size_t count, bool reverse,
                  Visitor&& visit) const;

  void PushFront(std::string_view bytes, const CompactLimits& limits);
  void PushBack(std::string_view bytes, const CompactLimits& limits);

  // Puts an element before the one at `index`, or behind all. Requires: index <= size().
  void InsertAt(size_t index, std::string_view bytes, const CompactLimits& limits);

  // Require: index < size(). EraseAt is as cheap at the ends as pushing.
  void Set(size_t index, std::string_view bytes, const CompactLimits& limits);
  void EraseAt(size_t index);

  // Cut off the first or last `count` elements, as a list of the same encoding. Whole chunks move,
  // at most one is split. Require: count <= size().
  ListValue TakeFront(size_t count);
  ListValue TakeBack(size_t count);

  // Move all elements of `other` before or behind the own, whole chunks at a time. A listpack
  // becomes a quicklist if `other` is a nonempty one or a listpack could not hold them all.
  void PrependAll(ListValue other);
  void AppendAll(ListValue other);

  // Removes the elements equal to `wanted`, at most `count_max` from the front or, if `from_tail`,
  // from the end. Returns where they stood, in ascending order. One pass.
  std::vector<size_t> Remove(std::string_view wanted, size_t count_max, bool from_tail);

  // Undoes Remove(): puts `bytes` so that it stands at each of the `positions` afterwards. One
  // pass. Requires: they ascend and are less than what size() will be.
  void InsertMany(std::span<const size_t> positions, std::string_view bytes,
                  const CompactLimits& limits);

  // Aborts unless all invariants hold. With `limits`, which must have been the same in every call
  // before, also unless the chunks are within them.
  void CheckInvariants(const CompactLimits* limits = nullptr) const;

 private:
  explicit ListValue(Listpack elements) : pack_(std::move(elements)) {}
  explicit ListValue(Quicklist elements);

  template <typename Visitor>
  void Walk(size_t from, size_t count, bool reverse, Visitor& visit) const;

  void Free();
  void Steal(ListValue& other);
  void BecomeLarge(int32_t setting);
  void BecomeCompact();
  bool MustBeLarge(const ListValue& other) const;
  void MakeRoomFor(std::string_view bytes, size_t count, const CompactLimits& limits);
  Quicklist& LargeUnder(const CompactLimits& limits);

  ValueForm form_ = {.type = ValueType::kList, .encoding = Encoding::kListpack};
  union {
    Listpack pack_;     // If is_compact().
    Quicklist* large_;  // Otherwise; owned.
  };
};

template <typename Visitor>
void ListValue::Visit(size_t from, size_t count, bool reverse, Visitor&& visit) const {
  Listpack::Buffer buffer;
  const auto view = [&](const Listpack::Element& element) { return visit(element.View(buffer)); };
  Walk(from, count, reverse, view);
}

template <typename Visitor>
void ListValue::VisitEqual(std::string_view wanted, size_t from, size_t count, bool reverse,
                           Visitor&& visit) const {
  const Listpack::Element stored = PackedElement::Of(wanted);
  size_t next = from;
  const auto compare = [&](const Listpack::Element& element) {
    const size_t index = reverse ? next-- : next++;
    return !(element == stored) || visit(index);
  };
  Walk(from, count, reverse, compare);
}

template <typename Visitor>
void ListValue::Walk(size_t from, size_t count, bool reverse, Visitor& visit) const {
  if (!is_compact()) return large_->Walk(from, count, reverse, visit);
  WalkElements(pack_, pack_.At(static_cast<int64_t>(from)), reverse, count, visit);
}

}  // namespace perilune
