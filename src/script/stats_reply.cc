#include "script/stats_reply.h"

#include "script/script_cache.h"

namespace perilune {
namespace stats_field {

void WriteSha(const StatsView& view, ReplySink& reply) { reply.Bulk(ViewOf(view.script.sha)); }

void WriteName(const StatsView& view, ReplySink& reply) { reply.Bulk(view.script.name); }

void WriteErrors(const StatsView& view, ReplySink& reply) {
  reply.Array(view.errors.size());
  for (const ErrorPlace& place : view.errors) {
    reply.Map(3);
    reply.Bulk("kind");
    reply.Bulk(place.kind);
    reply.Bulk("line");
    reply.Integer(place.line);
    reply.Bulk("count");
    WriteInteger(place.count, reply);
  }
}

void WriteUndeclaredKey(const StatsView& view, ReplySink& reply) {
  reply.Bulk(view.undeclared_key);
}

void WriteInteger(uint64_t value, ReplySink& reply) { reply.Integer(static_cast<int64_t>(value)); }

void WriteShare(uint64_t value, uint64_t calls, ReplySink& reply) {
  reply.Double(calls == 0 ? 0 : static_cast<double>(value) / static_cast<double>(calls));
}

}  // namespace stats_field

void ReplyStats(const Script& script, ReplySink& reply) {
  RunTally runs;
  script.stats.tallies().AddTo(runs);
  const StatsView view = {script, runs, script.stats.errors(), script.stats.undeclared_key()};
  reply.Map(kStatsFields.size());
  for (const StatsField& field : kStatsFields) {
    reply.Bulk(field.name);
    field.write(view, reply);
  }
}

}  // namespace perilune
