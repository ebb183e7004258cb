#pragma once

// What a loop waits for: sockets, timers, signals, and others who wake it. A thin layer over libev,
// which asks the kernel for nothing that is not needed: a socket is watched until that is stopped,
// not armed anew for every read (docs/decisions/0011-event-loop.md).
//
// Invariant: a callback must not execute commands. It notes what is to be done, and the loop does
// it once Run has returned: then another thread may go on with Run where a script is handed on.
// Threads: one at a time, which may change between two calls of Run. Wake is for all.

#include <ev.h>

#include <cstdint>
#include <functional>
#include <memory>

namespace perilune {

class EventLoop {
 public:
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // Calls the callbacks of everything that is due. With `may_wait` waits until something is.
  void Run(bool may_wait);

  // Any thread. Has the Run that waits, or else the next one, return.
  void Wake();

 private:
  friend class SocketWatcher;
  friend class Timer;
  friend class SignalWatcher;

  struct Destroy {
    void operator()(struct ev_loop* loop) const;
  };
  std::unique_ptr<struct ev_loop, Destroy> loop_;
  ev_async waker_ = {};
};

// Calls `on_ready` again and again while the socket is ready, unless it is stopped.
class SocketWatcher {
 public:
  enum class For : uint8_t { kReading, kWriting };

  // It must be stopped before `descriptor` is closed.
  SocketWatcher(EventLoop& loop, int descriptor, For what, std::function<void()> on_ready);
  ~SocketWatcher() { Stop(); }
  SocketWatcher(const SocketWatcher&) = delete;
  SocketWatcher& operator=(const SocketWatcher&) = delete;

  void Start();
  void Stop();
  bool is_active() const;

 private:
  struct ev_loop* const loop_;
  ev_io watcher_ = {};
  const std::function<void()> on_ready_;
};

// Calls `on_time` once.
class Timer {
 public:
  Timer(EventLoop& loop, std::function<void()> on_time);
  ~Timer();
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  // About: it may be up to a millisecond late, and early by as long as the loop has worked since it
  // last looked. Replaces the time that was set before.
  void StartIn(int64_t us);

 private:
  struct ev_loop* const loop_;
  ev_timer watcher_ = {};
  const std::function<void()> on_time_;
};

// Calls `on_signal` whenever the process gets the signal. Only one loop may watch a signal.
class SignalWatcher {
 public:
  SignalWatcher(EventLoop& loop, int signal, std::function<void()> on_signal);
  ~SignalWatcher();
  SignalWatcher(const SignalWatcher&) = delete;
  SignalWatcher& operator=(const SignalWatcher&) = delete;

 private:
  struct ev_loop* const loop_;
  ev_signal watcher_ = {};
  const std::function<void()> on_signal_;
};

}  // namespace perilune
