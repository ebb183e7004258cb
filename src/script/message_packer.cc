#include "script/message_packer.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "script/work_meter.h"

namespace perilune {
namespace {

template <typename T>
bool Fits(uint64_t value) {
  return value <= std::numeric_limits<T>::max();
}

template <typename T>
bool Fits(int64_t value) {
  return value >= std::numeric_limits<T>::min();
}

}  // namespace

void MessagePacker::BigEndian(unsigned head, uint64_t value, size_t size) {
  Byte(head);
  for (size_t i = size; i > 0; --i) Byte(value >> (8 * (i - 1)) & 0xff);
}

void MessagePacker::Integer(int64_t value) {
  if (value >= 0) {
    const auto positive = static_cast<uint64_t>(value);
    if (positive < 0x80) return Byte(static_cast<unsigned>(positive));
    if (Fits<uint8_t>(positive)) return BigEndian(0xcc, positive, 1);
    if (Fits<uint16_t>(positive)) return BigEndian(0xcd, positive, 2);
    if (Fits<uint32_t>(positive)) return BigEndian(0xce, positive, 4);
    return BigEndian(0xcf, positive, 8);
  }
  const auto bits = static_cast<uint64_t>(value);
  if (value >= -32) return Byte(bits & 0xff);
  if (Fits<int8_t>(value)) return BigEndian(0xd0, bits, 1);
  if (Fits<int16_t>(value)) return BigEndian(0xd1, bits, 2);
  if (Fits<int32_t>(value)) return BigEndian(0xd2, bits, 4);
  return BigEndian(0xd3, bits, 8);
}

void MessagePacker::Number(double value) {
  constexpr double kTwo63 = 9223372036854775808.0;
  if (value >= -kTwo63 && value < kTwo63) {
    const auto integer = static_cast<int64_t>(value);
    if (static_cast<double>(integer) == value) return Integer(integer);
  }
  const auto narrow = static_cast<float>(value);
  if (static_cast<double>(narrow) == value) {
    BigEndian(0xca, std::bit_cast<uint32_t>(narrow), sizeof narrow);
  } else {
    BigEndian(0xcb, std::bit_cast<uint64_t>(value), sizeof value);
  }
}

void MessagePacker::String(std::string_view bytes) {
  const uint64_t size = bytes.size();
  if (size < 32) {
    Byte(0xa0 | static_cast<unsigned>(size));
  } else if (Fits<uint8_t>(size)) {
    BigEndian(0xd9, size, 1);
  } else if (Fits<uint16_t>(size)) {
    BigEndian(0xda, size, 2);
  } else {
    BigEndian(0xdb, size, 4);
  }
  Keep(bytes_.Append(bytes));
}

void MessagePacker::Array(size_t size) {
  if (size < 16) return Byte(0x90 | static_cast<unsigned>(size));
  if (Fits<uint16_t>(size)) return BigEndian(0xdc, size, 2);
  BigEndian(0xdd, size, 4);
}

MessagePacker::Map MessagePacker::BeginMap(size_t size) {
  if (size < 16) {
    Byte(0x80 | static_cast<unsigned>(size));
  } else if (Fits<uint16_t>(size)) {
    BigEndian(0xde, size, 2);
  } else {
    BigEndian(0xdf, size, 4);
  }
  return {bytes_.size(), pair_ends_.size()};
}

bool MessagePacker::EndMap(const Map& map, WorkMeter& meter) {
  if (is_too_large_) return true;
  pairs_.Clear();
  size_t begin = map.begin;
  for (size_t i = map.pairs_begin; i < pair_ends_.size(); ++i) {
    Keep(pairs_.Add(bytes().substr(begin, pair_ends_[i] - begin)));
    begin = pair_ends_[i];
  }
  pair_ends_.Shrink(map.pairs_begin);
  if (!SortPairs(meter)) return false;

  sorted_.Clear();
  for (size_t i = 0; i < pairs_.size(); ++i) Keep(sorted_.Append(pairs_[i]));
  if (!meter.Step(sorted_.size())) return false;
  bytes_.Shrink(map.begin);
  Keep(bytes_.Append(sorted_.view()));
  return true;
}

// By a heap, which can be left between any two steps.
bool MessagePacker::SortPairs(WorkMeter& meter) {
  size_t work = 0;
  const auto is_less = [&work](std::string_view a, std::string_view b) {
    work += 1 + std::min(a.size(), b.size());
    return a < b;
  };
  std::string_view* const first = &pairs_[0];
  std::string_view* const end = first + pairs_.size();
  for (std::string_view* last = first; last != end; work = 0) {
    std::push_heap(first, ++last, is_less);
    if (!meter.Step(work)) return false;
  }
  for (std::string_view* last = end; last != first; --last, work = 0) {
    std::pop_heap(first, last, is_less);
    if (!meter.Step(work)) return false;
  }
  return true;
}

}  // namespace perilune
