// Hashes: compact ones, and large ones.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "store/hash_value.h"

namespace perilune::bench {
namespace {

constexpr int64_t kCompact = 10;
constexpr int64_t kLarge = 100'000;

// A hash, and its fields in another order than that in which they were added.
struct Filled {
  explicit Filled(int64_t count) {
    const std::vector<std::string> added = NumberedNames("f", static_cast<size_t>(count));
    for (const std::string& field : added) hash.Set(field, "value", limits);
    fields = Shuffled(added);
  }
  const std::string& Next() {
    if (++at == fields.size()) at = 0;
    return fields[at];
  }

  CompactLimits limits;
  HashValue hash;
  std::vector<std::string> fields;
  size_t at = 0;
};

void FindField(benchmark::State& state) {
  Filled filled(state.range(0));
  HashValue::Buffer buffer;
  for (auto _ : state) benchmark::DoNotOptimize(filled.hash.Find(filled.Next(), buffer));
}
BENCHMARK(FindField)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void OverwriteField(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) filled.hash.Set(filled.Next(), "other", filled.limits);
}
BENCHMARK(OverwriteField)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void AddAndEraseField(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) {
    filled.hash.Set("another field", "value", filled.limits);
    filled.hash.Erase("another field");
  }
}
BENCHMARK(AddAndEraseField)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void VisitAllFields(benchmark::State& state) {
  const Filled filled(state.range(0));
  for (auto _ : state) {
    size_t bytes = 0;
    filled.hash.ForEach([&](std::string_view field, std::string_view value) {
      bytes += field.size() + value.size();
    });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(VisitAllFields)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
