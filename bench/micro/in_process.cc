#include "bench/micro/in_process.h"

#include "base/check.h"

namespace perilune::bench {

InProcessServer::InProcessServer(int loops) {
  const std::vector<std::string> arguments = {"--threads", std::to_string(loops)};
  CHECK(settings_.Load(arguments).ok());
  server_ = std::make_unique<Server>(settings_);
}

InProcessClient::InProcessClient(InProcessServer& server, Loop& loop)
    : commands_(server.server().commands()),
      client_(std::make_shared<Client>()),
      writer_(reply_),
      session_(loop, client_, writer_),
      dispatcher_(session_, waiter_, reply_, writer_) {
  client_->id = server.server().clients().NextId();
}

InProcessClient::~InProcessClient() = default;

std::string_view InProcessClient::Call(std::span<const std::string_view> argv) {
  reply_.clear();
  Dispatcher::Outcome outcome = dispatcher_.Start(RequestOf(commands_, argv, keys_));
  while (outcome == Dispatcher::Outcome::kWaiting) {
    waiter_.Sleep();
    outcome = dispatcher_.Resume();
  }
  CHECK(outcome == Dispatcher::Outcome::kDone);
  CHECK(!reply_.starts_with('-'));
  return reply_;
}

std::string InProcessClient::Load(std::string_view script) {
  const std::string_view reply = Call({"SCRIPT", "LOAD", script});
  const size_t begin = reply.find('\n') + 1;
  return std::string(reply.substr(begin, reply.size() - begin - 2));
}

}  // namespace perilune::bench
