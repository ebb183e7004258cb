#pragma once

// Finds the keys among a command's arguments, as the command's grammar says where they are.
//
// Cost: keys at fixed places cost a loop over them and their hashes. Where options decide (SORT,
// XREAD), the options are matched first.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "command/command_spec.h"
#include "store/key.h"

namespace perilune {

struct FoundKey {
  Key key;           // Borrows the argument's bytes.
  uint32_t arg = 0;  // Which argument it is; the command's name is 0.
  KeyUse use = 0;    // As the record says.
};

// A list of keys; the first four need no allocation, nor do more once there were as many, up to 64.
class KeyVector {
 public:
  KeyVector() = default;
  KeyVector(const KeyVector&) = delete;
  KeyVector& operator=(const KeyVector&) = delete;

  void Add(std::string_view bytes, size_t arg, KeyUse use) { Add(Key(bytes), arg, use); }
  void Add(const Key& key, size_t arg, KeyUse use) {
    const FoundKey found = {key, static_cast<uint32_t>(arg), use};
    if (more_.empty() && size_ < kInline) {
      inline_[size_] = found;
    } else {
      AddBeyond(found);
    }
    ++size_;
  }

  // Leaves the first `size`, which must be there.
  void Truncate(size_t size) {
    size_ = size;
    if (!more_.empty()) more_.resize(size);
  }

  void Clear() {
    size_ = 0;
    if (more_.empty()) return;
    more_.clear();
    if (more_.capacity() > kKept) std::vector<FoundKey>().swap(more_);
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Valid until the next change.
  std::span<const FoundKey> keys() const {
    return {more_.empty() ? inline_.data() : more_.data(), size_};
  }

 private:
  static constexpr size_t kInline = 4;
  static constexpr size_t kKept = 64;

  void AddBeyond(const FoundKey& found);

  size_t size_ = 0;
  std::array<FoundKey, kInline> inline_;
  std::vector<FoundKey> more_;  // All of them once they are too many, else empty.
};

// Adds to `out` the keys that `argv` (the command's name first) names, in the order of the record.
// Returns false if the arguments cannot be right, such as a count of keys that is none; `out` has
// then no keys of theirs, and the handler's own check answers the client.
// Requires: spec.Accepts(argv.size()). The keys borrow what `argv` points to.
[[nodiscard]] bool FindKeys(const CommandSpec& spec, std::span<const std::string_view> argv,
                            KeyVector& out);

// Returns what this very call does with `key`, which FindKeys found: its use without
// kVariableFlags.
KeyUse ActualUse(const CommandSpec& spec, std::span<const std::string_view> argv,
                 const FoundKey& key);

}  // namespace perilune
