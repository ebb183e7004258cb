#pragma once

// What SCRIPT STATS replies of a script: one table of fields, from which the reply and the text
// that describes it are made. docs/script-statistics.md explains them to users.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "resp/reply_sink.h"
#include "script/error_places.h"
#include "script/run_tally.h"

namespace perilune {

struct Script;

// A script's statistics, added up over all loops.
struct StatsView {
  const Script& script;
  const RunTally& runs;
  const std::vector<ErrorPlace> errors;
  const std::string undeclared_key;
};

struct StatsField {
  std::string_view name;
  std::string_view type;  // As in command/reply_schema.h.
  void (*write)(const StatsView& view, ReplySink& reply);
};

namespace stats_field {

void WriteSha(const StatsView& view, ReplySink& reply);
void WriteName(const StatsView& view, ReplySink& reply);
void WriteErrors(const StatsView& view, ReplySink& reply);
void WriteUndeclaredKey(const StatsView& view, ReplySink& reply);
void WriteInteger(uint64_t value, ReplySink& reply);
void WriteShare(uint64_t value, uint64_t calls, ReplySink& reply);

template <RunSum which>
void Sum(const StatsView& view, ReplySink& reply) {
  WriteInteger(view.runs.sum(which), reply);
}
template <RunSum which>
void PerRun(const StatsView& view, ReplySink& reply) {
  WriteShare(view.runs.sum(which), view.runs.sum(RunSum::kCalls), reply);
}
template <RunPeak which>
void Peak(const StatsView& view, ReplySink& reply) {
  WriteInteger(view.runs.peak(which), reply);
}
template <int per_mille>
void Quantile(const StatsView& view, ReplySink& reply) {
  WriteInteger(view.runs.wall_ns().QuantileNs(per_mille / 1000.0), reply);
}
template <uint64_t (RunTally::*figure)() const>
void Figure(const StatsView& view, ReplySink& reply) {
  WriteInteger((view.runs.*figure)(), reply);
}

}  // namespace stats_field

inline constexpr auto kStatsFields = [] {
  using namespace stats_field;
  return std::to_array<StatsField>({
      {"sha", "bulk", WriteSha},
      {"name", "bulk", WriteName},
      {"calls", "integer", Sum<RunSum::kCalls>},
      {"errors", "integer", Sum<RunSum::kErrors>},
      {"killed", "integer", Sum<RunSum::kKilled>},
      {"timeouts", "integer", Sum<RunSum::kTimedOut>},
      {"out_of_memory", "integer", Sum<RunSum::kOutOfMemory>},
      {"total_ns", "integer", Sum<RunSum::kWallNs>},
      {"lua_ns", "integer", Figure<&RunTally::LuaNs>},
      {"commands_ns", "integer", Figure<&RunTally::CommandNs>},
      {"p50_ns", "integer", Quantile<500>},
      {"p99_ns", "integer", Quantile<990>},
      {"p999_ns", "integer", Quantile<999>},
      {"max_ns", "integer", Quantile<1000>},
      {"commands", "integer", Sum<RunSum::kCommands>},
      {"commands_per_run", "double", PerRun<RunSum::kCommands>},
      {"commands_max", "integer", Peak<RunPeak::kCommands>},
      {"keys_per_run", "double", PerRun<RunSum::kKeys>},
      {"keys_max", "integer", Peak<RunPeak::kKeys>},
      {"writes", "integer", Sum<RunSum::kWrites>},
      {"written_bytes", "integer", Sum<RunSum::kWrittenBytes>},
      {"memory_max_bytes", "integer", Peak<RunPeak::kMemoryBytes>},
      {"transaction_max_bytes", "integer", Peak<RunPeak::kTransactionBytes>},
      {"handed_on", "integer", Sum<RunSum::kHandedOn>},
      {"reruns", "integer", Sum<RunSum::kReruns>},
      {"imprecise_integers", "integer", Sum<RunSum::kImpreciseIntegers>},
      {"truncated_floats", "integer", Sum<RunSum::kTruncatedFloats>},
      {"cut_tables", "integer", Sum<RunSum::kCutTables>},
      {"undeclared_keys", "integer", Sum<RunSum::kUndeclaredKeys>},
      {"undeclared_key", "bulk", WriteUndeclaredKey},
      {"errors_by_line", "array<{kind: bulk, line: integer, count: integer}>", WriteErrors},
  });
}();

// Joins the parts of a text at compile time.
template <size_t size>
struct StatsText {
  std::array<char, size> chars = {};
  size_t used = 0;

  constexpr void Append(std::string_view part) {
    for (const char c : part) chars[used++] = c;
  }
  constexpr void AppendFields() {
    std::string_view before = "{";
    for (const StatsField& field : kStatsFields) {
      Append(before);
      Append(field.name);
      Append(": ");
      Append(field.type);
      before = ", ";
    }
    Append("}");
  }
  constexpr std::string_view view() const { return {chars.data(), used}; }
};

inline constexpr auto kStatsText = [] {
  StatsText<2048> text;
  text.AppendFields();
  text.Append(" | array<");
  text.AppendFields();
  text.Append(">");
  return text;
}();

// The statistics of one script, or those of all.
inline constexpr std::string_view kStatsReplySchema = kStatsText.view();

// Replies the map of one script.
void ReplyStats(const Script& script, ReplySink& reply);

}  // namespace perilune
