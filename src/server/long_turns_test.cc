#include "server/long_turns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

#include "script/run_control.h"
#include "script/script_host.h"
#include "server/long_runs.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

constexpr int64_t kLaterUs = 1'000'000;  // Than the end of any turn.

// A script that runs for ever, on a thread of its own; the ticker has seen it since 0.
class Hog {
 public:
  Hog() : thread_([this] { conversation_.Say(kEval); }) {
    while (!control().Tick(0, INT64_MAX)) std::this_thread::yield();
  }
  ~Hog() {
    EXPECT_TRUE(control().Kill(RunEnd::kKilled));
    control().Resume();
    thread_.join();
  }
  Hog(const Hog&) = delete;
  Hog& operator=(const Hog&) = delete;

  RunControl& control() { return server_.loop().scripts().control(); }

 private:
  static constexpr std::string_view kEval[] = {"EVAL", "while true do end", "0"};

  test::TestServer server_;
  test::Conversation conversation_{server_};
  std::thread thread_;
};

class LongTurnsTest : public testing::Test {
 protected:
  void Start(size_t count) {
    for (size_t i = 0; i < count; ++i) {
      hogs_.push_back(std::make_unique<Hog>());
      controls_.push_back(hogs_.back()->control().shared_from_this());
    }
  }

  // Gives turns until those run that `runs` says and all others wait. Returns false if that does
  // not come about.
  template <typename F>
  bool Await(int64_t now_us, F&& runs) {
    constexpr int kRounds = 20'000;
    for (int round = 0; round < kRounds; ++round) {
      turns_.Give(controls_, now_us);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      bool is_so = true;
      for (size_t i = 0; i < controls_.size(); ++i) {
        is_so = is_so && controls_[i]->is_paused() != runs(i);
      }
      if (is_so) return true;
    }
    return false;
  }

  const size_t processors_ = std::max(1U, std::thread::hardware_concurrency());
  test::TestServer server_;  // Whose loops need no processor.
  LongTurns turns_{server_.server()};
  std::vector<std::unique_ptr<Hog>> hogs_;
  std::vector<std::shared_ptr<RunControl>> controls_;
};

TEST_F(LongTurnsTest, AsManyRunAsThereAreProcessorsAndThenThoseBehindThem) {
  const size_t count = 2 * processors_ + 1;
  Start(count);
  for (size_t turn = 1; turn <= count; ++turn) {
    const size_t first = turn * processors_ % count;
    const auto runs = [&](size_t i) { return (i + count - first) % count < processors_; };
    ASSERT_TRUE(Await(static_cast<int64_t>(turn) * kLaterUs, runs)) << turn;
  }
}

TEST_F(LongTurnsTest, NobodyWaitsOnceThereAreEnoughProcessors) {
  Start(processors_ + 1);
  const size_t waits = processors_ - 1;
  ASSERT_TRUE(Await(kLaterUs, [&](size_t i) { return i != waits; }));
  hogs_.erase(hogs_.begin() + static_cast<ptrdiff_t>(processors_));
  EXPECT_TRUE(Await(kLaterUs + 1, [](size_t) { return true; }));
}

TEST_F(LongTurnsTest, RunsThatAreNotYetLongAreLeftAlone) {
  Start(processors_ + 1);
  for (int round = 0; round < 50; ++round) {
    turns_.Give(controls_, LongRuns::kMomentUs - 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    for (const auto& control : controls_) ASSERT_FALSE(control->is_paused());
  }
}

}  // namespace
}  // namespace perilune
