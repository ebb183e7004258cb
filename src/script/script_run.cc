#include "script/script_run.h"

#include <algorithm>

namespace perilune {

// Whether the key is among those that the script was called with.
bool ScriptRun::Declares(std::string_view key) {
  constexpr size_t kFew = 8;
  if (keys.size() <= kFew) return std::find(keys.begin(), keys.end(), key) != keys.end();
  if (declared.empty()) declared.insert(keys.begin(), keys.end());
  return declared.contains(key);
}

}  // namespace perilune
