// What it costs to hold keys that nobody else wants, and to give them up.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "engine/engine.h"
#include "engine/thread_waiter.h"
#include "engine/transaction.h"

namespace perilune::bench {
namespace {

enum class Kind : uint8_t { kCommand, kRun };

// Of so many keys, in so many partitions.
void LockKeys(benchmark::State& state, Kind kind) {
  const SystemClock clock;
  Engine engine(clock, {});
  Transaction txn(engine, nullptr, 1);
  ThreadWaiter waiter;
  const std::vector<std::string> names =
      KeysInPartitions(static_cast<size_t>(state.range(0)), static_cast<uint32_t>(state.range(1)));
  const std::vector<Key> keys(names.begin(), names.end());
  for (auto _ : state) {
    txn.Begin(0);
    if (kind == Kind::kRun) txn.locks().DeclareRun(Access::kExclusive);
    for (const Key& key : keys) txn.locks().Declare(0, key, Access::kExclusive);
    CHECK(txn.Acquire(waiter));
    if (kind == Kind::kRun) txn.StartJournal();
    txn.Commit();
  }
}

void KeysAndPartitions(benchmark::internal::Benchmark* benchmark) {
  benchmark->Args({1, 1})->Args({2, 1})->Args({2, 2})->Args({8, 1})->Args({8, 2})->Args({8, 8});
}
BENCHMARK_CAPTURE(LockKeys, command, Kind::kCommand)->Apply(KeysAndPartitions)->Apply(Countable);
BENCHMARK_CAPTURE(LockKeys, run, Kind::kRun)->Apply(KeysAndPartitions)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
