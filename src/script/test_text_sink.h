#pragma once

// For tests: replies as text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "resp/reply_sink.h"

namespace perilune::test {

// Shows what a client would see, aggregates in brackets: [1 "a" (nil)].
class TextSink final : public ReplySink {
 public:
  explicit TextSink(int protocol) : protocol_(protocol) {}

  void Integer(int64_t value) override { Add("(integer) " + std::to_string(value)); }
  void Simple(std::string_view line) override { Add(std::string(line)); }
  void ErrorText(std::string_view error) override { Add("(error) " + std::string(error)); }
  void Bulk(std::string_view bytes) override { Add('"' + std::string(bytes) + '"'); }
  void Null() override { Add("(nil)"); }
  void NullArray() override { Add("(nil)"); }
  void Array(size_t elements) override { Open("[", elements); }
  void Map(size_t pairs) override { Open(protocol_ == 2 ? "[" : "map[", 2 * pairs); }
  void Set(size_t elements) override { Open(protocol_ == 2 ? "[" : "set[", elements); }
  void Push(size_t elements) override { Open("push[", elements); }
  void Double(double value) override { Add("(double) " + FormatDouble(value)); }
  void Boolean(bool value) override { Add(value ? "(true)" : "(false)"); }
  void BigNumber(std::string_view digits) override { Add("(big) " + std::string(digits)); }
  void Verbatim(std::string_view format, std::string_view bytes) override {
    Add(std::string(format) + ':' + std::string(bytes));
  }
  int protocol() const override { return protocol_; }

  const std::string& text() const { return text_; }
  bool is_complete() const { return left_.empty(); }

 private:
  void Add(const std::string& element) {
    text_ += (text_.empty() || text_.back() == '[' ? "" : " ") + element;
    Close();
  }

  void Open(const char* bracket, size_t elements) {
    text_ += (text_.empty() || text_.back() == '[' ? "" : " ") + std::string(bracket);
    left_.push_back(elements + 1);
    Close();
  }

  void Close() {
    while (!left_.empty() && --left_.back() == 0) {
      text_ += ']';
      left_.pop_back();
    }
  }

  const int protocol_;
  std::string text_;
  std::vector<size_t> left_;
};

}  // namespace perilune::test
