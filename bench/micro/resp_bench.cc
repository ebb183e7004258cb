// Reading requests and writing replies.

#include <benchmark/benchmark.h>

#include <string>

#include "bench/micro/countable.h"
#include "resp/request_reader.h"
#include "resp/resp_writer.h"

namespace perilune::bench {
namespace {

constexpr int kPipeline = 16;

std::string Request(std::initializer_list<std::string_view> words) {
  std::string request = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string_view word : words) {
    request += "$" + std::to_string(word.size()) + "\r\n" + std::string(word) + "\r\n";
  }
  return request;
}

void Parse(benchmark::State& state, const std::string& request) {
  std::string pipeline;
  for (int i = 0; i < kPipeline; ++i) pipeline += request;
  RequestReader reader;
  for (auto _ : state) {
    std::string_view input = pipeline;
    while (reader.Next(input) == RequestReader::Status::kRequest) {
      benchmark::DoNotOptimize(reader.args().data());
      input.remove_prefix(reader.consumed());
    }
  }
  state.SetItemsProcessed(state.iterations() * kPipeline);
}
BENCHMARK_CAPTURE(Parse, get, Request({"GET", "key:000000000001"}))->Apply(Countable);
BENCHMARK_CAPTURE(Parse, set_16, Request({"SET", "key:000000000001", std::string(16, 'v')}))
    ->Apply(Countable);
BENCHMARK_CAPTURE(Parse, set_1024, Request({"SET", "key:000000000001", std::string(1024, 'v')}))
    ->Apply(Countable);
BENCHMARK_CAPTURE(Parse, evalsha, Request({"EVALSHA", std::string(40, 'a'), "1", "key", "a", "b"}))
    ->Apply(Countable);
BENCHMARK_CAPTURE(Parse, inlined, std::string("GET key:000000000001\r\n"))->Apply(Countable);

void WriteBulk(benchmark::State& state) {
  const std::string value(static_cast<size_t>(state.range(0)), 'v');
  std::string out;
  RespWriter writer(out);
  for (auto _ : state) {
    out.clear();
    writer.Bulk(value);
    benchmark::DoNotOptimize(out.data());
  }
}
BENCHMARK(WriteBulk)->Arg(16)->Arg(1024)->Apply(Countable);

void WriteInteger(benchmark::State& state) {
  std::string out;
  RespWriter writer(out);
  for (auto _ : state) {
    out.clear();
    writer.Integer(1234567);
    benchmark::DoNotOptimize(out.data());
  }
}
BENCHMARK(WriteInteger)->Apply(Countable);

void WriteArrayOf100(benchmark::State& state) {
  std::string out;
  RespWriter writer(out);
  for (auto _ : state) {
    out.clear();
    writer.Array(100);
    for (int i = 0; i < 100; ++i) writer.Bulk("element:12");
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(WriteArrayOf100)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
