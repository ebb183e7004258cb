#pragma once

// Who executes a run on a thread that others need as well, and so wants to know when it sleeps.

namespace perilune {

class RunOwner {
 public:
  virtual ~RunOwner() = default;

  // Called on the run's thread when it is about to sleep half-way, until others release what it
  // needs. It holds key locks and nothing else; the transaction must be left alone. As wake-ups
  // may be spurious, several calls can belong to one wait.
  virtual void BeforeSleep() = 0;
};

}  // namespace perilune
