// What is done with names: hashing, and matching patterns.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "base/glob.h"
#include "base/hash.h"
#include "base/sha1.h"
#include "bench/micro/countable.h"

namespace perilune::bench {
namespace {

void HashKey(benchmark::State& state) {
  std::string key(static_cast<size_t>(state.range(0)), 'k');
  for (auto _ : state) {
    benchmark::DoNotOptimize(key.data());
    benchmark::DoNotOptimize(Hash(key));
  }
}
BENCHMARK(HashKey)->Arg(16)->Arg(64)->Arg(1024)->Apply(Countable);

void ShaOfScript(benchmark::State& state) {
  const std::string source(static_cast<size_t>(state.range(0)), ' ');
  for (auto _ : state) benchmark::DoNotOptimize(Sha1Hex(source));
}
BENCHMARK(ShaOfScript)->Arg(100)->Arg(1000)->Arg(10'000)->Apply(Countable);

void MatchGlob(benchmark::State& state, std::string_view pattern, std::string_view text) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(GlobMatch(pattern, text, /*ignore_case=*/false));
  }
}
BENCHMARK_CAPTURE(MatchGlob, prefix, "user:*", "user:1234:profile")->Apply(Countable);
BENCHMARK_CAPTURE(MatchGlob, inside, "*:[0-9]*:pro?ile", "user:1234:profile")->Apply(Countable);
BENCHMARK_CAPTURE(MatchGlob, backtracking, "a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaa")
    ->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
