#pragma once

// A key of a transaction, and what the transaction knows of it.

#include <cstdint>
#include <optional>

#include "engine/held_keys.h"
#include "engine/waiter.h"
#include "store/key.h"

namespace perilune {

class ElementUndo;

// A key of a transaction: declared, or touched by a run.
struct KeySlot {
  Key key;
  int database = 0;
  Access access = Access::kShared;
  bool key_locked = false;
  // Somebody whose time is later saw it expire before the transaction held it.
  bool seen_expired = false;
  // Savepoint scopes of the journal in which the value, the expiry, or elements of the value were
  // saved; 0: none.
  uint32_t value_scope = 0;
  uint32_t expiry_scope = 0;
  uint32_t elements_scope = 0;
  // Of the script that has found it among its KEYS last; 0: none.
  uint64_t declared_in = 0;
  ElementUndo* elements = nullptr;  // Of elements_scope.
  // Set at the first change, see HeldKeys.
  std::optional<BeforeImage> before;
};

// One key that a command is about to use.
struct KeyNeed {
  Key key = {};
  int database = 0;
  Access access = Access::kShared;
};

}  // namespace perilune
