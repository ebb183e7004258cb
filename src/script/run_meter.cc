#include "script/run_meter.h"

#include "command/command_spec.h"
#include "script/script_memory.h"

namespace perilune {

RunMeter::RunMeter(const TallyMember& script, const TallyMember& all, size_t keys)
    : script_(script),
      all_(all),
      is_sample_(script.Current().WantsSample()),
      begin_(TickClock::Now()),
      timed_since_(is_sample_ ? begin_ : 0) {
  counts_.keys.Set(keys);
}

void RunMeter::CountCommand(const CommandSpec& spec, std::span<const std::string_view> argv,
                            bool is_error, size_t keys) {
  counts_.commands.Add(1);
  counts_.keys.Set(keys);
  if (is_error || !spec.Has(record::kWrite)) return;
  size_t bytes = 0;
  for (const std::string_view argument : argv.subspan(spec.words())) bytes += argument.size();
  counts_.writes.Add(1);
  counts_.written_bytes.Add(bytes);
}

void RunMeter::ForgetWrites() {
  counts_.writes.Reset();
  counts_.written_bytes.Reset();
}

void RunMeter::Finish(RunOutcome outcome, const RunFindings& findings, const ScriptMemory& memory,
                      const TickClock& clock) {
  const uint64_t end = TickClock::Now();
  const bool was_handed_on = was_handed_on_.load(std::memory_order_relaxed);
  RunResult result = {
      .outcome = outcome,
      .wall_ns = clock.ToNs(TickClock::Between(begin_, end)),
      .is_sample = is_sample_ && !was_handed_on,
      .was_handed_on = was_handed_on,
      .commands = counts_.commands.value(),
      .keys = counts_.keys.value(),
      .writes = counts_.writes.value(),
      .written_bytes = counts_.written_bytes.value(),
      .memory_bytes = memory.peak_bytes(),
      .transaction_bytes = memory.other_peak_bytes(),
      .hazards = findings.counts,
  };
  if (timed_since() != 0) {
    result.timed_ns = clock.ToNs(TickClock::Between(timed_since(), end));
    result.command_ns = clock.ToNs(command_ticks_);
  }
  script_.Current().Add(result);
  all_.Current().Add(result);
}

void RunMeter::FinishForRerun() {
  script_.Current().CountRerun();
  all_.Current().CountRerun();
}

void RunMeter::CountHandedOn() {
  was_handed_on_.store(true, std::memory_order_relaxed);
  if (timed_since() == 0) timed_since_.store(TickClock::Now(), std::memory_order_relaxed);
}

}  // namespace perilune
