// Sets: of integers, of a Pack, and large ones.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/micro/countable.h"
#include "bench/micro/names.h"
#include "store/set_value.h"

namespace perilune::bench {
namespace {

std::vector<std::string> Integers(size_t count) {
  std::vector<std::string> members;
  for (size_t i = 0; i < count; ++i) members.push_back(std::to_string(i * 7919));
  return members;
}
std::vector<std::string> Texts(size_t count) { return NumberedNames("m", count); }

using Members = std::vector<std::string> (*)(size_t count);

// A set, and its members in another order than that in which they were added.
struct Filled {
  Filled(Members members_of, int64_t count) {
    const std::vector<std::string> added = members_of(static_cast<size_t>(count));
    for (const std::string& member : added) set.Add(member, limits);
    members = Shuffled(added);
  }
  const std::string& Next() {
    if (++at == members.size()) at = 0;
    return members[at];
  }

  CompactLimits limits;
  SetValue set;
  std::vector<std::string> members;
  size_t at = 0;
};

void FindMember(benchmark::State& state, Members members_of) {
  Filled filled(members_of, state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(filled.set.Contains(filled.Next()));
}
BENCHMARK_CAPTURE(FindMember, intset, Integers)->Arg(100)->Apply(Countable);
BENCHMARK_CAPTURE(FindMember, texts, Texts)->Arg(100)->Arg(100'000)->Apply(Countable);

void EraseAndAddMember(benchmark::State& state, Members members_of) {
  Filled filled(members_of, state.range(0));
  for (auto _ : state) {
    const std::string& member = filled.Next();
    filled.set.Erase(member);
    filled.set.Add(member, filled.limits);
  }
}
BENCHMARK_CAPTURE(EraseAndAddMember, intset, Integers)->Arg(100)->Apply(Countable);
BENCHMARK_CAPTURE(EraseAndAddMember, texts, Texts)->Arg(100)->Arg(100'000)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
