#pragma once

// The words of a call, as tests write it: Call("SET k v").argv().

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perilune::test {

// Two spaces enclose an empty word. Lifetime: argv() borrows the call's words.
class Call {
 public:
  explicit Call(std::string_view line) : line_(line) {
    size_t begin = 0;
    while (begin <= line_.size()) {
      const size_t end = std::min(line_.find(' ', begin), line_.size());
      argv_.push_back(std::string_view(line_).substr(begin, end - begin));
      begin = end + 1;
    }
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  std::span<const std::string_view> argv() const { return argv_; }

 private:
  std::string line_;
  std::vector<std::string_view> argv_;
};

}  // namespace perilune::test
