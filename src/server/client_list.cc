#include "server/client_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "command/arg.h"

namespace perilune {
namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;
constexpr int64_t kUsPerSecond = 1'000'000;

// One letter for each thing worth saying, "N" if there is none.
std::string FlagsOf(const Client& client) {
  std::string flags;
  if (client.queued.load(kRelaxed) >= 0) flags += 'x';
  if (client.is_unix_socket) flags += 'U';
  if (client.no_evict.load(kRelaxed)) flags += 'e';
  return flags.empty() ? "N" : flags;
}

// Returns how many bytes the client costs.
size_t MemoryOf(const Client& client) {
  return sizeof(Client) + client.input_capacity.load(kRelaxed) +
         client.output_bytes.load(kRelaxed);
}

}  // namespace

std::string DescribeClient(const Client& client, int64_t now_us) {
  const Client::Texts texts = client.texts();
  const CommandSpec* command = client.last_command.load(kRelaxed);
  const size_t input = client.input_bytes.load(kRelaxed);
  const size_t capacity = client.input_capacity.load(kRelaxed);
  const size_t output = client.output_bytes.load(kRelaxed);
  const int64_t idle_us = std::max<int64_t>(0, now_us - client.active_us.load(kRelaxed));
  std::string line = fmt::format(
      "id={} addr={} laddr={} fd={} name={} age={} idle={} flags={} db={}", client.id,
      client.address, client.local_address, client.descriptor, texts.name,
      (now_us - client.connected_us) / kUsPerSecond, idle_us / kUsPerSecond, FlagsOf(client),
      client.database.load(kRelaxed));
  line += fmt::format(" sub=0 psub=0 ssub=0 multi={} qbuf={} qbuf-free={} argv-mem={}",
                      client.queued.load(kRelaxed), input, capacity - std::min(input, capacity),
                      client.argument_bytes.load(kRelaxed));
  line += fmt::format(" multi-mem=0 rbs=0 rbp=0 obl={} oll=0 omem=0 tot-mem={} events={}", output,
                      MemoryOf(client), output > 0 ? "rw" : "r");
  line += fmt::format(" cmd={} user=default redir=-1 resp={} lib-name={} lib-ver={}",
                      command == nullptr ? "NULL" : FullName(*command),
                      client.protocol.load(kRelaxed), texts.library_name, texts.library_version);
  return line;
}

bool IsPlainText(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

bool SetClientName(Client& client, std::string_view name) {
  if (!IsPlainText(name)) return false;
  client.ChangeTexts([name](Client::Texts& texts) { texts.name = name; });
  return true;
}

std::optional<ClientType> ClientTypeNamed(std::string_view name) {
  if (EqualsIgnoringCase(name, "normal")) return ClientType::kNormal;
  if (EqualsIgnoringCase(name, "master")) return ClientType::kMaster;
  if (EqualsIgnoringCase(name, "replica")) return ClientType::kReplica;
  if (EqualsIgnoringCase(name, "slave")) return ClientType::kReplica;
  if (EqualsIgnoringCase(name, "pubsub")) return ClientType::kPubSub;
  return std::nullopt;
}

bool Chooses(const ClientFilter& filter, const Client& client) {
  if (client.closing.load(kRelaxed) || &client == filter.skipped) return false;
  if (filter.type && *filter.type != ClientType::kNormal) return false;  // All are, so far.
  if (filter.address && *filter.address != client.address) return false;
  if (filter.local_address && *filter.local_address != client.local_address) return false;
  return filter.ids.empty() ||
         std::find(filter.ids.begin(), filter.ids.end(), client.id) != filter.ids.end();
}

std::vector<std::shared_ptr<Client>> Choose(const ClientFilter& filter,
                                            const ClientRegistry& clients) {
  std::vector<std::shared_ptr<Client>> chosen = clients.All();
  std::erase_if(chosen, [&filter](const std::shared_ptr<Client>& client) {
    return !Chooses(filter, *client);
  });
  return chosen;
}

}  // namespace perilune
