#include "engine/collection_ref.h"

namespace perilune {

// What changes nothing concerns neither the journal nor the watchers.

// ---------------------------------------------------------------- keyed collections

namespace {

// Of HashValue::SetLarge.
struct SaveLost {
  KeyedUndo<HashValue>& undo;
  const HashValue& hash;
  std::string_view field;

  void Nothing() { undo.SaveAbsent(hash, field); }
  void Overwritten(std::string_view value) { undo.SaveText(hash, field, value); }
  void Replaced(HashField::Owned old) { undo.SaveOld(hash, std::move(old)); }
};

}  // namespace

bool HashRef::Set(std::string_view field, std::string_view value) {
  KeyedUndo<HashValue>* undo = BeforeChange();
  if (undo == nullptr) return mutable_value().Set(field, value, limits());
  return mutable_value().SetLarge(field, value, SaveLost{*undo, this->value(), field});
}

bool SetRef::Add(std::string_view member) {
  if (!must_save()) return TellIf(mutable_value().Add(member, limits()));
  if (value().Contains(member)) return false;
  BeforeChangeOf(member);
  return mutable_value().Add(member, limits());
}

SortedSetValue::Change SortedSetRef::Set(std::string_view member, double score) {
  using Change = SortedSetValue::Change;
  if (!must_save()) {
    const Change change = mutable_value().Set(member, score, limits());
    TellIf(change != Change::kSame);
    return change;
  }
  const std::optional<double> present = value().Score(member);
  if (present == score) return Change::kSame;
  BeforeChangeOf(member);
  mutable_value().Set(member, score, limits());
  return present ? Change::kChanged : Change::kAdded;
}

void SortedSetRef::EraseRange(size_t from, size_t count) {
  if (count == 0) return;
  KeyedUndo<SortedSetValue>* undo = BeforeChange();
  if (undo == nullptr) return mutable_value().EraseRange(from, count);
  std::string member;
  for (; count > 0; --count) {
    value().Walk(from, 1, /*reverse=*/false, [&](std::string_view key, double) {
      member.assign(key);
      return true;
    });
    undo->Save(mutable_value(), member);
  }
}

// ---------------------------------------------------------------- lists

void ListRef::GrowFor(size_t text_bytes, size_t count) {
  BeforeChange();
  mutable_value().GrowFor(text_bytes, count, limits());
}

void ListRef::ShrinkIfSmall() {
  BeforeChange();
  mutable_value().ShrinkIfSmall(limits());
}

void ListRef::PushFront(std::string_view bytes) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->PushFront(mutable_value(), bytes);
  mutable_value().PushFront(bytes, limits());
}

void ListRef::PushBack(std::string_view bytes) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->PushBack(mutable_value(), bytes);
  mutable_value().PushBack(bytes, limits());
}

void ListRef::DropFront(size_t count) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->DropFront(mutable_value(), count);
  if (count == 1) return mutable_value().EraseAt(0);
  txn().garbage_.Add(mutable_value().TakeFront(count));
}

void ListRef::DropBack(size_t count) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->DropBack(mutable_value(), count);
  if (count == 1) return mutable_value().EraseAt(value().size() - 1);
  txn().garbage_.Add(mutable_value().TakeBack(count));
}

void ListRef::Set(size_t index, std::string_view bytes) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->Set(mutable_value(), index, bytes);
  mutable_value().Set(index, bytes, limits());
}

void ListRef::InsertAt(size_t index, std::string_view bytes) {
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->InsertAt(mutable_value(), index, bytes);
  mutable_value().InsertAt(index, bytes, limits());
}

size_t ListRef::Remove(std::string_view wanted, size_t count_max, bool from_tail) {
  if (!must_save()) {
    const size_t removed = mutable_value().Remove(wanted, count_max, from_tail).size();
    TellIf(removed > 0);
    return removed;
  }
  bool is_there = false;
  value().VisitEqual(wanted, 0, value().size(), /*reverse=*/false, [&](size_t) {
    is_there = true;
    return false;
  });
  if (!is_there) return 0;
  ListUndo* undo = BeforeChange();
  if (undo != nullptr) return undo->Remove(mutable_value(), wanted, count_max, from_tail);
  return mutable_value().Remove(wanted, count_max, from_tail).size();
}

}  // namespace perilune
