// Loads a server from within its process: so many threads, each with a loop of its own, call it
// without sockets. How the throughput grows with the threads is seen where a loader outside would
// take the processors that the server needs.
//
//   thread_load CASE THREADS SECONDS
//
// Prints one line of JSON.

#include <pthread.h>
#include <sched.h>
#include <time.h>

#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/check.h"
#include "base/random.h"
#include "bench/micro/in_process.h"
#include "bench/micro/names.h"

namespace perilune::bench {
namespace {

constexpr size_t kKeys = 100'000;

enum class Choice : uint8_t { kAnyKey, kOneKey, kTwoKeys };

struct Case {
  std::string_view name;
  Choice choice;
  std::string_view script;  // Empty: SET and GET in turn.
};

constexpr Case kCases[] = {
    {"get-set", Choice::kAnyKey, ""},
    {"compute", Choice::kAnyKey,
     "local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end "
     "return redis.call('SET', KEYS[1], fib(15))"},
    {"counters", Choice::kAnyKey, "return redis.call('INCR', KEYS[1])"},
    {"hot-key", Choice::kOneKey, "return redis.call('INCR', KEYS[1])"},
    {"cross-partition", Choice::kTwoKeys,
     "redis.call('DECR', KEYS[1]) return redis.call('INCR', KEYS[2])"},
};

const Case* FindCase(std::string_view name) {
  for (const Case& candidate : kCases) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

// What one thread sends.
class Sender {
 public:
  Sender(const Case& load, InProcessServer& server, size_t index,
         const std::vector<std::string>& keys)
      : load_(load), client_(server, server.loop(index)), keys_(keys), random_(index) {
    if (!load.script.empty()) sha_ = client_.Load(load.script);
  }

  void SendNext() {
    if (load_.script.empty()) {
      is_set_ = !is_set_;
      if (is_set_) {
        client_.Call({"SET", AnyKey(), "a value of 16 b."});
      } else {
        client_.Call({"GET", AnyKey()});
      }
    } else if (load_.choice == Choice::kTwoKeys) {
      client_.Call({"EVALSHA", sha_, "2", AnyKey(), AnyKey()});
    } else {
      client_.Call({"EVALSHA", sha_, "1", load_.choice == Choice::kOneKey ? keys_[0] : AnyKey()});
    }
  }

 private:
  std::string_view AnyKey() { return keys_[random_.Below(kKeys)]; }

  const Case& load_;
  InProcessClient client_;
  const std::vector<std::string>& keys_;
  Random random_;
  std::string sha_;
  bool is_set_ = false;
};

double ProcessSeconds() {
  timespec used = {};
  CHECK(::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) == 0);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

// The kernel would sooner or later put two threads on one processor for a while.
void PinTo(size_t index) {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  CPU_SET(index % std::thread::hardware_concurrency(), &processors);
  ::pthread_setaffinity_np(::pthread_self(), sizeof(processors), &processors);
}

void Measure(const Case& load, size_t threads, double seconds) {
  const std::vector<std::string> keys = NumberedNames("key:", kKeys);
  InProcessServer server(static_cast<int>(threads));
  std::atomic<bool> is_over{false};
  std::atomic<uint64_t> requests{0};
  std::barrier begin(static_cast<ptrdiff_t>(threads) + 1);
  std::vector<std::thread> running;
  for (size_t index = 0; index < threads; ++index) {
    running.emplace_back([&, index] {
      PinTo(index);
      Sender sender(load, server, index, keys);
      for (size_t i = 0; i < kKeys / threads; ++i) sender.SendNext();  // Makes the keys.
      begin.arrive_and_wait();
      uint64_t sent = 0;
      for (; !is_over.load(std::memory_order_relaxed); ++sent) sender.SendNext();
      requests.fetch_add(sent);
    });
  }
  begin.arrive_and_wait();
  const auto begin_time = std::chrono::steady_clock::now();
  const double begin_cpu_s = ProcessSeconds();
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  is_over = true;
  for (std::thread& thread : running) thread.join();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin_time;
  const double cpu_us = (ProcessSeconds() - begin_cpu_s) * 1e6;
  const auto sent = static_cast<double>(requests.load());
  std::printf("{\"case\": \"%s\", \"threads\": %zu, \"requests_per_s\": %.0f, \"cpu_us\": %.4f}\n",
              std::string(load.name).c_str(), threads, sent / elapsed.count(), cpu_us / sent);
}

int Run(int argc, char** argv) {
  const Case* load = argc == 4 ? FindCase(argv[1]) : nullptr;
  const long threads = argc == 4 ? std::atol(argv[2]) : 0;
  if (load == nullptr || threads < 1) {
    std::fprintf(stderr, "thread_load CASE THREADS SECONDS, where CASE is one of:\n");
    for (const Case& one : kCases) std::fprintf(stderr, "  %s\n", std::string(one.name).c_str());
    return 1;
  }
  Measure(*load, static_cast<size_t>(threads), std::atof(argv[3]));
  return 0;
}

}  // namespace
}  // namespace perilune::bench

int main(int argc, char** argv) { return perilune::bench::Run(argc, argv); }
