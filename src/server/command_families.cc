#include "server/command_families.h"

#include "command/collection_scan_commands.h"
#include "command/command_docs.h"
#include "command/counter_commands.h"
#include "command/expiry_commands.h"
#include "command/hash_commands.h"
#include "command/key_commands.h"
#include "command/keyspace_commands.h"
#include "command/list_commands.h"
#include "command/list_end_commands.h"
#include "command/object_commands.h"
#include "command/scan_commands.h"
#include "command/set_algebra_commands.h"
#include "command/set_commands.h"
#include "command/sort_commands.h"
#include "command/sorted_set_algebra_commands.h"
#include "command/sorted_set_commands.h"
#include "command/sorted_set_pop_commands.h"
#include "command/sorted_set_range_commands.h"
#include "command/string_commands.h"
#include "command/string_edit_commands.h"
#include "script/eval_commands.h"
#include "server/client_commands.h"
#include "server/config_commands.h"
#include "server/connection_commands.h"
#include "server/debug_commands.h"
#include "server/server_commands.h"
#include "server/transaction_commands.h"

namespace perilune {

std::initializer_list<std::span<const CommandSpec>> AllCommandFamilies() {
  static const std::initializer_list<std::span<const CommandSpec>> families = {
      kStringCommands,  kStringEditCommands, kCounterCommands,        kKeyCommands,
      kExpiryCommands,  kScanCommands,       kKeyspaceCommands,       kObjectCommands,
      kCommandCommands, kEvalCommands,       kScriptCommands,         kRunCommands,
      kConnectionCommands,
      kClientCommands,  kConfigCommands,     kServerCommands,         kTransactionCommands,
      kDebugCommands,   kHashCommands,       kCollectionScanCommands,
      kSortedSetRangeCommands,
      kSortedSetCommands, kSortedSetPopCommands, kSortedSetAlgebraCommands,
      kListCommands,    kListEndCommands,
      kSetCommands,     kSetAlgebraCommands, kSortCommands,
      kDryRunCommands,
  };
  return families;
}

}  // namespace perilune
