// What being able to undo costs: the same changes with the journal on and off, and undoing them.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "engine/collection_ref.h"
#include "engine/engine.h"
#include "engine/thread_waiter.h"
#include "engine/transaction.h"

namespace perilune::bench {
namespace {

constexpr size_t kFields = 1000;
constexpr int kChanges = 100;  // Of one transaction.

enum class End : uint8_t { kWithoutJournal, kCommit, kRollback };

// One key that transactions change again and again.
class Subject {
 public:
  template <typename Change>
  void Run(End end, Change change) {
    txn_.Begin(0);
    if (end != End::kWithoutJournal) txn_.locks().DeclareRun(Access::kExclusive);
    txn_.locks().Declare(0, key_, Access::kExclusive);
    CHECK(txn_.Acquire(waiter_));
    if (end != End::kWithoutJournal) txn_.StartJournal();
    change(txn_, key_);
    if (end == End::kRollback) {
      txn_.Rollback();
    } else {
      txn_.Commit();
    }
  }

 private:
  const SystemClock clock_;
  Engine engine_{clock_, {}};
  Transaction txn_{engine_, nullptr, 1};
  ThreadWaiter waiter_;
  const Key key_{"key"};
};

void ChangeString(benchmark::State& state, End end) {
  Subject subject;
  const auto set = [](Transaction& txn, const Key& key) {
    for (int i = 0; i < kChanges; ++i) txn.PutBytes(key, "a value of some bytes", kNoExpiry);
  };
  subject.Run(End::kWithoutJournal, set);
  for (auto _ : state) subject.Run(end, set);
  state.SetItemsProcessed(state.iterations() * kChanges);
}
BENCHMARK_CAPTURE(ChangeString, without_journal, End::kWithoutJournal)->Apply(Countable);
BENCHMARK_CAPTURE(ChangeString, committed, End::kCommit)->Apply(Countable);
BENCHMARK_CAPTURE(ChangeString, undone, End::kRollback)->Apply(Countable);

void ChangeFields(benchmark::State& state, End end) {
  Subject subject;
  const std::vector<std::string> fields = NumberedNames("f", kFields);
  const auto set = [&fields](Transaction& txn, const Key& key, size_t from, size_t count) {
    Result<HashRef> hash = txn.EditOrAdd<HashValue>(key);
    for (size_t i = 0; i < count; ++i) hash->Set(fields[(from + i) % kFields], "a value");
  };
  subject.Run(End::kWithoutJournal,
              [&](Transaction& txn, const Key& key) { set(txn, key, 0, kFields); });
  size_t from = 0;
  for (auto _ : state) {
    subject.Run(end, [&](Transaction& txn, const Key& key) { set(txn, key, from, kChanges); });
    from += kChanges;
  }
  state.SetItemsProcessed(state.iterations() * kChanges);
}
BENCHMARK_CAPTURE(ChangeFields, without_journal, End::kWithoutJournal)->Apply(Countable);
BENCHMARK_CAPTURE(ChangeFields, committed, End::kCommit)->Apply(Countable);
BENCHMARK_CAPTURE(ChangeFields, undone, End::kRollback)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
