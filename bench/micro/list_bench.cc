// Lists: of one listpack, and of many chunks.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "bench/micro/countable.h"
#include "store/list_value.h"

namespace perilune::bench {
namespace {

constexpr int64_t kCompact = 100;
constexpr int64_t kLarge = 100'000;
constexpr std::string_view kElement = "element:12";

struct Filled {
  explicit Filled(int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      list.GrowFor(kElement.size(), 1, limits);
      list.PushBack(kElement, limits);
    }
  }

  CompactLimits limits;
  ListValue list;
};

void PushBackAndEraseFront(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) {
    filled.list.PushBack(kElement, filled.limits);
    filled.list.EraseAt(0);
  }
}
BENCHMARK(PushBackAndEraseFront)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void PushFrontAndEraseFront(benchmark::State& state) {
  Filled filled(state.range(0));
  for (auto _ : state) {
    filled.list.PushFront(kElement, filled.limits);
    filled.list.EraseAt(0);
  }
}
BENCHMARK(PushFrontAndEraseFront)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void ElementInTheMiddle(benchmark::State& state) {
  const Filled filled(state.range(0));
  Listpack::Buffer buffer;
  const size_t middle = filled.list.size() / 2;
  for (auto _ : state) benchmark::DoNotOptimize(filled.list.At(middle, buffer));
}
BENCHMARK(ElementInTheMiddle)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

void Visit100Elements(benchmark::State& state) {
  const Filled filled(state.range(0));
  for (auto _ : state) {
    size_t bytes = 0;
    filled.list.Visit(0, 100, /*reverse=*/false, [&](std::string_view element) {
      bytes += element.size();
      return true;
    });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(Visit100Elements)->Arg(kCompact)->Arg(kLarge)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
