#pragma once

// What the server is told by redis.conf, by its command line and by CONFIG SET. A setting is one
// record in setting_table.cc; those that have an effect also have a member here.
//
// Threads: Load runs before the first loop. After it any thread may read members and call any
// method.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "base/result.h"
#include "script/script_policy.h"
#include "server/live_value.h"
#include "server/setting_rules.h"

namespace perilune {

struct Setting;
struct SettingValue;
struct Directive;

// In the order of the names in setting_table.cc.
enum class LogLevel : uint8_t { kDebug, kVerbose, kNotice, kWarning, kNothing };
enum class MaxmemoryPolicy : uint8_t {
  kVolatileLru,
  kVolatileLfu,
  kVolatileRandom,
  kVolatileTtl,
  kAllkeysLru,
  kAllkeysLfu,
  kAllkeysRandom,
  kNoEviction,
};
enum class Permission : uint8_t { kNo, kYes, kLocal };

struct LiveOutputBufferLimit {
  Live<int64_t> hard_bytes;
  Live<int64_t> soft_bytes;
  Live<int64_t> soft_seconds;
};

class Settings {
 public:
  // Every setting has its initial value.
  Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  // Takes what follows `perilune serve`: [FILE] [--directive value ...], FILE being a redis.conf
  // or "-" for standard input. Returns warnings to log. After a failure some settings have
  // changed; the server should not start.
  Result<std::vector<std::string>, Failure> Load(std::span<const std::string> arguments);

  // Returns (name, text) of each setting that any of `patterns` matches, each name once. A
  // pattern without *, ? and [ is a name: it finds hidden settings too and comes back as it was
  // written.
  std::vector<std::pair<std::string, std::string>> Get(
      std::span<const std::string_view> patterns) const;

  using NameAndValue = std::pair<std::string_view, std::string_view>;

  // Sets all of `pairs` or, on a failure, none. Returns the names that got another value, valid
  // for the process' life. The failure is what CONFIG SET replies after "ERR ". `client_is_local`
  // says that the client came over the loopback interface or a Unix socket.
  Result<std::vector<std::string_view>, Failure> Set(std::span<const NameAndValue> pairs,
                                                     bool client_is_local);

  // Returns the absolute path of the file that Load read, or "".
  std::string config_file() const { return config_file_(); }

  // Read at the start only.
  Live<int64_t> port;
  LiveText bind;  // Addresses, separated by spaces; after '-' one that may be missing.
  LiveText unixsocket;
  Live<int64_t> unixsocketperm;  // 0 leaves it to the umask.
  Live<int64_t> tcp_backlog;
  Live<int64_t> databases;
  Live<int64_t> threads;  // 0 means one for each core.
  Live<int64_t> io_uring;
  LiveText logfile;       // "" is standard output.
  LiveText pidfile;
  Live<Permission> enable_protected_configs;
  Live<Permission> enable_debug_command;

  // Read again and again.
  Live<bool> protected_mode;
  Live<int64_t> tcp_keepalive_s;
  Live<int64_t> timeout_s;  // 0 never closes an idle client.
  Live<int64_t> maxclients;
  Live<int64_t> proto_max_bulk_bytes;
  Live<int64_t> query_buffer_bytes_max;
  std::array<LiveOutputBufferLimit, kClientClasses> output_buffer_limits;  // By ClientClass.
  Live<LogLevel> loglevel;
  LiveText dir;
  Live<int64_t> hz;
  Live<int64_t> active_expire_effort;
  Live<MaxmemoryPolicy> maxmemory_policy;
  Live<int64_t> lfu_log_factor;
  Live<int64_t> lfu_decay_minutes;
  Live<int64_t> busy_reply_ms;
  Live<int64_t> script_slice_us;
  Live<int64_t> script_long_runs_max;
  Live<int64_t> script_ms_max;
  Live<bool> script_rolls_back_on_error;
  Live<bool> script_killed_on_disconnect;
  Live<int64_t> script_memory_bytes_max;
  Live<UndeclaredKeys> script_undeclared_keys;
  // Of compact values, see CompactLimits.
  Live<int64_t> hash_listpack_entries;
  Live<int64_t> hash_listpack_value_bytes;
  Live<int32_t> list_chunk;
  Live<int64_t> set_intset_entries;
  Live<int64_t> set_listpack_entries;
  Live<int64_t> set_listpack_value_bytes;
  Live<int64_t> sorted_set_listpack_entries;
  Live<int64_t> sorted_set_listpack_value_bytes;

 private:
  struct Change;

  // Returns whether the directive merely earned a warning.
  Result<bool, Failure> Apply(const Directive& directive);
  Result<std::vector<Change>, Failure> Check(std::span<const NameAndValue> pairs,
                                             bool client_is_local) const REQUIRES(mutex_);
  void Store(const Setting& setting, const SettingValue& value) REQUIRES(mutex_);

  mutable Mutex mutex_;
  std::vector<std::string> texts_ GUARDED_BY(mutex_);  // What CONFIG GET shows, by AllSettings().
  LiveText config_file_;
};

}  // namespace perilune
