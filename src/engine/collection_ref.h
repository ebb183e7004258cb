#pragma once

// A collection of a transaction, for changing in place. Every change is journaled first: a compact
// collection, which is one small allocation that any change may move, is copied at its first
// change; of a large one, the elements that change are moved to the journal (element_undo.h).
//
// A collection must not stay empty: whoever removes elements calls DropIfEmpty last.
//
// Lifetime: until the next change of the same key by other means, or the next command.

#include <cstdint>
#include <memory>
#include <string_view>

#include "engine/element_undo.h"
#include "engine/list_undo.h"
#include "engine/transaction.h"

namespace perilune {

template <typename T>
class CollectionRef {
 public:
  CollectionRef(Transaction& txn, const Key& key, Entry& entry)
      : txn_(&txn), key_(key), entry_(&entry) {}

  const T& value() const { return *entry_->value().template As<T>(); }

  // Removes the key with all that is left in it, at once, and notifies of that. The reference is
  // dead then.
  void Drop() {
    txn_->Notify("del", key_);
    txn_->Erase(key_);
  }

  // The same if nothing is left. Returns whether it was so.
  bool DropIfEmpty() {
    if (!value().empty()) return false;
    Drop();
    return true;
  }

 protected:
  using Undo = std::conditional_t<std::same_as<T, ListValue>, ListUndo, KeyedUndo<T>>;

  Transaction& txn() { return *txn_; }
  T& mutable_value() { return *entry_->value().template As<T>(); }
  const CompactLimits& limits() const { return txn_->engine().compact_limits(); }

  // Where the journal needs nothing, what may change nothing is simply done, and reported here: to
  // find out before would be another look. Returns `changed`.
  bool must_save() const { return txn_->MustSave(key_); }
  bool TellIf(bool changed) {
    if (!changed) return false;
    txn_->applied().NoteChange();
    if (!txn_->journals()) txn_->TellWatchers(txn_->database(), key_);  // Else that was done.
    return true;
  }

  // To be called before a change. Returns where the elements concerned are to be saved; nullptr
  // if that is not needed.
  Undo* BeforeChange() {
    return static_cast<Undo*>(txn_->BeforeElementChange(key_, *entry_, value().is_compact(),
                                                        [this] { return MakeUndo(); }));
  }

 private:
  std::unique_ptr<ElementUndo> MakeUndo() const {
    if constexpr (std::same_as<T, ListValue>) {
      return std::make_unique<Undo>(value(), limits());
    } else {
      return std::make_unique<Undo>();
    }
  }

  Transaction* txn_;
  Key key_;
  Entry* entry_;
};

// Of a collection whose elements are known by their key: a field or a member.
template <typename T>
class KeyedRef : public CollectionRef<T> {
 public:
  using CollectionRef<T>::CollectionRef;

  // Returns true if `key` was there.
  bool Erase(std::string_view key) {
    if (!this->must_save()) return this->TellIf(this->mutable_value().Erase(key));
    if (!this->value().Contains(key)) return false;
    if (!BeforeChangeOf(key)) this->mutable_value().Erase(key);
    return true;
  }

 protected:
  // To be called before the element `key` is added, changed or removed. Returns true if it had to
  // be saved, and was there; the value is without it now.
  bool BeforeChangeOf(std::string_view key) {
    KeyedUndo<T>* undo = this->BeforeChange();
    return undo != nullptr && undo->Save(this->mutable_value(), key);
  }
};

class HashRef : public KeyedRef<HashValue> {
 public:
  using KeyedRef::KeyedRef;

  // Returns true if `field` is new.
  bool Set(std::string_view field, std::string_view value);
};

class SetRef : public KeyedRef<SetValue> {
 public:
  using KeyedRef::KeyedRef;

  // Returns true if `member` is new.
  bool Add(std::string_view member);
};

class SortedSetRef : public KeyedRef<SortedSetValue> {
 public:
  using KeyedRef::KeyedRef;

  // Adds `member`, or changes its score. Requires: `score` is a number.
  SortedSetValue::Change Set(std::string_view member, double score);
  // Erases `count` elements from the one of rank `from` on. Requires: they exist.
  void EraseRange(size_t from, size_t count);
};

class ListRef : public CollectionRef<ListValue> {
 public:
  using CollectionRef::CollectionRef;

  // Called before `count` elements of `text_bytes` in all are added: the list may change its form.
  void GrowFor(size_t text_bytes, size_t count);
  // Called after elements were removed, unless none is left.
  void ShrinkIfSmall();

  void PushFront(std::string_view bytes);
  void PushBack(std::string_view bytes);
  // Require: count <= value().size().
  void DropFront(size_t count);
  void DropBack(size_t count);
  // Requires: index < value().size().
  void Set(size_t index, std::string_view bytes);
  // Inserts before the element at `index`. Requires: index <= value().size().
  void InsertAt(size_t index, std::string_view bytes);
  // Removes up to `count_max` elements equal to `wanted`; returns how many there were.
  size_t Remove(std::string_view wanted, size_t count_max, bool from_tail);
};

template <>
struct RefTo<HashValue> {
  using Type = HashRef;
};
template <>
struct RefTo<SetValue> {
  using Type = SetRef;
};
template <>
struct RefTo<SortedSetValue> {
  using Type = SortedSetRef;
};
template <>
struct RefTo<ListValue> {
  using Type = ListRef;
};

}  // namespace perilune
