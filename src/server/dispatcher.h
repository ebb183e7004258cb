#pragma once

// Takes one request of one client through its life:
//
//   spec -> arity -> queue? -> keys -> lock -> handler -> commit -> reply
//
// Each arrow is one short function. Where the keys are not free the request waits, the loop goes
// on with others, and Resume is called when it is worth trying again.
//
// Threads: belongs to a connection, and so to its loop.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "command/key_finder.h"
#include "engine/transaction.h"
#include "resp/resp_writer.h"
#include "server/session.h"

namespace perilune {

class Dispatcher {
 public:
  enum class Outcome : uint8_t {
    kDone,     // The reply, if there is one, is in the buffer.
    kWaiting,  // `waiter` is woken when Resume should be called.
  };

  // `out` is the buffer that `reply` writes to.
  Dispatcher(Session& session, Waiter& waiter, std::string& out, RespWriter& reply);
  ~Dispatcher();

  // Requires: the last request is done. `argv` must stay where it is until this one is.
  Outcome Start(std::span<const std::string_view> argv);
  Outcome Resume();

  // Gives up a request that waits.
  void Cancel();

  bool is_waiting() const { return txn_ != nullptr; }

 private:
  const CommandSpec* FindSpec();
  bool CheckArity();
  bool QueueInMulti();
  Outcome Lock();
  Outcome Execute();
  void Finish();
  void RejectText(std::string_view error);

  Session& session_;
  Waiter& waiter_;
  std::string& out_;
  RespWriter& reply_;

  // The request.
  std::span<const std::string_view> argv_;
  const CommandSpec* spec_ = nullptr;
  KeyVector keys_;
  size_t reply_begin_ = 0;
  std::unique_ptr<Transaction> txn_;
};

}  // namespace perilune
