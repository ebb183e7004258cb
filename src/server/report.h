#pragma once

// What INFO says. Sections are records in report.cc; fields have Redis' names where clients and
// monitors look for them, and only those are there whose values are true.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace perilune {

class Server;
class Transaction;

// Returns the sections named, each once, in the order of the records; names match in any case,
// unknown ones are passed over. "default", "all" and "everything" stand for many; no name stands
// for "default". Requires: `txn` holds the keyspace.
std::string ReportText(Server& server, Transaction& txn, std::span<const std::string_view> names);

// Returns a size for people: "512B", "1.37M".
std::string HumanSize(size_t bytes);

}  // namespace perilune
