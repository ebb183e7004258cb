#pragma once

// For tests: a caller whose loop is handed on to nobody.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <string_view>

#include "script/script_caller.h"

namespace perilune::test {

// Stands for the dispatcher, as that of an EXEC: the transaction is not taken away.
class FakeCaller final : public ScriptCaller {
 public:
  void HandOn() override { ++hand_ons; }
  bool IsOneScript() const override { return false; }
  void Abort(std::string_view) override { ADD_FAILURE(); }
  void Retry() override { ADD_FAILURE(); }
  uint64_t client_id() const override { return 17; }

  std::atomic<int> hand_ons{0};
};

}  // namespace perilune::test
