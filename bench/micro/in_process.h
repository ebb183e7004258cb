#pragma once

// A server without sockets, and clients that call it on their own thread: what a request costs
// beside reading it, sending the reply and asking the kernel for either.
//
// Threads: of the clients of one loop only one may call at a time.

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/thread_waiter.h"
#include "resp/resp_writer.h"
#include "server/client.h"
#include "server/dispatcher.h"
#include "server/loop.h"
#include "server/server.h"
#include "server/session.h"
#include "server/settings.h"

namespace perilune::bench {

// Nobody serves its loops, and nothing watches its scripts: none is handed on.
class InProcessServer {
 public:
  explicit InProcessServer(int loops = 1);

  Server& server() { return *server_; }
  Loop& loop(size_t index) { return *server_->loops()[index]; }

 private:
  Settings settings_;
  std::unique_ptr<Server> server_;
};

class InProcessClient {
 public:
  InProcessClient(InProcessServer& server, Loop& loop);
  ~InProcessClient();

  // Returns the reply as a client reads it, valid until the next call. Where others hold what the
  // request needs, the thread sleeps.
  std::string_view Call(std::span<const std::string_view> argv);
  std::string_view Call(std::initializer_list<std::string_view> argv) {
    return Call(std::span(argv.begin(), argv.size()));
  }

  // Returns the SHA of the script, which the server knows from then on.
  std::string Load(std::string_view script);

 private:
  const CommandTable& commands_;
  ThreadWaiter waiter_;
  const std::shared_ptr<Client> client_;
  std::string reply_;
  RespWriter writer_;
  Session session_;
  KeyVector keys_;
  Dispatcher dispatcher_;
};

}  // namespace perilune::bench
