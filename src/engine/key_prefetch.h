#pragma once

// Begins to load what the next transactions will read first of their keys: the partition, the
// bucket of its table, the entry, the value. One transaction would wait for each of them in turn;
// for several keys at once the processor fetches them side by side.
//
//   KeyPrefetch prefetch(engine);
//   for (...) prefetch.Add(database, key.hash);
//   prefetch.Run();
//
// It is a hint: whatever is busy is left out, and nobody sees that anything was done.
//
// Cost: some 30 ns for each key. Of the keys' latches, shared, each is held until all is on its
// way, less than a microsecond.
// Threads: any, by itself.

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/engine.h"

namespace perilune {

class KeyPrefetch {
 public:
  static constexpr size_t kKeysMax = 16;

  explicit KeyPrefetch(Engine& engine) : engine_(engine) {}
  ~KeyPrefetch() = default;
  KeyPrefetch(const KeyPrefetch&) = delete;
  KeyPrefetch& operator=(const KeyPrefetch&) = delete;

  // Adds a key by its hash. What is beyond kKeysMax is left out.
  void Add(int database, uint64_t hash);
  size_t size() const { return size_; }

  void Run();

 private:
  struct Wanted {
    int database;
    uint64_t hash;
  };

  // A key whose partition is latched, and the table that it is in.
  struct Place {
    Latch* latch;
    const HashTable<Entry>* entries;
    uint64_t hash;
  };

  Engine& engine_;
  size_t size_ = 0;
  std::array<Wanted, kKeysMax> wanted_;
};

}  // namespace perilune
