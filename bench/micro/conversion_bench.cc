// Numbers from and to text.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "base/number.h"
#include "bench/micro/countable.h"

namespace perilune::bench {
namespace {

// The compiler is not to know the text.
template <typename Parse>
void ParseText(benchmark::State& state, std::string_view text, Parse parse) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(parse(text));
  }
}
BENCHMARK_CAPTURE(ParseText, int_short, "42", ParseInt64)->Apply(Countable);
BENCHMARK_CAPTURE(ParseText, int_long, "-9223372036854775808", ParseInt64)->Apply(Countable);
BENCHMARK_CAPTURE(ParseText, not_an_int, "value:123", ParseInt64)->Apply(Countable);
BENCHMARK_CAPTURE(ParseText, double_whole, "1700000000", ParseDouble)->Apply(Countable);
BENCHMARK_CAPTURE(ParseText, double_fraction, "3.1415926535897931", ParseDouble)->Apply(Countable);

void FormatInteger(benchmark::State& state) {
  std::array<char, kInt64CharsMax> out;
  int64_t number = state.range(0);
  for (auto _ : state) {
    benchmark::DoNotOptimize(number);
    benchmark::DoNotOptimize(FormatInt64(number, out));
  }
}
BENCHMARK(FormatInteger)->Arg(42)->Arg(INT64_MIN)->Apply(Countable);

void FormatFloat(benchmark::State& state, double number) {
  std::array<char, kDoubleCharsMax> out;
  for (auto _ : state) {
    benchmark::DoNotOptimize(number);
    benchmark::DoNotOptimize(FormatDouble(number, out));
  }
}
BENCHMARK_CAPTURE(FormatFloat, whole, 1700000000.0)->Apply(Countable);
BENCHMARK_CAPTURE(FormatFloat, fraction, 3.1415926535897931)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
