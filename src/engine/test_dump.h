#pragma once

// What is in the tables of an engine, for tests to compare: all that a client could tell apart.
//
// Threads: requires that nobody changes anything meanwhile.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "engine/engine.h"

namespace perilune {

// (database, key) to (content, type and encoding, expiry).
using KeyspaceDump =
    std::map<std::pair<int, std::string>, std::tuple<std::string, std::string, int64_t>>;

namespace dump {

// Returns `bytes` in a form that no other bytes, nor several, have.
inline std::string Framed(std::string_view bytes) {
  return std::to_string(bytes.size()) + ":" + std::string(bytes) + " ";
}

// Returns `score` to the last bit: -0 is not 0.
inline std::string Framed(double score) {
  char text[40];
  return {text, static_cast<size_t>(std::snprintf(text, sizeof text, "%a ", score))};
}

inline std::vector<std::string> ElementsOf(const ListValue& list) {
  std::vector<std::string> elements;
  list.Visit(0, list.size(), /*reverse=*/false, [&](std::string_view bytes) {
    elements.push_back(Framed(bytes));
    return true;
  });
  return elements;
}

inline std::vector<std::string> ElementsOf(const SetValue& set) {
  std::vector<std::string> elements;
  set.ForEach([&](std::string_view member) { elements.push_back(Framed(member)); });
  return elements;
}

inline std::vector<std::string> ElementsOf(const SortedSetValue& sorted_set) {
  std::vector<std::string> elements;
  sorted_set.ForEach([&](std::string_view member, double score) {
    elements.push_back(Framed(score) + Framed(member));
  });
  return elements;
}

inline std::vector<std::string> ElementsOf(const HashValue& hash) {
  std::vector<std::string> elements;
  hash.ForEach([&](std::string_view field, std::string_view value) {
    elements.push_back(Framed(field) + Framed(value));
  });
  return elements;
}

}  // namespace dump

// Returns the bytes of a string, or the elements of a collection: in the order in which a client
// sees them, sorted if they are in a hash table, whose order tells nothing.
inline std::string ContentOf(const Value& value) {
  return value.Visit([](const auto& typed) -> std::string {
    if constexpr (std::is_same_v<decltype(typed), const StringValue&>) {
      StringValue::IntBuffer buffer;
      return std::string(typed.View(buffer));
    } else {
      typed.CheckInvariants();
      std::vector<std::string> elements = dump::ElementsOf(typed);
      if (typed.encoding() == Encoding::kHashtable) std::sort(elements.begin(), elements.end());
      std::string content;
      for (const std::string& element : elements) content += element;
      return content;
    }
  });
}

// Returns such as "list quicklist".
inline std::string FormOf(const Value& value) {
  return std::string(TypeName(value.type())) + " " + std::string(value.encoding_name());
}

// Returns everything that is in the tables, whether expired or not.
inline KeyspaceDump DumpOf(Engine& engine) NO_THREAD_SAFETY_ANALYSIS {
  KeyspaceDump dump;
  for (uint32_t index = 0; index < kPartitions; ++index) {
    for (int number = 0; number < engine.databases(); ++number) {
      const Database* database = engine.partition(index).keyspace.Find(number);
      if (database == nullptr) continue;
      database->CheckInvariants();
      database->entries().ForEach([&](const Entry& entry) {
        dump[{number, std::string(entry.key())}] = {
            ContentOf(entry.value()), FormOf(entry.value()), database->ExpiryOf(entry)};
      });
    }
  }
  return dump;
}

}  // namespace perilune
