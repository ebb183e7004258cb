// A fuzz target: EVAL in a server without sockets, with any script and any arguments.
//
// After each input:
//   1. Nothing is locked: a command that needs the whole keyspace need not wait.
//   2. A script sees the sandbox that the first one saw: every table and function of it is the
//      same, and they do what they did.
//   3. A script that was ended from outside has left nothing in the keyspace, and its memory is
//      given back.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/hash.h"
#include "engine/test_dump.h"
#include "fuzz/fuzz_input.h"
#include "fuzz/instruction_budget.h"
#include "fuzz/script_mutator.h"
#include "script/lua_vm.h"
#include "script/run_control.h"
#include "script/run_end.h"
#include "script/script_host.h"
#include "script/script_memory.h"
#include "script/test_canary.h"
#include "server/test_conversation.h"

namespace perilune::fuzz {
namespace {

constexpr size_t kScriptMemoryMax = 8 << 20;

// What the VM may keep: the functions of scripts that are cached, and some garbage.
constexpr size_t kKeptMax = 4 * kScriptMemoryMax;

// A function of the libraries that takes longer is asked to stop.
constexpr std::chrono::milliseconds kPatience(500);

// No script is handed on: it is to end on the thread that asked for it.
constexpr const char* kSliceUs = "60000000";

// One server, and a client for each protocol.
class Subject {
 public:
  Subject()
      : server_({"--script-max-memory", std::to_string(kScriptMemoryMax), "--loglevel", "warning",
                 "--logfile", "/dev/null", "--script-slice-us", kSliceUs}),
        scripts_(server_.loop().scripts()) {
    new_.Say("HELLO 3");
    Reset();
    pristine_ = Dump();
    canary_ = Show();
    if (!canary_.starts_with("$")) std::fprintf(stderr, "%s", canary_.c_str());
    CHECK(canary_.starts_with("$"));
  }

  void Execute(std::string_view bytes) {
    const FuzzInput input = ReadInput(bytes);
    std::vector<std::string_view> argv = {"EVAL", input.script};
    argv.insert(argv.end(), input.words.begin(), input.words.end());
    Reset();
    test::Conversation& client = Hash(bytes) % 2 == 0 ? old_ : new_;
    const std::string reply = Call(client, argv);
    CHECK(!reply.empty());
    const bool was_ended = reply.starts_with("-ERR Out of memory: the script exceeded") ||
                           reply.starts_with("-ERR Script killed by user");
    if (was_ended) CHECK(Dump() == pristine_);
    CHECK(scripts_.vm().memory().in_use() < kKeptMax);
    Reset();  // The canary reads a key that is not there.
    const std::string canary = Show();
    if (canary != canary_) std::fprintf(stderr, "%s---- was:\n%s", canary.c_str(), canary_.c_str());
    CHECK(canary == canary_);
  }

 private:
  // Makes the keyspace what it was before the first script. Nothing holds any of it.
  void Reset() {
    CHECK(old_.Say("FLUSHALL") == "+OK\r\n");
    old_.Say("SET string 12");
    old_.Say("RPUSH list a b c");
    old_.Say("HSET hash f v g 5");
    old_.Say("SADD set a b 3");
    old_.Say("ZADD sorted 1 a 2.5 b");
  }

  std::string Call(test::Conversation& client, const std::vector<std::string_view>& argv) {
    RefillInstructionBudget();
    begun_ms_ = NowMs();
    std::string reply = client.Say(argv);
    begun_ms_ = kNotBegun;
    return reply;
  }

  std::string Show() { return Call(old_, {"EVAL", test::kCanary, "0"}); }

  KeyspaceDump Dump() { return DumpOf(server_.server().engine()); }

  static int64_t NowMs() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  }

  void StopWhatIsSlow(const std::stop_token& done) {
    while (!done.stop_requested()) {
      std::this_thread::sleep_for(kPatience / 10);
      const int64_t begun_ms = begun_ms_;
      if (begun_ms == kNotBegun || NowMs() - begun_ms <= kPatience.count()) continue;
      (void)scripts_.control().Kill(RunEnd::kKilled);
    }
  }

  static constexpr int64_t kNotBegun = -1;

  test::TestServer server_;
  test::Conversation old_{server_};
  test::Conversation new_{server_};
  ScriptHost& scripts_;
  KeyspaceDump pristine_;
  std::string canary_;
  std::atomic<int64_t> begun_ms_ = kNotBegun;  // When the script at hand was.
  std::jthread watchdog_{[this](const std::stop_token& done) { StopWhatIsSlow(done); }};
};

// Returns how many bytes of the input fit.
size_t Store(const FuzzInput& input, uint8_t* to, size_t size_max) {
  const std::string bytes = WriteInput(input);
  const size_t size = std::min(bytes.size(), size_max);
  std::memcpy(to, bytes.data(), size);
  return size;
}

std::string_view View(const uint8_t* bytes, size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace
}  // namespace perilune::fuzz

using perilune::fuzz::FuzzInput;
using perilune::fuzz::ReadInput;
using perilune::fuzz::ScriptMutator;

extern "C" {

size_t LLVMFuzzerMutate(uint8_t* bytes, size_t size, size_t size_max);

int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  static const auto subject = std::make_unique<perilune::fuzz::Subject>();
  subject->Execute(perilune::fuzz::View(bytes, size));
  return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t* bytes, size_t size, size_t size_max, unsigned seed);
size_t LLVMFuzzerCustomMutator(uint8_t* bytes, size_t size, size_t size_max, unsigned seed) {
  // Now and then one that knows nothing of Lua: it finds the bytes on which the code branches.
  if (seed % 16 == 0) return LLVMFuzzerMutate(bytes, size, size_max);
  FuzzInput input = ReadInput(perilune::fuzz::View(bytes, size));
  ScriptMutator mutator(seed);
  if (seed % 16 == 1) {
    input.words = mutator.MutateWords(std::move(input.words));
  } else {
    input.script = mutator.Mutate(input.script);
  }
  return perilune::fuzz::Store(input, bytes, size_max);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t* one, size_t one_size, const uint8_t* other,
                                 size_t other_size, uint8_t* out, size_t size_max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t* one, size_t one_size, const uint8_t* other,
                                 size_t other_size, uint8_t* out, size_t size_max, unsigned seed) {
  FuzzInput input = ReadInput(perilune::fuzz::View(one, one_size));
  const FuzzInput source = ReadInput(perilune::fuzz::View(other, other_size));
  input.script = ScriptMutator(seed).Cross(input.script, source.script);
  return perilune::fuzz::Store(input, out, size_max);
}

}  // extern "C"
