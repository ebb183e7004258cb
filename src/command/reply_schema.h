#pragma once

// What a command replies, as its record says it: one text for both protocols, and the tree that
// is read from it at compile time.
//
//   .reply = "integer",                          INCR
//   .reply = "OK | bulk | null",                 SET
//   .reply = "tuple<bulk, array<bulk>>",         SCAN
//
// The text says what RESP3 has. What RESP2 has follows:
//
//   text           RESP3                             RESP2
//   integer        an integer                        the same
//   bulk           a bulk string                     the same
//   status         a status line                     the same
//   OK             the status line "OK"; so with     the same
//                  every word in capitals
//   double         a double                          a bulk string
//   boolean        a boolean                         1 or 0
//   bignumber      a big number                      a bulk string
//   verbatim       a verbatim string                 a bulk string
//   null           null                              the null bulk string, $-1
//   nullarray      null                              the null array, *-1
//   array<T>       an array of any length            the same
//   tuple<T, U>    an array of exactly these         the same
//   set<T>         a set                             an array
//   map<K, V>      a map                             an array: key, value, key, value ...
//   {a: T, b?: U}  a map with these keys, which are  an array: key, value, key, value ...
//                  bulk strings, b maybe missing
//   pairs<T, U>    an array of arrays of two         an array: first, second, first, second ...
//   any            anything: a script's reply        anything
//   none           no reply is sent                  the same
//
// `T | U` is one of the two. Where the protocols differ in some other way the text says both:
// "resp2: T; resp3: U". Spaces stand as they do here and nowhere else.
//
// Every command may reply an error, and QUEUED inside MULTI: no text mentions that.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace perilune {

enum class ReplyType : uint8_t {
  kInteger,
  kBulk,
  kStatus,
  kDouble,
  kBoolean,
  kBigNumber,
  kVerbatim,
  kNull,
  kNullArray,
  kArray,
  kTuple,
  kSet,
  kMap,
  kFields,
  kPairs,
  kOneOf,
  kAny,
  kNone,
};

// A node of the tree.
struct ReplyNode {
  ReplyType type = ReplyType::kAny;
  uint8_t size = 1;             // How many nodes the subtree has; its children follow it.
  bool is_optional = false;     // A child of kFields that may be missing.
  std::string_view field = {};  // The key of a child of kFields.
  std::string_view line = {};   // The line of a kStatus; "" is any.
};

// Lifetime: names point into the text.
class ReplySchema {
 public:
  static constexpr size_t kCapacity = 128;

  // Reads `text`. If it is malformed nothing but is_well_formed() may be asked.
  constexpr explicit ReplySchema(std::string_view text) : rest_(text) {
    is_well_formed_ = ReadSchema() && rest_.empty();
  }

  constexpr bool is_well_formed() const { return is_well_formed_; }

  // Returns the node at which the reply in a protocol, 2 or 3, begins: in RESP2 it may have to be
  // read as the table above says.
  constexpr size_t root(int protocol) const { return protocol == 2 ? 0 : resp3_root_; }

  constexpr const ReplyNode& operator[](size_t i) const { return nodes_[i]; }

  // Returns the node behind the subtree of node i: a parent's children are
  // i + 1, Behind(i + 1) ... below Behind(i).
  constexpr size_t Behind(size_t i) const { return i + nodes_[i].size; }

 private:
  struct Name {
    std::string_view text;
    ReplyType type;
    size_t children_min;
    size_t children_max;
  };
  static constexpr Name kNames[] = {
      {"integer", ReplyType::kInteger, 0, 0},
      {"bulk", ReplyType::kBulk, 0, 0},
      {"status", ReplyType::kStatus, 0, 0},
      {"double", ReplyType::kDouble, 0, 0},
      {"boolean", ReplyType::kBoolean, 0, 0},
      {"bignumber", ReplyType::kBigNumber, 0, 0},
      {"verbatim", ReplyType::kVerbatim, 0, 0},
      {"null", ReplyType::kNull, 0, 0},
      {"nullarray", ReplyType::kNullArray, 0, 0},
      {"array", ReplyType::kArray, 1, 1},
      {"tuple", ReplyType::kTuple, 1, 16},
      {"set", ReplyType::kSet, 1, 1},
      {"map", ReplyType::kMap, 2, 2},
      {"pairs", ReplyType::kPairs, 2, 2},
      {"any", ReplyType::kAny, 0, 0},
      {"none", ReplyType::kNone, 0, 0},
  };

  // Every reader returns false if the text does not go on as it should.

  constexpr bool ReadSchema() {
    if (!Take("resp2: ")) return ReadTypes();
    if (!ReadTypes() || !Take("; resp3: ")) return false;
    resp3_root_ = size_;
    return ReadTypes();
  }

  // type | type ...
  constexpr bool ReadTypes() {
    const size_t first = size_;
    if (!ReadType()) return false;
    if (!rest_.starts_with(" | ")) return true;
    if (!Add({})) return false;
    for (size_t i = size_ - 1; i > first; --i) nodes_[i] = nodes_[i - 1];
    nodes_[first] = {.type = ReplyType::kOneOf};
    while (Take(" | ")) {
      if (!ReadType()) return false;
    }
    return Close(first);
  }

  constexpr bool ReadType() {
    if (Take("{")) return ReadFields();
    const std::string_view word = TakeWord();
    if (word.empty()) return false;
    if (IsCapital(word.front())) return Add({.type = ReplyType::kStatus, .line = word});
    for (const Name& name : kNames) {
      if (name.text == word) return Add({.type = name.type}) && ReadChildren(name);
    }
    return false;
  }

  // <types, types ...>
  constexpr bool ReadChildren(const Name& name) {
    if (name.children_max == 0) return true;
    const size_t parent = size_ - 1;
    size_t children = 0;
    do {
      if (!Take(children == 0 ? "<" : ", ") || !ReadTypes()) return false;
      ++children;
    } while (!rest_.starts_with(">"));
    if (children < name.children_min || children > name.children_max) return false;
    return Take(">") && Close(parent);
  }

  // name: types, name?: types ...}
  constexpr bool ReadFields() {
    const size_t parent = size_;
    if (!Add({.type = ReplyType::kFields})) return false;
    do {
      const std::string_view field = TakeWord();
      const bool is_optional = Take("?");
      const size_t child = size_;
      if (field.empty() || !Take(": ") || !ReadTypes()) return false;
      nodes_[child].field = field;
      nodes_[child].is_optional = is_optional;
    } while (Take(", "));
    return Take("}") && Close(parent);
  }

  constexpr bool Take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  // Takes letters, digits, '-', '_' and '.': all capitals or none.
  constexpr std::string_view TakeWord() {
    const bool in_capitals = !rest_.empty() && IsCapital(rest_.front());
    size_t size = 0;
    while (size < rest_.size() && IsInWord(rest_[size], in_capitals)) ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return word;
  }

  static constexpr bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
  static constexpr bool IsInWord(char c, bool in_capitals) {
    if (in_capitals) return IsCapital(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  constexpr bool Add(const ReplyNode& node) {
    if (size_ == kCapacity) return false;
    nodes_[size_++] = node;
    return true;
  }

  // Makes all from node i on its subtree. Returns true.
  constexpr bool Close(size_t i) {
    nodes_[i].size = static_cast<uint8_t>(size_ - i);
    return true;
  }

  ReplyNode nodes_[kCapacity] = {};
  size_t size_ = 0;
  size_t resp3_root_ = 0;
  std::string_view rest_;
  bool is_well_formed_ = false;
};

}  // namespace perilune
