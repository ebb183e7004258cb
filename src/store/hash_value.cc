#include "store/hash_value.h"

#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "base/hash.h"

namespace perilune {

namespace {

struct ForgetLost {
  void Nothing() {}
  void Overwritten(std::string_view) {}
  void Replaced(HashField::Owned) {}
};

}  // namespace

static_assert(sizeof(HashValue) == 16);
static_assert(std::is_standard_layout_v<HashValue>);

HashValue& HashValue::operator=(HashValue&& other) noexcept {
  if (this != &other) {
    Free();
    Steal(other);
  }
  return *this;
}

HashValue HashValue::Clone() const {
  HashValue clone;
  if (is_compact()) {
    clone.compact_ = compact_.Clone();
    return clone;
  }
  clone.Enlarge();
  ForEach([&](std::string_view field, std::string_view value) {
    clone.large_->Insert(Hash(field), HashField::Make(field, value));
  });
  return clone;
}

size_t HashValue::heap_bytes() const {
  if (is_compact()) return compact_.heap_bytes();
  return sizeof(Large) + large_->heap_bytes();
}

size_t HashValue::blocks() const {
  if (is_compact()) return compact_.empty() ? 0 : 1;
  return large_->size() + 1;
}

std::optional<std::string_view> HashValue::Find(std::string_view field, Buffer& buffer) const {
  if (is_compact()) {
    const Pack::Position at = Locate(field);
    if (at == Pack::kEnd) return std::nullopt;
    return compact_.Get(compact_.Next(at)).View(buffer);
  }
  const HashField* const found = large_->Find(field, Hash(field));
  if (found == nullptr) return std::nullopt;
  return found->value();
}

bool HashValue::Contains(std::string_view field) const {
  if (is_compact()) return Locate(field) != Pack::kEnd;
  return large_->Find(field, Hash(field)) != nullptr;
}

HashValue::FieldView HashValue::Sample(Random& random, Buffer& field, Buffer& value) const {
  DCHECK(!empty());
  if (is_compact()) return At(random.Below(size()), field, value);
  const HashField* const sampled = large_->elements().Sample(random);
  return {.field = sampled->key(), .value = sampled->value()};
}

HashValue::FieldView HashValue::At(size_t index, Buffer& field, Buffer& value) const {
  DCHECK(is_compact() && index < size());
  const Pack::Position at = compact_.At(index * 2);
  return {.field = compact_.Get(at).View(field),
          .value = compact_.Get(compact_.Next(at)).View(value)};
}

bool HashValue::Set(std::string_view field, std::string_view value, const CompactLimits& limits) {
  if (is_compact()) {
    const uint64_t bytes_max = limits.hash_value_bytes.load(std::memory_order_relaxed);
    const bool fits = field.size() <= bytes_max && value.size() <= bytes_max &&
                      field.size() + value.size() + 2 * Pack::kOverheadBytesMax <=
                          Pack::kBytesMax - compact_.bytes();
    if (!fits) Enlarge();
  }
  if (!is_compact()) return SetLarge(field, value, ForgetLost());

  const bool is_new = SetCompact(field, value);
  if (size() > limits.hash_entries.load(std::memory_order_relaxed)) Enlarge();
  return is_new;
}

bool HashValue::Erase(std::string_view field) {
  if (!is_compact()) return large_->Extract(field, Hash(field)) != nullptr;
  const Pack::Position at = Locate(field);
  if (at == Pack::kEnd) return false;
  compact_.Erase(at, 2);
  return true;
}

HashField::Owned HashValue::Extract(std::string_view field, uint64_t hash) {
  CHECK(!is_compact());
  return large_->Extract(field, hash);
}

void HashValue::Restore(HashField::Owned field) {
  CHECK(!is_compact());
  const uint64_t hash = field->hash();
  large_->Insert(hash, std::move(field));
}

void HashValue::CheckInvariants() const {
  CHECK(form_.type == ValueType::kHash);
  CHECK(form_.encoding == Encoding::kListpack || form_.encoding == Encoding::kHashtable);
  if (is_compact()) {
    compact_.CheckInvariants();
    CHECK(compact_.size() % 2 == 0);
  } else {
    large_->CheckInvariants();
  }
  std::unordered_set<std::string> seen;
  ForEach([&](std::string_view field, std::string_view) { CHECK(seen.emplace(field).second); });
  CHECK(seen.size() == size());
}

// Returns where `field` stands. Requires: is_compact().
Pack::Position HashValue::Locate(std::string_view field) const {
  return compact_.FindKey(PackedElement::Of(field));
}

bool HashValue::SetCompact(std::string_view field, std::string_view value) {
  const Pack::Position at = Locate(field);
  if (at == Pack::kEnd) {
    compact_.Append(field);
    compact_.Append(value);
    return true;
  }
  compact_.Replace(compact_.Next(at), value);
  return false;
}

// Changes to the large form. Requires: is_compact().
void HashValue::Enlarge() {
  auto large = std::make_unique<Large>();
  ForEach([&](std::string_view field, std::string_view value) {
    large->Insert(Hash(field), HashField::Make(field, value));
  });
  Free();
  large_ = large.release();
  form_.encoding = Encoding::kHashtable;
}

// Leaves the union without a member.
void HashValue::Free() {
  if (is_compact()) {
    compact_.~Pack();
  } else {
    delete large_.get();
  }
}

// Requires: the union has no member.
void HashValue::Steal(HashValue& other) {
  form_ = std::exchange(other.form_, {ValueType::kHash, Encoding::kListpack});
  if (is_compact()) {
    new (&compact_) Pack(std::move(other.compact_));
  } else {
    large_ = other.large_;
    new (&other.compact_) Pack();
  }
}

}  // namespace perilune
