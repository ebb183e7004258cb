#pragma once

// Changes scripts as one who knows Lua: token by token, so that most of what comes out still
// compiles and does something else.
//
// Threads: belongs to one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace perilune::fuzz {

class ScriptMutator {
 public:
  explicit ScriptMutator(uint64_t seed) : random_(seed) {}

  // Returns the script after one to four changes.
  std::string Mutate(std::string_view script);

  // Returns one script with a part of the other in it.
  std::string Cross(std::string_view one, std::string_view other);

  // Returns the words behind a script with one of them changed.
  std::vector<std::string> MutateWords(std::vector<std::string> words);

 private:
  using Tokens = std::vector<std::string>;

  void ChangeOnce(Tokens& tokens);
  void Delete(Tokens& tokens);
  void Duplicate(Tokens& tokens);
  void Swap(Tokens& tokens);
  void InsertPhrase(Tokens& tokens);
  void ReplaceToken(Tokens& tokens);
  void EncloseToken(Tokens& tokens);
  void EncloseAll(Tokens& tokens);

  size_t Below(size_t bound) { return random_.Below(bound); }
  bool OneIn(size_t times) { return Below(times) == 0; }
  template <typename Options>
  std::string_view AnyOf(const Options& options) {
    return options[Below(std::size(options))];
  }

  Random random_;
};

}  // namespace perilune::fuzz
