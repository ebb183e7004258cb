#pragma once

// Clients of a server in the same process, without sockets: what each says goes through a
// dispatcher of its own, and the reply comes back as the bytes that would be sent.
//
//   TestServer server;
//   Conversation alice(server);
//   EXPECT_EQ("+PONG\r\n", alice.Say("PING"));

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "command/test_call.h"
#include "engine/waiter.h"
#include "resp/resp_writer.h"
#include "server/client.h"
#include "server/dispatcher.h"
#include "server/loop.h"
#include "server/server.h"
#include "server/session.h"
#include "server/settings.h"

namespace perilune::test {

// A server with one loop that nobody runs.
class TestServer {
 public:
  explicit TestServer(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.end(), {"--threads", "1"});
    CHECK(settings_.Load(arguments).ok());
    server_ = std::make_unique<Server>(settings_);
  }

  Server& server() { return *server_; }
  Loop& loop() { return *server_->loops().front(); }

  // Does what other threads have asked the loop to do.
  void RunPosted() { (void)loop().GoRound(/*may_wait=*/false); }

 private:
  Settings settings_;
  std::unique_ptr<Server> server_;
};

class Conversation : private Waiter {
 public:
  explicit Conversation(TestServer& server)
      : server_(server.server()),
        client_(MakeClient(server)),
        writer_(out_),
        session_(server.loop(), client_, writer_),
        dispatcher_(session_, *this, out_, writer_) {
    server_.clients().Add(client_);
  }
  ~Conversation() override {
    session_.EndMulti();
    server_.clients().Remove(client_->id);
  }

  // Requires: the command need not wait. Its words are separated by single spaces.
  std::string Say(std::string_view line) {
    const Call call(line);
    return Say(call.argv());
  }
  std::string Say(std::span<const std::string_view> argv) {
    out_.clear();
    const Request request = RequestOf(server_.commands(), argv, keys_);
    CHECK(dispatcher_.Start(request) == Dispatcher::Outcome::kDone);
    return out_;
  }

  Client& client() { return *client_; }
  Session& session() { return session_; }
  bool was_told_to_close() const { return *told_to_close_; }

 private:
  std::shared_ptr<Client> MakeClient(TestServer& server) {
    auto client = std::make_shared<Client>();
    client->id = server.server().clients().NextId();
    client->address = "10.0.0.1:" + std::to_string(client->id);
    client->local_address = "10.0.0.2:6379";
    client->descriptor = 5;
    client->is_local = true;
    client->connected_us = server.server().engine().clock().MonotonicUs();
    client->active_us = client->connected_us;
    client->close = [told = told_to_close_] { *told = true; };
    return client;
  }
  void Wake() override {}

  Server& server_;
  const std::shared_ptr<bool> told_to_close_ = std::make_shared<bool>(false);
  const std::shared_ptr<Client> client_;
  std::string out_;
  RespWriter writer_;
  Session session_;
  KeyVector keys_;
  Dispatcher dispatcher_;
};

}  // namespace perilune::test
