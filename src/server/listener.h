#pragma once

// Accepts connections, on the first loop, and hands each to the loop whose turn it is.
//
// Threads: Open is called while no loop runs, everything else on the first loop.

#include <sys/socket.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "server/client.h"

namespace perilune {

class Server;

class Listener {
 public:
  explicit Listener(Server& server);
  ~Listener();

  // Binds what the settings say. A failure names the address.
  Result<Unit, Failure> Open();

 private:
  class Acceptor;

  Result<Unit, Failure> OpenTcp(const std::string& address, uint16_t port);
  Result<Unit, Failure> OpenUnix(const std::string& path);
  // `place` is what a failure calls the address.
  Result<Unit, Failure> Listen(Descriptor socket, const sockaddr* address, socklen_t size,
                               const std::string& place);
  void Welcome(Descriptor socket);
  void Configure(int descriptor) const;
  std::optional<std::string> ReasonToRefuse(const Client& client) const;

  Server& server_;
  std::vector<std::unique_ptr<Acceptor>> acceptors_;
  std::string unix_path_;
};

}  // namespace perilune
