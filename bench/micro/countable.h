#pragma once

// Benchmarks whose instructions can be counted. Google Benchmark finds out by itself how often to
// repeat one, which differs from run to run; a count needs to know how often.

#include <benchmark/benchmark.h>

namespace perilune::bench {

// To be applied to each benchmark: with PERILUNE_BENCH_ITERATIONS in the environment it executes
// exactly so many iterations, once.
void Countable(benchmark::internal::Benchmark* benchmark);

}  // namespace perilune::bench
