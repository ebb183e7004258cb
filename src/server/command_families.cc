#include "server/command_families.h"

#include "command/command_docs.h"
#include "command/counter_commands.h"
#include "command/expiry_commands.h"
#include "command/key_commands.h"
#include "command/keyspace_commands.h"
#include "command/object_commands.h"
#include "command/scan_commands.h"
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
      kStringCommands,     kStringEditCommands, kCounterCommands,     kKeyCommands,
      kExpiryCommands,     kScanCommands,       kKeyspaceCommands,    kObjectCommands,
      kCommandCommands,    kEvalCommands,       kScriptCommands,      kConnectionCommands,
      kClientCommands,     kConfigCommands,     kServerCommands,      kTransactionCommands,
      kDebugCommands,
  };
  return families;
}

}  // namespace perilune
