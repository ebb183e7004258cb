#include "server/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "server/setting.h"

namespace perilune {
namespace {

using Names = std::vector<std::string_view>;
using Pairs = std::vector<std::pair<std::string, std::string>>;
using Assignments = std::vector<Settings::NameAndValue>;

std::string Text(const Settings& settings, std::string_view name) {
  const Pairs found = settings.Get(Names{name});
  return found.size() == 1 ? found[0].second : "(not one setting)";
}

// Returns what CONFIG SET replies.
std::string SetReply(Settings& settings, const Assignments& pairs) {
  const auto changed = settings.Set(pairs, true);
  return changed ? "OK" : "ERR " + changed.error().message;
}

// Returns why CONFIG SET refuses, without the part that is the same for all.
std::string WhyNot(std::string_view name, std::string_view value) {
  Settings settings;
  const std::string reply = SetReply(settings, {{name, value}});
  const std::string common =
      "ERR CONFIG SET failed (possibly related to argument '" + std::string(name) + "') - ";
  return reply.starts_with(common) ? reply.substr(common.size()) : reply;
}

struct Loaded {
  std::string failure;
  std::vector<std::string> warnings;
};

Loaded Load(Settings& settings, const std::vector<std::string>& arguments) {
  const auto warnings = settings.Load(arguments);
  if (!warnings) return {warnings.error().message, {}};
  return {"", *warnings};
}

std::string LoadFailure(const std::vector<std::string>& arguments) {
  Settings settings;
  return Load(settings, arguments).failure;
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    const int file = mkstemp(path_.data());
    close(file);
    std::ofstream(path_) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }

  const std::string& path() const { return path_; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "settings_XXXXXX").string();
};

TEST(SettingTable, NamesAreUniqueAndEveryRecordIsDescribed) {
  std::set<std::string_view> names;
  for (const Setting& setting : AllSettings()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_TRUE(setting.alias.empty() || names.insert(setting.alias).second) << setting.alias;
    EXPECT_TRUE(setting.summary.ends_with('.')) << setting.name;
    EXPECT_EQ(setting.kind == SettingKind::kChoice, !setting.choices.empty()) << setting.name;
  }
}

TEST(SettingTable, WhatHasAnEffectSetsAMember) {
  for (const Setting& setting : AllSettings()) {
    const bool sets = setting.number || setting.text || setting.apply;
    EXPECT_EQ(setting.support == SettingSupport::kFull, sets) << setting.name;
  }
}

TEST(SettingTable, InitialValuesAreWrittenAsConfigGetShowsThem) {
  const Settings settings;
  for (const Setting& setting : AllSettings()) {
    if (setting.Is(kSettingDirective) || setting.name == "dir") continue;
    EXPECT_EQ(Text(settings, setting.name), setting.initial) << setting.name;
  }
}

TEST(Settings, MembersBeginWithTheInitialValues) {
  const Settings settings;
  EXPECT_EQ(settings.port(), 6379);
  EXPECT_EQ(settings.bind(), "127.0.0.1 -::1");
  EXPECT_TRUE(settings.protected_mode());
  EXPECT_EQ(settings.proto_max_bulk_bytes(), int64_t{512} << 20);
  EXPECT_EQ(settings.loglevel(), LogLevel::kNotice);
  EXPECT_EQ(settings.maxmemory_policy(), MaxmemoryPolicy::kNoEviction);
  EXPECT_EQ(settings.output_buffer_limits[1].soft_seconds(), 60);
  EXPECT_EQ(settings.dir(), std::filesystem::current_path());
}

TEST(Settings, CommandLineOverridesTheFile) {
  const TemporaryFile file("port 7000\ntimeout 5\nUNIXSOCKETPERM 700\n");
  Settings settings;
  EXPECT_EQ(Load(settings, {file.path(), "--port", "7001", "--save", ""}).failure, "");
  EXPECT_EQ(settings.port(), 7001);
  EXPECT_EQ(settings.timeout_s(), 5);
  EXPECT_EQ(settings.unixsocketperm(), 0700);
  EXPECT_EQ(Text(settings, "unixsocketperm"), "700");
  EXPECT_EQ(settings.config_file(), file.path());
}

TEST(Settings, AMistakeInAFileIsToldWithItsPlace) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"nosuch 1", "unknown directive 'nosuch'"},
      {"maxclients 0", "'maxclients 0': argument must be between 1 and 4294967295 inclusive"},
      {"maxclients 1 2", "'maxclients 1 2': wrong number of arguments"},
      {"port", "'port': wrong number of arguments"},
      {"port \"\"", "'port \"\"': argument couldn't be parsed into an integer"},
      {"daemonize maybe", "'daemonize maybe': argument must be 'yes' or 'no'"},
      {"unixsocketperm 78",
       "'unixsocketperm 78': argument couldn't be parsed as an octal number"},
      {"unixsocketperm 1000",
       "'unixsocketperm 1000': argument must be between 0 and 777 inclusive"},
      {"save 60", "'save 60': Invalid save parameters"},
      {"dir /nonexistent", "'dir /nonexistent': No such file or directory"},
      {"notify-keyspace-events Q", "'notify-keyspace-events Q': "
       "Invalid event class character. Use 'Ag$lshzxeKEtmdn'."},
  };
  for (const auto& [line, why] : cases) {
    const TemporaryFile file("\n" + line + "\n");
    EXPECT_EQ(LoadFailure({file.path()}), file.path() + ":2: " + why);
  }
}

TEST(Settings, AMistakeOnTheCommandLineIsToldAsSuch) {
  EXPECT_EQ(LoadFailure({"--nosuch", "1"}), "command line: unknown directive 'nosuch'");
  EXPECT_EQ(LoadFailure({"--hz", "x"}),
            "command line: 'hz x': argument couldn't be parsed into an integer");
}

TEST(Settings, WhatWouldSwitchOnAMissingFeatureIsRefused) {
  EXPECT_EQ(LoadFailure({"--appendonly", "yes"}),
            "command line: 'appendonly yes' is not supported yet");
  EXPECT_EQ(LoadFailure({"--replicaof", "localhost", "6380"}),
            "command line: 'replicaof localhost 6380' is not supported yet");
  EXPECT_EQ(LoadFailure({"--daemonize", "yes"}),
            "command line: 'daemonize yes' is not supported yet; "
            "let a service manager such as systemd run the server");
  EXPECT_EQ(LoadFailure({"--rename-command", "FLUSHALL", ""}),
            "command line: 'rename-command FLUSHALL \"\"' is not supported yet");
  EXPECT_EQ(LoadFailure({"--save", "60", "1"}), "command line: 'save 60 1' is not supported yet");
  EXPECT_EQ(LoadFailure({"--appendonly", "no", "--maxmemory", "0", "--io-threads", "1"}), "");
}

TEST(Settings, ARefusedPasswordIsNotRepeated) {
  EXPECT_EQ(LoadFailure({"--requirepass", "sesame"}),
            "command line: 'requirepass' is not supported yet");
  EXPECT_EQ(WhyNot("requirepass", "sesame"), "'requirepass' is not supported yet");
}

TEST(Settings, AFileMayAskForSnapshotsAndADaemonButIsWarned) {
  const TemporaryFile file("daemonize yes\nsave 3600 1 300 100\nport 7000\n");
  Settings settings;
  const Loaded loaded = Load(settings, {file.path()});
  EXPECT_EQ(loaded.failure, "");
  EXPECT_EQ(loaded.warnings,
            (std::vector<std::string>{
                file.path() + ":1: 'daemonize yes' is not supported yet; let a service manager "
                              "such as systemd run the server; ignored",
                file.path() + ":2: 'save 3600 1 300 100' is not supported yet; ignored"}));
  EXPECT_EQ(Text(settings, "save"), "");
  EXPECT_EQ(Text(settings, "daemonize"), "no");
  EXPECT_EQ(settings.port(), 7000);
}

TEST(Settings, TuningOfMissingFeaturesIsKeptAndListedInOneWarning) {
  Settings settings;
  const Loaded loaded = Load(
      settings, {"--rdbcompression", "no", "--repl-timeout", "5", "--appendfsync", "everysec"});
  EXPECT_EQ(loaded.failure, "");
  ASSERT_EQ(loaded.warnings.size(), 1u);
  EXPECT_EQ(loaded.warnings[0], "these settings have no effect yet: rdbcompression, repl-timeout");
  EXPECT_EQ(Text(settings, "repl-timeout"), "5");
}

// Every directive that Debian's redis.conf of 7.0.15 sets, but for paths.
constexpr const char* kDebianFile = R"(
bind 127.0.0.1 -::1
protected-mode yes
port 6379
tcp-backlog 511
timeout 0
tcp-keepalive 300
daemonize yes
pidfile /run/redis/redis-server.pid
loglevel notice
logfile /var/log/redis/redis-server.log
databases 16
always-show-logo no
set-proc-title yes
proc-title-template "{title} {listen-addr} {server-mode}"
stop-writes-on-bgsave-error yes
rdbcompression yes
rdbchecksum yes
dbfilename dump.rdb
rdb-del-sync-files no
replica-serve-stale-data yes
replica-read-only yes
repl-diskless-sync yes
repl-diskless-sync-delay 5
repl-diskless-sync-max-replicas 0
repl-diskless-load disabled
repl-disable-tcp-nodelay no
replica-priority 100
acllog-max-len 128
lazyfree-lazy-eviction no
lazyfree-lazy-expire no
lazyfree-lazy-server-del no
replica-lazy-flush no
lazyfree-lazy-user-del no
lazyfree-lazy-user-flush no
oom-score-adj no
oom-score-adj-values 0 200 800
disable-thp yes
appendonly no
appendfilename "appendonly.aof"
appenddirname "appendonlydir"
appendfsync everysec
no-appendfsync-on-rewrite no
auto-aof-rewrite-percentage 100
auto-aof-rewrite-min-size 64mb
aof-load-truncated yes
aof-use-rdb-preamble yes
aof-timestamp-enabled no
slowlog-log-slower-than 10000
slowlog-max-len 128
latency-monitor-threshold 0
notify-keyspace-events ""
hash-max-listpack-entries 512
hash-max-listpack-value 64
list-max-listpack-size -2
list-compress-depth 0
set-max-intset-entries 512
zset-max-listpack-entries 128
zset-max-listpack-value 64
hll-sparse-max-bytes 3000
stream-node-max-bytes 4096
stream-node-max-entries 100
activerehashing yes
client-output-buffer-limit normal 0 0 0
client-output-buffer-limit replica 256mb 64mb 60
client-output-buffer-limit pubsub 32mb 8mb 60
hz 10
dynamic-hz yes
aof-rewrite-incremental-fsync yes
rdb-save-incremental-fsync yes
jemalloc-bg-thread yes
)";

TEST(Settings, TheFileOfDebianLoads) {
  const TemporaryFile file(kDebianFile);
  Settings settings;
  const Loaded loaded = Load(settings, {file.path(), "--daemonize", "no"});
  EXPECT_EQ(loaded.failure, "");
  ASSERT_EQ(loaded.warnings.size(), 1u);
  EXPECT_TRUE(loaded.warnings[0].starts_with(file.path() + ":8: 'daemonize yes'"));
  EXPECT_EQ(settings.logfile(), "/var/log/redis/redis-server.log");
}

TEST(Settings, TheFileOfThisMachinesRedisLoads) {
  const std::string path = "/etc/redis/redis.conf";
  if (!std::ifstream(path).good()) GTEST_SKIP() << path << " cannot be read";
  EXPECT_EQ(LoadFailure({path}), "");
}

TEST(ConfigGet, ANameIsFoundInAnyCaseAndComesBackAsWritten) {
  const Settings settings;
  EXPECT_EQ(settings.Get(Names{"MaxClients"}), (Pairs{{"MaxClients", "10000"}}));
  EXPECT_EQ(settings.Get(Names{"hz", "HZ"}), (Pairs{{"hz", "10"}}));
  EXPECT_EQ(settings.Get(Names{"HZ", "h?"}), (Pairs{{"HZ", "10"}}));
  EXPECT_EQ(settings.Get(Names{"H?"}), (Pairs{{"hz", "10"}}));
  EXPECT_EQ(settings.Get(Names{"nosuch", ""}), Pairs{});
}

TEST(ConfigGet, APatternFindsAliasesToo) {
  const Settings settings;
  const Pairs found = settings.Get(Names{"*-priority", "maxmemory-[ps]*"});
  const std::map<std::string, std::string> model = {{"replica-priority", "100"},
                                                    {"slave-priority", "100"},
                                                    {"maxmemory-policy", "noeviction"},
                                                    {"maxmemory-samples", "5"}};
  EXPECT_EQ((std::map<std::string, std::string>(found.begin(), found.end())), model);
}

TEST(ConfigGet, WhatIsHiddenIsFoundByItsNameOnly) {
  const Settings settings;
  EXPECT_EQ(settings.Get(Names{"key-load-delay"}), (Pairs{{"key-load-delay", "0"}}));
  EXPECT_EQ(settings.Get(Names{"key-load*"}), Pairs{});
  EXPECT_EQ(settings.Get(Names{"rename-command", "rename*"}), Pairs{});
}

TEST(ConfigSet, TellsWhichNamesChanged) {
  Settings settings;
  const Assignments pairs = {{"timeout", "5"}, {"hz", "10"}, {"MAXCLIENTS", "7"}};
  const auto changed = settings.Set(pairs, false);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(*changed, (Names{"timeout", "maxclients"}));
  EXPECT_EQ(settings.timeout_s(), 5);
  EXPECT_EQ(settings.maxclients(), 7);
}

TEST(ConfigSet, ChangesNothingIfOneValueIsWrong) {
  Settings settings;
  EXPECT_EQ(SetReply(settings, {{"timeout", "5"}, {"maxclients", "0"}}),
            "ERR CONFIG SET failed (possibly related to argument 'maxclients') - argument must "
            "be between 1 and 4294967295 inclusive");
  EXPECT_EQ(settings.timeout_s(), 0);
}

TEST(ConfigSet, RepliesAsRedisDoesToAWrongName) {
  Settings settings;
  const std::string failed = "ERR CONFIG SET failed (possibly related to argument '";
  const std::string unknown = "ERR Unknown option or number of arguments for CONFIG SET - '";
  EXPECT_EQ(SetReply(settings, {{"NoSuch", "1"}}), unknown + "NoSuch'");
  EXPECT_EQ(SetReply(settings, {{"timeout", "5"}, {"rename-command", "x"}}),
            unknown + "rename-command'");
  EXPECT_EQ(SetReply(settings, {{"MAXCLIENTS", "x"}, {"maxclients", "6"}}),
            failed + "maxclients') - duplicate parameter");
  EXPECT_EQ(SetReply(settings, {{"maxclients", "0"}, {"databases", "1"}}),
            failed + "databases') - can't set immutable config");
  EXPECT_EQ(SetReply(settings, {{"databases", "1"}, {"nosuch", "1"}}),
            failed + "databases') - can't set immutable config");
  EXPECT_EQ(SetReply(settings, {{"slave-priority", "5"}, {"replica-priority", "6"}}), "OK");
}

TEST(ConfigSet, RepliesAsRedisDoesToAWrongValue) {
  const std::string not_integer = "argument couldn't be parsed into an integer";
  for (const char* value : {"", "abc", "1 2", " 1", "+1", "01", "99999999999999999999"}) {
    EXPECT_EQ(WhyNot("timeout", value), not_integer) << value;
  }
  EXPECT_EQ(WhyNot("timeout", "-1"), "argument must be between 0 and 2147483647 inclusive");
  EXPECT_EQ(WhyNot("MAXCLIENTS", "7"), "OK");
  const std::string not_memory = "argument must be a memory value";
  for (const char* value : {"10xb", "-5", "2.5gb", " 5", "5%", "mb"}) {
    EXPECT_EQ(WhyNot("proto-max-bulk-len", value), not_memory) << value;
  }
  // The upper bound is ours: what a Lua string can hold.
  const std::string bulk_range = "argument must be between 1048576 and 2146435072 inclusive";
  for (const char* value : {"", "10", "9223372036854775808", "9999999999999gb"}) {
    EXPECT_EQ(WhyNot("proto-max-bulk-len", value), bulk_range) << value;
  }
  EXPECT_EQ(WhyNot("maxmemory-clients", "5x"), "argument must be a memory or percent value");
  EXPECT_EQ(WhyNot("protected-mode", "maybe"), "argument must be 'yes' or 'no'");
  EXPECT_EQ(WhyNot("loglevel", "loud"),
            "argument(s) must be one of the following: debug, verbose, notice, warning, nothing");
  EXPECT_EQ(WhyNot("maxmemory-policy", "lru"),
            "argument(s) must be one of the following: volatile-lru, volatile-lfu, "
            "volatile-random, volatile-ttl, allkeys-lru, allkeys-lfu, allkeys-random, noeviction");
  EXPECT_EQ(WhyNot("save", "60 100 30"), "Invalid save parameters");
  EXPECT_EQ(WhyNot("save", "60 100"), "'save 60 100' is not supported yet");
  EXPECT_EQ(WhyNot("save", ""), "OK");
}

TEST(ConfigSet, MemoryMayHaveAUnit) {
  Settings settings;
  const std::vector<std::pair<std::string_view, std::string>> cases = {
      {"1048576", "1048576"}, {"2000000b", "2000000"}, {"2000k", "2000000"},
      {"2048KB", "2097152"},  {"2m", "2000000"},       {"2Mb", "2097152"},
      {"2g", "2000000000"},   {"1gb", "1073741824"}};
  for (const auto& [given, shown] : cases) {
    EXPECT_EQ(SetReply(settings, {{"proto-max-bulk-len", given}}), "OK");
    EXPECT_EQ(Text(settings, "proto-max-bulk-len"), shown);
    EXPECT_EQ(std::to_string(settings.proto_max_bulk_bytes()), shown);
  }
}

TEST(ConfigSet, HzIsClampedInsteadOfRefused) {
  Settings settings;
  EXPECT_EQ(SetReply(settings, {{"hz", "600"}}), "OK");
  EXPECT_EQ(settings.hz(), 500);
  EXPECT_EQ(SetReply(settings, {{"hz", "0"}}), "OK");
  EXPECT_EQ(Text(settings, "hz"), "1");
}

TEST(ConfigSet, NamesOfChoicesHaveNoCase) {
  Settings settings;
  EXPECT_EQ(SetReply(settings, {{"loglevel", "WARNING"}, {"protected-mode", "No"},
                                {"maxmemory-policy", "allkeys-LFU"}}), "OK");
  EXPECT_EQ(settings.loglevel(), LogLevel::kWarning);
  EXPECT_EQ(Text(settings, "loglevel"), "warning");
  EXPECT_FALSE(settings.protected_mode());
  EXPECT_EQ(settings.maxmemory_policy(), MaxmemoryPolicy::kAllkeysLfu);
}

TEST(ConfigSet, OutputBufferLimitsOfOtherClassesStay) {
  Settings settings;
  const std::string_view name = "client-output-buffer-limit";
  EXPECT_EQ(SetReply(settings, {{name, "REPLICA 1mb 2k 30"}}), "OK");
  EXPECT_EQ(Text(settings, name), "normal 0 0 0 slave 1048576 2000 30 pubsub 33554432 8388608 60");
  EXPECT_EQ(SetReply(settings, {{name, "normal 1 2 3 pubsub 4 5 6"}}), "OK");
  EXPECT_EQ(Text(settings, name), "normal 1 2 3 slave 1048576 2000 30 pubsub 4 5 6");
  EXPECT_EQ(SetReply(settings, {{name, ""}}), "OK");
  EXPECT_EQ(settings.output_buffer_limits[0].hard_bytes(), 1);
  EXPECT_EQ(settings.output_buffer_limits[1].soft_bytes(), 2000);
  EXPECT_EQ(settings.output_buffer_limits[2].soft_seconds(), 6);
}

TEST(ConfigSet, OutputBufferLimitsAreCheckedAsInRedis) {
  const std::string_view name = "client-output-buffer-limit";
  for (const char* value : {"normal 1mb 2mb", "normal 1 2 3 4", "normal  1 2 3"}) {
    EXPECT_EQ(WhyNot(name, value), "Wrong number of arguments in buffer limit configuration.");
  }
  EXPECT_EQ(WhyNot(name, "master 1 1 1"),
            "Invalid client class specified in buffer limit configuration.");
  for (const char* value : {"normal 1 2 x", "normal 1 2 -1", "normal x 2 1", "normal 1 -2 1"}) {
    EXPECT_EQ(WhyNot(name, value),
              "Error in hard, soft or soft_seconds setting in buffer limit configuration.");
  }
}

TEST(ConfigSet, WhatIsProtectedNeedsPermission) {
  const Assignments pairs = {{"dir", "/"}};
  Settings closed;
  EXPECT_EQ(SetReply(closed, pairs), "ERR CONFIG SET failed (possibly related to argument 'dir') "
                                     "- can't set protected config");
  Settings local;
  EXPECT_EQ(Load(local, {"--enable-protected-configs", "local"}).failure, "");
  EXPECT_FALSE(local.Set(pairs, false).ok());
  EXPECT_TRUE(local.Set(pairs, true).ok());
  EXPECT_EQ(local.dir(), "/");
}

// Meaningful under ThreadSanitizer: readers never block on a lock for numbers.
TEST(ConfigSet, LoopsReadWhileAnotherSets) {
  Settings settings;
  std::thread setter([&settings] {
    for (int i = 1; i <= 200; ++i) {
      const std::string value = std::to_string(i);
      EXPECT_EQ(SetReply(settings, {{"timeout", value}}), "OK");
    }
  });
  int64_t last = 0;
  while (last < 200) {
    const int64_t seen = settings.timeout_s();
    EXPECT_GE(seen, last);
    last = seen;
    EXPECT_EQ(settings.bind(), "127.0.0.1 -::1");
  }
  setter.join();
}

}  // namespace
}  // namespace perilune
