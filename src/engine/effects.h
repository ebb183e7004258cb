#pragma once

// What a transaction has done to the world besides the data, collected while it runs and handed
// to whoever consumes it at commit, while the locks are still held. A rollback drops it, so that
// nobody sees anything of what did not happen, nor twice what was run twice.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perilune {

// A line written by redis.log.
struct LogLine {
  int level;  // 0 debug, 1 verbose, 2 notice, 3 warning.
  std::string text;
};

// A key that was changed, and by what: "set", "del", "expired", "rename_from", ...
struct KeyEvent {
  std::string_view event;  // A string literal.
  int database;
  std::string key;
};

// A command that changed data, as replicas and the log will see it.
struct AppliedCommand {
  int database;
  std::vector<std::string> arguments;
};

// How others remove a key that has expired.
inline AppliedCommand DeletionOf(int database, std::string_view key) {
  return {database, {"DEL", std::string(key)}};
}

struct Effects {
  std::vector<LogLine> log;
  std::vector<KeyEvent> events;
  std::vector<AppliedCommand> commands;
  size_t bytes = 0;  // That the three take.
  uint64_t hits = 0;  // A script can run for ever.
  uint64_t misses = 0;
  uint64_t expired = 0;

  void Add(LogLine line) {
    bytes += sizeof line + line.text.size();
    log.push_back(std::move(line));
  }
  void Add(KeyEvent event) {
    bytes += sizeof event + event.key.size();
    events.push_back(std::move(event));
  }
  void Add(AppliedCommand command) {
    bytes += sizeof command;
    for (const std::string& text : command.arguments) bytes += sizeof text + text.size();
    commands.push_back(std::move(command));
  }

  bool any() const {
    return (hits | misses | expired) != 0 || !log.empty() || !events.empty() || !commands.empty();
  }

  // Where a savepoint stands.
  struct Mark {
    size_t log = 0;
    size_t events = 0;
    size_t commands = 0;
    size_t bytes = 0;
    uint64_t hits = 0;
    uint64_t misses = 0;
    uint64_t expired = 0;
  };
  Mark Here() const {
    return {log.size(), events.size(), commands.size(), bytes, hits, misses, expired};
  }
  void TruncateTo(const Mark& mark) {
    log.resize(mark.log, {});
    events.resize(mark.events, {});
    commands.resize(mark.commands, {});
    bytes = mark.bytes;
    hits = mark.hits;
    misses = mark.misses;
    expired = mark.expired;
  }
  void Clear() {
    TruncateTo({});
    constexpr size_t kCommandsKept = 1024;  // Of the next transaction there are hardly more.
    if (commands.capacity() > kCommandsKept) std::vector<AppliedCommand>().swap(commands);
  }
};

// Threads: a consumer belongs to one loop, as do the transactions that feed it.
class EffectConsumer {
 public:
  virtual ~EffectConsumer() = default;

  // What is collected at all: nobody pays for what nobody consumes. A transaction asks for
  // commands when it begins.
  bool wants_events() const { return wants_events_; }
  bool wants_commands() const { return wants_commands_; }

  // Called at commit, before any lock is released. Must not block.
  virtual void Consume(const Effects& effects) = 0;

 protected:
  void set_wants_events(bool wants) { wants_events_ = wants; }
  void set_wants_commands(bool wants) { wants_commands_ = wants; }

 private:
  bool wants_events_ = false;
  bool wants_commands_ = false;
};

}  // namespace perilune
