#pragma once

// How a command ends that stores its result: SUNIONSTORE, ZRANGESTORE, SORT with STORE and the
// like.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {

// Makes `result`, a collection, the value of `destination`, and notifies of `event`, a literal; if
// it is empty, erases the key instead. Replies how many elements it has.
template <ValueClass T>
void StoreResult(const Key& destination, T result, std::string_view event, Transaction& txn,
                 ReplySink& reply) {
  const size_t size = result.size();
  if (size > 0) {
    txn.Put(destination, std::move(result), kNoExpiry);
    txn.Notify(event, destination);
  } else if (txn.Erase(destination)) {
    txn.Notify("del", destination);
  }
  reply.Integer(static_cast<int64_t>(size));
}

}  // namespace perilune
