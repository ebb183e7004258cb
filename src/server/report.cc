#include "server/report.h"

#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "base/version.h"
#include "command/arg.h"
#include "engine/transaction.h"
#include "server/loop.h"
#include "server/process_usage.h"
#include "server/server.h"

namespace perilune {
namespace {

constexpr int64_t kUsPerSecond = 1'000'000;
constexpr int64_t kSecondsPerDay = 86'400;

// Whom a section asks, and the text it appends to.
struct ReportPage {
  Server& server;
  Transaction& txn;
  std::string text = {};

  template <typename Value>
  void Field(std::string_view name, const Value& value) {
    fmt::format_to(std::back_inserter(text), "{}:{}\r\n", name, value);
  }
  void Size(const std::string& name, size_t bytes) {
    Field(name, bytes);
    Field(name + "_human", HumanSize(bytes));
  }
  void Total(std::string_view name, Counter Counters::* counter) {
    Field(name, server.Total(counter));
  }
};

std::string OperatingSystem() {
  utsname name = {};
  if (::uname(&name) != 0) return "unknown";
  return fmt::format("{} {} {}", name.sysname, name.release, name.machine);
}

void WriteServer(ReportPage& page) {
  Server& server = page.server;
  const Clock& clock = server.engine().clock();
  const int64_t uptime_s = (clock.MonotonicUs() - server.started_us()) / kUsPerSecond;
  std::error_code ignored;
  page.Field("redis_version", kRedisVersion);
  page.Field("server_name", "perilune");
  page.Field("perilune_version", kVersion);
  page.Field("redis_mode", "standalone");
  page.Field("os", OperatingSystem());
  page.Field("arch_bits", 8 * sizeof(void*));
  page.Field("multiplexing_api", "epoll");
  page.Field("io_uring", server.loops().front()->has_ring() ? 1 : 0);
  page.Field("process_id", ::getpid());
  page.Field("run_id", server.run_id());
  page.Field("tcp_port", server.settings().port());
  page.Field("server_time_usec", clock.NowUs());
  page.Field("uptime_in_seconds", uptime_s);
  page.Field("uptime_in_days", uptime_s / kSecondsPerDay);
  page.Field("hz", server.settings().hz());
  page.Field("configured_hz", server.settings().hz());
  page.Field("executable", std::filesystem::read_symlink("/proc/self/exe", ignored).string());
  page.Field("config_file", server.settings().config_file());
  page.Field("io_threads_active", server.loops().size() > 1 ? 1 : 0);
  page.Field("threads", server.loops().size());
}

void WriteClients(ReportPage& page) {
  page.Field("connected_clients", page.server.clients().size());
  page.Field("cluster_connections", 0);
  page.Field("maxclients", page.server.settings().maxclients());
  page.Field("blocked_clients", 0);
  page.Field("tracking_clients", 0);
}

void WriteMemory(ReportPage& page) {
  const ProcessUsage usage = ReadProcessUsage();
  page.Size("used_memory", usage.allocated_bytes);
  page.Size("used_memory_rss", usage.resident_bytes);
  // The kernel remembers only what was resident.
  page.Size("used_memory_peak", usage.resident_peak_bytes);
  page.Size("total_system_memory", MachineMemoryBytes());
  const ScriptCache& scripts = page.server.scripts();
  const size_t vm_bytes = page.server.ScriptVmBytes();
  page.Size("used_memory_lua", vm_bytes);
  page.Field("used_memory_vm_eval", vm_bytes);
  page.Field("used_memory_scripts_eval", scripts.memory_bytes());
  page.Field("number_of_cached_scripts", scripts.size());
  page.Field("number_of_functions", 0);
  page.Field("number_of_libraries", 0);
  page.Field("used_memory_vm_functions", 0);
  page.Size("used_memory_vm_total", vm_bytes);
  page.Field("used_memory_functions", 0);
  page.Size("used_memory_scripts", scripts.memory_bytes());
  page.Size("maxmemory", 0);
  const std::string_view patterns[] = {"maxmemory-policy"};
  for (const auto& [name, policy] : page.server.settings().Get(patterns)) {
    page.Field("maxmemory_policy", policy);
  }
  page.Field("mem_fragmentation_ratio",
             fmt::format("{:.2f}", static_cast<double>(usage.resident_bytes) /
                                       static_cast<double>(std::max<size_t>(
                                           1, usage.allocated_bytes))));
  page.Field("mem_allocator", usage.allocator);
}

void WritePersistence(ReportPage& page) {
  page.Field("loading", 0);
  page.Field("async_loading", 0);
  page.Field("rdb_bgsave_in_progress", 0);
  page.Field("aof_enabled", 0);
  page.Field("aof_rewrite_in_progress", 0);
}

void WriteStats(ReportPage& page) {
  page.Total("total_connections_received", &Counters::connections_received);
  page.Total("total_commands_processed", &Counters::commands_processed);
  page.Total("total_net_input_bytes", &Counters::input_bytes);
  page.Total("total_net_output_bytes", &Counters::output_bytes);
  page.Total("rejected_connections", &Counters::connections_rejected);
  page.Total("expired_keys", &Counters::expired_keys);
  page.Field("evicted_keys", 0);
  page.Field("evicted_clients", 0);
  page.Field("evicted_scripts", page.server.scripts().evicted());
  page.Total("keyspace_hits", &Counters::keyspace_hits);
  page.Total("keyspace_misses", &Counters::keyspace_misses);
  page.Field("pubsub_channels", 0);
  page.Field("pubsub_patterns", 0);
  page.Field("latest_fork_usec", 0);
  page.Field("total_forks", 0);
  page.Total("total_error_replies", &Counters::error_replies);
  page.Total("client_query_buffer_limit_disconnections", &Counters::closed_query_buffer);
  page.Total("client_output_buffer_limit_disconnections", &Counters::closed_output_buffer);
  page.Total("script_reruns", &Counters::script_reruns);
}

void WriteScripts(ReportPage& page) {
  const ScriptCache& scripts = page.server.scripts();
  RunTally runs;
  scripts.totals().tallies().AddTo(runs);
  const auto sum = [&](std::string_view name, RunSum which) { page.Field(name, runs.sum(which)); };
  const auto time = [&](std::string_view name, uint64_t ns) {
    page.Field(name, fmt::format("{:.3f}", static_cast<double>(ns) / 1000));
  };
  page.Field("scripts_cached", scripts.size());
  page.Field("scripts_evicted", scripts.evicted());
  sum("scripts_calls", RunSum::kCalls);
  sum("scripts_errors", RunSum::kErrors);
  sum("scripts_killed", RunSum::kKilled);
  sum("scripts_timeouts", RunSum::kTimedOut);
  sum("scripts_out_of_memory", RunSum::kOutOfMemory);
  sum("scripts_commands", RunSum::kCommands);
  sum("scripts_keys", RunSum::kKeys);
  sum("scripts_writes", RunSum::kWrites);
  sum("scripts_written_bytes", RunSum::kWrittenBytes);
  page.Field("scripts_memory_max_bytes", runs.peak(RunPeak::kMemoryBytes));
  sum("scripts_handed_on", RunSum::kHandedOn);
  sum("scripts_reruns", RunSum::kReruns);
  sum("scripts_imprecise_integers", RunSum::kImpreciseIntegers);
  sum("scripts_truncated_floats", RunSum::kTruncatedFloats);
  sum("scripts_cut_tables", RunSum::kCutTables);
  sum("scripts_undeclared_keys", RunSum::kUndeclaredKeys);
  time("scripts_p50_usec", runs.wall_ns().QuantileNs(0.5));
  time("scripts_p99_usec", runs.wall_ns().QuantileNs(0.99));
  time("scripts_p999_usec", runs.wall_ns().QuantileNs(0.999));
  time("scripts_max_usec", runs.wall_ns().max_ns());
  time("scripts_total_usec", runs.sum(RunSum::kWallNs));
  time("scripts_lua_usec", runs.LuaNs());
  time("scripts_commands_usec", runs.CommandNs());
}

void WriteReplication(ReportPage& page) {
  page.Field("role", "master");
  page.Field("connected_slaves", 0);
  page.Field("master_failover_state", "no-failover");
  page.Field("master_replid", page.server.run_id());
  page.Field("master_replid2", std::string(40, '0'));
  page.Field("master_repl_offset", 0);
  page.Field("second_repl_offset", -1);
  page.Field("repl_backlog_active", 0);
}

void WriteCpu(ReportPage& page) {
  const ProcessUsage usage = ReadProcessUsage();
  page.Field("used_cpu_sys", fmt::format("{:.6f}", usage.system_s));
  page.Field("used_cpu_user", fmt::format("{:.6f}", usage.user_s));
}

void WriteNothing(ReportPage& /*page*/) {}

void WriteCluster(ReportPage& page) { page.Field("cluster_enabled", 0); }

void WriteKeyspace(ReportPage& page) {
  for (int database = 0; database < page.server.engine().databases(); ++database) {
    const size_t keys = page.txn.CountKeys(database);
    if (keys == 0) continue;
    page.Field(fmt::format("db{}", database),
               fmt::format("keys={},expires={},avg_ttl=0", keys,
                           page.txn.CountExpiring(database)));
  }
}

struct Section {
  std::string_view title;
  bool is_default;
  void (*write)(ReportPage& page);
};

constexpr Section kSections[] = {
    {"Server", true, WriteServer},
    {"Clients", true, WriteClients},
    {"Memory", true, WriteMemory},
    {"Persistence", true, WritePersistence},
    {"Stats", true, WriteStats},
    {"Scripts", true, WriteScripts},
    {"Replication", true, WriteReplication},
    {"CPU", true, WriteCpu},
    {"Modules", true, WriteNothing},
    {"Commandstats", false, WriteNothing},
    {"Errorstats", true, WriteNothing},
    {"Cluster", true, WriteCluster},
    {"Keyspace", true, WriteKeyspace},
};

bool IsWanted(const Section& section, std::span<const std::string_view> names) {
  if (names.empty()) return section.is_default;
  return std::any_of(names.begin(), names.end(), [&section](std::string_view name) {
    if (EqualsIgnoringCase(name, "all") || EqualsIgnoringCase(name, "everything")) return true;
    if (EqualsIgnoringCase(name, "default")) return section.is_default;
    return EqualsIgnoringCase(name, section.title);
  });
}

}  // namespace

std::string ReportText(Server& server, Transaction& txn, std::span<const std::string_view> names) {
  ReportPage page{server, txn};
  for (const Section& section : kSections) {
    if (!IsWanted(section, names)) continue;
    if (!page.text.empty()) page.text += "\r\n";
    page.text.append("# ").append(section.title).append("\r\n");
    section.write(page);
  }
  return page.text;
}

std::string HumanSize(size_t bytes) {
  constexpr char kUnits[] = {'K', 'M', 'G', 'T', 'P', 'E'};
  if (bytes < 1024) return fmt::format("{}B", bytes);
  double size = static_cast<double>(bytes) / 1024;
  size_t unit = 0;
  while (size >= 1024 && unit + 1 < std::size(kUnits)) {
    size /= 1024;
    ++unit;
  }
  return fmt::format("{:.2f}{}", size, kUnits[unit]);
}

}  // namespace perilune
