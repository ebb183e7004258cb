#pragma once

// All databases of ONE partition. A database is made when it is first written to.
//
// Threads: not synchronized, see Database.

#include <memory>
#include <utility>
#include <vector>

#include "store/database.h"

namespace perilune {

class Keyspace {
 public:
  explicit Keyspace(int databases) : databases_(static_cast<size_t>(databases)) {}

  int databases() const { return static_cast<int>(databases_.size()); }

  // Returns nullptr while nothing was ever written to database `number`.
  Database* Find(int number) const { return databases_[static_cast<size_t>(number)].get(); }

  Database& Get(int number) {
    std::unique_ptr<Database>& database = databases_[static_cast<size_t>(number)];
    if (!database) database = std::make_unique<Database>();
    return *database;
  }

  // Takes database `number` out, leaving it empty; nullptr if it was never written to.
  std::unique_ptr<Database> Take(int number) {
    return std::move(databases_[static_cast<size_t>(number)]);
  }

  // Puts what Take gave back in place of what is there now, which is returned.
  std::unique_ptr<Database> Put(int number, std::unique_ptr<Database> database) {
    return std::exchange(databases_[static_cast<size_t>(number)], std::move(database));
  }

  void Swap(int a, int b) {
    std::swap(databases_[static_cast<size_t>(a)], databases_[static_cast<size_t>(b)]);
  }

  // When the next key of any database expires, kNoExpiry if none does.
  int64_t EarliestExpiry() const {
    int64_t earliest = kNoExpiry;
    for (const std::unique_ptr<Database>& database : databases_) {
      if (database) earliest = std::min(earliest, database->EarliestExpiry());
    }
    return earliest;
  }

 private:
  std::vector<std::unique_ptr<Database>> databases_;
};

}  // namespace perilune
