#include "server/socket_batch.h"

#include <gtest/gtest.h>
#include <liburing.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "server/test_socket_pair.h"

namespace perilune {
namespace {

using test::SocketPair;

std::vector<ssize_t> ResultsOf(SocketBatch& batch) {
  const std::span<const ssize_t> results = batch.Run();
  return {results.begin(), results.end()};
}

TEST(SocketBatch, HasARingWhereTheKernelHasOneAndItIsWanted) {
  io_uring ring;
  const bool is_there = io_uring_queue_init(1, &ring, 0) == 0;
  if (is_there) io_uring_queue_exit(&ring);
  EXPECT_EQ(SocketBatch(/*may_use_ring=*/true).has_ring(), is_there);
  EXPECT_FALSE(SocketBatch(/*may_use_ring=*/false).has_ring());
}

// In a process of its own, whose every call of the ring fails.
TEST(SocketBatch, GoesOnWithoutARingThatTheKernelDoesNotServe) {
  const pid_t child = ::fork();
  if (child == 0) {
    SocketBatch batch(/*may_use_ring=*/true);
    sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_enter, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOMEM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter = {.len = std::size(rules), .filter = rules};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
      std::_Exit(2);
    }
    std::vector<SocketPair> sockets(100);
    for (const SocketPair& pair : sockets) batch.Send(pair.near.number(), "abc");
    const bool all_sent = ResultsOf(batch) == std::vector<ssize_t>(sockets.size(), 3);
    std::_Exit(all_sent && !batch.has_ring() ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

// With a ring, if the kernel has one, and without.
class SocketBatchCalls : public testing::TestWithParam<bool> {
 protected:
  SocketBatch batch_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(RingAllowed, SocketBatchCalls, testing::Bool());

TEST_P(SocketBatchCalls, NothingIsNotedAnyMoreAfterwards) {
  EXPECT_EQ(ResultsOf(batch_), std::vector<ssize_t>());
  SocketPair sockets;
  batch_.Send(sockets.near.number(), "abc");
  EXPECT_EQ(ResultsOf(batch_), std::vector<ssize_t>{3});
  EXPECT_EQ(ResultsOf(batch_), std::vector<ssize_t>());
}

// More than go into the ring at once.
TEST_P(SocketBatchCalls, EachHasItsOwnResult) {
  constexpr size_t kSockets = 150;
  std::vector<SocketPair> sockets(kSockets);
  std::vector<std::string> sent;
  std::vector<ssize_t> sizes;
  for (size_t i = 0; i < kSockets; ++i) {
    sent.push_back("socket " + std::to_string(i));
    sizes.push_back(static_cast<ssize_t>(sent[i].size()));
  }
  for (size_t i = 0; i < kSockets; ++i) batch_.Send(sockets[i].near.number(), sent[i]);
  EXPECT_EQ(ResultsOf(batch_), sizes);

  std::vector<std::array<char, 100>> rooms(kSockets);
  for (size_t i = 0; i < kSockets; ++i) batch_.Receive(sockets[i].far.number(), rooms[i]);
  ASSERT_EQ(ResultsOf(batch_), sizes);
  for (size_t i = 0; i < kSockets; ++i) {
    EXPECT_EQ(std::string(rooms[i].data(), sent[i].size()), sent[i]);
  }
}

TEST_P(SocketBatchCalls, ReceivingAndSendingMayBeMixed) {
  SocketPair first;
  SocketPair second;
  first.SendFromFar();
  std::array<char, 8> room = {};
  batch_.Receive(first.near.number(), room);
  batch_.Send(second.near.number(), "yz");
  EXPECT_EQ(ResultsOf(batch_), (std::vector<ssize_t>{1, 2}));
  EXPECT_EQ(room[0], 'x');
}

TEST_P(SocketBatchCalls, NothingIsWaitedFor) {
  SocketPair empty;
  SocketPair full;
  const std::string much(1 << 20, 'x');
  const ssize_t fits = ::send(full.near.number(), much.data(), much.size(), 0);
  ASSERT_GT(fits, 0);
  ASSERT_LT(fits, static_cast<ssize_t>(much.size()));
  std::array<char, 8> room = {};
  batch_.Receive(empty.near.number(), room);
  batch_.Send(full.near.number(), much);
  EXPECT_EQ(ResultsOf(batch_), (std::vector<ssize_t>{-EAGAIN, -EAGAIN}));
}

TEST_P(SocketBatchCalls, WhatDoesNotFitIsLeft) {
  SocketPair first;
  SocketPair second;
  const std::string much(1 << 20, 'x');
  batch_.Send(first.near.number(), much);
  batch_.Send(second.near.number(), much);
  for (const ssize_t sent : ResultsOf(batch_)) {
    EXPECT_GT(sent, 0);
    EXPECT_LT(sent, static_cast<ssize_t>(much.size()));
  }
}

TEST_P(SocketBatchCalls, WhoHasGoneIsNoticed) {
  SocketPair first;
  SocketPair second;
  first.far.Close();
  second.far.Close();
  std::array<char, 8> room = {};
  batch_.Receive(first.near.number(), room);
  batch_.Send(second.near.number(), "abc");  // Without a SIGPIPE.
  batch_.Receive(-1, room);
  EXPECT_EQ(ResultsOf(batch_), (std::vector<ssize_t>{0, -EPIPE, -EBADF}));
}

TEST_P(SocketBatchCalls, AnotherThreadMayGoOn) {
  std::vector<SocketPair> sockets(3);
  const auto send_all = [&] {
    for (const SocketPair& pair : sockets) batch_.Send(pair.near.number(), "abc");
    EXPECT_EQ(ResultsOf(batch_), (std::vector<ssize_t>{3, 3, 3}));
  };
  std::thread(send_all).join();
  send_all();
}

}  // namespace
}  // namespace perilune
