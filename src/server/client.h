#pragma once

// What everybody may know about a client: CLIENT LIST reads it from any loop while the client's
// own loop writes it.
//
// Threads: atomics are written by the client's loop and read by all; the texts have a mutex.

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.h"
#include "command/command_spec.h"

namespace perilune {

class Client {
 public:
  // Constant.
  uint64_t id = 0;
  std::string address;        // "127.0.0.1:50000", or "/path:0" of a Unix socket.
  std::string local_address;
  int descriptor = -1;
  bool is_local = false;      // Came over loopback or a Unix socket.
  bool is_unix_socket = false;
  int64_t connected_us = 0;   // Clock::MonotonicUs.
  std::function<void()> close;  // Closes the connection soon; any thread may call it.

  // Written by the client's loop.
  std::atomic<int64_t> active_us{0};  // When it last sent a command.
  std::atomic<int> database{0};
  std::atomic<int> protocol{2};
  std::atomic<int> queued{-1};        // Commands queued by MULTI, -1 outside.
  std::atomic<size_t> watched{0};
  std::atomic<size_t> input_bytes{0};      // Waiting to be parsed.
  std::atomic<size_t> input_capacity{0};
  std::atomic<size_t> output_bytes{0};     // Waiting to be sent.
  std::atomic<size_t> argument_bytes{0};   // Of the command being executed.
  std::atomic<bool> no_evict{false};
  std::atomic<bool> closing{false};
  std::atomic<const CommandSpec*> last_command{nullptr};

  // Set by CLIENT SETNAME and SETINFO, HELLO and RESET.
  struct Texts {
    std::string name;
    std::string library_name;
    std::string library_version;
  };
  Texts texts() const EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    return texts_;
  }
  template <typename F>
  void ChangeTexts(F&& change) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    change(texts_);
  }

 private:
  mutable Mutex mutex_;
  Texts texts_ GUARDED_BY(mutex_);
};

// All connected clients, by id.
//
// Threads: all of it.
class ClientRegistry {
 public:
  uint64_t NextId() { return next_id_.fetch_add(1, std::memory_order_relaxed); }

  void Add(std::shared_ptr<Client> client) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    clients_.emplace(client->id, std::move(client));
    count_.store(clients_.size(), std::memory_order_relaxed);
  }
  void Remove(uint64_t id) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    clients_.erase(id);
    count_.store(clients_.size(), std::memory_order_relaxed);
  }
  size_t size() const { return count_.load(std::memory_order_relaxed); }

  // Returns a snapshot, oldest client first.
  std::vector<std::shared_ptr<Client>> All() const EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    std::vector<std::shared_ptr<Client>> all;
    all.reserve(clients_.size());
    for (const auto& [id, client] : clients_) all.push_back(client);
    return all;
  }

 private:
  std::atomic<uint64_t> next_id_{1};
  std::atomic<size_t> count_{0};
  mutable Mutex mutex_;
  std::map<uint64_t, std::shared_ptr<Client>> clients_ GUARDED_BY(mutex_);
};

}  // namespace perilune
