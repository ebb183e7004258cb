#include "store/list_value.h"

#include <algorithm>
#include <new>
#include <type_traits>
#include <utility>

#include "base/check.h"

namespace perilune {
namespace {

// For chunks made where no setting is at hand: the default, 8 KiB.
constexpr int32_t kUsualSetting = -2;

// What an element takes in a listpack beside its bytes, at most.
constexpr size_t kOverheadMax = 10;

int32_t SettingOf(const CompactLimits& limits) {
  return limits.list_chunk.load(std::memory_order_relaxed);
}

Listpack::Position PositionOf(const Listpack& elements, size_t index) {
  return elements.At(static_cast<int64_t>(index));
}

}  // namespace

static_assert(sizeof(ListValue) == 16);
static_assert(std::is_standard_layout_v<ListValue>);

ListValue::ListValue(Quicklist elements) : large_(new Quicklist(std::move(elements))) {
  form_.encoding = Encoding::kQuicklist;
}

ListValue& ListValue::operator=(ListValue&& other) noexcept {
  if (this != &other) {
    Free();
    Steal(other);
  }
  return *this;
}

ListValue ListValue::Clone() const {
  return is_compact() ? ListValue(pack_.Clone()) : ListValue(large_->Clone());
}

size_t ListValue::heap_bytes() const {
  return is_compact() ? pack_.heap_bytes() : sizeof(Quicklist) + large_->heap_bytes();
}

size_t ListValue::blocks() const {
  if (is_compact()) return pack_.empty() ? 0 : 1;
  return large_->chunks() + 2;
}

bool ListValue::GrowFor(size_t text_bytes, size_t count, const CompactLimits& limits) {
  if (!is_compact()) return false;
  const ChunkLimit limit = ChunkLimit::Of(SettingOf(limits));
  if (limit.Holds(pack_.size() + count, pack_.bytes() + text_bytes)) return false;
  BecomeLarge(SettingOf(limits));
  return true;
}

bool ListValue::ShrinkIfSmall(const CompactLimits& limits) {
  if (is_compact()) return false;
  const int32_t setting = SettingOf(limits);
  ChunkLimit limit = ChunkLimit::Of(setting);
  limit.elements_max /= 2;
  if (setting < 0) limit.bytes_max /= 2;
  if (!limit.Holds(large_->size(), large_->joined_bytes())) return false;
  BecomeCompact();
  return true;
}

void ListValue::Reencode(Encoding encoding, const CompactLimits& limits) {
  DCHECK(encoding == Encoding::kListpack || encoding == Encoding::kQuicklist);
  if (encoding == Encoding::kListpack) {
    BecomeCompact();
  } else {
    BecomeLarge(SettingOf(limits));
  }
}

std::string_view ListValue::At(size_t index, Listpack::Buffer& buffer) const {
  DCHECK(index < size());
  if (!is_compact()) return large_->At(index).View(buffer);
  return pack_.Get(PositionOf(pack_, index)).View(buffer);
}

void ListValue::PushFront(std::string_view bytes, const CompactLimits& limits) {
  MakeRoomFor(bytes, 1, limits);
  if (!is_compact()) return LargeUnder(limits).PushFront(bytes);
  pack_.Insert(pack_.First(), bytes);
}

void ListValue::PushBack(std::string_view bytes, const CompactLimits& limits) {
  MakeRoomFor(bytes, 1, limits);
  if (!is_compact()) return LargeUnder(limits).PushBack(bytes);
  pack_.Append(bytes);
}

void ListValue::InsertAt(size_t index, std::string_view bytes, const CompactLimits& limits) {
  DCHECK(index <= size());
  MakeRoomFor(bytes, 1, limits);
  if (!is_compact()) return LargeUnder(limits).Insert(index, bytes);
  pack_.Insert(PositionOf(pack_, index), bytes);
}

void ListValue::Set(size_t index, std::string_view bytes, const CompactLimits& limits) {
  DCHECK(index < size());
  MakeRoomFor(bytes, 1, limits);
  if (!is_compact()) return LargeUnder(limits).Set(index, bytes);
  pack_.Replace(PositionOf(pack_, index), bytes);
}

void ListValue::EraseAt(size_t index) {
  DCHECK(index < size());
  if (!is_compact()) return large_->Erase(index);
  pack_.Erase(PositionOf(pack_, index));
}

ListValue ListValue::TakeFront(size_t count) {
  DCHECK(count <= size());
  if (!is_compact()) return ListValue(large_->TakeFront(count));
  Listpack left = pack_.SplitAt(PositionOf(pack_, count));
  return ListValue(std::exchange(pack_, std::move(left)));
}

ListValue ListValue::TakeBack(size_t count) {
  DCHECK(count <= size());
  if (!is_compact()) return ListValue(large_->TakeBack(count));
  return ListValue(pack_.SplitAt(PositionOf(pack_, pack_.size() - count)));
}

void ListValue::PrependAll(ListValue other) {
  if (other.empty()) return;
  if (!MustBeLarge(other)) {
    other.pack_.AppendAll(std::move(pack_));
    pack_ = std::move(other.pack_);
    return;
  }
  BecomeLarge(other.is_compact() ? kUsualSetting : other.large_->setting());
  other.BecomeLarge(large_->setting());
  large_->PrependAll(std::move(*other.large_));
}

void ListValue::AppendAll(ListValue other) {
  if (other.empty()) return;
  if (!MustBeLarge(other)) return pack_.AppendAll(std::move(other.pack_));
  BecomeLarge(other.is_compact() ? kUsualSetting : other.large_->setting());
  other.BecomeLarge(large_->setting());
  large_->AppendAll(std::move(*other.large_));
}

std::vector<size_t> ListValue::Remove(std::string_view wanted, size_t count_max, bool from_tail) {
  std::vector<size_t> positions;
  if (empty() || count_max == 0) return positions;
  const auto note = [&](size_t index) {
    positions.push_back(index);
    return positions.size() < count_max;
  };
  VisitEqual(wanted, from_tail ? size() - 1 : 0, size(), from_tail, note);
  if (positions.empty()) return positions;
  if (from_tail) std::reverse(positions.begin(), positions.end());
  if (is_compact()) {
    EraseElements(pack_, positions, 0);
  } else {
    large_->EraseMany(positions);
  }
  return positions;
}

void ListValue::InsertMany(std::span<const size_t> positions, std::string_view bytes,
                           const CompactLimits& limits) {
  if (positions.empty()) return;
  MakeRoomFor(bytes, positions.size(), limits);
  if (!is_compact()) return LargeUnder(limits).InsertMany(positions, bytes);
  Listpack all;
  Interleave(pack_, bytes, 0, positions, [&](std::string_view element) { all.Append(element); });
  for ([[maybe_unused]] const size_t position : positions) all.Append(bytes);
  pack_ = std::move(all);
}

void ListValue::CheckInvariants(const CompactLimits* limits) const {
  CHECK(form_.type == ValueType::kList);
  if (is_compact()) return pack_.CheckInvariants();
  CHECK(form_.encoding == Encoding::kQuicklist);
  CHECK(limits == nullptr || large_->setting() == SettingOf(*limits));
  large_->CheckInvariants(limits != nullptr);
}

// Leaves neither member of the union alive.
void ListValue::Free() {
  if (is_compact()) {
    pack_.~Listpack();
  } else {
    delete large_;
  }
}

// Requires: neither member of the union is alive, or an empty listpack.
void ListValue::Steal(ListValue& other) {
  form_.encoding = std::exchange(other.form_.encoding, Encoding::kListpack);
  if (is_compact()) {
    new (&pack_) Listpack(std::move(other.pack_));
  } else {
    large_ = other.large_;
    new (&other.pack_) Listpack();
  }
}

void ListValue::BecomeLarge(int32_t setting) {
  if (is_compact()) *this = ListValue(Quicklist(std::move(pack_), setting));
}

void ListValue::BecomeCompact() {
  if (!is_compact()) *this = ListValue(large_->Join());
}

// Returns whether the elements of this and of `other` together need the large form.
bool ListValue::MustBeLarge(const ListValue& other) const {
  return !is_compact() || !other.is_compact() ||
         pack_.bytes() + other.pack_.bytes() > Listpack::kCompactBytesMax;
}

// Makes a listpack a quicklist if it would come to the limit of any listpack. Commands do that
// long before, by GrowFor.
void ListValue::MakeRoomFor(std::string_view bytes, size_t count, const CompactLimits& limits) {
  if (!is_compact()) return;
  const size_t room = Listpack::kCompactBytesMax - pack_.bytes();
  if (room / count < bytes.size() + kOverheadMax) BecomeLarge(SettingOf(limits));
}

Quicklist& ListValue::LargeUnder(const CompactLimits& limits) {
  large_->set_setting(SettingOf(limits));
  return *large_;
}

}  // namespace perilune
