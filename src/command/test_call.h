#pragma once

// The words of a call, as tests write it: Call("SET k v").argv(); and the record of its command.

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "command/command_spec.h"

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

// Returns the record of the command `name`, which one of the families has.
inline const CommandSpec& SpecIn(std::initializer_list<std::span<const CommandSpec>> families,
                                 std::string_view name) {
  for (const std::span<const CommandSpec> family : families) {
    for (const CommandSpec& spec : family) {
      if (spec.name == name) return spec;
    }
  }
  CheckFailed(__FILE__, __LINE__, "no command of that name");
}

}  // namespace perilune::test
