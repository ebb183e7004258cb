#include "bench/micro/countable.h"

#include <cstdlib>

namespace perilune::bench {

void Countable(benchmark::internal::Benchmark* benchmark) {
  const char* const iterations = std::getenv("PERILUNE_BENCH_ITERATIONS");
  if (iterations != nullptr) benchmark->Iterations(std::atoll(iterations));
}

}  // namespace perilune::bench
