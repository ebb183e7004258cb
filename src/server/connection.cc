#include "server/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <span>

#include "base/check.h"
#include "server/loop.h"
#include "server/server.h"

namespace perilune {
namespace {

// What an idle connection keeps, and what a busy one grows to before a request needs more.
constexpr size_t kInputBytesMin = 1024;
constexpr size_t kInputBytesBusy = 16 * 1024;
constexpr size_t kOutputBytesKept = 64 * 1024;

// Room made at once for an argument that was announced: beyond it a client must have sent as much
// before it gets as much again.
constexpr size_t kInputBytesAhead = 1024 * 1024;

// Replies are sent in the middle of a batch once there is so much.
constexpr size_t kFlushBytes = 256 * 1024;

// Whether a call that has come to this may succeed later.
bool IsForNow(ssize_t result) {
  return result == -EAGAIN || result == -EWOULDBLOCK || result == -EINTR;
}

}  // namespace

Connection::Connection(Loop& loop, Descriptor socket, std::shared_ptr<Client> client)
    : loop_(loop),
      socket_(std::move(socket)),
      readable_(loop.events(), socket_.number(), SocketWatcher::For::kReading,
                [this] { OnReadable(); }),
      writable_(loop.events(), socket_.number(), SocketWatcher::For::kWriting,
                [this] { OnWritable(); }),
      client_(std::move(client)),
      input_(kInputBytesMin),
      writer_(output_),
      session_(loop, client_, writer_),
      dispatcher_(session_, *this, output_, writer_) {}

Connection::~Connection() = default;

void Connection::Start() {
  if (closed_) return;  // Killed before it began.
  loop_.Add(shared_from_this());
  readable_.Start();
}

// ---------------------------------------------------------------- reading

void Connection::OnReadable() {
  if (serves_soon_) return;  // In a round that another thread has begun.
  if (IsDoneReading()) return OnReadableUnread();
  loop_.ReceiveSoon(shared_from_this());
}

bool Connection::BeginReceive(SocketBatch& sockets) {
  if (closed_) return false;
  DCHECK(input_end_ < input_.size());
  sockets.Receive(socket_.number(), std::span(input_).subspan(input_end_));
  return true;
}

// What others have sent by now is read, too, before anything of it is executed.
void Connection::EndReceive(ssize_t received) {
  if (IsForNow(received)) return;
  if (received <= 0) {
    Flush();
    return Close();
  }
  input_end_ += static_cast<size_t>(received);
  loop_.my_counters().input_bytes.Add(static_cast<uint64_t>(received));
  client_->active_us.store(loop_.server().engine().clock().MonotonicUs(),
                           std::memory_order_relaxed);
  reader_.set_limits(
      {.bulk_bytes_max = loop_.server().settings().proto_max_bulk_bytes()});
  (void)FillAhead();
  serves_soon_ = true;
  loop_.ServeSoon(shared_from_this());
}

// While a request waits its arguments must stay where they are, so nothing is read; but a client
// that goes away gives up its place. More requests in the pipe say nothing about a disconnect
// behind them: CheckLimits looks again.
void Connection::OnReadableUnread() {
  readable_.Stop();
  char byte;
  if (::recv(socket_.number(), &byte, 1, MSG_PEEK) == 0 && dispatcher_.is_waiting()) Close();
}

void Connection::AddKeysTo(KeyPrefetch& prefetch) const {
  for (const FoundKey& found : ahead_.keys()) prefetch.Add(session_.database(), found.key.hash);
}

Stay Connection::ServeRead() {
  serves_soon_ = false;
  if (closed_) return Stay::kYes;
  if (ExecuteRequests() == Stay::kNo) return Stay::kNo;
  ReadOn();
  return Stay::kYes;
}

void Connection::ReadOn() {
  if (IsDoneReading()) return;
  const Settings& settings = loop_.server().settings();
  if (input_end_ - input_begin_ > static_cast<size_t>(settings.query_buffer_bytes_max())) {
    loop_.my_counters().closed_query_buffer.Add(1);
    return Close();
  }
  GrowInput();
  readable_.Start();
}

// Makes room for the next read: moves what is left to the front, and grows where a request or a
// busy client needs it.
void Connection::GrowInput() {
  const size_t unread = input_end_ - input_begin_;
  const bool was_full = input_end_ == input_.size();
  size_t wanted = input_.size();
  if (unread == 0 && input_.size() > kInputBytesBusy) wanted = kInputBytesBusy;
  if (was_full) wanted = std::max(wanted, std::min(input_.size() * 2, kInputBytesBusy));
  if (reader_.missing() > 0) {
    wanted = std::max(
        wanted, unread + std::min(reader_.missing(), std::max(unread, kInputBytesAhead)));
  } else if (unread > input_.size() / 2) {
    wanted = std::max(wanted, input_.size() * 2);
  }
  if (wanted != input_.size()) {
    std::vector<char> grown(wanted);
    std::copy_n(input_.data() + input_begin_, unread, grown.data());
    input_ = std::move(grown);
  } else if (input_begin_ > 0) {
    std::copy_n(input_.data() + input_begin_, unread, input_.data());
  }
  input_begin_ = 0;
  input_end_ = unread;
  PublishSizes();
}

// ---------------------------------------------------------------- executing

Stay Connection::ExecuteRequests() {
  while (!closed_ && !session_.closes_after_reply() && HasRequest()) {
    const Request request = ahead_.front();
    if (!request.argv.empty()) {
      client_->argument_bytes.store(ahead_.front_bytes(), std::memory_order_relaxed);
      const Dispatcher::Outcome outcome = dispatcher_.Start(request);
      if (outcome == Dispatcher::Outcome::kLeaves) return Stay::kNo;
      if (outcome == Dispatcher::Outcome::kWaiting) {
        Wait();
        break;
      }
    }
    AfterRequest();
  }
  FlushSoon();
  return Stay::kYes;
}

// Returns whether there is a complete request.
bool Connection::HasRequest() {
  if (!ahead_.empty()) return true;
  if (!FillAhead()) return false;
  KeyPrefetch prefetch(loop_.server().engine());
  AddKeysTo(prefetch);
  prefetch.Run();
  return true;
}

// Returns whether there is a complete request now. Requires: there was none.
bool Connection::FillAhead() {
  switch (ahead_.Fill(reader_, Unread(), loop_.server().commands())) {
    case RequestReader::Status::kNeedMore:
      return false;
    case RequestReader::Status::kError:
      writer_.ErrorText(reader_.error());
      session_.CloseAfterReply();
      return false;
    case RequestReader::Status::kRequest:
      return true;
  }
  return false;
}

void Connection::AfterRequest() {
  input_begin_ += ahead_.front_bytes();
  ahead_.PopFront();
  client_->argument_bytes.store(0, std::memory_order_relaxed);
  if (writable_.is_active() || output_.size() - sent_ >= kFlushBytes) Flush();
}

void Connection::Wake() { loop_.GoOnSoon(weak_from_this()); }

Stay Connection::GoOn() {
  if (!goes_on_soon_) return ResumeRequest();
  return closed_ ? Stay::kYes : GoOnAfterRequest();
}

Stay Connection::ResumeRequest() {
  if (!dispatcher_.is_waiting()) return Stay::kYes;
  if (closed_) {
    EndAfterClose();
    return Stay::kYes;
  }
  const Dispatcher::Outcome outcome = dispatcher_.Resume();
  if (outcome == Dispatcher::Outcome::kLeaves) return Stay::kNo;
  if (outcome == Dispatcher::Outcome::kWaiting) {
    Wait();
    Flush();  // Of replies before this one, where it was handed on.
    return Stay::kYes;
  }
  client_->active_us.store(loop_.server().engine().clock().MonotonicUs(),
                           std::memory_order_relaxed);
  return GoOnAfterRequest();
}

// After a request for which the client had to wait.
Stay Connection::GoOnAfterRequest() {
  goes_on_soon_ = false;
  AfterRequest();
  if (ExecuteRequests() == Stay::kNo) return Stay::kNo;
  ReadOn();
  return Stay::kYes;
}

void Connection::Wait() {
  readable_.Start();  // A disconnect ends the waiting.
  if (!dispatcher_.is_elsewhere()) loop_.WatchForBusy(shared_from_this());
}

std::optional<int64_t> Connection::CheckBusy() {
  if (closed_ || !dispatcher_.is_waiting() || dispatcher_.is_elsewhere()) return std::nullopt;
  const int64_t threshold_us = loop_.server().settings().busy_reply_ms() * 1000;
  if (threshold_us <= 0) return INT64_MAX;  // Never, until somebody changes the setting.
  const int64_t now_us = loop_.server().engine().clock().MonotonicUs();
  const std::optional<int64_t> since_us = dispatcher_.BlockedSinceUs();
  if (!since_us) return now_us + threshold_us;
  if (now_us - *since_us < threshold_us) return *since_us + threshold_us;
  dispatcher_.RejectBusy();
  goes_on_soon_ = true;  // Not here, where a request may be just about to wait.
  loop_.GoOnSoon(weak_from_this());
  return std::nullopt;
}

// ---------------------------------------------------------------- writing

void Connection::FlushSoon() {
  if (closed_ || flushes_soon_) return;
  flushes_soon_ = true;
  loop_.FlushSoon(shared_from_this());
}

void Connection::Flush() {
  if (PrepareFlush()) EndFlush(SocketBatch::SendAlone(socket_.number(), Unsent()));
}

bool Connection::BeginFlush(SocketBatch& sockets) {
  flushes_soon_ = false;  // Only here, or it could be noted twice.
  if (!PrepareFlush()) return false;
  sockets.Send(socket_.number(), Unsent());
  return true;
}

// Returns whether there is something to send that the socket may take. Otherwise the flush has
// ended here; so has the conversation, perhaps.
bool Connection::PrepareFlush() {
  if (closed_) return false;
  if (writable_.is_active()) {
    if (IsOutputOverLimit()) CloseForSlowReading();
    return false;
  }
  if (!Unsent().empty()) return true;
  EndFlush(0);
  return false;
}

void Connection::EndFlush(ssize_t sent) {
  if (sent < 0 && !IsForNow(sent)) return Close();
  const auto bytes = static_cast<size_t>(std::max<ssize_t>(sent, 0));
  sent_ += bytes;
  loop_.my_counters().output_bytes.Add(bytes);
  // So that a client that reads, but never all, does not make it grow for ever.
  if (sent_ < output_.size() && sent_ >= output_.size() / 2) {
    output_.erase(0, sent_);
    sent_ = 0;
  }
  if (sent_ < output_.size()) {
    if (IsOutputOverLimit()) return CloseForSlowReading();
    writable_.Start();
    return PublishSizes();
  }
  sent_ = 0;
  output_.clear();
  if (output_.capacity() > kOutputBytesKept) output_.shrink_to_fit();
  over_soft_limit_since_us_ = 0;
  PublishSizes();
  if (session_.closes_after_reply()) Close();
}

void Connection::OnWritable() {
  writable_.Stop();
  Flush();
}

bool Connection::IsOutputOverLimit() {
  const size_t pending = output_.size() - sent_;
  const LiveOutputBufferLimit& limit = loop_.server().settings().output_buffer_limits[0];
  const auto hard = static_cast<size_t>(limit.hard_bytes());
  if (hard != 0 && pending > hard) return true;
  const auto soft = static_cast<size_t>(limit.soft_bytes());
  if (soft == 0 || pending <= soft) {
    over_soft_limit_since_us_ = 0;
    return false;
  }
  const int64_t now_us = loop_.server().engine().clock().MonotonicUs();
  if (over_soft_limit_since_us_ == 0) over_soft_limit_since_us_ = now_us;
  return now_us - over_soft_limit_since_us_ > limit.soft_seconds() * 1'000'000;
}

void Connection::CloseForSlowReading() {
  loop_.my_counters().closed_output_buffer.Add(1);
  Close();
}

// ---------------------------------------------------------------- ending

void Connection::RequestClose() {
  client_->closing.store(true, std::memory_order_relaxed);
  loop_.Post([self = weak_from_this()] {
    if (const std::shared_ptr<Connection> connection = self.lock()) connection->Close();
  });
}

// A request that goes on elsewhere is executed to its end all the same, as Redis does, unless it
// is to be killed.
void Connection::Close() {
  if (closed_) return;
  closed_ = true;
  readable_.Stop();
  writable_.Stop();
  socket_.Close();
  Server& server = loop_.server();
  server.clients().Remove(client_->id);
  if (!dispatcher_.is_elsewhere()) {
    EndAfterClose();
  } else if (server.settings().script_killed_on_disconnect()) {
    server.runs().KillOfClient(client_->id);
  }
  loop_.Remove(shared_from_this());
}

void Connection::EndAfterClose() {
  if (dispatcher_.is_elsewhere()) return;  // It wakes this connection when it ends.
  dispatcher_.Cancel();
  session_.EndMulti();
}

void Connection::CheckLimits() {
  if (closed_) return;
  if (dispatcher_.is_waiting()) return readable_.Start();
  const Server& server = loop_.server();
  if (writable_.is_active() && IsOutputOverLimit()) return CloseForSlowReading();
  const int64_t timeout_s = server.settings().timeout_s();
  const int64_t idle_us = server.engine().clock().MonotonicUs() -
                          client_->active_us.load(std::memory_order_relaxed);
  if (timeout_s > 0 && idle_us > timeout_s * 1'000'000) Close();
}

void Connection::PublishSizes() {
  client_->input_bytes.store(input_end_ - input_begin_, std::memory_order_relaxed);
  client_->input_capacity.store(input_.size(), std::memory_order_relaxed);
  client_->output_bytes.store(output_.size() - sent_, std::memory_order_relaxed);
}

}  // namespace perilune
