#pragma once

// How to undo the changes that one transaction made to the elements of one collection, without a
// copy of it: what the journal keeps for a large collection that is changed in place.
//
// Threads: belongs to a journal.

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "store/hash_table.h"
#include "store/set_member.h"
#include "store/value.h"

namespace perilune {

class ElementUndo {
 public:
  virtual ~ElementUndo() = default;

  // Makes `value`, the changed collection, what it was at the beginning.
  virtual void Undo(Value& value) = 0;

  // About how many allocations there are to free.
  virtual size_t blocks() const = 0;

  // From now on adds to `memory_bytes` what it takes, without elements that are moved to it.
  void CountIn(size_t& memory_bytes) { memory_bytes_ = &memory_bytes; }

 protected:
  void Count(size_t bytes) {
    if (memory_bytes_ != nullptr) *memory_bytes_ += bytes;
  }

 private:
  size_t* memory_bytes_ = nullptr;
};

// Of a hash, set or sorted set in its large form, whose elements are known by their key: the
// elements as they were before their first change. They are moved here, not copied.
template <typename T>
class KeyedUndo final : public ElementUndo {
 public:
  using Element = typename T::Element;

  // Called before the element `key` of `value` is added, changed or removed. One that was there is
  // taken out, unless it was changed before. Returns whether it was there.
  bool Save(T& value, std::string_view key) {
    const uint64_t hash = Hash(key);
    if (added_.Find(key, hash) != nullptr || old_.Find(key, hash) != nullptr) {
      return value.Contains(key);
    }
    typename Element::Owned element = value.Extract(key, hash);
    constexpr size_t kTableBytes = 2 * sizeof(void*);  // Of an element.
    Count(kTableBytes);
    if (element == nullptr) {
      SetMember::Owned added = SetMember::Make(key);
      Count(added->heap_bytes());
      added_.Insert(hash, std::move(added));
      return false;
    }
    old_.Insert(hash, std::move(element));
    return true;
  }

  void Undo(Value& changed) override {
    T& value = *changed.As<T>();
    added_.ForEach([&](const SetMember& added) { value.Extract(added.key(), added.hash()); });
    old_.TakeAll([&](typename Element::Owned element) {
      value.Extract(element->key(), element->hash());  // What came in its place, if anything did.
      value.Restore(std::move(element));
    });
  }

  size_t blocks() const override { return added_.size() + old_.size(); }

 private:
  HashTable<SetMember> added_;  // Keys that were not there.
  HashTable<Element> old_;
};

}  // namespace perilune
