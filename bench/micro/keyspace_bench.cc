// The table of the keys of one database in one partition.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "store/database.h"

namespace perilune::bench {
namespace {

constexpr int64_t kFew = 1000;
constexpr int64_t kMany = 1'000'000;

std::vector<Key> KeysOf(const std::vector<std::string>& names) {
  return std::vector<Key>(names.begin(), names.end());
}

void InsertInto(Database& database, const Key& key) {
  database.Insert(key, StringValue::FromBytes("value"), 0);
}

void FindKey(benchmark::State& state, std::string_view prefix) {
  const auto count = static_cast<size_t>(state.range(0));
  const std::vector<std::string> present = NumberedNames("key:", count);
  const std::vector<std::string> wanted = Shuffled(NumberedNames(prefix, count));
  Database database;
  for (const Key& key : KeysOf(present)) InsertInto(database, key);
  const std::vector<Key> keys = KeysOf(wanted);
  size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(database.Find(keys[at]));
    if (++at == count) at = 0;
  }
}
BENCHMARK_CAPTURE(FindKey, present, "key:")->Arg(kFew)->Arg(kMany)->Apply(Countable);
BENCHMARK_CAPTURE(FindKey, absent, "other:")->Arg(kFew)->Arg(kMany)->Apply(Countable);

// With so many others there.
void InsertAndExtractKey(benchmark::State& state) {
  const auto count = static_cast<size_t>(state.range(0));
  const std::vector<std::string> present = NumberedNames("key:", count);
  const std::vector<std::string> added = Shuffled(NumberedNames("other:", count));
  Database database;
  for (const Key& key : KeysOf(present)) InsertInto(database, key);
  const std::vector<Key> keys = KeysOf(added);
  size_t at = 0;
  for (auto _ : state) {
    InsertInto(database, keys[at]);
    benchmark::DoNotOptimize(database.Extract(keys[at]));
    if (++at == count) at = 0;
  }
}
BENCHMARK(InsertAndExtractKey)->Arg(kFew)->Arg(kMany)->Apply(Countable);

// From nothing, with all resizes; freeing the keys included.
void FillDatabase(benchmark::State& state) {
  const std::vector<std::string> names = NumberedNames("key:", static_cast<size_t>(state.range(0)));
  const std::vector<Key> keys = KeysOf(names);
  for (auto _ : state) {
    Database database;
    for (const Key& key : keys) InsertInto(database, key);
    benchmark::DoNotOptimize(database.size());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(FillDatabase)->Arg(kFew)->Arg(kMany)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
