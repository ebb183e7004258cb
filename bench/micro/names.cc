#include "bench/micro/names.h"

#include <utility>

#include "base/hash.h"
#include "base/random.h"
#include "store/entry.h"

namespace perilune::bench {
namespace {

constexpr size_t kDigits = 12;

std::string NumberedName(std::string_view prefix, size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(prefix) + std::string(kDigits - digits.size(), '0') + digits;
}

}  // namespace

std::vector<std::string> NumberedNames(std::string_view prefix, size_t count) {
  std::vector<std::string> names;
  names.reserve(count);
  for (size_t number = 0; number < count; ++number) names.push_back(NumberedName(prefix, number));
  return names;
}

std::vector<std::string> Shuffled(std::vector<std::string> names) {
  Random random(1);
  for (size_t left = names.size(); left > 1; --left) {
    std::swap(names[left - 1], names[random.Below(left)]);
  }
  return names;
}

std::vector<std::string> KeysInPartitions(size_t count, uint32_t partitions) {
  std::vector<std::string> keys;
  for (size_t number = 0; keys.size() < count; ++number) {
    std::string key = NumberedName("key:", number);
    const auto wanted = static_cast<uint32_t>(keys.size()) % partitions;
    if (PartitionIndex(Hash(key)) == wanted) keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace perilune::bench
