#include "script/message_reader.h"

#include <bit>

namespace perilune {

using Kind = MessagePiece::Kind;

MessagePiece MessageReader::Next() {
  if (rest_.empty()) return {Kind::kCut};
  const unsigned head = static_cast<unsigned char>(rest_.front());
  if (head < 0x80) return TakeNumber(head, 0);
  if (head >= 0xe0) return TakeNumber(static_cast<int8_t>(head), 0);
  if (head < 0x90) return TakeHead(Kind::kMap, 1, head & 0x0f);
  if (head < 0xa0) return TakeHead(Kind::kArray, 1, head & 0x0f);
  if (head < 0xc0) return TakeString(1, head & 0x1f);
  const bool is_scalar = head < 0xc4 || (head >= 0xca && head < 0xd4);
  return is_scalar ? NextScalar(head) : NextSized(head);
}

MessagePiece MessageReader::NextScalar(unsigned head) {
  if (head == 0xc0 || head == 0xc2 || head == 0xc3) {
    rest_.remove_prefix(1);
    return {.kind = head == 0xc0 ? Kind::kNil : Kind::kBoolean, .boolean = head == 0xc3};
  }
  if (head == 0xc1) return {Kind::kMalformed};
  constexpr size_t kSizes[] = {4, 8, 1, 2, 4, 8, 1, 2, 4, 8};  // From 0xca on.
  const size_t size = kSizes[head - 0xca];
  if (rest_.size() <= size) return {Kind::kCut};
  const uint64_t bits = BigEndian(size);
  switch (head) {
    case 0xca:
      return TakeNumber(std::bit_cast<float>(static_cast<uint32_t>(bits)), size);
    case 0xcb:
      return TakeNumber(std::bit_cast<double>(bits), size);
    case 0xd0:
      return TakeNumber(static_cast<int8_t>(bits), size);
    case 0xd1:
      return TakeNumber(static_cast<int16_t>(bits), size);
    case 0xd2:
      return TakeNumber(static_cast<int32_t>(bits), size);
    default:
      // Redis takes all 8 bytes for a signed integer, also if they say that they are not.
      return TakeNumber(static_cast<double>(static_cast<int64_t>(bits)), size);
  }
}

MessagePiece MessageReader::NextSized(unsigned head) {
  size_t header = 0;  // Bytes of the size.
  switch (head) {
    case 0xd9:
      header = 1;
      break;
    case 0xda:
    case 0xdc:
    case 0xde:
      header = 2;
      break;
    case 0xdb:
    case 0xdd:
    case 0xdf:
      header = 4;
      break;
    default:
      return {Kind::kMalformed};
  }
  if (rest_.size() <= header) return {Kind::kCut};
  const uint64_t size = BigEndian(header);
  if (head < 0xdc) return TakeString(1 + header, size);
  return TakeHead(head < 0xde ? Kind::kArray : Kind::kMap, 1 + header, size);
}

// Takes the head and the `size` bytes after it, which are there.
MessagePiece MessageReader::TakeNumber(double number, size_t size) {
  rest_.remove_prefix(1 + size);
  return {.kind = Kind::kNumber, .number = number};
}

MessagePiece MessageReader::TakeString(size_t header, size_t size) {
  if (rest_.size() - header < size) return {Kind::kCut};
  const std::string_view bytes = rest_.substr(header, size);
  rest_.remove_prefix(header + size);
  return {.kind = Kind::kString, .bytes = bytes};
}

MessagePiece MessageReader::TakeHead(Kind kind, size_t header, uint64_t size) {
  rest_.remove_prefix(header);
  return {.kind = kind, .size = static_cast<uint32_t>(size)};
}

// Returns the number of `size` bytes that follows the first.
uint64_t MessageReader::BigEndian(size_t size) const {
  uint64_t number = 0;
  for (size_t i = 1; i <= size; ++i) number = number << 8 | static_cast<unsigned char>(rest_[i]);
  return number;
}

}  // namespace perilune
