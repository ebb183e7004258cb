#pragma once

// A string of a transaction, for changing in place. Every change is journaled first.
//
// Lifetime: until the next change of the same key by other means, or the next command.

#include <cstdint>
#include <string_view>

#include "engine/transaction.h"

namespace perilune {

class StringRef {
 public:
  const StringValue& value() const { return *entry_->value().As<StringValue>(); }

  void Assign(std::string_view bytes);
  void AssignInt(int64_t number);
  // See StringValue::Append and Overwrite; the caller has checked the size.
  void Append(std::string_view bytes);
  void Overwrite(size_t offset, std::string_view bytes);

 private:
  friend class Transaction;
  StringRef(Transaction& txn, const Key& key, Entry& entry)
      : txn_(&txn), key_(key), entry_(&entry) {}

  StringValue& Change(Transaction::OldValue old_value);

  Transaction* txn_;
  Key key_;
  Entry* entry_;
};

template <>
struct RefTo<StringValue> {
  using Type = StringRef;
};

}  // namespace perilune
