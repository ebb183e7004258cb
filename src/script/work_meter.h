#pragma once

// Counts the steps of a library function that may take long, and tells when its run must stop:
// there is no other point at which a C function could be interrupted.
//
//   WorkMeter meter(vm);
//   while (...) {
//     if (!meter.Step()) return LuaResult::Stopped(vm, lua);
//     ...
//   }
//
// Threads: belongs to the function's call.

#include <cstddef>

#include "script/lua_vm.h"

namespace perilune {

class WorkMeter {
 public:
  static constexpr size_t kStepsPerLook = 64 * 1024;

  explicit WorkMeter(LuaVm& vm) : vm_(vm) {}

  // Counts `steps`, a comparison or a byte or so each. False: the run must stop.
  bool Step(size_t steps = 1) {
    if (steps <= left_) [[likely]] {
      left_ -= steps;
      return true;
    }
    left_ = kStepsPerLook;
    return !vm_.must_stop();
  }

 private:
  LuaVm& vm_;
  size_t left_ = kStepsPerLook;
};

}  // namespace perilune
