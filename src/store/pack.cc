#include "store/pack.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>

#include "base/check.h"
#include "store/block_size.h"
#include "store/encoded_element.h"
#include "store/little_endian.h"

namespace perilune {
namespace {

using Byte = unsigned char;

constexpr Byte kShortString = 0x80;
constexpr Byte kString = 0xc0;
constexpr Byte kInt = 0xe0;
constexpr Byte kLargeString = 0xf0;

constexpr Byte kComplement = 0x08;  // Of a kInt.
constexpr Byte kIntSizeMask = 0x07;

constexpr int64_t kSmallIntMax = 127;
constexpr size_t kShortStringMax = 63;
constexpr size_t kStringMax = 8191;
constexpr size_t kLargeStringHead = 5;

EncodedElement EncodeInt(int64_t number) {
  EncodedElement encoded = {{}, 1, {}};
  if (number >= 0 && number <= kSmallIntMax) {
    encoded.head[0] = static_cast<Byte>(number);
    return encoded;
  }
  const auto bits = static_cast<uint64_t>(number < 0 ? ~number : number);
  const auto bytes = std::max<size_t>(1, (static_cast<size_t>(std::bit_width(bits)) + 7) / 8);
  encoded.head_size = 1 + bytes;
  encoded.head[0] = static_cast<Byte>(kInt | (number < 0 ? kComplement : 0) | (bytes - 1));
  StoreLittle(&encoded.head[1], bytes, bits);
  return encoded;
}

EncodedElement EncodeString(std::string_view bytes) {
  const size_t size = bytes.size();
  EncodedElement encoded = {{}, 1, bytes};
  if (size <= kShortStringMax) {
    encoded.head[0] = static_cast<Byte>(kShortString | size);
  } else if (size <= kStringMax) {
    encoded.head_size = 2;
    encoded.head[0] = static_cast<Byte>(kString | size >> 8);
    encoded.head[1] = static_cast<Byte>(size);
  } else {
    encoded.head_size = kLargeStringHead;
    encoded.head[0] = kLargeString;
    StoreLittle(&encoded.head[1], 4, size);
  }
  return encoded;
}

EncodedElement Encode(const PackedElement& element) {
  return element.integer ? EncodeInt(*element.integer) : EncodeString(element.bytes);
}

constexpr bool IsInt(Byte first) {
  return first < kShortString || (first >= kInt && first < kLargeString);
}

// Returns the size of the head that begins with `first`.
constexpr size_t HeadSize(Byte first) {
  if (first < kString) return 1;
  if (first < kInt) return 2;
  if (first < kLargeString) return size_t{2} + (first & kIntSizeMask);
  return kLargeStringHead;
}

// Reads a whole head. Returns the size of what follows it.
constexpr size_t ContentSize(const Byte* head) {
  const Byte first = head[0];
  if (IsInt(first)) return 0;
  if (first < kString) return first & kShortStringMax;
  if (first < kInt) return size_t{first & 0x1fu} << 8 | head[1];
  return LoadLittle(head + 1, 4);
}

// Returns the last word of what ends at `end`.
uint64_t LastWord(const void* end) {
  uint64_t word = 0;
  std::memcpy(&word, static_cast<const char*>(end) - sizeof word, sizeof word);
  return word;
}

}  // namespace

constinit const std::array<uint8_t, 256> Pack::kSizes = [] {
  std::array<uint8_t, 256> sizes = {};
  for (size_t i = 0; i < sizes.size(); ++i) {
    const auto first = static_cast<Byte>(i);
    if (!IsInt(first) && first >= kString) continue;
    sizes[i] = static_cast<uint8_t>(HeadSize(first) + ContentSize(&first));
  }
  return sizes;
}();

Pack Pack::Clone() const {
  Pack clone;
  if (empty()) return clone;
  clone.Resize(bytes_);
  clone.size_ = size_;
  std::memcpy(clone.data_, data_, bytes_);
  return clone;
}

Pack::Position Pack::At(size_t index) const {
  if (size_ != kSizeUnknown && index >= size_) return kEnd;
  Position position = First();
  for (; index > 0 && position != kEnd; --index) position = Next(position);
  return position;
}

size_t Pack::SizeOfAny(size_t position) const {
  const Byte* const element = data_ + position;
  return HeadSize(element[0]) + ContentSize(element);
}

Pack::Element Pack::GetAny(Position position) const {
  const Byte* const element = data_ + position;
  const Byte first = element[0];
  if (first <= kSmallIntMax) return {.integer = first};
  const size_t head_size = HeadSize(first);
  if (IsInt(first)) {
    const auto bits = static_cast<int64_t>(LoadLittle(element + 1, head_size - 1));
    return {.integer = (first & kComplement) != 0 ? ~bits : bits};
  }
  const auto* const content = reinterpret_cast<const char*>(element) + head_size;
  return {.integer = {}, .bytes = {content, ContentSize(element)}};
}

template <size_t stride>
Pack::Position Pack::FindAmong(const Element& wanted, Position* last) const {
  const EncodedElement encoded = Encode(wanted);
  const size_t size = encoded.content.size();
  if (encoded.head_size > 1 || size < sizeof(uint64_t)) {
    return FindIf<stride>(last, [&](const Byte* at) { return encoded.StandsAt(at); });
  }
  // The names of fields and members often begin alike: their ends tell them apart.
  const Byte head = encoded.head[0];
  const uint64_t last_word = LastWord(encoded.content.data() + size);
  return FindIf<stride>(last, [&](const Byte* at) {
    return at[0] == head && LastWord(at + 1 + size) == last_word &&
           std::memcmp(at + 1, encoded.content.data(), size) == 0;
  });
}

template Pack::Position Pack::FindAmong<1>(const Element& wanted, Position* last) const;
template Pack::Position Pack::FindAmong<2>(const Element& wanted, Position* last) const;

template <size_t stride, typename F>
Pack::Position Pack::FindIf(Position* last, F&& is_wanted) const {
  const size_t end = bytes_;
  size_t compared = kEnd;
  for (size_t at = 0; at < end;) {
    if (is_wanted(data_ + at)) return static_cast<Position>(at);
    compared = at;
    for (size_t i = 0; i < stride; ++i) {  // Unrolled: it is most of what small collections cost.
      DCHECK(at < end);
      at += SizeAt(at);
    }
  }
  if (last != nullptr) *last = static_cast<Position>(compared);
  return kEnd;
}

size_t Pack::Count() const {
  size_t count = 0;
  for (size_t at = 0; at < bytes_; at += SizeAt(at)) ++count;
  return count;
}

Pack::Position Pack::Insert(Position position, std::string_view bytes) {
  const size_t at = position == kEnd ? bytes_ : position;
  Store(at, 0, bytes);
  if (size_ != kSizeUnknown) ++size_;
  return static_cast<Position>(at);
}

Pack::Position Pack::Replace(Position position, std::string_view bytes) {
  Store(position, SizeAt(position), bytes);
  return position;
}

Pack::Position Pack::Erase(Position position, size_t count) {
  size_t end = position;
  for (size_t i = 0; i < count; ++i) {
    CHECK(end < bytes_);
    end += SizeAt(end);
  }
  if (count == 0) return position;
  const size_t behind = bytes_ - end;
  if (position == 0 && behind == 0) {
    Free();
    return kEnd;
  }
  std::memmove(data_ + position, data_ + end, behind);
  Resize(position + behind);
  if (size_ != kSizeUnknown) size_ = static_cast<uint16_t>(size_ - count);
  return behind == 0 ? kEnd : position;
}

void Pack::CheckInvariants() const {
  CHECK((data_ == nullptr) == empty());
  size_t at = 0;
  size_t count = 0;
  for (; at < bytes_; ++count) {
    CHECK(at + HeadSize(data_[at]) <= bytes_);
    const size_t size = SizeAt(at);
    CHECK(at + size <= bytes_);
    Buffer buffer;
    const Element element = Get(static_cast<Position>(at));
    const EncodedElement shortest = Encode(Element::Of(element.View(buffer)));
    CHECK(shortest.size() == size && shortest.StandsAt(data_ + at));
    at += size;
  }
  CHECK(at == bytes_);
  CHECK(size_ == kSizeUnknown || size_ == count);
}

void Pack::Free() {
  std::free(data_);
  data_ = nullptr;
  bytes_ = 0;
  size_ = 0;
}

void Pack::Steal(Pack& other) {
  size_ = other.size_;
  bytes_ = other.bytes_;
  data_ = other.data_;
  other.data_ = nullptr;
  other.bytes_ = 0;
  other.size_ = 0;
}

// Requires: bytes > 0.
void Pack::Resize(size_t bytes) {
  CHECK(bytes <= kBytesMax);
  const size_t allocated = BlockSizeFor(bytes);
  if (empty() || allocated != BlockSizeFor(bytes_)) {
    void* const resized = std::realloc(data_, allocated);
    if (resized == nullptr) throw std::bad_alloc();
    data_ = static_cast<Byte*>(resized);
  }
  bytes_ = static_cast<uint32_t>(bytes);
}

// Stores an element over the `old_size` bytes at `position`.
void Pack::Store(size_t position, size_t old_size, std::string_view bytes) {
  const EncodedElement encoded = Encode(Element::Of(bytes));
  const size_t new_size = encoded.size();
  const size_t behind = bytes_ - position - old_size;
  const size_t new_bytes = bytes_ - old_size + new_size;
  if (new_size > old_size) Resize(new_bytes);
  Byte* const out = data_ + position;
  if (new_size != old_size) std::memmove(out + new_size, out + old_size, behind);
  if (new_size < old_size) Resize(new_bytes);

  encoded.StoreAt(data_ + position);
}

}  // namespace perilune
