#include "server/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <asio/buffer.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>

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

}  // namespace

Connection::Connection(Loop& loop, Socket socket, std::shared_ptr<Client> client)
    : loop_(loop),
      socket_(std::move(socket)),
      client_(std::move(client)),
      input_(kInputBytesMin),
      writer_(output_),
      session_(loop, client_, writer_),
      dispatcher_(session_, *this, output_, writer_) {}

Connection::~Connection() = default;

void Connection::Start() {
  if (closed_) return;  // Killed before it began.
  loop_.Add(shared_from_this());
  Read();
}

// ---------------------------------------------------------------- reading

void Connection::Read() {
  if (closed_) return;
  auto room = asio::buffer(input_.data() + input_end_, input_.size() - input_end_);
  socket_.async_read_some(
      room, [self = shared_from_this()](const std::error_code& error, size_t bytes) {
        if (self->closed_) return;
        if (error) return self->Close();
        self->OnRead(bytes);
      });
}

void Connection::OnRead(size_t bytes) {
  input_end_ += bytes;
  loop_.my_counters().input_bytes.Add(bytes);
  client_->active_us.store(loop_.server().engine().clock().MonotonicUs(),
                           std::memory_order_relaxed);
  const Settings& settings = loop_.server().settings();
  reader_.set_limits({.bulk_bytes_max = settings.proto_max_bulk_bytes()});
  ExecuteRequests();
  if (IsDoneReading()) return;
  if (input_end_ - input_begin_ > static_cast<size_t>(settings.query_buffer_bytes_max())) {
    loop_.my_counters().closed_query_buffer.Add(1);
    return Close();
  }
  GrowInput();
  Read();
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

void Connection::ExecuteRequests() {
  while (!closed_ && !session_.closes_after_reply()) {
    const RequestReader::Status status = reader_.Next(Unread());
    if (status == RequestReader::Status::kNeedMore) break;
    if (status == RequestReader::Status::kError) {
      writer_.ErrorText(reader_.error());
      session_.CloseAfterReply();
      break;
    }
    if (!reader_.args().empty()) {
      client_->argument_bytes.store(reader_.consumed(), std::memory_order_relaxed);
      if (dispatcher_.Start(reader_.args()) == Dispatcher::Outcome::kWaiting) {
        WatchForDisconnect();
        break;
      }
    }
    AfterRequest();
  }
  Flush();
}

void Connection::AfterRequest() {
  input_begin_ += reader_.consumed();
  client_->argument_bytes.store(0, std::memory_order_relaxed);
  if (writing_ || output_.size() - sent_ >= kFlushBytes) Flush();
}

void Connection::Wake() {
  asio::post(loop_.context(), [self = weak_from_this()] {
    if (const std::shared_ptr<Connection> connection = self.lock()) connection->ResumeRequest();
  });
}

void Connection::ResumeRequest() {
  if (closed_ || !dispatcher_.is_waiting()) return;  // Woken once too often.
  if (dispatcher_.Resume() == Dispatcher::Outcome::kWaiting) return;
  client_->active_us.store(loop_.server().engine().clock().MonotonicUs(),
                           std::memory_order_relaxed);
  AfterRequest();
  ExecuteRequests();
  if (IsDoneReading()) return;
  GrowInput();
  Read();
}

// While a request waits its arguments must stay where they are, so nothing is read; but a client
// that goes away gives up its place.
void Connection::WatchForDisconnect() {
  if (watching_) return;
  watching_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const std::error_code& error) {
    self->watching_ = false;
    if (error || self->closed_ || !self->dispatcher_.is_waiting()) return;
    char byte;
    const ssize_t peeked = ::recv(self->socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (peeked == 0) self->Close();
    // More requests in the pipe say nothing about a disconnect behind them: CheckLimits looks.
  });
}

// ---------------------------------------------------------------- writing

void Connection::Flush() {
  if (closed_) return;
  if (writing_) {
    if (IsOutputOverLimit()) CloseForSlowReading();
    return;
  }
  if (sent_ < output_.size()) {
    std::error_code error;
    const size_t sent =
        socket_.write_some(asio::buffer(output_.data() + sent_, output_.size() - sent_), error);
    if (error && error != asio::error::would_block && error != asio::error::try_again) {
      return Close();
    }
    sent_ += sent;
    loop_.my_counters().output_bytes.Add(sent);
    // So that a client that reads, but never all, does not make it grow for ever.
    if (sent_ < output_.size() && sent_ >= output_.size() / 2) {
      output_.erase(0, sent_);
      sent_ = 0;
    }
  }
  if (sent_ < output_.size()) {
    if (IsOutputOverLimit()) return CloseForSlowReading();
    return WriteRest();
  }
  sent_ = 0;
  output_.clear();
  if (output_.capacity() > kOutputBytesKept) output_.shrink_to_fit();
  over_soft_limit_since_us_ = 0;
  PublishSizes();
  if (session_.closes_after_reply()) Close();
}

void Connection::WriteRest() {
  writing_ = true;
  PublishSizes();
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const std::error_code& error) {
    self->writing_ = false;
    if (self->closed_) return;
    if (error) return self->Close();
    self->Flush();
  });
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
  asio::post(loop_.context(), [self = weak_from_this()] {
    if (const std::shared_ptr<Connection> connection = self.lock()) connection->Close();
  });
}

void Connection::Close() {
  if (closed_) return;
  closed_ = true;
  dispatcher_.Cancel();
  session_.EndMulti();
  std::error_code ignored;
  socket_.close(ignored);
  loop_.server().clients().Remove(client_->id);
  loop_.Remove(shared_from_this());
}

void Connection::CheckLimits() {
  if (closed_) return;
  if (dispatcher_.is_waiting()) return WatchForDisconnect();
  const Server& server = loop_.server();
  if (writing_ && IsOutputOverLimit()) return CloseForSlowReading();
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
