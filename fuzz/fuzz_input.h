#pragma once

// An input of eval_fuzz, which a person can read and write: the first line holds what follows the
// script in a call of EVAL, separated by tabs, and all other lines are the script.
//
//   1<tab>key<tab>argument
//   return redis.call('SET', KEYS[1], ARGV[1])

#include <string>
#include <string_view>
#include <vector>

namespace perilune::fuzz {

struct FuzzInput {
  std::vector<std::string> words;  // The number of keys, keys, arguments.
  std::string script;
};

// Any bytes are an input.
FuzzInput ReadInput(std::string_view bytes);

std::string WriteInput(const FuzzInput& input);

}  // namespace perilune::fuzz
