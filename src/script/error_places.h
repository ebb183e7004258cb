#pragma once

// Which errors runs of a script have ended with, and on which lines.
//
// Invariants:
//   1. There are kPlacesMax different places at most. What comes from others counts as one more,
//      of the kind "other".
// Threads: not synchronized.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perilune {

// Returns the code word that an error begins with, such as "WRONGTYPE": capitals, digits, '_' and
// '-', at most 32; "ERR" if it begins with none.
std::string_view ErrorKindOf(std::string_view text);

struct ErrorPlace {
  std::string kind;  // A code word, or a word in small letters for what no script says itself.
  int line;          // 0 if it is not known.
  uint64_t count;
};

class ErrorPlaces {
 public:
  static constexpr size_t kPlacesMax = 32;

  void Add(std::string_view kind, int line);
  void Clear();

  // Returns them, the most frequent first, "other" last.
  std::vector<ErrorPlace> Sorted() const;

 private:
  std::vector<ErrorPlace> places_;
  uint64_t others_ = 0;
};

}  // namespace perilune
