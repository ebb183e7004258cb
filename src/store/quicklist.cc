#include "store/quicklist.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace perilune {
namespace {

// What a listpack takes beside its elements.
constexpr size_t kFrameBytes = 7;

Listpack::Position PositionOf(const Listpack& elements, size_t offset) {
  return elements.At(static_cast<int64_t>(offset));
}

}  // namespace

Quicklist::Quicklist(Listpack elements, int32_t setting) : setting_(setting) {
  if (elements.empty()) return;
  const size_t count = elements.size();
  if (count == 1 || limit().Holds(count, elements.bytes())) {
    AddChunk(0, ChunkOf(std::move(elements), count));
    return;
  }
  Listpack::Buffer buffer;
  for (auto at = elements.First(); at != Listpack::kEnd; at = elements.Next(at)) {
    PushBack(elements.Get(at).View(buffer));
  }
}

Quicklist Quicklist::Clone() const {
  Quicklist clone(setting_);
  for (size_t i = 0; i < chunks(); ++i) {
    clone.AddChunk(i, ChunkOf(chunks_[i].elements.Clone(), chunks_[i].size));
  }
  return clone;
}

size_t Quicklist::joined_bytes() const { return bytes_ - kFrameBytes * chunks() + kFrameBytes; }

Listpack::Element Quicklist::At(size_t index) const {
  DCHECK(index < size_);
  const Place place = Locate(index);
  const Listpack& elements = chunks_[place.chunk].elements;
  return elements.Get(PositionOf(elements, place.offset));
}

void Quicklist::PushFront(std::string_view bytes) {
  if (chunks_.empty() || !HasRoom(chunks_[0], bytes)) return AddChunkOf(0, bytes);
  Prepend(chunks_[0], bytes);
}

void Quicklist::PushBack(std::string_view bytes) {
  if (chunks_.empty() || !HasRoom(chunks_[chunks() - 1], bytes)) {
    return AddChunkOf(chunks(), bytes);
  }
  Append(chunks_[chunks() - 1], bytes);
}

void Quicklist::Insert(size_t index, std::string_view bytes) {
  DCHECK(index <= size_);
  if (index == size_) return PushBack(bytes);
  const Place place = Locate(index);
  InsertAt(place, bytes);
  JoinAround(place.chunk);
}

void Quicklist::Set(size_t index, std::string_view bytes) {
  DCHECK(index < size_);
  const Place place = Locate(index);
  Chunk& chunk = chunks_[place.chunk];
  const Listpack::Position at = PositionOf(chunk.elements, place.offset);
  Listpack::Buffer buffer;
  const size_t old_bytes = Listpack::BytesFor(chunk.elements.Get(at).View(buffer));
  const size_t new_bytes = chunk.bytes - old_bytes + Listpack::BytesFor(bytes);
  if (chunk.size == 1 || limit().Holds(chunk.size, new_bytes)) {
    chunk.elements.Replace(at, bytes);
    NoteChange(chunk, chunk.size);
  } else {
    chunk.elements.Erase(at);
    NoteChange(chunk, chunk.size - 1);
    InsertAt(place, bytes);
  }
  JoinAround(place.chunk);
}

void Quicklist::Erase(size_t index) {
  DCHECK(index < size_);
  const Place place = Locate(index);
  Chunk& chunk = chunks_[place.chunk];
  if (chunk.size == 1) {
    TakeChunk(place.chunk);
  } else {
    chunk.elements.Erase(PositionOf(chunk.elements, place.offset));
    NoteChange(chunk, chunk.size - 1);
  }
  JoinAround(place.chunk);
}

Quicklist Quicklist::TakeFront(size_t count) {
  DCHECK(count <= size_);
  Quicklist taken(setting_);
  const size_t left = size_ - count;
  while (size_ > left) {
    if (size_ - left < chunks_[0].size) Split({.chunk = 0, .offset = size_ - left});
    taken.AddChunk(taken.chunks(), TakeChunk(0));
    taken.JoinAround(taken.chunks() - 1);
  }
  JoinAround(0);
  return taken;
}

Quicklist Quicklist::TakeBack(size_t count) {
  DCHECK(count <= size_);
  Quicklist taken(setting_);
  const size_t left = size_ - count;
  while (size_ > left) {
    const size_t last = chunks() - 1;
    const size_t surplus = size_ - left;
    if (surplus < chunks_[last].size) {
      Split({.chunk = last, .offset = chunks_[last].size - surplus});
    }
    taken.AddChunk(0, TakeChunk(chunks() - 1));
    taken.JoinAround(0);
  }
  if (!chunks_.empty()) JoinAround(chunks() - 1);
  return taken;
}

void Quicklist::PrependAll(Quicklist other) {
  const size_t seam = other.chunks();
  while (other.chunks() > 0) AddChunk(0, other.TakeChunk(other.chunks() - 1));
  JoinAround(seam);
}

void Quicklist::AppendAll(Quicklist other) {
  const size_t seam = chunks();
  while (other.chunks() > 0) AddChunk(chunks(), other.TakeChunk(0));
  JoinAround(seam);
}

void Quicklist::EraseMany(std::span<const size_t> positions) {
  Quicklist left(setting_);
  RingBuffer<Chunk> chunks = std::move(chunks_);
  size_t first = 0;
  for (size_t i = 0; i < chunks.size(); ++i) {
    Chunk& chunk = chunks[i];
    const auto behind = std::lower_bound(positions.begin(), positions.end(), first + chunk.size);
    const auto count = static_cast<size_t>(behind - positions.begin());
    if (count < chunk.size) {
      EraseElements(chunk.elements, positions.first(count), first);
      left.AddChunk(left.chunks(), ChunkOf(std::move(chunk.elements), chunk.size - count));
      left.JoinAround(left.chunks() - 1);
    }
    positions = positions.subspan(count);
    first += chunk.size;
  }
  *this = std::move(left);
}

void Quicklist::InsertMany(std::span<const size_t> positions, std::string_view bytes) {
  Quicklist all(setting_);
  RingBuffer<Chunk> chunks = std::move(chunks_);
  for (size_t i = 0; i < chunks.size(); ++i) {
    Chunk& chunk = chunks[i];
    if (!positions.empty() && positions.front() < all.size_ + chunk.size) {
      Interleave(chunk.elements, bytes, all.size_, positions,
                 [&](std::string_view element) { all.PushBack(element); });
    } else {
      all.AddChunk(all.chunks(), std::move(chunk));
      all.JoinAround(all.chunks() - 1);
    }
  }
  for ([[maybe_unused]] const size_t position : positions) all.PushBack(bytes);
  *this = std::move(all);
}

Listpack Quicklist::Join() {
  Listpack joined;
  while (!chunks_.empty()) joined.AppendAll(TakeChunk(0).elements);
  return joined;
}

void Quicklist::CheckInvariants(bool limited) const {
  chunks_.CheckInvariants();
  const ChunkLimit limit = this->limit();
  size_t size = 0;
  size_t bytes = 0;
  for (size_t i = 0; i < chunks(); ++i) {
    const Chunk& chunk = chunks_[i];
    chunk.elements.CheckInvariants();
    CHECK(chunk.size > 0);
    CHECK(chunk.size == chunk.elements.size());
    CHECK(chunk.bytes == chunk.elements.heap_bytes());
    size += chunk.size;
    bytes += chunk.bytes;
    if (!limited) continue;
    CHECK(chunk.size == 1 || limit.Holds(chunk.size, chunk.bytes));
    CHECK(i + 1 == chunks() || !FitTogether(chunk, chunks_[i + 1], limit.Half()));
  }
  CHECK(size == size_);
  CHECK(bytes == bytes_);
}

Quicklist::Chunk Quicklist::ChunkOf(Listpack elements, size_t size) {
  Chunk chunk;
  chunk.bytes = static_cast<uint32_t>(elements.heap_bytes());
  chunk.size = static_cast<uint32_t>(size);
  chunk.elements = std::move(elements);
  return chunk;
}

// Counts from the nearer end.
Quicklist::Place Quicklist::Locate(size_t index) const {
  if (index < size_ / 2) {
    size_t chunk = 0;
    for (; index >= chunks_[chunk].size; ++chunk) index -= chunks_[chunk].size;
    return {.chunk = chunk, .offset = index};
  }
  size_t chunk = chunks() - 1;
  size_t from_end = size_ - index;
  for (; from_end > chunks_[chunk].size; --chunk) from_end -= chunks_[chunk].size;
  return {.chunk = chunk, .offset = chunks_[chunk].size - from_end};
}

bool Quicklist::HasRoom(const Chunk& chunk, std::string_view bytes) const {
  return limit().Holds(chunk.size + size_t{1}, chunk.bytes + Listpack::BytesFor(bytes));
}

bool Quicklist::FitTogether(const Chunk& chunk, const Chunk& next, const ChunkLimit& limit) {
  return limit.Holds(size_t{chunk.size} + next.size,
                     size_t{chunk.bytes} + next.bytes - kFrameBytes);
}

void Quicklist::AddChunk(size_t at, Chunk chunk) {
  size_ += chunk.size;
  bytes_ += chunk.bytes;
  chunks_.Insert(at, std::move(chunk));
}

void Quicklist::AddChunkOf(size_t at, std::string_view bytes) {
  Listpack elements;
  elements.Append(bytes);
  AddChunk(at, ChunkOf(std::move(elements), 1));
}

Quicklist::Chunk Quicklist::TakeChunk(size_t at) {
  Chunk chunk = chunks_.Take(at);
  size_ -= chunk.size;
  bytes_ -= chunk.bytes;
  return chunk;
}

// To be called after the elements of a chunk have been changed; there are now `size`.
void Quicklist::NoteChange(Chunk& chunk, size_t size) {
  const size_t bytes = chunk.elements.heap_bytes();
  size_ += size - chunk.size;
  bytes_ += bytes - chunk.bytes;
  chunk.size = static_cast<uint32_t>(size);
  chunk.bytes = static_cast<uint32_t>(bytes);
}

void Quicklist::Prepend(Chunk& chunk, std::string_view bytes) {
  chunk.elements.Insert(chunk.elements.First(), bytes);
  NoteChange(chunk, chunk.size + size_t{1});
}

void Quicklist::Append(Chunk& chunk, std::string_view bytes) {
  chunk.elements.Append(bytes);
  NoteChange(chunk, chunk.size + size_t{1});
}

// Puts an element at `place`, whose offset may be the end of its chunk. All that it changes or adds
// are chunks from place.chunk - 1 to place.chunk + 2.
void Quicklist::InsertAt(Place place, std::string_view bytes) {
  const auto [at, offset] = place;
  Chunk& chunk = chunks_[at];
  const bool at_end = offset == chunk.size;
  if (HasRoom(chunk, bytes)) {
    const auto position = at_end ? Listpack::kEnd : PositionOf(chunk.elements, offset);
    chunk.elements.Insert(position, bytes);
    return NoteChange(chunk, chunk.size + size_t{1});
  }
  if (offset > 0 && !at_end) {
    Split(place);
    if (HasRoom(chunks_[at], bytes)) return Append(chunks_[at], bytes);
    if (HasRoom(chunks_[at + 1], bytes)) return Prepend(chunks_[at + 1], bytes);
    return AddChunkOf(at + 1, bytes);
  }
  const size_t before = at_end ? at + 1 : at;  // It goes in between two chunks.
  if (!at_end && before > 0 && HasRoom(chunks_[before - 1], bytes)) {
    return Append(chunks_[before - 1], bytes);
  }
  if (at_end && before < chunks() && HasRoom(chunks_[before], bytes)) {
    return Prepend(chunks_[before], bytes);
  }
  AddChunkOf(before, bytes);
}

// Makes two chunks of one, the second beginning at `place`. Requires: both have elements.
void Quicklist::Split(Place place) {
  Chunk& chunk = chunks_[place.chunk];
  const size_t behind = chunk.size - place.offset;
  Listpack elements = chunk.elements.SplitAt(PositionOf(chunk.elements, place.offset));
  NoteChange(chunk, place.offset);
  AddChunk(place.chunk + 1, ChunkOf(std::move(elements), behind));
}

// Joins two neighbours if they are small.
void Quicklist::JoinWithNext(size_t at) {
  if (!FitTogether(chunks_[at], chunks_[at + 1], limit().Half())) return;
  Chunk next = TakeChunk(at + 1);
  Chunk& chunk = chunks_[at];
  chunk.elements.AppendAll(std::move(next.elements));
  NoteChange(chunk, size_t{chunk.size} + next.size);
}

// Restores invariant 2 if it may be broken between the chunks from `at` - 1 to `at` + 3, as far as
// they are there.
void Quicklist::JoinAround(size_t at) {
  const size_t first = at == 0 ? 0 : at - 1;
  for (size_t i = std::min(at + 3, chunks()); i-- > first;) {
    if (i + 1 < chunks()) JoinWithNext(i);
  }
}

}  // namespace perilune
