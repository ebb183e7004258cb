#include "server/socket_batch.h"

#include <liburing.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <limits>

#include "base/check.h"

namespace perilune {
namespace {

// So many calls go into the ring at once.
constexpr unsigned kRingCalls = 64;

constexpr int kMessageFlags = MSG_DONTWAIT | MSG_NOSIGNAL;

// What one call is asked for at most: the ring has 32 bits for it, and 0 received is the end.
constexpr size_t kBytesMax = size_t{1} << 30;

constexpr ssize_t kNotMade = std::numeric_limits<ssize_t>::min();

}  // namespace

SocketBatch::SocketBatch(bool may_use_ring)
    : ring_(may_use_ring ? MakeRing() : nullptr), has_ring_(ring_ != nullptr) {}

SocketBatch::~SocketBatch() = default;

void SocketBatch::Exit::operator()(io_uring* ring) const {
  io_uring_queue_exit(ring);
  delete ring;
}

// Returns null unless the kernel is one that ends at once what does not block (5.7).
SocketBatch::Ring SocketBatch::MakeRing() {
  auto ring = std::make_unique<io_uring>();
  if (io_uring_queue_init(kRingCalls, ring.get(), 0) != 0) return nullptr;
  Ring made(ring.release());
  return (made->features & IORING_FEAT_FAST_POLL) != 0 ? std::move(made) : nullptr;
}

void SocketBatch::Receive(int socket, std::span<char> room) {
  calls_.push_back({.sends = false,
                    .socket = socket,
                    .bytes = room.data(),
                    .size = std::min(room.size(), kBytesMax)});
}

void SocketBatch::Send(int socket, std::string_view bytes) {
  calls_.push_back(SendCall(socket, bytes));
}

SocketBatch::Call SocketBatch::SendCall(int socket, std::string_view bytes) {
  return {.sends = true,
          .socket = socket,
          .bytes = const_cast<char*>(bytes.data()),  // Which are only read.
          .size = std::min(bytes.size(), kBytesMax)};
}

std::span<const ssize_t> SocketBatch::Run() {
  results_.assign(calls_.size(), kNotMade);
  for (size_t first = 0; ring_ != nullptr && calls_.size() > 1 && first < calls_.size();
       first += kRingCalls) {
    MakeOnRing(first, std::min<size_t>(kRingCalls, calls_.size() - first));
  }
  for (size_t i = 0; i < calls_.size(); ++i) {
    if (results_[i] == kNotMade) results_[i] = Make(calls_[i]);
  }
  calls_.clear();
  return results_;
}

ssize_t SocketBatch::Make(const Call& call) {
  const ssize_t result = call.sends ? ::send(call.socket, call.bytes, call.size, kMessageFlags)
                                    : ::recv(call.socket, call.bytes, call.size, kMessageFlags);
  return result < 0 ? -errno : result;
}

void SocketBatch::MakeOnRing(size_t first, size_t count) {
  for (size_t i = first; i < first + count; ++i) {
    const Call& call = calls_[i];
    io_uring_sqe* const entry = io_uring_get_sqe(ring_.get());
    CHECK(entry != nullptr);
    if (call.sends) {
      io_uring_prep_send(entry, call.socket, call.bytes, call.size, kMessageFlags);
    } else {
      io_uring_prep_recv(entry, call.socket, call.bytes, call.size, kMessageFlags);
    }
    io_uring_sqe_set_data64(entry, i);
  }
  for (size_t left = count; left > 0;) {
    const int status = io_uring_submit_and_wait(ring_.get(), static_cast<unsigned>(left));
    io_uring_cqe* ended = nullptr;
    while (io_uring_peek_cqe(ring_.get(), &ended) == 0) {
      results_[io_uring_cqe_get_data64(ended)] = ended->res;
      io_uring_cqe_seen(ring_.get(), ended);
      --left;
    }
    if (status < 0 && status != -EINTR && left > 0) return GiveUpRing();
  }
}

// It is out of memory, or a filter lets no call of it through: whatever it has not taken is made
// without it.
void SocketBatch::GiveUpRing() {
  ring_.reset();
  has_ring_.store(false, std::memory_order_relaxed);
}

}  // namespace perilune
