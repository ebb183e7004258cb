#include "server/listener.h"

#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <asio/ip/v6_only.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <sstream>

#include "server/loop.h"
#include "server/server.h"

namespace perilune {
namespace {

constexpr std::chrono::milliseconds kAcceptRetry(100);

std::string AddressOf(const asio::ip::tcp::endpoint& endpoint) {
  const std::string address = endpoint.address().to_string();
  const std::string port = std::to_string(endpoint.port());
  return endpoint.address().is_v6() ? "[" + address + "]:" + port : address + ":" + port;
}

// What is special about each kind of socket.
template <typename Executor>
void Describe(const asio::basic_stream_socket<asio::ip::tcp, Executor>& socket, Client& client) {
  std::error_code error;
  const auto remote = socket.remote_endpoint(error);
  const auto local = socket.local_endpoint(error);
  client.address = AddressOf(remote);
  client.local_address = AddressOf(local);
  const asio::ip::address& peer = remote.address();
  client.is_local = peer.is_loopback() || (peer.is_v6() && peer.to_v6().is_v4_mapped() &&
                                           asio::ip::make_address_v4(asio::ip::v4_mapped,
                                                                     peer.to_v6()).is_loopback());
}

template <typename Executor>
void Describe(const asio::basic_stream_socket<asio::local::stream_protocol, Executor>& socket,
              Client& client) {
  std::error_code error;
  client.address = client.local_address = socket.local_endpoint(error).path() + ":0";
  client.is_local = client.is_unix_socket = true;
}

}  // namespace

Listener::Listener(Server& server) : server_(server) {}

Listener::~Listener() {
  if (!unix_path_.empty()) ::unlink(unix_path_.c_str());
}

Result<Unit, Failure> Listener::Open() {
  const Settings& settings = server_.settings();
  const auto port = static_cast<uint16_t>(settings.port());
  if (port != 0) {
    std::istringstream addresses(settings.bind());
    for (std::string address; addresses >> address;) {
      const bool optional = address.starts_with('-');
      Result<Unit, Failure> opened = OpenTcp(optional ? address.substr(1) : address, port);
      if (!opened && !optional) return opened;
    }
  }
  if (const std::string path = settings.unixsocket(); !path.empty()) {
    Result<Unit, Failure> opened = OpenUnix(path);
    if (!opened) return opened;
  }
  if (tcp_.empty() && !unix_) {
    return Failure{"nothing to listen on: port is 0 and unixsocket is not set"};
  }
  for (const auto& acceptor : tcp_) Accept(*acceptor);
  if (unix_) Accept(*unix_);
  return Unit{};
}

Result<Unit, Failure> Listener::OpenTcp(const std::string& address, uint16_t port) {
  const std::string place = address + ":" + std::to_string(port);
  std::error_code error;
  const bool any_v6 = address == "::*";
  const asio::ip::address parsed = address == "*" ? asio::ip::address(asio::ip::address_v4::any())
                                   : any_v6 ? asio::ip::address(asio::ip::address_v6::any())
                                            : asio::ip::make_address(address, error);
  if (error) return Failure{"cannot listen on " + place + ": not an IP address"};
  const asio::ip::tcp::endpoint endpoint(parsed, port);
  auto acceptor =
      std::make_unique<asio::ip::tcp::acceptor>(server_.loops().front()->context());
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
  if (!error && parsed.is_v6()) acceptor->set_option(asio::ip::v6_only(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(static_cast<int>(server_.settings().tcp_backlog()), error);
  if (error) return Failure{"cannot listen on " + place + ": " + error.message()};
  tcp_.push_back(std::move(acceptor));
  return Unit{};
}

Result<Unit, Failure> Listener::OpenUnix(const std::string& path) {
  std::error_code error;
  ::unlink(path.c_str());  // Left behind by a server that was killed.
  unix_ = std::make_unique<asio::local::stream_protocol::acceptor>(
      server_.loops().front()->context());
  unix_->open(asio::local::stream_protocol(), error);
  if (!error) unix_->bind(asio::local::stream_protocol::endpoint(path), error);
  if (!error) unix_->listen(static_cast<int>(server_.settings().tcp_backlog()), error);
  if (error) return Failure{"cannot listen on " + path + ": " + error.message()};
  unix_path_ = path;
  const int64_t permissions = server_.settings().unixsocketperm();
  if (permissions != 0 && ::chmod(path.c_str(), static_cast<mode_t>(permissions)) != 0) {
    return Failure{"cannot set the permissions of " + path};
  }
  return Unit{};
}

template <typename Acceptor>
void Listener::Accept(Acceptor& acceptor) {
  Loop& loop = server_.NextLoop();
  using Accepted = asio::basic_stream_socket<typename Acceptor::protocol_type,
                                             asio::io_context::executor_type>;
  acceptor.async_accept(loop.context(), [this, &acceptor, &loop](const std::error_code& error,
                                                                 Accepted socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) return AcceptLater(acceptor);
    auto client = std::make_shared<Client>();
    Describe(socket, *client);
    client->descriptor = socket.native_handle();
    if constexpr (std::is_same_v<Acceptor, asio::ip::tcp::acceptor>) {
      Configure(socket.native_handle());
    }
    Welcome(loop, Connection::Socket(std::move(socket)), std::move(client));
    Accept(acceptor);
  });
}

// Out of descriptors or the like: trying again at once would only spin.
template <typename Acceptor>
void Listener::AcceptLater(Acceptor& acceptor) {
  auto timer =
      std::make_shared<asio::steady_timer>(server_.loops().front()->context(), kAcceptRetry);
  timer->async_wait([this, &acceptor, timer](const std::error_code& error) {
    if (!error) Accept(acceptor);
  });
}

void Listener::Configure(int descriptor) const {
  const auto set = [descriptor](int level, int option, int value) {
    ::setsockopt(descriptor, level, option, &value, sizeof(value));
  };
  set(IPPROTO_TCP, TCP_NODELAY, 1);
  const auto keepalive_s = static_cast<int>(server_.settings().tcp_keepalive_s());
  if (keepalive_s == 0) return;
  set(SOL_SOCKET, SO_KEEPALIVE, 1);
  set(IPPROTO_TCP, TCP_KEEPIDLE, keepalive_s);
  set(IPPROTO_TCP, TCP_KEEPINTVL, std::max(1, keepalive_s / 3));
  set(IPPROTO_TCP, TCP_KEEPCNT, 3);
}

std::optional<std::string> Listener::ReasonToRefuse(const Client& client) const {
  const Settings& settings = server_.settings();
  if (server_.clients().size() >= static_cast<size_t>(settings.maxclients())) {
    return "-ERR max number of clients reached\r\n";
  }
  if (settings.protected_mode() && !client.is_local) {
    return "-DENIED Perilune is running in protected mode: only clients on this machine may "
           "connect. To let others in, bind to the addresses that they should reach and set "
           "'protected-mode no', on a network that you trust.\r\n";
  }
  return std::nullopt;
}

void Listener::Welcome(Loop& loop, Connection::Socket socket, std::shared_ptr<Client> client) {
  std::error_code error;
  socket.non_blocking(true, error);
  if (const std::optional<std::string> reason = ReasonToRefuse(*client)) {
    socket.write_some(asio::buffer(*reason), error);
    server_.loops().front()->my_counters().connections_rejected.Add(1);
    return;
  }
  server_.loops().front()->my_counters().connections_received.Add(1);
  client->id = server_.clients().NextId();
  client->connected_us = server_.engine().clock().MonotonicUs();
  client->active_us = client->connected_us;
  auto connection = std::make_shared<Connection>(loop, std::move(socket), client);
  client->close = [weak = std::weak_ptr<Connection>(connection)] {
    if (const std::shared_ptr<Connection> open = weak.lock()) open->RequestClose();
  };
  server_.clients().Add(std::move(client));
  asio::post(loop.context(), [connection] { connection->Start(); });
}

}  // namespace perilune
