#include "server/event_loop.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <memory>
#include <thread>

#include "server/test_socket_pair.h"

namespace perilune {
namespace {

using test::SocketPair;

constexpr int64_t kMs = 1000;

TEST(SocketWatcher, CallsAsLongAsThereIsSomething) {
  EventLoop events;
  SocketPair sockets;
  int calls = 0;
  SocketWatcher readable(events, sockets.near.number(), SocketWatcher::For::kReading,
                         [&] { ++calls; });
  sockets.SendFromFar();
  events.Run(/*may_wait=*/false);
  EXPECT_EQ(calls, 0);  // It was not started.
  readable.Start();
  readable.Start();
  EXPECT_TRUE(readable.is_active());
  events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 1);
  events.Run(/*may_wait=*/true);  // Nothing was read.
  EXPECT_EQ(calls, 2);
  sockets.ReadNear();
  events.Run(/*may_wait=*/false);
  EXPECT_EQ(calls, 2);
}

TEST(SocketWatcher, IsQuietWhenStopped) {
  EventLoop events;
  SocketPair sockets;
  int calls = 0;
  SocketWatcher readable(events, sockets.near.number(), SocketWatcher::For::kReading,
                         [&] { ++calls; });
  readable.Start();
  events.Run(/*may_wait=*/false);
  sockets.SendFromFar();
  readable.Stop();
  EXPECT_FALSE(readable.is_active());
  events.Run(/*may_wait=*/false);
  EXPECT_EQ(calls, 0);
  readable.Start();
  events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 1);
}

// As a connection is that is closed when another one says so.
TEST(SocketWatcher, IsNotCalledOnceAnotherCallbackHasStoppedIt) {
  EventLoop events;
  std::array<SocketPair, 2> sockets;
  std::array<std::unique_ptr<SocketWatcher>, 2> watchers;
  int calls = 0;
  for (size_t i = 0; i < 2; ++i) {
    watchers[i] = std::make_unique<SocketWatcher>(
        events, sockets[i].near.number(), SocketWatcher::For::kReading, [&, i] {
          ++calls;
          watchers[1 - i]->Stop();
          sockets[1 - i].near.Close();
        });
    watchers[i]->Start();
    sockets[i].SendFromFar();
  }
  events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 1);
}

TEST(SocketWatcher, TellsWhenThereIsRoomToWrite) {
  EventLoop events;
  SocketPair sockets;
  int calls = 0;
  SocketWatcher writable(events, sockets.near.number(), SocketWatcher::For::kWriting,
                         [&] { ++calls; });
  const std::array<char, 4096> block = {};
  while (::send(sockets.near.number(), block.data(), block.size(), 0) > 0) {
  }
  writable.Start();
  events.Run(/*may_wait=*/false);
  EXPECT_EQ(calls, 0);
  std::array<char, 4096> read = {};
  while (::recv(sockets.far.number(), read.data(), read.size(), 0) > 0) {
  }
  events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 1);
}

TEST(Timer, CallsOnceAndTakesTheLastTime) {
  EventLoop events;
  int calls = 0;
  Timer timer(events, [&] { ++calls; });
  timer.StartIn(3'600'000 * kMs);
  timer.StartIn(2 * kMs);
  while (calls == 0) events.Run(/*may_wait=*/true);
  events.Run(/*may_wait=*/false);
  EXPECT_EQ(calls, 1);
  timer.StartIn(0);
  events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 2);
}

TEST(EventLoop, IsWokenByAnotherThread) {
  EventLoop events;
  for (int round = 0; round < 1000; ++round) {
    std::thread other([&] { events.Wake(); });
    events.Run(/*may_wait=*/true);
    other.join();
  }
}

TEST(EventLoop, IsWokenBeforeItWaits) {
  EventLoop events;
  events.Wake();
  events.Run(/*may_wait=*/true);
}

TEST(SignalWatcher, HearsItsSignal) {
  EventLoop events;
  int calls = 0;
  const SignalWatcher watcher(events, SIGUSR2, [&] { ++calls; });
  ASSERT_EQ(::raise(SIGUSR2), 0);
  while (calls == 0) events.Run(/*may_wait=*/true);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace perilune
