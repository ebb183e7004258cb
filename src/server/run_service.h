#pragma once

// Two threads that serve the scripts of all loops: a ticker, which sees who has run for too long,
// and one for what takes longer: taking transactions from runs that are over, and keeping threads
// and hosts ready.
//
// Threads: Start and Stop belong to the server.

#include <atomic>
#include <thread>

namespace perilune {

class Server;

class RunService {
 public:
  explicit RunService(Server& server) : server_(server) {}
  ~RunService();

  void Start();
  void Stop();

 private:
  void Tick();
  void Serve();

  Server& server_;
  std::atomic<bool> is_stopping_{false};
  std::thread ticker_;
  std::thread servant_;
};

}  // namespace perilune
