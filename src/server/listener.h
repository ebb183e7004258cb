#pragma once

// Accepts connections, on the first loop, and hands each to the loop whose turn it is.
//
// Threads: Open and Close are called while no loop runs, or on the first loop.

#include <asio/ip/tcp.hpp>
#include <asio/local/stream_protocol.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "server/client.h"
#include "server/connection.h"

namespace perilune {

class Server;

class Listener {
 public:
  explicit Listener(Server& server);
  ~Listener();

  // Binds what the settings say. A failure names the address.
  Result<Unit, Failure> Open();

 private:
  Result<Unit, Failure> OpenTcp(const std::string& address, uint16_t port);
  Result<Unit, Failure> OpenUnix(const std::string& path);
  template <typename Acceptor>
  void Accept(Acceptor& acceptor);
  template <typename Acceptor>
  void AcceptLater(Acceptor& acceptor);
  void Welcome(Loop& loop, Connection::Socket socket, std::shared_ptr<Client> client);
  std::optional<std::string> ReasonToRefuse(const Client& client) const;
  void Configure(int descriptor) const;

  Server& server_;
  std::vector<std::unique_ptr<asio::ip::tcp::acceptor>> tcp_;
  std::unique_ptr<asio::local::stream_protocol::acceptor> unix_;
  std::string unix_path_;
};

}  // namespace perilune
