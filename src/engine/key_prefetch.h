#pragma once

// Begins to load what the next transactions will read first of their keys: the partition, the
// bucket of its table, the entry, the value. One transaction would wait for each of them in turn;
// for several keys at once the processor fetches them side by side.
//
//   KeyPrefetch prefetch(engine, database);
//   for (...) prefetch.Add(key.hash);
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

  KeyPrefetch(Engine& engine, int database) : engine_(engine), database_(database) {}
  ~KeyPrefetch() = default;
  KeyPrefetch(const KeyPrefetch&) = delete;
  KeyPrefetch& operator=(const KeyPrefetch&) = delete;

  // Adds a key by its hash. What is beyond kKeysMax is left out.
  void Add(uint64_t hash);

  void Run();

 private:
  // A key whose partition is latched, and the table that it is in.
  struct Place {
    Latch* latch;
    const HashTable<Entry>* entries;
    uint64_t hash;
  };

  Engine& engine_;
  const int database_;
  size_t keys_ = 0;
  std::array<uint64_t, kKeysMax> hashes_;
};

}  // namespace perilune
