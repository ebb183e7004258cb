// Sorted sets: compact ones, and large ones.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "store/sorted_set_value.h"

namespace perilune::bench {
namespace {

constexpr int64_t kCompact = 100;
constexpr int64_t kLarge = 1'000'000;

// A sorted set with scores in no order, and its members in another than they were added in.
struct Filled {
  explicit Filled(int64_t count) {
    const std::vector<std::string> added = NumberedNames("m", static_cast<size_t>(count));
    for (const std::string& member : added) sorted_set.Set(member, AnyScore(), limits);
    members = Shuffled(added);
  }
  const std::string& Next() {
    if (++at == members.size()) at = 0;
    return members[at];
  }
  double AnyScore() { return static_cast<double>(random.Below(1'000'000)); }

  Random random{1};
  CompactLimits limits;
  SortedSetValue sorted_set;
  std::vector<std::string> members;
  size_t at = 0;
};

void ScoreOfMember(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(filled.sorted_set.Score(filled.Next()));
}
BENCHMARK(ScoreOfMember)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void RankOfMember(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(filled.sorted_set.Rank(filled.Next()));
}
BENCHMARK(RankOfMember)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void ChangeScore(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) filled.sorted_set.Set(filled.Next(), filled.AnyScore(), filled.limits);
}
BENCHMARK(ChangeScore)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void EraseAndAddMember(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) {
    const std::string& member = filled.Next();
    filled.sorted_set.Erase(member);
    filled.sorted_set.Set(member, filled.AnyScore(), filled.limits);
  }
}
BENCHMARK(EraseAndAddMember)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void Walk10FromTheMiddle(benchmark::State& state) {
  const Filled filled(state.range(0));
  const size_t middle = filled.sorted_set.size() / 2;
  for (auto _ : state) {
    size_t bytes = 0;
    filled.sorted_set.Walk(middle, 10, /*reverse=*/false, [&](std::string_view member, double) {
      bytes += member.size();
      return true;
    });
    benchmark::DoNotOptimize(bytes);
  }
}
BENCHMARK(Walk10FromTheMiddle)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
