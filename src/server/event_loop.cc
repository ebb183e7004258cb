#include "server/event_loop.h"

#include <utility>

#include "base/check.h"

namespace perilune {
namespace {

// What libev calls: the function that the watcher points to.
template <typename Watcher>
void Call(struct ev_loop*, Watcher* watcher, int) {
  (*static_cast<const std::function<void()>*>(watcher->data))();
}

// libev's watchers do not change what they point to.
template <typename Watcher>
void PointTo(Watcher& watcher, const std::function<void()>& callback) {
  watcher.data = const_cast<std::function<void()>*>(&callback);
}

}  // namespace

// ---------------------------------------------------------------- EventLoop

EventLoop::EventLoop() : loop_(ev_loop_new(EVFLAG_NOENV | EVFLAG_NOINOTIFY)) {
  CHECK(loop_ != nullptr);
  ev_async_init(&waker_, [](struct ev_loop*, ev_async*, int) {});
  ev_async_start(loop_.get(), &waker_);
}

EventLoop::~EventLoop() { ev_async_stop(loop_.get(), &waker_); }

void EventLoop::Destroy::operator()(struct ev_loop* loop) const { ev_loop_destroy(loop); }

void EventLoop::Run(bool may_wait) { ev_run(loop_.get(), may_wait ? EVRUN_ONCE : EVRUN_NOWAIT); }

void EventLoop::Wake() { ev_async_send(loop_.get(), &waker_); }

// ---------------------------------------------------------------- SocketWatcher

SocketWatcher::SocketWatcher(EventLoop& loop, int descriptor, For what,
                             std::function<void()> on_ready)
    : loop_(loop.loop_.get()), on_ready_(std::move(on_ready)) {
  ev_io_init(&watcher_, Call<ev_io>, descriptor, what == For::kWriting ? EV_WRITE : EV_READ);
  PointTo(watcher_, on_ready_);
}

void SocketWatcher::Start() { ev_io_start(loop_, &watcher_); }

void SocketWatcher::Stop() { ev_io_stop(loop_, &watcher_); }

bool SocketWatcher::is_active() const { return ev_is_active(&watcher_); }

// ---------------------------------------------------------------- Timer

Timer::Timer(EventLoop& loop, std::function<void()> on_time)
    : loop_(loop.loop_.get()), on_time_(std::move(on_time)) {
  ev_timer_init(&watcher_, Call<ev_timer>, 0., 0.);
  PointTo(watcher_, on_time_);
}

Timer::~Timer() { ev_timer_stop(loop_, &watcher_); }

void Timer::StartIn(int64_t us) {
  ev_timer_stop(loop_, &watcher_);
  ev_timer_set(&watcher_, static_cast<double>(us) * 1e-6, 0.);
  ev_timer_start(loop_, &watcher_);
}

// ---------------------------------------------------------------- SignalWatcher

SignalWatcher::SignalWatcher(EventLoop& loop, int signal, std::function<void()> on_signal)
    : loop_(loop.loop_.get()), on_signal_(std::move(on_signal)) {
  ev_signal_init(&watcher_, Call<ev_signal>, signal);
  PointTo(watcher_, on_signal_);
  ev_signal_start(loop_, &watcher_);
}

SignalWatcher::~SignalWatcher() { ev_signal_stop(loop_, &watcher_); }

}  // namespace perilune
