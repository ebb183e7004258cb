#pragma once

// Receives from many sockets, and sends to many, with one call of the kernel for all of them, where
// it has io_uring (docs/decisions/0012-socket-batches.md). Elsewhere each takes a call of its own.
//
//   batch.Receive(socket, room); batch.Send(other_socket, bytes); ...
//   for (const ssize_t result : batch.Run()) ...
//
// The sockets must not block: all calls have ended when Run returns.
// Threads: one at a time, which may change between two calls of Run.

#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct io_uring;

namespace perilune {

class SocketBatch {
 public:
  // With `may_use_ring` asks the kernel for io_uring, which it may refuse.
  explicit SocketBatch(bool may_use_ring);

  ~SocketBatch();

  // Any thread. A ring that the kernel does not serve any more is given up.
  bool has_ring() const { return has_ring_.load(std::memory_order_relaxed); }

  // Note a call for Run, until which what they point to must stay where it is.
  void Receive(int socket, std::span<char> room);
  void Send(int socket, std::string_view bytes);

  // Makes the calls. Returns for each, in the order in which they were noted, the bytes that were
  // received or sent, or the error as a negative errno. Lifetime: until the next Run.
  std::span<const ssize_t> Run();

  // Makes one call by itself. Returns the same.
  static ssize_t SendAlone(int socket, std::string_view bytes) {
    return Make(SendCall(socket, bytes));
  }

 private:
  struct Call {
    bool sends;
    int socket;
    void* bytes;
    size_t size;
  };
  struct Exit {
    void operator()(io_uring* ring) const;
  };
  using Ring = std::unique_ptr<io_uring, Exit>;

  static Ring MakeRing();
  static Call SendCall(int socket, std::string_view bytes);
  static ssize_t Make(const Call& call);
  void MakeOnRing(size_t first, size_t count);
  void GiveUpRing();

  Ring ring_;  // Null where there is none.
  std::atomic<bool> has_ring_;
  std::vector<Call> calls_;
  std::vector<ssize_t> results_;
};

}  // namespace perilune
