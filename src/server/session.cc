#include "server/session.h"

#include <algorithm>
#include <cstring>

#include "resp/resp_writer.h"
#include "server/loop.h"
#include "server/server.h"

namespace perilune {

using namespace record;

namespace {

// More keys than that, each in every database, cost more than holding everything.
constexpr size_t kKeysInAnyDatabaseMax = 16 * 1024;

}  // namespace

QueuedCommand::QueuedCommand(const CommandSpec& spec, std::span<const std::string_view> argv)
    : spec_(&spec) {
  size_t total = 0;
  for (const std::string_view argument : argv) total += argument.size();
  bytes_.resize(total + 1);  // Never empty, so that every view has an address.
  argv_.reserve(argv.size());
  char* end = bytes_.data();
  for (const std::string_view argument : argv) {
    argv_.emplace_back(end, argument.size());
    end = std::copy(argument.begin(), argument.end(), end);
  }
}

Session::Session(Loop& loop, std::shared_ptr<Client> client, RespWriter& writer)
    : loop_(loop), client_(std::move(client)), writer_(writer) {}

Session::~Session() { UnwatchAll(); }

Server& Session::server() { return loop_.server(); }
const Server& Session::server() const { return loop_.server(); }

void Session::set_database(int database) {
  database_ = database;
  client_->database.store(database, std::memory_order_relaxed);
}

int Session::protocol() const { return writer_.protocol(); }

void Session::set_protocol(int protocol) {
  writer_.set_protocol(protocol);
  client_->protocol.store(protocol, std::memory_order_relaxed);
}

void Session::Reset() {
  EndMulti();
  set_protocol(2);
  set_database(0);
  reply_mode_ = ReplyMode::kOn;
  no_touch_ = false;
  client_->no_evict.store(false, std::memory_order_relaxed);
  client_->ChangeTexts([](Client::Texts& texts) { texts.name.clear(); });
}

void Session::StartMulti() {
  in_multi_ = true;
  client_->queued.store(0, std::memory_order_relaxed);
}

void Session::EndMulti() {
  in_multi_ = false;
  spoiled_ = false;
  std::vector<QueuedCommand>().swap(queue_);
  client_->queued.store(-1, std::memory_order_relaxed);
  UnwatchAll();
}

void Session::Queue(const CommandSpec& spec, std::span<const std::string_view> argv) {
  if (spoiled_) return;  // Nothing of it will be executed.
  queue_.emplace_back(spec, argv);
  client_->queued.store(static_cast<int>(queue_.size()), std::memory_order_relaxed);
}

void Session::Watch(Transaction& txn, const Key& key) {
  const auto [first, last] = watched_.equal_range(key.hash);
  for (auto it = first; it != last; ++it) {
    if (it->second.database == txn.database() && it->second.bytes == key.bytes) return;
  }
  txn.Watch(key, watch_flag_);
  watched_.emplace(key.hash, WatchedKey{txn.database(), std::string(key.bytes),
                                        txn.Peek(key) == nullptr});
  client_->watched.store(watched_.size(), std::memory_order_relaxed);
}

void Session::UnwatchAll() {
  Engine& engine = server().engine();
  for (const auto& [hash, watched] : watched_) {
    engine.PartitionOf(hash).watchers.Remove(watched.database, Key(watched.bytes, hash),
                                             watch_flag_);
  }
  watched_.clear();
  watch_flag_.store(false, std::memory_order_relaxed);
  client_->watched.store(0, std::memory_order_relaxed);
}

bool Session::WatchedKeysChanged(Transaction& txn) {
  if (watch_flag_.load(std::memory_order_acquire)) return true;
  // A key that has expired since counts as changed, though nobody may have removed it yet.
  return std::any_of(watched_.begin(), watched_.end(), [&](const auto& entry) {
    const auto& [hash, watched] = entry;
    return !watched.was_absent &&
           txn.Peek(watched.database, Key(watched.bytes, hash)) == nullptr;
  });
}

void Session::DeclareExec(Transaction& txn) {
  LockSet& locks = txn.locks();
  const bool is_run = std::any_of(queue_.begin(), queue_.end(), [](const QueuedCommand& q) {
    return q.spec().Has(kRunsScript | kLearnsKeys);
  });
  if (is_run) locks.DeclareRun(Access::kExclusive);
  for (const auto& [hash, watched] : watched_) {
    locks.Declare(watched.database, Key(watched.bytes, hash), Access::kShared);
  }
  KeyVector keys;
  bool in_any_database = false;  // Once a SELECT is queued, the keys could be in any.
  for (const QueuedCommand& queued : queue_) {
    in_any_database |= queued.spec().Has(kOtherDatabase);
    keys.Clear();
    // Arguments that name no keys that could be right are answered when it is executed.
    if (!FindKeys(queued.spec(), queued.argv(), keys)) keys.Clear();
    const size_t databases = static_cast<size_t>(server().engine().databases());
    if (in_any_database && keys.size() * databases > kKeysInAnyDatabaseMax) {
      locks.DeclareKeyspace(Access::kExclusive);
      continue;
    }
    DeclareKeys(queued.spec(), keys.keys(), in_any_database, txn);
  }
}

}  // namespace perilune
