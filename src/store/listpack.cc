#include "store/listpack.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>
#include <span>
#include <utility>

#include "base/check.h"
#include "store/block_size.h"
#include "store/encoded_element.h"
#include "store/little_endian.h"

namespace perilune {
namespace {

using Byte = unsigned char;

constexpr size_t kHeaderBytes = 6;
constexpr size_t kEmptyBytes = kHeaderBytes + 1;
constexpr Byte kEndMark = 0xff;
constexpr size_t kCountUnknown = UINT16_MAX;

// The bits above are 0: an integer from 0 to 127, in one byte. Otherwise these are the first bytes
// of an element; the first three have the top bits of a number in the rest of the byte.
constexpr Byte kSmallString = 0x80;  // 6 bits of size.
constexpr Byte kInt13 = 0xc0;        // 13 bits, the high ones first.
constexpr Byte kString = 0xe0;       // 12 bits of size, the high ones first.
constexpr Byte kLargeString = 0xf0;  // 4 bytes of size.
constexpr Byte kInt16 = 0xf1;
constexpr Byte kInt24 = 0xf2;
constexpr Byte kInt32 = 0xf3;
constexpr Byte kInt64 = 0xf4;

constexpr size_t kSmallStringMax = 63;
constexpr size_t kStringMax = 4095;
constexpr size_t kLargeStringHead = 5;

// Returns the number whose two's complement the low `bits` of `number` are.
int64_t SignExtend(uint64_t number, int bits) {
  return static_cast<int64_t>(number << (64 - bits)) >> (64 - bits);
}

bool FitsBits(int64_t number, int bits) {
  return SignExtend(static_cast<uint64_t>(number), bits) == number;
}

EncodedElement EncodeInt(int64_t number) {
  const auto bits = static_cast<uint64_t>(number);
  EncodedElement encoded = {};
  if (number >= 0 && number <= 127) {
    encoded.head_size = 1;
    encoded.head[0] = static_cast<Byte>(bits);
  } else if (FitsBits(number, 13)) {
    encoded.head_size = 2;
    encoded.head[0] = static_cast<Byte>(kInt13 | (bits >> 8 & 0x1f));
    encoded.head[1] = static_cast<Byte>(bits);
  } else {
    const auto [first, bytes] = FitsBits(number, 16)   ? std::pair(kInt16, 2u)
                                : FitsBits(number, 24) ? std::pair(kInt24, 3u)
                                : FitsBits(number, 32) ? std::pair(kInt32, 4u)
                                                       : std::pair(kInt64, 8u);
    encoded.head_size = 1 + bytes;
    encoded.head[0] = first;
    StoreLittle(&encoded.head[1], bytes, bits);
  }
  return encoded;
}

EncodedElement EncodeString(std::string_view bytes) {
  const size_t size = bytes.size();
  EncodedElement encoded = {{}, 1, bytes};
  if (size <= kSmallStringMax) {
    encoded.head[0] = static_cast<Byte>(kSmallString | size);
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

EncodedElement Encode(const Listpack::Element& element) {
  return element.integer ? EncodeInt(*element.integer) : EncodeString(element.bytes);
}

// Returns the size of the head that begins with `first`, 0 if none does.
size_t HeadSize(Byte first) {
  if (first < kInt13) return 1;
  if (first < kLargeString) return 2;
  switch (first) {
    case kLargeString:
      return kLargeStringHead;
    case kInt16:
      return 3;
    case kInt24:
      return 4;
    case kInt32:
      return 5;
    case kInt64:
      return 9;
    default:
      return 0;
  }
}

bool IsString(Byte first) {
  return (first >= kSmallString && first < kInt13) || (first >= kString && first <= kLargeString);
}

// Reads a whole head. Returns the size of what follows it.
size_t ContentSize(const Byte* head) {
  const Byte first = head[0];
  if (!IsString(first)) return 0;
  if (first < kInt13) return first & kSmallStringMax;
  if (first < kLargeString) return size_t{first & 0xfu} << 8 | head[1];
  return LoadLittle(head + 1, 4);
}

size_t EncodedSize(const Byte* element) { return HeadSize(element[0]) + ContentSize(element); }

// Returns how many bytes the length of an element takes. Some powers of two, less one, would fit
// into a byte less; every reader of the format expects them so.
size_t LengthBytes(size_t length) {
  if (length <= 127) return 1;
  if (length < 16'383) return 2;
  if (length < 2'097'151) return 3;
  if (length < 268'435'455) return 4;
  return 5;
}

// Seven bits a byte, the low ones last; all but the first byte have the top bit set.
void StoreLength(Byte* out, size_t length) {
  for (size_t i = LengthBytes(length); i-- > 0; length >>= 7) {
    out[i] = static_cast<Byte>((length & 0x7f) | (i > 0 ? 0x80 : 0));
  }
}

size_t WholeSize(size_t encoded_size) { return encoded_size + LengthBytes(encoded_size); }

size_t WholeSizeOf(const Byte* element) {
  const Byte first = element[0];
  if (first < kSmallString) return 2;  // What most elements are; walking is most of the work.
  if (first < kInt13) return size_t{first & 0x3fu} + 2;
  return WholeSize(EncodedSize(element));
}

Listpack::Element Decode(const Byte* element) {
  const Byte first = element[0];
  if (IsString(first)) {
    const auto* content = reinterpret_cast<const char*>(element) + HeadSize(first);
    return {.integer = std::nullopt, .bytes = {content, ContentSize(element)}};
  }
  if (first < kSmallString) return {.integer = first};
  if (first < kString) return {.integer = SignExtend(uint64_t{first} << 8 | element[1], 13)};
  const size_t bytes = HeadSize(first) - 1;
  return {.integer = SignExtend(LoadLittle(element + 1, bytes), static_cast<int>(bytes) * 8)};
}

// Returns the whole size of the element in front of `rest`, 0 if there is no well-formed one.
size_t ValidWholeSize(std::span<const Byte> rest) {
  if (rest.empty()) return 0;
  const size_t head_size = HeadSize(rest[0]);
  if (head_size == 0 || head_size > rest.size()) return 0;
  const size_t size = EncodedSize(rest.data());
  if (WholeSize(size) > rest.size()) return 0;
  std::array<Byte, 5> length;
  StoreLength(length.data(), size);
  const bool length_fits = std::memcmp(length.data(), &rest[size], LengthBytes(size)) == 0;
  return length_fits ? WholeSize(size) : 0;
}

// Returns whether a well-formed element is stored as an insertion would store it.
bool IsCanonical(const Byte* element) {
  Listpack::Buffer buffer;
  const Listpack::Element decoded = Decode(element);
  return Encode(PackedElement::Of(decoded.View(buffer))).StandsAt(element);
}

struct Survey {
  size_t elements = 0;
  bool canonical = true;
};

// Reads all of `serialized`. Returns nothing unless it is well-formed.
std::optional<Survey> Examine(std::span<const Byte> serialized) {
  const size_t size = serialized.size();
  if (size < kEmptyBytes || size > Listpack::kBytesMax) return std::nullopt;
  if (LoadLittle(serialized.data(), 4) != size || serialized[size - 1] != kEndMark) {
    return std::nullopt;
  }
  Survey survey;
  std::span<const Byte> rest = serialized.subspan(kHeaderBytes, size - kEmptyBytes);
  for (; !rest.empty(); ++survey.elements) {
    const size_t whole_size = ValidWholeSize(rest);
    if (whole_size == 0) return std::nullopt;
    survey.canonical = survey.canonical && IsCanonical(rest.data());
    rest = rest.subspan(whole_size);
  }
  const size_t count = LoadLittle(serialized.data() + 4, 2);
  if (count != kCountUnknown && count != survey.elements) return std::nullopt;
  return survey;
}

std::span<const Byte> AsBytes(std::string_view text) {
  return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}

}  // namespace

Listpack Listpack::Clone() const {
  Listpack clone;
  if (empty()) return clone;
  clone.Resize(bytes());
  std::memcpy(clone.data_, data_, bytes());
  return clone;
}

size_t Listpack::size() const {
  if (empty()) return 0;
  const size_t count = LoadLittle(data_ + 4, 2);
  return count == kCountUnknown ? CountFrom(First()) : count;
}

size_t Listpack::bytes() const { return empty() ? kEmptyBytes : LoadLittle(data_, 4); }

size_t Listpack::BytesFor(std::string_view bytes) {
  return WholeSize(Encode(PackedElement::Of(bytes)).size());
}

Listpack::Position Listpack::First() const { return empty() ? kEnd : Position{kHeaderBytes}; }

Listpack::Position Listpack::Last() const {
  return empty() ? kEnd : Previous(static_cast<Position>(bytes() - 1));
}

Listpack::Position Listpack::Next(Position position) const {
  const size_t next = position + WholeSizeOf(data_ + position);
  return data_[next] == kEndMark ? kEnd : static_cast<Position>(next);
}

Listpack::Position Listpack::Previous(Position position) const {
  if (position == kHeaderBytes) return kEnd;
  size_t length = 0;
  const Byte* byte = data_ + position - 1;
  for (int shift = 0;; shift += 7, --byte) {
    length |= size_t{*byte & 0x7fu} << shift;
    if ((*byte & 0x80) == 0) break;
  }
  return static_cast<Position>(static_cast<size_t>(byte - data_) - length);
}

Listpack::Position Listpack::At(int64_t index) const {
  const auto count = static_cast<int64_t>(size());
  if (index < 0) index += count;
  if (index < 0 || index >= count) return kEnd;
  Position position;
  if (index < count / 2) {
    position = First();
    for (; index > 0; --index) position = Next(position);
  } else {
    position = Last();
    for (; index < count - 1; ++index) position = Previous(position);
  }
  return position;
}

Listpack::Element Listpack::Get(Position position) const { return Decode(data_ + position); }

Listpack::Position Listpack::Insert(Position position, std::string_view bytes) {
  if (position == kEnd) position = EndPosition();
  Store(position, 0, bytes);
  AddToCount(1);
  return position;
}

Listpack::Position Listpack::Replace(Position position, std::string_view bytes) {
  Store(position, WholeSizeOf(data_ + position), bytes);
  return position;
}

Listpack::Position Listpack::Erase(Position position, size_t count) {
  Position end = position;
  for (size_t i = 0; i < count; ++i) {
    CHECK(end != kEnd);
    end = Next(end);
  }
  if (count == 0) return position;
  if (end == kEnd) {
    Truncate(position, count);
    return kEnd;
  }
  std::memmove(data_ + position, data_ + end, bytes() - end);
  Resize(bytes() - (end - position));
  AddToCount(-static_cast<int64_t>(count));
  return position;
}

Listpack Listpack::SplitAt(Position position) {
  if (position == kEnd) return Listpack();
  if (position == First()) return std::move(*this);
  Listpack taken;
  const size_t count = CountFrom(position);
  const size_t elements_bytes = bytes() - 1 - position;
  taken.Resize(kEmptyBytes + elements_bytes);
  std::memcpy(taken.data_ + kHeaderBytes, data_ + position, elements_bytes);
  taken.AddToCount(static_cast<int64_t>(count));
  Truncate(position, count);
  return taken;
}

void Listpack::AppendAll(Listpack other) {
  if (other.empty()) return;
  if (empty()) {
    *this = std::move(other);
    return;
  }
  const size_t elements_bytes = other.bytes() - kEmptyBytes;
  const size_t count = other.size();
  const Position end = EndPosition();
  Resize(bytes() + elements_bytes);
  std::memcpy(data_ + end, other.data_ + kHeaderBytes, elements_bytes);
  AddToCount(static_cast<int64_t>(count));
}

std::string_view Listpack::serialized() const {
  return {reinterpret_cast<const char*>(data_), bytes()};
}

std::optional<Listpack> Listpack::FromSerialized(std::string_view serialized) {
  const std::optional<Survey> survey = Examine(AsBytes(serialized));
  if (!survey) return std::nullopt;
  Listpack listpack;
  if (survey->elements == 0) return listpack;
  listpack.Resize(serialized.size());
  std::memcpy(listpack.data_, serialized.data(), serialized.size());
  if (survey->canonical) return listpack;

  Listpack rewritten;
  Buffer buffer;
  for (Position at = listpack.First(); at != kEnd; at = listpack.Next(at)) {
    rewritten.Append(listpack.Get(at).View(buffer));
  }
  return rewritten;
}

void Listpack::CheckInvariants() const {
  if (empty()) return;
  const std::optional<Survey> survey = Examine(AsBytes(serialized()));
  CHECK(survey && survey->canonical && survey->elements > 0);
}

void Listpack::Free() {
  std::free(data_);
  data_ = nullptr;
}

// Gives the allocation a size, which it writes down with the mark of the end. An empty listpack
// becomes one with no elements yet, for the caller to fill.
void Listpack::Resize(size_t bytes) {
  CHECK(bytes <= kBytesMax);
  const bool was_empty = empty();
  const size_t allocated = BlockSizeFor(bytes);
  if (was_empty || allocated != BlockSizeFor(this->bytes())) {
    void* resized = std::realloc(data_, allocated);
    if (resized == nullptr) throw std::bad_alloc();
    data_ = static_cast<Byte*>(resized);
  }
  if (was_empty) StoreLittle(data_ + 4, 2, 0);
  StoreLittle(data_, 4, bytes);
  data_[bytes - 1] = kEndMark;
}

// Makes the last `count` elements, which begin at `position`, go.
void Listpack::Truncate(Position position, size_t count) {
  if (position == kHeaderBytes) return Free();
  Resize(position + 1);
  AddToCount(-static_cast<int64_t>(count));
}

// Stores an element over the `old_size` bytes at `position`.
void Listpack::Store(Position position, size_t old_size, std::string_view bytes) {
  const EncodedElement encoded = Encode(PackedElement::Of(bytes));
  const size_t new_size = WholeSize(encoded.size());
  const size_t old_bytes = this->bytes();
  const size_t new_bytes = old_bytes - old_size + new_size;
  const size_t behind = old_bytes - 1 - position - old_size;
  if (new_size > old_size) Resize(new_bytes);
  Byte* const out = data_ + position;
  if (new_size != old_size) std::memmove(out + new_size, out + old_size, behind);
  if (new_size < old_size) Resize(new_bytes);

  Byte* const element = data_ + position;
  encoded.StoreAt(element);
  StoreLength(element + encoded.size(), encoded.size());
}

size_t Listpack::CountFrom(Position position) const {
  size_t count = 0;
  for (; position != kEnd; position = Next(position)) ++count;
  return count;
}

// Once there have been too many elements to note their number it stays unknown.
void Listpack::AddToCount(int64_t change) {
  const auto count = static_cast<int64_t>(LoadLittle(data_ + 4, 2));
  if (count == static_cast<int64_t>(kCountUnknown)) return;
  const auto sum = static_cast<uint64_t>(count + change);
  StoreLittle(data_ + 4, 2, std::min<uint64_t>(sum, kCountUnknown));
}

}  // namespace perilune
