#include "script/run_control.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <utility>

#include "base/check.h"
#include "script/lua_vm.h"
#include "script/run_registry.h"
#include "script/script_host.h"
#include "script/script_run.h"

namespace perilune {
namespace {

constexpr timespec kPauseMax = {.tv_sec = 0, .tv_nsec = 500'000'000};

// futex(2). A signal's handler may do it, which std::atomic does not promise.
long Futex(std::atomic<uint32_t>& word, int operation, uint32_t value, const timespec* timeout) {
  static_assert(sizeof(word) == sizeof(uint32_t));
  return ::syscall(SYS_futex, &word, operation, value, timeout, nullptr, 0);
}

}  // namespace

// Keeps the thread of the run where it is. When the claim is over the thread looks once whether
// something was left for it.
class SCOPED_CAPABILITY RunControl::Claim {
 public:
  explicit Claim(RunControl& control) ACQUIRE(control.mutex_) : mutex_(control.mutex_) {
    mutex_.Lock();
    control.attention_.store(true, std::memory_order_relaxed);
    HeavyFence();
    place_ = control.place_.load(std::memory_order_acquire);
  }
  ~Claim() RELEASE() { mutex_.Unlock(); }
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;

  Place place() const { return place_; }
  bool finds_script() const { return place_ != Place::kElsewhere; }

 private:
  Mutex& mutex_;
  Place place_ = Place::kElsewhere;
};

RunControl::RunControl(RunRegistry& registry) : registry_(registry) {}

// ---------------------------------------------------------------- the thread that executes

void RunControl::BeginExecution(ScriptCaller* caller) {
  DCHECK(place_.load(std::memory_order_relaxed) == Place::kElsewhere);
  caller_ = caller;
  thread_ = ::pthread_self();
}

bool RunControl::Begin(ScriptRun& run) {
  run_ = &run;
  limit_us_.store(run.limit_us, std::memory_order_relaxed);
  sequence_.store(sequence_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  if (run.has_no_slice) [[unlikely]] HandOnBeforeStart();
  registry_.NoteStart();
  return Enter(Place::kLua);
}

void RunControl::HandOnBeforeStart() {
  MutexLock lock(mutex_);
  attention_.store(true, std::memory_order_relaxed);
  HandOnClaimed();
  UseKeyLocks();
}

bool RunControl::End() {
  place_.store(Place::kElsewhere, std::memory_order_release);
  LightFence();
  if (!attention_.load(std::memory_order_relaxed)) [[likely]] {
    run_ = nullptr;
    return true;
  }
  MutexLock lock(mutex_);
  run_ = nullptr;
  end_.store(RunEnd::kOwn, std::memory_order_relaxed);
  wants_hand_on_ = false;
  // In an EXEC another script may follow, which has to use them too.
  attention_.store(wants_key_locks_, std::memory_order_relaxed);
  return !std::exchange(is_taken_, false);
}

bool RunControl::Attend(Place place) {
  MutexLock lock(mutex_);
  if (std::exchange(wants_hand_on_, false)) HandOnClaimed();
  if (wants_key_locks_ && place == Place::kLua) UseKeyLocks();
  const bool goes_on = end() == RunEnd::kOwn;
  // A thread of the lowest priority may take long to unwind: somebody else undoes the run.
  if (!goes_on && is_handed_on_ && place == Place::kLua) registry_.PutDead(shared_from_this());
  attention_.store(!goes_on || wants_key_locks_, std::memory_order_relaxed);
  return goes_on;
}

void RunControl::HandOn() {
  MutexLock lock(mutex_);
  HandOnClaimed();
}

void RunControl::Reset() {
  MutexLock lock(mutex_);
  DCHECK(place_.load(std::memory_order_relaxed) == Place::kElsewhere);
  is_handed_on_ = wants_hand_on_ = wants_key_locks_ = false;
  attention_.store(false, std::memory_order_relaxed);
}

// ---------------------------------------------------------------- any thread

bool RunControl::Kill(RunEnd why, uint64_t run_id) {
  const Claim claim(*this);
  if (!claim.finds_script() || (run_id != 0 && run_id != id())) return false;
  return KillClaimed(why, claim.place());
}

// A script that replies has done everything.
bool RunControl::KillClaimed(RunEnd why, Place place) {
  if (place == Place::kReply || end() != RunEnd::kOwn) return false;
  end_.store(why, std::memory_order_relaxed);
  run_->txn.locks().Abandon();
  VmHook::Interrupt(thread_);
  if (is_handed_on_ && place == Place::kLua) registry_.PutDead(shared_from_this());
  return true;
}

std::optional<RunView> RunControl::Look() {
  const Claim claim(*this);
  if (!claim.finds_script() || end() != RunEnd::kOwn) return std::nullopt;
  const RunCounts& counts = run_->meter.counts();
  return RunView{
      .id = id(),
      .sha = run_->script.sha,
      .client_id = caller_ == nullptr ? 0 : caller_->client_id(),
      .started_us = seen_ == Running() ? seen_since_us_.load() : 0,
      .keys_held = counts.keys.value(),
      .commands = counts.commands.value(),
      .writes = counts.writes.value(),
      .memory_bytes = run_->callees.scripts.vm().memory().run_bytes(),
      .is_long = is_handed_on_,
  };
}

// ---------------------------------------------------------------- the ticker

bool RunControl::Tick(int64_t now_us, int64_t slice_us) {
  const uint64_t running = Running();
  if (running == 0) return false;
  if (running != seen_) {
    seen_ = running;
    seen_since_us_ = now_us;
    was_handed_on_ = false;
  }
  const int64_t elapsed_us = now_us - seen_since_us_;
  if (!was_handed_on_ && elapsed_us >= slice_us) {
    HandOnFrom(running);
    was_handed_on_ = true;
  }
  const int64_t limit_us = limit_us_.load(std::memory_order_relaxed);
  if (limit_us > 0 && elapsed_us >= limit_us) TimeOut(running);
  return true;
}

// A later script is left alone.
void RunControl::HandOnFrom(uint64_t sequence) {
  const Claim claim(*this);
  if (!claim.finds_script() || Running() != sequence) return;
  switch (claim.place()) {
    case Place::kElsewhere:
      return;
    case Place::kLua:
      HandOnClaimed();
      return UseKeyLocks();
    case Place::kCommand:
      HandOnClaimed();
      wants_key_locks_ = true;
      return;
    case Place::kReply:
      wants_hand_on_ = !is_handed_on_;
      return;
  }
}

void RunControl::TimeOut(uint64_t sequence) {
  const Claim claim(*this);
  if (!claim.finds_script() || Running() != sequence) return;
  (void)KillClaimed(RunEnd::kTimedOut, claim.place());
}

void RunControl::HandOnClaimed() {
  if (is_handed_on_ || caller_ == nullptr) return;
  is_handed_on_ = true;
  if (run_ != nullptr) run_->meter.CountHandedOn();  // Else an EXEC waits between its scripts.
  caller_->HandOn();
}

// Where a writer of the whole keyspace is in the way the run must start over.
void RunControl::UseKeyLocks() {
  wants_key_locks_ = false;
  if (end() != RunEnd::kOwn || run_->txn.TurnIntoKeyLocks()) return;
  KillClaimed(RunEnd::kRestart, Place::kLua);
}

void RunControl::Pause() {
  must_pause_.store(1, std::memory_order_relaxed);
  if (is_paused()) return;
  const Claim claim(*this);
  if (claim.place() == Place::kLua && Running() == seen_) VmHook::Interrupt(thread_);
}

void RunControl::Resume() {
  if (must_pause_.load(std::memory_order_relaxed) == 0) return;
  must_pause_.store(0, std::memory_order_relaxed);
  Futex(must_pause_, FUTEX_WAKE_PRIVATE, 1, nullptr);
}

// In Lua the thread holds no latch.
void RunControl::WaitWhilePaused() {
  if (place_.load(std::memory_order_relaxed) != Place::kLua) return;
  if (must_pause_.load(std::memory_order_relaxed) == 0) return;
  const int error_before = errno;
  is_paused_.store(true, std::memory_order_relaxed);
  while (must_pause_.load(std::memory_order_relaxed) != 0) {
    const long result = Futex(must_pause_, FUTEX_WAIT_PRIVATE, 1, &kPauseMax);
    if (result != 0 && errno == ETIMEDOUT) break;
  }
  is_paused_.store(false, std::memory_order_relaxed);
  errno = error_before;
}

// ---------------------------------------------------------------- the service thread

void RunControl::Bury() {
  const Claim claim(*this);
  const bool is_dead = claim.place() == Place::kLua && end() != RunEnd::kOwn;
  if (!is_dead || !is_handed_on_ || is_taken_ || !caller_->IsOneScript()) return;
  is_taken_ = true;
  if (end() == RunEnd::kRestart) {
    caller_->Retry();
  } else {
    caller_->Abort(EndText(*run_, end()));
  }
}

// Requires: a script runs.
uint64_t RunControl::id() {
  if (id_sequence_ != Running()) {
    id_sequence_ = Running();
    id_ = registry_.NextId();
  }
  return id_;
}

}  // namespace perilune
