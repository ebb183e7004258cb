#include "server/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <utility>

#include "server/connection.h"
#include "server/event_loop.h"
#include "server/loop.h"
#include "server/server.h"

namespace perilune {
namespace {

// Out of descriptors or the like: trying again at once would only spin.
constexpr int64_t kAcceptRetryUs = 100'000;
// Then others have their turn.
constexpr int kAcceptsAtOnce = 64;

void SetOption(int descriptor, int level, int option, int value) {
  ::setsockopt(descriptor, level, option, &value, sizeof(value));
}

Failure CannotListen(const std::string& place, int error) {
  return Failure{"cannot listen on " + place + ": " + std::strerror(error)};
}

// An address of one end of a connection.
struct Endpoint {
  sockaddr_storage address = {};
  socklen_t size = sizeof(address);

  sockaddr* any() { return reinterpret_cast<sockaddr*>(&address); }
};

// "127.0.0.1:6379" or "[::1]:6379".
std::string TextOf(Endpoint& endpoint) {
  char host[NI_MAXHOST] = "?";
  char port[NI_MAXSERV] = "0";
  ::getnameinfo(endpoint.any(), endpoint.size, host, sizeof(host), port, sizeof(port),
                NI_NUMERICHOST | NI_NUMERICSERV);
  const std::string name = host;
  return (endpoint.address.ss_family == AF_INET6 ? "[" + name + "]" : name) + ":" + port;
}

// Whether it is one of the machine's own.
bool IsLoopback(const Endpoint& endpoint) {
  constexpr uint8_t kLoopbackNet = 127;
  if (endpoint.address.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(endpoint.address);
    return ntohl(v4.sin_addr.s_addr) >> 24 == kLoopbackNet;
  }
  if (endpoint.address.ss_family != AF_INET6) return false;
  const in6_addr& v6 = reinterpret_cast<const sockaddr_in6&>(endpoint.address).sin6_addr;
  return IN6_IS_ADDR_LOOPBACK(&v6) ||
         (IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[12] == kLoopbackNet);
}

void Describe(int socket, const std::string& unix_path, Client& client) {
  Endpoint local;
  Endpoint remote;
  ::getsockname(socket, local.any(), &local.size);
  ::getpeername(socket, remote.any(), &remote.size);
  client.descriptor = socket;
  client.is_unix_socket = local.address.ss_family == AF_UNIX;
  client.is_local = client.is_unix_socket || IsLoopback(remote);
  client.address = client.is_unix_socket ? unix_path + ":0" : TextOf(remote);
  client.local_address = client.is_unix_socket ? unix_path + ":0" : TextOf(local);
}

}  // namespace

// A socket that listens.
class Listener::Acceptor {
 public:
  // After others have received what has come, so that who has gone makes room for who comes.
  Acceptor(Listener& listener, Loop& loop, Descriptor socket)
      : listener_(listener),
        socket_(std::move(socket)),
        readable_(loop.events(), socket_.number(), SocketWatcher::For::kReading,
                  [this, &loop] { loop.DoAfterReceiving([this] { Accept(); }); }),
        retry_(loop.events(), [this] { readable_.Start(); }) {
    readable_.Start();
  }

 private:
  void Accept() {
    for (int i = 0; i < kAcceptsAtOnce; ++i) {
      Descriptor accepted(
          ::accept4(socket_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
      if (accepted.is_open()) {
        listener_.Welcome(std::move(accepted));
        continue;
      }
      if (errno == EAGAIN || errno == EWOULDBLOCK) return;
      if (errno == ECONNABORTED || errno == EINTR) continue;  // That client has gone again.
      readable_.Stop();
      return retry_.StartIn(kAcceptRetryUs);
    }
  }

  Listener& listener_;
  const Descriptor socket_;
  SocketWatcher readable_;
  Timer retry_;
};

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
  if (acceptors_.empty()) {
    return Failure{"nothing to listen on: port is 0 and unixsocket is not set"};
  }
  return Unit{};
}

Result<Unit, Failure> Listener::OpenTcp(const std::string& address, uint16_t port) {
  const std::string place = address + ":" + std::to_string(port);
  const std::string host = address == "*" ? "0.0.0.0" : address == "::*" ? "::" : address;
  addrinfo hints = {};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    return Failure{"cannot listen on " + place + ": not an IP address"};
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> endpoint(found, ::freeaddrinfo);
  Descriptor socket(
      ::socket(endpoint->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return CannotListen(place, errno);
  SetOption(socket.number(), SOL_SOCKET, SO_REUSEADDR, 1);
  if (endpoint->ai_family == AF_INET6) SetOption(socket.number(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
  return Listen(std::move(socket), endpoint->ai_addr, endpoint->ai_addrlen, place);
}

Result<Unit, Failure> Listener::OpenUnix(const std::string& path) {
  sockaddr_un endpoint = {};
  endpoint.sun_family = AF_UNIX;
  if (path.size() >= sizeof(endpoint.sun_path)) return CannotListen(path, ENAMETOOLONG);
  path.copy(endpoint.sun_path, path.size());
  ::unlink(path.c_str());  // Left behind by a server that was killed.
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return CannotListen(path, errno);
  Result<Unit, Failure> opened = Listen(std::move(socket), reinterpret_cast<sockaddr*>(&endpoint),
                                        sizeof(endpoint), path);
  if (!opened) return opened;
  unix_path_ = path;
  const int64_t permissions = server_.settings().unixsocketperm();
  if (permissions != 0 && ::chmod(path.c_str(), static_cast<mode_t>(permissions)) != 0) {
    return Failure{"cannot set the permissions of " + path};
  }
  return Unit{};
}

Result<Unit, Failure> Listener::Listen(Descriptor socket, const sockaddr* address, socklen_t size,
                                       const std::string& place) {
  const auto backlog = static_cast<int>(server_.settings().tcp_backlog());
  if (::bind(socket.number(), address, size) != 0 || ::listen(socket.number(), backlog) != 0) {
    return CannotListen(place, errno);
  }
  Loop& loop = *server_.loops().front();
  acceptors_.push_back(std::make_unique<Acceptor>(*this, loop, std::move(socket)));
  return Unit{};
}

void Listener::Configure(int descriptor) const {
  SetOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
  const auto keepalive_s = static_cast<int>(server_.settings().tcp_keepalive_s());
  if (keepalive_s == 0) return;
  SetOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, keepalive_s);
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, std::max(1, keepalive_s / 3));
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPCNT, 3);
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

void Listener::Welcome(Descriptor socket) {
  auto client = std::make_shared<Client>();
  Describe(socket.number(), unix_path_, *client);
  Counters& counters = server_.loops().front()->my_counters();
  if (const std::optional<std::string> reason = ReasonToRefuse(*client)) {
    (void)::send(socket.number(), reason->data(), reason->size(), MSG_NOSIGNAL);
    return counters.connections_rejected.Add(1);
  }
  counters.connections_received.Add(1);
  if (!client->is_unix_socket) Configure(socket.number());
  client->id = server_.clients().NextId();
  client->connected_us = server_.engine().clock().MonotonicUs();
  client->active_us = client->connected_us;
  Loop& loop = server_.NextLoop();
  auto connection = std::make_shared<Connection>(loop, std::move(socket), client);
  client->close = [weak = std::weak_ptr<Connection>(connection)] {
    if (const std::shared_ptr<Connection> open = weak.lock()) open->RequestClose();
  };
  server_.clients().Add(std::move(client));
  loop.Post([connection] { connection->Start(); });
}

}  // namespace perilune
