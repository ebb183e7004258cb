#include "fuzz/fuzz_input.h"

#include <algorithm>

namespace perilune::fuzz {

FuzzInput ReadInput(std::string_view bytes) {
  FuzzInput input;
  const size_t header_end = std::min(bytes.find('\n'), bytes.size());
  for (size_t begin = 0; begin <= header_end;) {
    const size_t end = std::min(bytes.find('\t', begin), header_end);
    input.words.emplace_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  input.script = bytes.substr(std::min(header_end + 1, bytes.size()));
  return input;
}

std::string WriteInput(const FuzzInput& input) {
  std::string bytes;
  for (const std::string& word : input.words) bytes.append(word).push_back('\t');
  if (!bytes.empty()) bytes.pop_back();
  return bytes + '\n' + input.script;
}

}  // namespace perilune::fuzz
