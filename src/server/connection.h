#pragma once

// One client's socket: bytes in, requests through the dispatcher, replies out.
//
// All complete requests of one read are executed in order, and one write sends their replies.
// While a request waits for its keys nothing more of this client is executed.
//
// Lifetime: shared between its loop and the operations that are under way.
// Threads: belongs to its loop. Wake and RequestClose may be called by any thread.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "engine/key_prefetch.h"
#include "engine/waiter.h"
#include "resp/request_reader.h"
#include "resp/resp_writer.h"
#include "server/client.h"
#include "server/dispatcher.h"
#include "server/event_loop.h"
#include "server/read_ahead.h"
#include "server/session.h"
#include "server/socket_batch.h"
#include "server/stay.h"

namespace perilune {

class Loop;

class Connection final : public Waiter, public std::enable_shared_from_this<Connection> {
 public:
  // `socket` must not block.
  Connection(Loop& loop, Descriptor socket, std::shared_ptr<Client> client);
  ~Connection() override;

  // Begins to serve. Requires: called on the loop's thread.
  void Start();

  // Any thread.
  void Wake() override;
  void RequestClose();

  // Receiving what has come, in two steps: the first adds the call to `sockets`, unless it returns
  // false; the second is given what came of it, as SocketBatch::Run says.
  bool BeginReceive(SocketBatch& sockets);
  void EndReceive(ssize_t received);

  // Executes what has been read, once the loop has added its keys to what is prefetched.
  void AddKeysTo(KeyPrefetch& prefetch) const;
  size_t keys_ahead() const { return ahead_.keys().size(); }
  Stay ServeRead();

  // Goes on after what it has asked the loop to wait for. May be called once too often.
  Stay GoOn();

  // Ends the conversation at once.
  void Close();

  // Sends what has been replied: at once, or in two steps as above.
  void Flush();
  bool BeginFlush(SocketBatch& sockets);
  void EndFlush(ssize_t sent);

  // Once a second: closes a client that has been idle, or slow to read, for too long.
  void CheckLimits();

  // Answers BUSY to a request that a script has held up for too long. Returns when to look again
  // (Clock::MonotonicUs), nothing if the request does not wait.
  std::optional<int64_t> CheckBusy();

 private:
  void OnReadable();
  void OnReadableUnread();
  void ReadOn();
  void GrowInput();
  Stay ExecuteRequests();
  bool HasRequest();
  bool FillAhead();
  void AfterRequest();
  void Wait();
  Stay ResumeRequest();
  Stay GoOnAfterRequest();
  void EndAfterClose();
  bool IsDoneReading() const {
    return closed_ || goes_on_soon_ || dispatcher_.is_waiting() || session_.closes_after_reply();
  }
  void FlushSoon();
  bool PrepareFlush();
  std::string_view Unsent() const { return std::string_view(output_).substr(sent_); }
  void OnWritable();
  bool IsOutputOverLimit();
  void CloseForSlowReading();
  void PublishSizes();
  std::string_view Unread() const {
    return {input_.data() + input_begin_, input_end_ - input_begin_};
  }

  Loop& loop_;
  Descriptor socket_;
  SocketWatcher readable_;  // Active unless what is there is to be left there.
  SocketWatcher writable_;  // Active while a write is under way.
  const std::shared_ptr<Client> client_;

  std::vector<char> input_;
  size_t input_begin_ = 0;  // What is before was executed.
  size_t input_end_ = 0;
  RequestReader reader_;
  ReadAhead ahead_;  // Those of the requests that were read and have not been executed.

  std::string output_;
  size_t sent_ = 0;        // Of output_, while a write is under way.
  bool serves_soon_ = false;   // When others have read what has come, too.
  bool flushes_soon_ = false;  // When the loop has executed what else has come.
  bool goes_on_soon_ = false;  // With what is behind the request; until then nothing is executed.
  bool closed_ = false;
  int64_t over_soft_limit_since_us_ = 0;

  RespWriter writer_;
  Session session_;
  Dispatcher dispatcher_;
};

}  // namespace perilune
