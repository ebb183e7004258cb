#pragma once

// Reads MessagePack piece by piece: a scalar is a piece, a string is, and so is the head of an
// array or of a map, whose elements are the next pieces.
//
// Lifetime: borrows the bytes.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace perilune {

struct MessagePiece {
  enum class Kind : unsigned char {
    kNil,
    kBoolean,
    kNumber,
    kString,
    kArray,
    kMap,
    kCut,        // The bytes end within it.
    kMalformed,  // Also binary and extension types, which Redis does not know.
  };

  Kind kind;
  bool boolean = false;
  double number = 0;
  uint32_t size = 0;            // Elements of an array, pairs of a map.
  std::string_view bytes = {};  // As long as what was read.
};

class MessageReader {
 public:
  explicit MessageReader(std::string_view bytes) : rest_(bytes) {}

  // Returns the next piece. After kCut or kMalformed there is no going on.
  MessagePiece Next();

  size_t left() const { return rest_.size(); }

 private:
  MessagePiece NextScalar(unsigned head);
  MessagePiece NextSized(unsigned head);
  MessagePiece TakeNumber(double number, size_t size);
  MessagePiece TakeString(size_t header, size_t size);
  MessagePiece TakeHead(MessagePiece::Kind kind, size_t header, uint64_t size);
  uint64_t BigEndian(size_t size) const;

  std::string_view rest_;
};

}  // namespace perilune
