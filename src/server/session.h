#pragma once

// One client's conversation: what its commands leave behind for the next ones. Handlers of the
// server layer get it; the connection (connection.h) owns it.
//
// Threads: belongs to the client's loop, or to the thread on which its request goes on elsewhere;
// but for client(), which others read.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "command/command_spec.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "engine/transaction.h"
#include "server/client.h"

namespace perilune {

class Loop;
class RespWriter;
class Server;

// A command that MULTI has queued, with its own copy of the arguments.
class QueuedCommand {
 public:
  QueuedCommand(const CommandSpec& spec, std::span<const std::string_view> argv);
  QueuedCommand(QueuedCommand&&) = default;
  QueuedCommand& operator=(QueuedCommand&&) = default;

  const CommandSpec& spec() const { return *spec_; }
  std::span<const std::string_view> argv() const { return argv_; }
  size_t bytes() const { return bytes_.size(); }

 private:
  const CommandSpec* spec_;
  std::vector<char> bytes_;  // A vector, so that views survive a move.
  std::vector<std::string_view> argv_;
};

class Session {
 public:
  enum class ReplyMode : uint8_t { kOn, kOff, kSkipNext, kSkipThis };

  Session(Loop& loop, std::shared_ptr<Client> client, RespWriter& writer);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Loop& loop() { return loop_; }
  Server& server();
  const Server& server() const;
  Client& client() { return *client_; }

  int database() const { return database_; }
  void set_database(int database);
  int protocol() const;
  void set_protocol(int protocol);

  ReplyMode reply_mode() const { return reply_mode_; }
  void set_reply_mode(ReplyMode mode) { reply_mode_ = mode; }

  // CLIENT NO-TOUCH: what this client reads does not count as used.
  bool no_touch() const { return no_touch_; }
  void set_no_touch(bool no_touch) { no_touch_ = no_touch; }

  // The connection is closed once the reply is sent.
  bool closes_after_reply() const { return closes_after_reply_; }
  void CloseAfterReply() { closes_after_reply_ = true; }

  // As a new connection: outside MULTI, nothing watched, RESP2, database 0, no name.
  void Reset();

  // ---- MULTI

  bool in_multi() const { return in_multi_; }
  void StartMulti();
  void EndMulti();  // Forgets the queue and everything watched.
  void Queue(const CommandSpec& spec, std::span<const std::string_view> argv);
  const std::vector<QueuedCommand>& queue() const { return queue_; }

  // A command could not be queued: EXEC will answer EXECABORT.
  void SpoilMulti() { spoiled_ |= in_multi_; }
  bool spoiled() const { return spoiled_; }

  // ---- WATCH

  void Watch(Transaction& txn, const Key& key);
  void UnwatchAll();
  size_t watched() const { return watched_.size(); }

  // Has any watched key changed, or expired, since? Requires: they are held shared.
  bool WatchedKeysChanged(Transaction& txn);

  // Declares the keys that EXEC needs: those of the queue, and the watched ones.
  void DeclareExec(Transaction& txn);

  // The host that executes this client's request. Requires: set for this request.
  ScriptHost& scripts() { return *scripts_; }
  void set_scripts(ScriptHost& scripts) { scripts_ = &scripts; }
  Callees callees() { return {*this, *scripts_}; }

 private:
  struct WatchedKey {
    int database;
    std::string bytes;
    bool was_absent;
  };

  Loop& loop_;
  const std::shared_ptr<Client> client_;
  RespWriter& writer_;
  ScriptHost* scripts_ = nullptr;  // The loop's may be another one by the next request.
  int database_ = 0;
  ReplyMode reply_mode_ = ReplyMode::kOn;
  bool closes_after_reply_ = false;
  bool no_touch_ = false;
  bool in_multi_ = false;
  bool spoiled_ = false;
  std::vector<QueuedCommand> queue_;
  std::unordered_multimap<uint64_t, WatchedKey> watched_;  // By hash.
  WatchFlag watch_flag_{false};
};

}  // namespace perilune
