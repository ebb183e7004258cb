// Scripts as EVALSHA runs them, from the command's words to the reply.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/micro/countable.h"
#include "bench/micro/in_process.h"
#include "bench/micro/names.h"
#include "bench/micro/script_sources.h"

namespace perilune::bench {
namespace {

struct ScriptClient {
  explicit ScriptClient(std::string_view script) : sha(client.Load(script)) {}

  InProcessServer server;
  InProcessClient client{server, server.loop(0)};
  const std::string sha;
};

// Counts `items` for a run: what it does so often.
void RunScript(benchmark::State& state, std::string_view script, int64_t items) {
  ScriptClient script_client(script);
  InProcessClient& client = script_client.client;
  client.Call({"SET", "key", "value"});
  const std::string_view argv[] = {"EVALSHA", script_client.sha, "1", "key", "argument"};
  for (auto _ : state) benchmark::DoNotOptimize(client.Call(argv).data());
  state.SetItemsProcessed(state.iterations() * items);
}
BENCHMARK_CAPTURE(RunScript, return_1, "return 1", 1)->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, get, "return redis.call('GET', KEYS[1])", 1)->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, set, "return redis.call('SET', KEYS[1], ARGV[1])", 1)
    ->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, 1000_get,
                  "local key = KEYS[1] for i = 1, 1000 do redis.call('GET', key) end", 1000)
    ->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, 1000_set,
                  "local key = KEYS[1] for i = 1, 1000 do redis.call('SET', key, 'value') end",
                  1000)
    ->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, 1000_incr,
                  "redis.call('SET', KEYS[1], 0) "
                  "for i = 1, 1000 do redis.call('INCR', KEYS[1]) end",
                  1000)
    ->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, fib_20, kFib20, 1)->Apply(Countable);
BENCHMARK_CAPTURE(
    RunScript, sort_10000,
    "local t, x = {}, 42 for i = 1, 10000 do "
    "x = (x * 1103515245 + 12345) % 2147483648 t[i] = x end table.sort(t) return t[1]",
    10'000)
    ->Apply(Countable);

// Making the objects alone, and then what cjson does with them.
BENCHMARK_CAPTURE(RunScript, 200_objects, kObjects, 200)->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, 200_objects_encoded, kObjects + "return #cjson.encode(t)",
                  200)
    ->Apply(Countable);
BENCHMARK_CAPTURE(RunScript, 200_objects_encoded_and_decoded,
                  kObjects + "return #cjson.decode(cjson.encode(t))", 200)
    ->Apply(Countable);

// A script over so many keys in so many partitions.
void RunOverPartitions(benchmark::State& state) {
  ScriptClient script_client("redis.call('SET', KEYS[1], ARGV[1]) redis.call('GET', KEYS[2])");
  InProcessClient& client = script_client.client;
  const std::vector<std::string> keys = KeysInPartitions(2, static_cast<uint32_t>(state.range(0)));
  const std::string_view argv[] = {"EVALSHA", script_client.sha, "2", keys[0], keys[1], "value"};
  for (auto _ : state) benchmark::DoNotOptimize(client.Call(argv).data());
}
BENCHMARK(RunOverPartitions)->ArgName("partitions")->Arg(1)->Arg(2)->Apply(Countable);

// Compiles a script that the server does not know, and runs it.
void LoadAndRun(benchmark::State& state) {
  InProcessServer server;
  InProcessClient client(server, server.loop(0));
  int64_t number = 0;
  for (auto _ : state) {
    const std::string source = "local limit = " + std::to_string(++number) +
                               " local count = redis.call('INCR', KEYS[1]) "
                               "if count > limit then return {0, count} end return {1, count}";
    const std::string sha = client.Load(source);
    benchmark::DoNotOptimize(client.Call({"EVALSHA", sha, "1", "key"}).data());
    if (number % 1000 == 0) client.Call({"SCRIPT", "FLUSH"});
  }
}
BENCHMARK(LoadAndRun)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
