#include "store/set_value.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/number.h"

namespace perilune {
namespace {

std::string_view Print(int64_t member, SetValue::Buffer& buffer) {
  return {buffer.data(), FormatInt64(member, buffer)};
}

// Whether a Pack of `bytes` may hold `elements` elements more, of `text_bytes` bytes in all.
bool HasRoom(size_t bytes, size_t elements, size_t text_bytes) {
  return text_bytes + elements * Pack::kOverheadBytesMax <= Pack::kBytesMax - bytes;
}

}  // namespace

static_assert(sizeof(SetValue) == 16 && sizeof(Intset) == 14 && sizeof(LargePointer<int>) == 14);
static_assert(std::is_standard_layout_v<SetValue>);

SetValue& SetValue::operator=(SetValue&& other) noexcept {
  if (this != &other) {
    Free();
    Steal(other);
  }
  return *this;
}

SetValue SetValue::Clone() const {
  SetValue clone;
  switch (encoding()) {
    case Encoding::kIntset:
      clone.intset_ = intset_.Clone();
      break;
    case Encoding::kListpack:
      clone.BecomePack(pack_.Clone());
      break;
    default:
      clone.Enlarge();
      ForEach([&](std::string_view member) {
        clone.large_->Insert(Hash(member), SetMember::Make(member));
      });
  }
  return clone;
}

size_t SetValue::size() const {
  switch (encoding()) {
    case Encoding::kIntset:
      return intset_.size();
    case Encoding::kListpack:
      return pack_.size();
    default:
      return large_->size();
  }
}

size_t SetValue::heap_bytes() const {
  switch (encoding()) {
    case Encoding::kIntset:
      return intset_.heap_bytes();
    case Encoding::kListpack:
      return pack_.heap_bytes();
    default:
      return sizeof(Large) + large_->heap_bytes();
  }
}

size_t SetValue::blocks() const {
  if (is_compact()) return empty() ? 0 : 1;
  return size() + 1;
}

bool SetValue::Contains(std::string_view member) const {
  switch (encoding()) {
    case Encoding::kIntset: {
      const std::optional<int64_t> integer = ParseInt64(member);
      return integer && intset_.Contains(*integer);
    }
    case Encoding::kListpack:
      return Locate(member) != Pack::kEnd;
    default:
      return large_->Find(member, Hash(member)) != nullptr;
  }
}

std::string_view SetValue::Sample(Random& random, Buffer& buffer) const {
  DCHECK(!empty());
  if (is_compact()) return At(random.Below(size()), buffer);
  return large_->elements().Sample(random)->key();
}

std::string_view SetValue::At(size_t index, Buffer& buffer) const {
  DCHECK(is_compact() && index < size());
  if (encoding() == Encoding::kIntset) return Print(intset_.at(index), buffer);
  return pack_.Get(pack_.At(index)).View(buffer);
}

bool SetValue::Add(std::string_view member, const CompactLimits& limits) {
  if (encoding() == Encoding::kIntset) {
    const std::optional<int64_t> integer = ParseInt64(member);
    if (integer) return AddToIntset(*integer, limits);
    LeaveIntset(limits);  // For a Pack perhaps, which `member` may still not suit.
  }
  if (encoding() == Encoding::kListpack) {
    if (Locate(member) != Pack::kEnd) return false;
    if (PackTakes(member, limits)) {
      pack_.Append(member);
      return true;
    }
    Enlarge();
  }
  return AddToLarge(member);
}

bool SetValue::Erase(std::string_view member) {
  switch (encoding()) {
    case Encoding::kIntset: {
      const std::optional<int64_t> integer = ParseInt64(member);
      return integer && intset_.Erase(*integer);
    }
    case Encoding::kListpack: {
      const Pack::Position at = Locate(member);
      if (at == Pack::kEnd) return false;
      pack_.Erase(at);
      return true;
    }
    default:
      return large_->Extract(member, Hash(member)) != nullptr;
  }
}

SetMember::Owned SetValue::Extract(std::string_view member, uint64_t hash) {
  CHECK(!is_compact());
  return large_->Extract(member, hash);
}

void SetValue::Restore(SetMember::Owned member) {
  CHECK(!is_compact());
  const uint64_t hash = member->hash();
  large_->Insert(hash, std::move(member));
}

void SetValue::CheckInvariants() const {
  CHECK(form_.type == ValueType::kSet);
  if (encoding() == Encoding::kIntset) {
    intset_.CheckInvariants();
  } else if (encoding() == Encoding::kListpack) {
    pack_.CheckInvariants();
  } else {
    CHECK(encoding() == Encoding::kHashtable);
    large_->CheckInvariants();
  }
  std::unordered_set<std::string> seen;
  ForEach([&](std::string_view member) { CHECK(seen.emplace(member).second); });
  CHECK(seen.size() == size());
}

// Returns where `member` stands in the Pack.
Pack::Position SetValue::Locate(std::string_view member) const {
  return pack_.Find(PackedElement::Of(member));
}

bool SetValue::AddToLarge(std::string_view member) {
  const uint64_t hash = Hash(member);
  if (large_->Find(member, hash) != nullptr) return false;
  large_->Insert(hash, SetMember::Make(member));
  return true;
}

bool SetValue::AddToIntset(int64_t member, const CompactLimits& limits) {
  if (!intset_.Add(member)) return false;
  const uint64_t entries_max = limits.set_intset_entries.load(std::memory_order_relaxed);
  // Below kSizeMax there is always room for one more.
  if (size() <= entries_max && size() < Intset::kSizeMax) return true;
  LeaveIntset(limits);
  return true;
}

// Changes the intset to a Pack if it is within the limits of one, else to the large form.
void SetValue::LeaveIntset(const CompactLimits& limits) {
  if (!IntsetFitsPack(limits)) return Enlarge();
  Pack pack;
  ForEach([&](std::string_view member) { pack.Append(member); });
  BecomePack(std::move(pack));
}

bool SetValue::IntsetFitsPack(const CompactLimits& limits) const {
  const size_t entries = intset_.size();
  if (entries > limits.set_listpack_entries.load(std::memory_order_relaxed)) return false;
  if (entries == 0) return true;
  Buffer buffer;  // The longest text is that of the smallest or of the largest member.
  const size_t longest =
      std::max(Print(intset_.at(0), buffer).size(), Print(intset_.at(entries - 1), buffer).size());
  return longest <= limits.set_listpack_value_bytes.load(std::memory_order_relaxed) &&
         HasRoom(0, entries, entries * longest);
}

// Returns whether the Pack may have `member`, which is none yet, within the limits.
bool SetValue::PackTakes(std::string_view member, const CompactLimits& limits) const {
  return pack_.size() < limits.set_listpack_entries.load(std::memory_order_relaxed) &&
         member.size() <= limits.set_listpack_value_bytes.load(std::memory_order_relaxed) &&
         HasRoom(pack_.bytes(), 1, member.size());
}

void SetValue::BecomePack(Pack pack) {
  Free();
  new (&pack_) Pack(std::move(pack));
  form_.encoding = Encoding::kListpack;
}

// Changes to the large form. Requires: is_compact().
void SetValue::Enlarge() {
  auto large = std::make_unique<Large>();
  ForEach([&](std::string_view member) { large->Insert(Hash(member), SetMember::Make(member)); });
  Free();
  large_ = large.release();
  form_.encoding = Encoding::kHashtable;
}

// Leaves the union without a member.
void SetValue::Free() {
  switch (encoding()) {
    case Encoding::kIntset:
      intset_.~Intset();
      break;
    case Encoding::kListpack:
      pack_.~Pack();
      break;
    default:
      delete large_.get();
  }
}

// Requires: the union has no member.
void SetValue::Steal(SetValue& other) {
  form_ = other.form_;
  switch (encoding()) {
    case Encoding::kIntset:
      new (&intset_) Intset(std::move(other.intset_));
      break;
    case Encoding::kListpack:
      new (&pack_) Pack(std::move(other.pack_));
      break;
    default:
      large_ = std::exchange(other.large_, nullptr);
  }
  other.Free();
  new (&other.intset_) Intset();
  other.form_.encoding = Encoding::kIntset;
}

}  // namespace perilune
