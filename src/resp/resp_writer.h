#pragma once

// Writes replies as RESP2 or RESP3 to the end of an output buffer.
//
// Cost: no allocation but the buffer's growth.
// Lifetime: the buffer outlives the writer. It may be emptied or replaced between two calls.
// Source: the RESP3 specification, https://github.com/redis/redis-specifications.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/number.h"
#include "resp/reply_sink.h"

namespace perilune {

class RespWriter final : public ReplySink {
 public:
  // Starts with RESP2, as a connection does.
  explicit RespWriter(std::string& out) : out_(&out) {}

  // Writes to another buffer from now on.
  void set_out(std::string& out) { out_ = &out; }

  // Requires: `protocol` is 2 or 3. Holds for what is written from now on.
  void set_protocol(int protocol);
  int protocol() const override { return protocol_; }

  void Integer(int64_t value) override;
  void Simple(std::string_view line) override;
  void ErrorText(std::string_view text) override;
  void Bulk(std::string_view bytes) override;
  void Null() override;
  void NullArray() override;
  void Array(size_t elements) override;
  void Map(size_t pairs) override;
  void Set(size_t elements) override;
  void Push(size_t elements) override;
  void Double(double value) override;
  void Boolean(bool value) override;
  void BigNumber(std::string_view digits) override;
  void Verbatim(std::string_view format, std::string_view bytes) override;

 private:
  bool resp3() const { return protocol_ == 3; }

  // The longest line of a number.
  static constexpr size_t kNumberLineMax = 1 + kInt64CharsMax + 2;

  // Writes `type`, then `number` or `text`, then CR LF. The first writes to `out`, and returns how
  // much.
  static size_t NumberLine(char type, int64_t number, std::span<char, kNumberLineMax> out);
  void NumberLine(char type, int64_t number);
  void TextLine(char type, std::string_view text);

  std::string* out_;
  int protocol_ = 2;
};

}  // namespace perilune
