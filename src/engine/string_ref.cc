#include "engine/string_ref.h"

namespace perilune {

StringValue& StringRef::Change(Transaction::OldValue old_value) {
  txn_->BeforeValueChange(txn_->database(), key_, entry_, old_value);
  return *entry_->value().As<StringValue>();
}

void StringRef::Assign(std::string_view bytes) {
  Change(Transaction::OldValue::kReplaced).Assign(bytes);
}

void StringRef::AssignInt(int64_t number) {
  Change(Transaction::OldValue::kReplaced).AssignInt(number);
}

void StringRef::Append(std::string_view bytes) {
  Change(Transaction::OldValue::kChangedInPlace).Append(bytes);
}

void StringRef::Overwrite(size_t offset, std::string_view bytes) {
  Change(Transaction::OldValue::kChangedInPlace).Overwrite(offset, bytes);
}

}  // namespace perilune
