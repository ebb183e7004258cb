#pragma once

// The large form of a list: its elements in chunks, which are listpacks, and the chunks with their
// sizes in one ring buffer.
//
// Invariants:
//   1. No chunk is empty. One of several elements is within ChunkLimit.
//   2. Two neighbours do not fit into half of the limit: what goes in between or is removed cannot
//      leave many small chunks. (Not the whole limit, or a queue that is pushed to and popped from
//      would be joined and split again and again.)
//   Chunks that were there before the limit was changed keep the size they had.
// Cost: an end is O(1) amortized, the work within a chunk being bounded by its limit. Elsewhere
// O(chunks) more, to scan or move their 16 bytes each.
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "store/list_chunk.h"
#include "store/listpack.h"
#include "store/ring_buffer.h"

namespace perilune {

class Quicklist {
 public:
  // `setting` is CompactLimits::list_chunk.
  explicit Quicklist(int32_t setting) : setting_(setting) {}
  Quicklist(Listpack elements, int32_t setting);
  // A moved one can only be destroyed or assigned to.
  Quicklist(Quicklist&&) noexcept = default;
  Quicklist& operator=(Quicklist&&) noexcept = default;
  Quicklist Clone() const;

  int32_t setting() const { return setting_; }
  // Applies to the changes to come.
  void set_setting(int32_t setting) { setting_ = setting; }

  size_t size() const { return size_; }
  size_t chunks() const { return chunks_.size(); }
  size_t heap_bytes() const { return bytes_ + chunks_.heap_bytes(); }
  // As one listpack.
  size_t joined_bytes() const;

  // Requires: index < size(). Lifetime: until the next change.
  Listpack::Element At(size_t index) const;

  // Calls visit(const Listpack::Element&) for up to `count` elements from `from` on, towards the
  // front if `reverse`, until it returns false.
  template <typename Visitor>
  void Walk(size_t from, size_t count, bool reverse, Visitor& visit) const;

  void PushFront(std::string_view bytes);
  void PushBack(std::string_view bytes);

  // Puts an element before the one at `index`, or behind all. Requires: index <= size().
  void Insert(size_t index, std::string_view bytes);

  // Require: index < size().
  void Set(size_t index, std::string_view bytes);
  void Erase(size_t index);

  // Cut off the first or last `count` elements. Whole chunks move, at most one is split.
  // Require: count <= size().
  Quicklist TakeFront(size_t count);
  Quicklist TakeBack(size_t count);

  // Move all chunks of `other` before or behind the own.
  void PrependAll(Quicklist other);
  void AppendAll(Quicklist other);

  // Erases the elements at `positions`. Requires: they ascend and are less than size().
  void EraseMany(std::span<const size_t> positions);

  // Puts `bytes` so that it stands at each of the `positions` afterwards.
  // Requires: they ascend and are less than what size() will be.
  void InsertMany(std::span<const size_t> positions, std::string_view bytes);

  // Takes all elements out as one listpack. Requires: joined_bytes() <= Listpack::kBytesMax.
  Listpack Join();

  // `limited` demands that the setting was never changed, nor lists of another one taken in.
  void CheckInvariants(bool limited) const;

 private:
  struct Chunk {
    Listpack elements;
    uint32_t size = 0;   // Elements.
    uint32_t bytes = 0;  // As allocated for them.
  };
  struct Place {
    size_t chunk;
    size_t offset;
  };

  static Chunk ChunkOf(Listpack elements, size_t size);
  static bool FitTogether(const Chunk& chunk, const Chunk& next, const ChunkLimit& limit);

  ChunkLimit limit() const { return ChunkLimit::Of(setting_); }
  Place Locate(size_t index) const;
  bool HasRoom(const Chunk& chunk, std::string_view bytes) const;

  void AddChunk(size_t at, Chunk chunk);
  void AddChunkOf(size_t at, std::string_view bytes);
  Chunk TakeChunk(size_t at);
  void NoteChange(Chunk& chunk, size_t size);
  void Prepend(Chunk& chunk, std::string_view bytes);
  void Append(Chunk& chunk, std::string_view bytes);
  void InsertAt(Place place, std::string_view bytes);
  void Split(Place place);
  void JoinWithNext(size_t at);
  void JoinAround(size_t at);

  RingBuffer<Chunk> chunks_;
  size_t size_ = 0;   // Sum of Chunk::size.
  size_t bytes_ = 0;  // Sum of Chunk::bytes.
  int32_t setting_;
};

template <typename Visitor>
void Quicklist::Walk(size_t from, size_t count, bool reverse, Visitor& visit) const {
  if (from >= size_) return;
  const Place place = Locate(from);
  size_t chunk = place.chunk;
  const Listpack* pack = &chunks_[chunk].elements;
  Listpack::Position position = pack->At(static_cast<int64_t>(place.offset));
  while (WalkElements(*pack, position, reverse, count, visit)) {
    if (chunk == (reverse ? 0 : chunks_.size() - 1)) return;
    chunk = reverse ? chunk - 1 : chunk + 1;
    pack = &chunks_[chunk].elements;
    position = reverse ? pack->Last() : pack->First();
  }
}

}  // namespace perilune
