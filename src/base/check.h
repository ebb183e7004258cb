#pragma once

// CHECK and DCHECK: assertions of what our own code promises. Input never decides one.
// A failed CHECK prints the place and the condition and aborts; DCHECK does so in debug and
// sanitizer builds and costs nothing in release.

namespace perilune {

[[noreturn]] void CheckFailed(const char* file, int line, const char* condition);

}  // namespace perilune

#define CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) \
                                : ::perilune::CheckFailed(__FILE__, __LINE__, #condition))

#ifdef NDEBUG
#define DCHECK(condition) (true ? void(0) : void(static_cast<bool>(condition)))
#else
#define DCHECK(condition) CHECK(condition)
#endif
