#include "store/intset.h"

#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>

#include "base/check.h"

namespace perilune {
namespace {

// Numbers are copied as they are.
static_assert(std::endian::native == std::endian::little);

constexpr size_t kHeaderBytes = 8;

template <typename Number>
Number Load(const void* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof(number));
  return number;
}

size_t WidthFor(int64_t member) {
  if (member == static_cast<int16_t>(member)) return 2;
  return member == static_cast<int32_t>(member) ? 4 : 8;
}

}  // namespace

Intset Intset::Clone() const {
  Intset clone;
  if (empty()) return clone;
  clone.Resize(width(), size());
  std::memcpy(clone.bytes_, bytes_, serialized().size());
  return clone;
}

size_t Intset::size() const { return empty() ? 0 : Load<uint32_t>(bytes_ + 4); }

bool Intset::Contains(int64_t member) const {
  const size_t rank = RankOf(member);
  return rank < size() && at(rank) == member;
}

bool Intset::Add(int64_t member) {
  const size_t rank = RankOf(member);
  const size_t old_size = size();
  if (rank < old_size && at(rank) == member) return false;
  CHECK(old_size < kSizeMax);
  const size_t needed = WidthFor(member);
  if (!empty() && needed > width()) Widen(needed);
  Resize(empty() ? needed : width(), old_size + 1);
  unsigned char* const place = bytes_ + kHeaderBytes + rank * width();
  std::memmove(place + width(), place, (old_size - rank) * width());
  Store(rank, member);
  return true;
}

bool Intset::Erase(int64_t member) {
  const size_t rank = RankOf(member);
  const size_t old_size = size();
  if (rank == old_size || at(rank) != member) return false;
  if (old_size == 1) {
    Free();
    return true;
  }
  unsigned char* const place = bytes_ + kHeaderBytes + rank * width();
  std::memmove(place, place + width(), (old_size - rank - 1) * width());
  Resize(width(), old_size - 1);
  return true;
}

std::string_view Intset::serialized() const {
  return {reinterpret_cast<const char*>(bytes_), kHeaderBytes + size() * width()};
}

std::optional<Intset> Intset::FromSerialized(std::string_view serialized) {
  if (serialized.size() < kHeaderBytes) return std::nullopt;
  const size_t width = Load<uint32_t>(serialized.data());
  const size_t size = Load<uint32_t>(serialized.data() + 4);
  if ((width != 2 && width != 4 && width != 8) || size > kSizeMax) return std::nullopt;
  if (serialized.size() != kHeaderBytes + size * width) return std::nullopt;
  Intset intset;
  if (size == 0) return intset;
  intset.Resize(width, size);
  std::memcpy(intset.bytes_, serialized.data(), serialized.size());
  for (size_t rank = 1; rank < size; ++rank) {
    if (intset.at(rank - 1) >= intset.at(rank)) return std::nullopt;
  }
  return intset;
}

void Intset::CheckInvariants() const {
  if (empty()) return;
  CHECK(size() > 0);
  CHECK(width() == 2 || width() == 4 || width() == 8);
  for (size_t rank = 1; rank < size(); ++rank) CHECK(at(rank - 1) < at(rank));
}

size_t Intset::width() const { return Load<uint32_t>(bytes_); }

int64_t Intset::MemberAt(size_t width, size_t rank) const {
  const unsigned char* const place = bytes_ + kHeaderBytes + rank * width;
  if (width == 2) return Load<int16_t>(place);
  return width == 4 ? Load<int32_t>(place) : Load<int64_t>(place);
}

// Returns how many members are smaller.
size_t Intset::RankOf(int64_t member) const {
  size_t begin = 0;
  size_t end = size();
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    if (at(middle) < member) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

void Intset::Free() {
  std::free(bytes_);
  bytes_ = nullptr;
}

void Intset::Resize(size_t width, size_t size) {
  void* resized = std::realloc(bytes_, kHeaderBytes + size * width);
  if (resized == nullptr) throw std::bad_alloc();
  bytes_ = static_cast<unsigned char*>(resized);
  const auto width32 = static_cast<uint32_t>(width);
  const auto size32 = static_cast<uint32_t>(size);
  std::memcpy(bytes_, &width32, sizeof(width32));
  std::memcpy(bytes_ + 4, &size32, sizeof(size32));
}

// Begins with the last, so that no member is overwritten before it was read.
void Intset::Widen(size_t width) {
  const size_t old_width = this->width();
  Resize(width, size());
  for (size_t rank = size(); rank-- > 0;) Store(rank, MemberAt(old_width, rank));
}

void Intset::Store(size_t rank, int64_t member) {
  const size_t width = this->width();
  // The low bytes of a wider number are the narrower one.
  std::memcpy(bytes_ + kHeaderBytes + rank * width, &member, width);
}

}  // namespace perilune
