#pragma once

// How CLIENT LIST shows a client, and which clients a filter chooses.
//
// Threads: all of it, as Client (client.h) says.
// Source: the fields and their order are those of Redis 7.2.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/client.h"

namespace perilune {

inline constexpr std::string_view kBadClientName =
    "ERR Client names cannot contain spaces, newlines or special characters.";

// Returns one line without its end. `now_us` is of Clock::MonotonicUs.
std::string DescribeClient(const Client& client, int64_t now_us);

// Returns true if `text` has only visible ASCII characters; the empty text has, too.
bool IsPlainText(std::string_view text);

// Returns false and leaves the name if it is no plain text.
bool SetClientName(Client& client, std::string_view name);

enum class ClientType : uint8_t { kNormal, kMaster, kReplica, kPubSub };

// Returns the type of that name, in any case.
std::optional<ClientType> ClientTypeNamed(std::string_view name);

// What is set must be so. Lifetime: borrows its texts.
struct ClientFilter {
  std::vector<uint64_t> ids;  // Any of them; empty for all.
  std::optional<std::string_view> address;
  std::optional<std::string_view> local_address;
  std::optional<ClientType> type;
  const Client* skipped = nullptr;
};

// A client that is being closed is chosen by none.
bool Chooses(const ClientFilter& filter, const Client& client);

// Returns those of `clients` that the filter chooses, in their order.
std::vector<std::shared_ptr<Client>> Choose(const ClientFilter& filter,
                                            const ClientRegistry& clients);

}  // namespace perilune
