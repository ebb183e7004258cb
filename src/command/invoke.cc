#include "command/invoke.h"

#include <array>
#include <vector>

#include "base/check.h"
#include "command/arg_reader.h"

namespace perilune {

using namespace record;

void DeclareKeys(const CommandSpec& spec, std::span<const FoundKey> keys, bool in_any_database,
                 Transaction& txn) {
  LockSet& locks = txn.locks();
  if (spec.Has(kRunsScript | kLearnsKeys)) {
    locks.DeclareRun(spec.Has(kReadOnly) ? Access::kShared : Access::kExclusive);
  }
  if (spec.Has(kKeyspaceWrite)) {
    locks.DeclareKeyspace(Access::kExclusive);
  } else if (spec.Has(kKeyspaceRead)) {
    locks.DeclareKeyspace(Access::kShared);
  } else if (spec.Has(kKeyspaceScan)) {
    locks.DeclareScan();
  }
  for (const FoundKey& found : keys) {
    if (!in_any_database) {
      locks.Declare(txn.database(), found.key, AccessOf(found.use));
      continue;
    }
    for (int database = 0; database < txn.engine().databases(); ++database) {
      locks.Declare(database, found.key, AccessOf(found.use));
    }
  }
}

namespace {

void CallHandler(const CommandSpec& spec, const Callees& callees, Transaction& txn,
                 std::span<const std::string_view> argv, std::span<const FoundKey> keys,
                 ReplySink& reply) {
  ArgReader args(spec, argv, keys);
  switch (spec.handler.kind()) {
    case CommandHandler::Kind::kPlain:
      return spec.handler.plain()(txn, args, reply);
    case CommandHandler::Kind::kSession:
      return spec.handler.session()(callees.session, txn, args, reply);
    case CommandHandler::Kind::kScript:
      return spec.handler.script()(callees.scripts, txn, args, reply);
    case CommandHandler::Kind::kNone:
      break;
  }
  CHECK(false);  // The dispatcher resolves a container to its subcommand.
}

bool HoldSeveral(const CommandSpec& spec, std::span<const FoundKey> keys, Transaction& txn) {
  constexpr size_t kFew = 4;
  if (keys.size() <= kFew && !spec.Has(kOtherDatabase)) {
    std::array<KeyNeed, kFew> needs;
    for (size_t i = 0; i < keys.size(); ++i) {
      needs[i] = {keys[i].key, txn.database(), AccessOf(keys[i].use)};
    }
    return txn.HoldMore(std::span(needs).first(keys.size()));
  }
  const bool in_any = spec.Has(kOtherDatabase);
  const int first = in_any ? 0 : txn.database();
  const int last = in_any ? txn.engine().databases() - 1 : txn.database();
  std::vector<KeyNeed> needs;
  for (const FoundKey& found : keys) {
    for (int database = first; database <= last; ++database) {
      needs.push_back({found.key, database, AccessOf(found.use)});
    }
  }
  return txn.HoldMore(needs);
}

// Most commands have one key, which the run holds.
bool HoldKeys(const CommandSpec& spec, std::span<const FoundKey> keys, Transaction& txn) {
  if (keys.size() != 1 || spec.Has(kOtherDatabase)) {
    return keys.empty() || HoldSeveral(spec, keys, txn);
  }
  const KeyNeed need = {keys[0].key, txn.database(), AccessOf(keys[0].use)};
  return (!txn.must_restart() && txn.locks().Holds(need)) || txn.HoldMore({&need, 1});
}

}  // namespace

void Invoke(const CommandSpec& spec, const Callees& callees, Transaction& txn,
            std::span<const std::string_view> argv, std::span<const FoundKey> keys,
            ReplySink& reply) {
  AppliedCommands& applied = txn.applied();
  const bool records = spec.Has(kWrite) && applied.are_wanted();
  if (records) [[unlikely]] applied.BeginCommand(txn.database());
  CallHandler(spec, callees, txn, argv, keys, reply);
  if (records) [[unlikely]] applied.EndCommand(argv);
}

bool InvokeInRun(const CommandSpec& spec, const Callees& callees, Transaction& txn,
                 std::span<const std::string_view> argv, ReplySink& reply) {
  KeyVector keys;
  // Arguments that name no keys that could be right are answered by the handler.
  if (!FindKeys(spec, argv, keys)) keys.Clear();
  return InvokeInRun(spec, callees, txn, argv, keys.keys(), reply);
}

bool InvokeInRun(const CommandSpec& spec, const Callees& callees, Transaction& txn,
                 std::span<const std::string_view> argv, std::span<const FoundKey> keys,
                 ReplySink& reply) {
  if (spec.Has(kKeyspaceWrite | kKeyspaceRead | kKeyspaceScan)) [[unlikely]] {
    const bool writes = spec.Has(kKeyspaceWrite);
    if (!txn.HoldKeyspace(writes ? Access::kExclusive : Access::kShared)) return false;
  }
  if (!HoldKeys(spec, keys, txn)) return false;

  Invoke(spec, callees, txn, argv, keys, reply);
  if (txn.must_restart()) return false;
  txn.EndCommand();
  return !txn.is_abandoned();
}

}  // namespace perilune
