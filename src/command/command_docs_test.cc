#include "command/command_docs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/test_commands.h"
#include "resp/reply_sink.h"

namespace perilune {

// This layer cannot see into a session; here it is the table itself, under another name.
const CommandTable& CommandsOf(const Session& session) {
  return reinterpret_cast<const CommandTable&>(session);
}

namespace {

// Writes a reply as one line: [array], <set>, {name: value}.
class LineSink final : public ReplySink {
 public:
  const std::string& line() const { return line_; }

  void Integer(int64_t value) override { Element(std::to_string(value)); }
  void Simple(std::string_view line) override { Element(line); }
  void ErrorText(std::string_view text) override { Element("(error) " + std::string(text)); }
  void Bulk(std::string_view bytes) override { Element(bytes); }
  void Null() override { Element("(nil)"); }
  void NullArray() override { Element("(nil)"); }
  void Array(size_t elements) override { Open('[', ']', elements); }
  void Map(size_t pairs) override { Open('{', '}', 2 * pairs); }
  void Set(size_t elements) override { Open('<', '>', elements); }
  void Push(size_t elements) override { Open('(', ')', elements); }
  void Double(double value) override { Element(std::to_string(value)); }
  void Boolean(bool value) override { Element(value ? "true" : "false"); }
  void BigNumber(std::string_view digits) override { Element(digits); }
  void Verbatim(std::string_view, std::string_view bytes) override { Element(bytes); }
  int protocol() const override { return 3; }

 private:
  struct Aggregate {
    char closer;
    size_t size;
    size_t done = 0;
  };

  void Element(std::string_view text) {
    line_ += text;
    Close();
  }

  void Open(char opener, char closer, size_t size) {
    line_ += opener;
    open_.push_back({closer, size});
    if (size == 0) {
      line_ += closer;
      open_.pop_back();
      Close();
    }
  }

  // Counts an element that is complete, and closes what it completes.
  void Close() {
    while (!open_.empty()) {
      Aggregate& last = open_.back();
      if (++last.done < last.size) {
        line_ += last.closer == '}' && last.done % 2 == 1 ? ": " : ", ";
        return;
      }
      line_ += last.closer;
      open_.pop_back();
    }
  }

  std::string line_;
  std::vector<Aggregate> open_;
};

struct Documented {
  std::string_view name;
  std::string_view metadata;   // COMMAND INFO, but for the notes on keys.
  std::string_view arguments;  // COMMAND DOCS.
};

// Recorded from Redis 7.0, with the display_text of Redis 7.2 and without the deprecated_since of
// one argument (of CLIENT KILL).
constexpr Documented kRecorded[] = {
    {
        "bitfield",
        "[bitfield, -2, <write, denyoom>, 1, 1, 1, <@write, @bitmap, @slow>, <>, <{flags: <RW, "
        "access, update, variable_flags>, begin_search: {type: index, spec: {index: 1}}, "
        "find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: operation, "
        "type: oneof, flags: <optional, multiple>, arguments: [{name: encoding_offset, type: "
        "block, token: GET, arguments: [{name: encoding, type: string, display_text: "
        "encoding}, {name: offset, type: integer, display_text: offset}]}, {name: write, type: "
        "block, arguments: [{name: wrap_sat_fail, type: oneof, token: OVERFLOW, flags: "
        "<optional>, arguments: [{name: wrap, type: pure-token, display_text: wrap, token: "
        "WRAP}, {name: sat, type: pure-token, display_text: sat, token: SAT}, {name: fail, "
        "type: pure-token, display_text: fail, token: FAIL}]}, {name: write_operation, type: "
        "oneof, arguments: [{name: encoding_offset_value, type: block, token: SET, arguments: "
        "[{name: encoding, type: string, display_text: encoding}, {name: offset, type: "
        "integer, display_text: offset}, {name: value, type: integer, display_text: value}]}, "
        "{name: encoding_offset_increment, type: block, token: INCRBY, arguments: [{name: "
        "encoding, type: string, display_text: encoding}, {name: offset, type: integer, "
        "display_text: offset}, {name: increment, type: integer, display_text: "
        "increment}]}]}]}]}]",
    },
    {
        "bitop",
        "[bitop, -4, <write, denyoom>, 2, -1, 1, <@write, @bitmap, @slow>, <>, <{flags: <OW, "
        "update>, begin_search: {type: index, spec: {index: 2}}, find_keys: {type: range, "
        "spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <RO, access>, begin_search: "
        "{type: index, spec: {index: 3}}, find_keys: {type: range, spec: {lastkey: -1, "
        "keystep: 1, limit: 0}}}>, <>]",
        "[{name: operation, type: string, display_text: operation}, {name: destkey, type: key, "
        "display_text: destkey, key_spec_index: 0}, {name: key, type: key, display_text: key, "
        "key_spec_index: 1, flags: <multiple>}]",
    },
    {
        "blpop",
        "[blpop, -3, <write, noscript, blocking>, 1, -2, 1, <@write, @list, @slow, @blocking>, "
        "<>, <{flags: <RW, access, delete>, begin_search: {type: index, spec: {index: 1}}, "
        "find_keys: {type: range, spec: {lastkey: -2, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0, flags: <multiple>}, "
        "{name: timeout, type: double, display_text: timeout}]",
    },
    {
        "client|kill",
        "[client|kill, -3, <admin, noscript, loading, stale>, 0, 0, 0, <@admin, @slow, "
        "@dangerous, @connection>, <>, <>, <>]",
        "[{name: filter, type: oneof, arguments: [{name: ip:port, type: string, display_text: "
        "ip:port}, {name: new-format, type: oneof, flags: <multiple>, arguments: [{name: "
        "client-id, type: integer, display_text: client-id, token: ID, since: 2.8.12, flags: "
        "<optional>}, {name: normal_master_slave_pubsub, type: oneof, token: TYPE, since: "
        "2.8.12, flags: <optional>, arguments: [{name: normal, type: pure-token, display_text: "
        "normal, token: NORMAL}, {name: master, type: pure-token, display_text: master, token: "
        "MASTER, since: 3.2.0}, {name: slave, type: pure-token, display_text: slave, token: "
        "SLAVE}, {name: replica, type: pure-token, display_text: replica, token: REPLICA, "
        "since: 5.0.0}, {name: pubsub, type: pure-token, display_text: pubsub, token: "
        "PUBSUB}]}, {name: username, type: string, display_text: username, token: USER, flags: "
        "<optional>}, {name: ip:port, type: string, display_text: ip:port, token: ADDR, flags: "
        "<optional>}, {name: ip:port, type: string, display_text: ip:port, token: LADDR, "
        "since: 6.2.0, flags: <optional>}, {name: yes/no, type: string, display_text: yes/no, "
        "token: SKIPME, flags: <optional>}]}]}]",
    },
    {
        "config|set",
        "[config|set, -4, <admin, noscript, loading, stale>, 0, 0, 0, <@admin, @slow, "
        "@dangerous>, <request_policy:all_nodes, response_policy:all_succeeded>, <>, <>]",
        "[{name: parameter_value, type: block, flags: <multiple>, arguments: [{name: "
        "parameter, type: string, display_text: parameter}, {name: value, type: string, "
        "display_text: value}]}]",
    },
    {
        "copy",
        "[copy, -3, <write, denyoom>, 1, 2, 1, <@keyspace, @write, @slow>, <>, <{flags: <RO, "
        "access>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, "
        "spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <OW, update>, begin_search: "
        "{type: index, spec: {index: 2}}, find_keys: {type: range, spec: {lastkey: 0, keystep: "
        "1, limit: 0}}}>, <>]",
        "[{name: source, type: key, display_text: source, key_spec_index: 0}, {name: "
        "destination, type: key, display_text: destination, key_spec_index: 1}, {name: "
        "destination-db, type: integer, display_text: destination-db, token: DB, flags: "
        "<optional>}, {name: replace, type: pure-token, display_text: replace, token: REPLACE, "
        "flags: <optional>}]",
    },
    {
        "eval",
        "[eval, -3, <noscript, stale, skip_monitor, no_mandatory_keys, movablekeys>, 0, 0, 0, "
        "<@slow, @scripting>, <>, <{flags: <RW, access, update>, begin_search: {type: index, "
        "spec: {index: 2}}, find_keys: {type: keynum, spec: {keynumidx: 0, firstkey: 1, "
        "keystep: 1}}}>, <>]",
        "[{name: script, type: string, display_text: script}, {name: numkeys, type: integer, "
        "display_text: numkeys}, {name: key, type: key, display_text: key, key_spec_index: 0, "
        "flags: <optional, multiple>}, {name: arg, type: string, display_text: arg, flags: "
        "<optional, multiple>}]",
    },
    {
        "georadius",
        "[georadius, -6, <write, denyoom, movablekeys>, 1, 1, 1, <@write, @geo, @slow>, <>, "
        "<{flags: <RO, access>, begin_search: {type: index, spec: {index: 1}}, find_keys: "
        "{type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <OW, update>, "
        "begin_search: {type: keyword, spec: {keyword: STORE, startfrom: 6}}, find_keys: "
        "{type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <OW, update>, "
        "begin_search: {type: keyword, spec: {keyword: STOREDIST, startfrom: 6}}, find_keys: "
        "{type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: longitude, "
        "type: double, display_text: longitude}, {name: latitude, type: double, display_text: "
        "latitude}, {name: radius, type: double, display_text: radius}, {name: unit, type: "
        "oneof, arguments: [{name: m, type: pure-token, display_text: m, token: M}, {name: km, "
        "type: pure-token, display_text: km, token: KM}, {name: ft, type: pure-token, "
        "display_text: ft, token: FT}, {name: mi, type: pure-token, display_text: mi, token: "
        "MI}]}, {name: withcoord, type: pure-token, display_text: withcoord, token: WITHCOORD, "
        "flags: <optional>}, {name: withdist, type: pure-token, display_text: withdist, token: "
        "WITHDIST, flags: <optional>}, {name: withhash, type: pure-token, display_text: "
        "withhash, token: WITHHASH, flags: <optional>}, {name: count, type: block, flags: "
        "<optional>, arguments: [{name: count, type: integer, display_text: count, token: "
        "COUNT}, {name: any, type: pure-token, display_text: any, token: ANY, since: 6.2.0, "
        "flags: <optional>}]}, {name: order, type: oneof, flags: <optional>, arguments: "
        "[{name: asc, type: pure-token, display_text: asc, token: ASC}, {name: desc, type: "
        "pure-token, display_text: desc, token: DESC}]}, {name: key, type: key, display_text: "
        "key, key_spec_index: 1, token: STORE, flags: <optional>}, {name: key, type: key, "
        "display_text: key, key_spec_index: 2, token: STOREDIST, flags: <optional>}]",
    },
    {
        "geosearchstore",
        "[geosearchstore, -8, <write, denyoom>, 1, 2, 1, <@write, @geo, @slow>, <>, <{flags: "
        "<OW, update>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, "
        "spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <RO, access>, begin_search: "
        "{type: index, spec: {index: 2}}, find_keys: {type: range, spec: {lastkey: 0, keystep: "
        "1, limit: 0}}}>, <>]",
        "[{name: destination, type: key, display_text: destination, key_spec_index: 0}, {name: "
        "source, type: key, display_text: source, key_spec_index: 1}, {name: from, type: "
        "oneof, arguments: [{name: member, type: string, display_text: member, token: "
        "FROMMEMBER}, {name: longitude_latitude, type: block, token: FROMLONLAT, arguments: "
        "[{name: longitude, type: double, display_text: longitude}, {name: latitude, type: "
        "double, display_text: latitude}]}]}, {name: by, type: oneof, arguments: [{name: "
        "circle, type: block, arguments: [{name: radius, type: double, display_text: radius, "
        "token: BYRADIUS}, {name: unit, type: oneof, arguments: [{name: m, type: pure-token, "
        "display_text: m, token: M}, {name: km, type: pure-token, display_text: km, token: "
        "KM}, {name: ft, type: pure-token, display_text: ft, token: FT}, {name: mi, type: "
        "pure-token, display_text: mi, token: MI}]}]}, {name: box, type: block, arguments: "
        "[{name: width, type: double, display_text: width, token: BYBOX}, {name: height, type: "
        "double, display_text: height}, {name: unit, type: oneof, arguments: [{name: m, type: "
        "pure-token, display_text: m, token: M}, {name: km, type: pure-token, display_text: "
        "km, token: KM}, {name: ft, type: pure-token, display_text: ft, token: FT}, {name: mi, "
        "type: pure-token, display_text: mi, token: MI}]}]}]}, {name: order, type: oneof, "
        "flags: <optional>, arguments: [{name: asc, type: pure-token, display_text: asc, "
        "token: ASC}, {name: desc, type: pure-token, display_text: desc, token: DESC}]}, "
        "{name: count, type: block, flags: <optional>, arguments: [{name: count, type: "
        "integer, display_text: count, token: COUNT}, {name: any, type: pure-token, "
        "display_text: any, token: ANY, flags: <optional>}]}, {name: storedist, type: "
        "pure-token, display_text: storedist, token: STOREDIST, flags: <optional>}]",
    },
    {
        "getex",
        "[getex, -2, <write, fast>, 1, 1, 1, <@write, @string, @fast>, <>, <{flags: <RW, "
        "access, update>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: "
        "range, spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: expiration, "
        "type: oneof, flags: <optional>, arguments: [{name: seconds, type: integer, "
        "display_text: seconds, token: EX}, {name: milliseconds, type: integer, display_text: "
        "milliseconds, token: PX}, {name: unix-time-seconds, type: unix-time, display_text: "
        "unix-time-seconds, token: EXAT}, {name: unix-time-milliseconds, type: unix-time, "
        "display_text: unix-time-milliseconds, token: PXAT}, {name: persist, type: pure-token, "
        "display_text: persist, token: PERSIST}]}]",
    },
    {
        "lcs",
        "[lcs, -3, <readonly>, 1, 2, 1, <@read, @string, @slow>, <>, <{flags: <RO, access>, "
        "begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, spec: "
        "{lastkey: 1, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key1, type: key, display_text: key1, key_spec_index: 0}, {name: key2, type: "
        "key, display_text: key2, key_spec_index: 0}, {name: len, type: pure-token, "
        "display_text: len, token: LEN, flags: <optional>}, {name: idx, type: pure-token, "
        "display_text: idx, token: IDX, flags: <optional>}, {name: len, type: integer, "
        "display_text: len, token: MINMATCHLEN, flags: <optional>}, {name: withmatchlen, type: "
        "pure-token, display_text: withmatchlen, token: WITHMATCHLEN, flags: <optional>}]",
    },
    {
        "lmpop",
        "[lmpop, -4, <write, movablekeys>, 0, 0, 0, <@write, @list, @slow>, <>, <{flags: <RW, "
        "access, delete>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: "
        "keynum, spec: {keynumidx: 0, firstkey: 1, keystep: 1}}}>, <>]",
        "[{name: numkeys, type: integer, display_text: numkeys}, {name: key, type: key, "
        "display_text: key, key_spec_index: 0, flags: <multiple>}, {name: where, type: oneof, "
        "arguments: [{name: left, type: pure-token, display_text: left, token: LEFT}, {name: "
        "right, type: pure-token, display_text: right, token: RIGHT}]}, {name: count, type: "
        "integer, display_text: count, token: COUNT, flags: <optional>}]",
    },
    {
        "migrate",
        "[migrate, -6, <write, movablekeys>, 3, 3, 1, <@keyspace, @write, @slow, @dangerous>, "
        "<nondeterministic_output>, <{flags: <RW, access, delete>, begin_search: {type: index, "
        "spec: {index: 3}}, find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: "
        "0}}}, {flags: <RW, access, delete, incomplete>, begin_search: {type: keyword, spec: "
        "{keyword: KEYS, startfrom: -2}}, find_keys: {type: range, spec: {lastkey: -1, "
        "keystep: 1, limit: 0}}}>, <>]",
        "[{name: host, type: string, display_text: host}, {name: port, type: integer, "
        "display_text: port}, {name: key_or_empty_string, type: oneof, arguments: [{name: key, "
        "type: key, display_text: key, key_spec_index: 0}, {name: empty_string, type: "
        "pure-token, display_text: empty_string, token: }]}, {name: destination-db, type: "
        "integer, display_text: destination-db}, {name: timeout, type: integer, display_text: "
        "timeout}, {name: copy, type: pure-token, display_text: copy, token: COPY, since: "
        "3.0.0, flags: <optional>}, {name: replace, type: pure-token, display_text: replace, "
        "token: REPLACE, since: 3.0.0, flags: <optional>}, {name: authentication, type: oneof, "
        "flags: <optional>, arguments: [{name: password, type: string, display_text: password, "
        "token: AUTH, since: 4.0.7, flags: <optional>}, {name: username_password, type: block, "
        "token: AUTH2, since: 6.0.0, flags: <optional>, arguments: [{name: username, type: "
        "string, display_text: username}, {name: password, type: string, display_text: "
        "password}]}]}, {name: key, type: key, display_text: key, key_spec_index: 1, token: "
        "KEYS, since: 3.0.6, flags: <optional, multiple>}]",
    },
    {
        "mset",
        "[mset, -3, <write, denyoom>, 1, -1, 2, <@write, @string, @slow>, "
        "<request_policy:multi_shard, response_policy:all_succeeded>, <{flags: <OW, update>, "
        "begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, spec: "
        "{lastkey: -1, keystep: 2, limit: 0}}}>, <>]",
        "[{name: key_value, type: block, flags: <multiple>, arguments: [{name: key, type: key, "
        "display_text: key, key_spec_index: 0}, {name: value, type: string, display_text: "
        "value}]}]",
    },
    {
        "scan",
        "[scan, -2, <readonly>, 0, 0, 0, <@keyspace, @read, @slow>, <nondeterministic_output, "
        "request_policy:special>, <>, <>]",
        "[{name: cursor, type: integer, display_text: cursor}, {name: pattern, type: pattern, "
        "display_text: pattern, token: MATCH, flags: <optional>}, {name: count, type: integer, "
        "display_text: count, token: COUNT, flags: <optional>}, {name: type, type: string, "
        "display_text: type, token: TYPE, since: 6.0.0, flags: <optional>}]",
    },
    {
        "set",
        "[set, -3, <write, denyoom>, 1, 1, 1, <@write, @string, @slow>, <>, <{flags: <RW, "
        "access, update, variable_flags>, begin_search: {type: index, spec: {index: 1}}, "
        "find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: value, type: "
        "string, display_text: value}, {name: condition, type: oneof, since: 2.6.12, flags: "
        "<optional>, arguments: [{name: nx, type: pure-token, display_text: nx, token: NX}, "
        "{name: xx, type: pure-token, display_text: xx, token: XX}]}, {name: get, type: "
        "pure-token, display_text: get, token: GET, since: 6.2.0, flags: <optional>}, {name: "
        "expiration, type: oneof, flags: <optional>, arguments: [{name: seconds, type: "
        "integer, display_text: seconds, token: EX, since: 2.6.12}, {name: milliseconds, type: "
        "integer, display_text: milliseconds, token: PX, since: 2.6.12}, {name: "
        "unix-time-seconds, type: unix-time, display_text: unix-time-seconds, token: EXAT, "
        "since: 6.2.0}, {name: unix-time-milliseconds, type: unix-time, display_text: "
        "unix-time-milliseconds, token: PXAT, since: 6.2.0}, {name: keepttl, type: pure-token, "
        "display_text: keepttl, token: KEEPTTL, since: 6.0.0}]}]",
    },
    {
        "sort",
        "[sort, -2, <write, denyoom, movablekeys>, 1, 1, 1, <@write, @set, @sortedset, @list, "
        "@slow, @dangerous>, <>, <{flags: <RO, access>, begin_search: {type: index, spec: "
        "{index: 1}}, find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}, "
        "{flags: <RO, access>, begin_search: {type: unknown, spec: {}}, find_keys: {type: "
        "unknown, spec: {}}}, {flags: <OW, update>, begin_search: {type: unknown, spec: {}}, "
        "find_keys: {type: unknown, spec: {}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: pattern, type: "
        "pattern, display_text: pattern, key_spec_index: 1, token: BY, flags: <optional>}, "
        "{name: offset_count, type: block, token: LIMIT, flags: <optional>, arguments: [{name: "
        "offset, type: integer, display_text: offset}, {name: count, type: integer, "
        "display_text: count}]}, {name: pattern, type: pattern, display_text: pattern, "
        "key_spec_index: 1, token: GET, flags: <optional, multiple, multiple_token>}, {name: "
        "order, type: oneof, flags: <optional>, arguments: [{name: asc, type: pure-token, "
        "display_text: asc, token: ASC}, {name: desc, type: pure-token, display_text: desc, "
        "token: DESC}]}, {name: sorting, type: pure-token, display_text: sorting, token: "
        "ALPHA, flags: <optional>}, {name: destination, type: key, display_text: destination, "
        "key_spec_index: 2, token: STORE, flags: <optional>}]",
    },
    {
        "spublish",
        "[spublish, 3, <pubsub, loading, stale, fast>, 1, 1, 1, <@pubsub, @fast>, <>, <{flags: "
        "<not_key>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, "
        "spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: shardchannel, type: string, display_text: shardchannel}, {name: message, "
        "type: string, display_text: message}]",
    },
    {
        "xadd",
        "[xadd, -5, <write, denyoom, fast>, 1, 1, 1, <@write, @stream, @fast>, "
        "<nondeterministic_output>, <{flags: <RW, update>, begin_search: {type: index, spec: "
        "{index: 1}}, find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: nomkstream, "
        "type: pure-token, display_text: nomkstream, token: NOMKSTREAM, since: 6.2.0, flags: "
        "<optional>}, {name: trim, type: block, flags: <optional>, arguments: [{name: "
        "strategy, type: oneof, arguments: [{name: maxlen, type: pure-token, display_text: "
        "maxlen, token: MAXLEN}, {name: minid, type: pure-token, display_text: minid, token: "
        "MINID, since: 6.2.0}]}, {name: operator, type: oneof, flags: <optional>, arguments: "
        "[{name: equal, type: pure-token, display_text: equal, token: =}, {name: "
        "approximately, type: pure-token, display_text: approximately, token: ~}]}, {name: "
        "threshold, type: string, display_text: threshold}, {name: count, type: integer, "
        "display_text: count, token: LIMIT, since: 6.2.0, flags: <optional>}]}, {name: "
        "id_or_auto, type: oneof, arguments: [{name: auto_id, type: pure-token, display_text: "
        "auto_id, token: *}, {name: id, type: string, display_text: id}]}, {name: field_value, "
        "type: block, flags: <multiple>, arguments: [{name: field, type: string, display_text: "
        "field}, {name: value, type: string, display_text: value}]}]",
    },
    {
        "xread",
        "[xread, -4, <readonly, blocking, movablekeys>, 0, 0, 0, <@read, @stream, @slow, "
        "@blocking>, <>, <{flags: <RO, access>, begin_search: {type: keyword, spec: {keyword: "
        "STREAMS, startfrom: 1}}, find_keys: {type: range, spec: {lastkey: -1, keystep: 1, "
        "limit: 2}}}>, <>]",
        "[{name: count, type: integer, display_text: count, token: COUNT, flags: <optional>}, "
        "{name: milliseconds, type: integer, display_text: milliseconds, token: BLOCK, flags: "
        "<optional>}, {name: streams, type: block, token: STREAMS, arguments: [{name: key, "
        "type: key, display_text: key, key_spec_index: 0, flags: <multiple>}, {name: id, type: "
        "string, display_text: id, flags: <multiple>}]}]",
    },
    {
        "xreadgroup",
        "[xreadgroup, -7, <write, blocking, movablekeys>, 0, 0, 0, <@write, @stream, @slow, "
        "@blocking>, <>, <{flags: <RO, access>, begin_search: {type: keyword, spec: {keyword: "
        "STREAMS, startfrom: 4}}, find_keys: {type: range, spec: {lastkey: -1, keystep: 1, "
        "limit: 2}}}>, <>]",
        "[{name: group_consumer, type: block, token: GROUP, arguments: [{name: group, type: "
        "string, display_text: group}, {name: consumer, type: string, display_text: "
        "consumer}]}, {name: count, type: integer, display_text: count, token: COUNT, flags: "
        "<optional>}, {name: milliseconds, type: integer, display_text: milliseconds, token: "
        "BLOCK, flags: <optional>}, {name: noack, type: pure-token, display_text: noack, "
        "token: NOACK, flags: <optional>}, {name: streams, type: block, token: STREAMS, "
        "arguments: [{name: key, type: key, display_text: key, key_spec_index: 0, flags: "
        "<multiple>}, {name: id, type: string, display_text: id, flags: <multiple>}]}]",
    },
    {
        "zadd",
        "[zadd, -4, <write, denyoom, fast>, 1, 1, 1, <@write, @sortedset, @fast>, <>, <{flags: "
        "<RW, update>, begin_search: {type: index, spec: {index: 1}}, find_keys: {type: range, "
        "spec: {lastkey: 0, keystep: 1, limit: 0}}}>, <>]",
        "[{name: key, type: key, display_text: key, key_spec_index: 0}, {name: condition, "
        "type: oneof, since: 3.0.2, flags: <optional>, arguments: [{name: nx, type: "
        "pure-token, display_text: nx, token: NX}, {name: xx, type: pure-token, display_text: "
        "xx, token: XX}]}, {name: comparison, type: oneof, since: 6.2.0, flags: <optional>, "
        "arguments: [{name: gt, type: pure-token, display_text: gt, token: GT}, {name: lt, "
        "type: pure-token, display_text: lt, token: LT}]}, {name: change, type: pure-token, "
        "display_text: change, token: CH, since: 3.0.2, flags: <optional>}, {name: increment, "
        "type: pure-token, display_text: increment, token: INCR, since: 3.0.2, flags: "
        "<optional>}, {name: score_member, type: block, flags: <multiple>, arguments: [{name: "
        "score, type: double, display_text: score}, {name: member, type: string, display_text: "
        "member}]}]",
    },
    {
        "zinterstore",
        "[zinterstore, -4, <write, denyoom, movablekeys>, 1, 1, 1, <@write, @sortedset, "
        "@slow>, <>, <{flags: <OW, update>, begin_search: {type: index, spec: {index: 1}}, "
        "find_keys: {type: range, spec: {lastkey: 0, keystep: 1, limit: 0}}}, {flags: <RO, "
        "access>, begin_search: {type: index, spec: {index: 2}}, find_keys: {type: keynum, "
        "spec: {keynumidx: 0, firstkey: 1, keystep: 1}}}>, <>]",
        "[{name: destination, type: key, display_text: destination, key_spec_index: 0}, {name: "
        "numkeys, type: integer, display_text: numkeys}, {name: key, type: key, display_text: "
        "key, key_spec_index: 1, flags: <multiple>}, {name: weight, type: integer, "
        "display_text: weight, token: WEIGHTS, flags: <optional, multiple>}, {name: aggregate, "
        "type: oneof, token: AGGREGATE, flags: <optional>, arguments: [{name: sum, type: "
        "pure-token, display_text: sum, token: SUM}, {name: min, type: pure-token, "
        "display_text: min, token: MIN}, {name: max, type: pure-token, display_text: max, "
        "token: MAX}]}]",
    },
};

class CommandDocs : public testing::Test {
 protected:
  // Runs a subcommand of COMMAND and returns its reply as a line.
  std::string Run(std::string_view line) {
    const test::Call call(line);
    const Command* command = table_.Resolve(call.argv());
    CHECK(command != nullptr && command->spec->Accepts(call.argv().size()));
    ArgReader args(*command->spec, call.argv());
    LineSink sink;
    auto& session = reinterpret_cast<Session&>(table_);
    auto& unused = reinterpret_cast<Transaction&>(table_);
    command->spec->handler.session()(session, unused, args, sink);
    return sink.line();
  }

  CommandTable table_{test::kCommands, kCommandCommands};
};

TEST_F(CommandDocs, ComputeTheMetadataThatRedisDeclares) {
  for (const Documented& recorded : kRecorded) {
    LineSink sink;
    ReplyCommandInfo(*table_.FindFullName(recorded.name), sink);
    EXPECT_EQ(sink.line(), recorded.metadata);
  }
}

TEST_F(CommandDocs, DescribeArgumentsAsRedisDoes) {
  for (const Documented& recorded : kRecorded) {
    LineSink sink;
    ReplyCommandDocs(*table_.FindFullName(recorded.name), sink);
    const std::string key = "arguments: ";
    const size_t begin = sink.line().find(key);
    ASSERT_NE(begin, std::string::npos) << recorded.name;
    EXPECT_EQ(sink.line().substr(begin + key.size()), std::string(recorded.arguments) + "}");
  }
}

TEST_F(CommandDocs, AreAMapOfFieldsThatAreNotEmpty) {
  EXPECT_EQ(Run("COMMAND DOCS command|count nope"),
            "{command|count: {summary: Returns how many commands the server has., since: 2.8.13, "
            "group: server, complexity: O(1), reply_schema: integer}}");
  EXPECT_EQ(Run("COMMAND DOCS nope"), "{}");
}

TEST_F(CommandDocs, TellTheReplyOfWhatHasAHandler) {
  EXPECT_NE(Run("COMMAND DOCS COMMAND|LIST").find("reply_schema: array<bulk>, arguments: ["),
            std::string::npos);
  EXPECT_EQ(Run("COMMAND DOCS client|kill").find("reply_schema: any, arguments: "),
            Run("COMMAND DOCS client|kill").find("reply_schema: "));
  EXPECT_TRUE(
      Run("COMMAND DOCS CLIENT")
          .starts_with(
              "{client: {summary: Is a sample., since: 1.0.0, group: connection, subcommands: {"));
}

TEST_F(CommandDocs, TellHistoryAndDeprecation) {
  static constexpr CommandSpec kOld[] = {{
      .name = "OLD",
      .summary = "Is old.",
      .since = "1.0.0",
      .deprecated_since = "2.0.0",
      .replaced_by = "`NEW`",
      .history = {{"1.2.0", "Aged."}},
      .flags = record::kSystem,
      .example = "OLD",
      .handler = test::Nothing,
  }};
  const CommandTable table({kOld});
  LineSink sink;
  ReplyCommandDocs(*table.Find("old"), sink);
  EXPECT_TRUE(sink.line().ends_with(
      "doc_flags: <deprecated, syscmd>, deprecated_since: 2.0.0, replaced_by: `NEW`, "
      "history: <[1.2.0, Aged.]>}"));
}

TEST_F(CommandDocs, ListSubcommandsInTheirContainer) {
  const std::string config = Run("COMMAND INFO config");
  EXPECT_TRUE(config.starts_with("[[config, -2, <>, 0, 0, 0, <@slow>, <>, <>, [[config|set, -4"));
  EXPECT_EQ(Run("COMMAND INFO nope CONFIG|nope"), "[(nil), (nil)]");
  EXPECT_EQ(Run("COMMAND INFO"), Run("COMMAND"));
}

TEST_F(CommandDocs, CountAndListCommandsButNoSubcommandsUnlessFiltered) {
  EXPECT_EQ(Run("COMMAND COUNT"), std::to_string(table_.top_level().size()));
  EXPECT_TRUE(Run("COMMAND LIST").starts_with("[bitfield, bitop, blpop, client, command, config,"));
  EXPECT_EQ(Run("COMMAND LIST FILTERBY PATTERN CONF*"), "[config, config|set]");
  EXPECT_EQ(Run("COMMAND LIST FILTERBY aclcat GEO"), "[georadius, geosearchstore]");
  EXPECT_EQ(Run("COMMAND LIST FILTERBY ACLCAT @geo"), "[]");
  EXPECT_EQ(Run("COMMAND LIST FILTERBY MODULE any"), "[]");
  for (const char* call : {"COMMAND LIST FILTERBY", "COMMAND LIST FILTERBY MODULE",
                           "COMMAND LIST FILTERBY PATTERN a b", "COMMAND LIST nope"}) {
    EXPECT_EQ(Run(call), "(error) ERR syntax error") << call;
  }
}

TEST_F(CommandDocs, FindKeysOfACallAndSayWhyThereAreNone) {
  EXPECT_EQ(Run("COMMAND GETKEYS MSET a 1 b 2"), "[a, b]");
  EXPECT_EQ(Run("COMMAND GETKEYS eval x 0 a"), "[]");
  EXPECT_EQ(Run("COMMAND GETKEYS eval x 5 a"), "[]");
  EXPECT_EQ(Run("COMMAND GETKEYS zinterstore d 3 a b"),
            "(error) ERR Invalid arguments specified for command");
  EXPECT_EQ(Run("COMMAND GETKEYS nope x"), "(error) ERR Invalid command specified");
  EXPECT_EQ(Run("COMMAND GETKEYS config nope"), "(error) ERR Invalid command specified");
  EXPECT_EQ(Run("COMMAND GETKEYS config set a b"), "(error) ERR The command has no key arguments");
  EXPECT_EQ(Run("COMMAND GETKEYS spublish a b"), "(error) ERR The command has no key arguments");
  EXPECT_EQ(Run("COMMAND GETKEYS set a"),
            "(error) ERR Invalid number of arguments specified for command");
}

TEST_F(CommandDocs, TellWhatACallDoesWithEachKey) {
  EXPECT_EQ(Run("COMMAND GETKEYSANDFLAGS set a b"), "[[a, <OW, update>]]");
  EXPECT_EQ(Run("COMMAND GETKEYSANDFLAGS set a b GET"), "[[a, <RW, access, update>]]");
  EXPECT_EQ(Run("COMMAND GETKEYSANDFLAGS sort a store b"),
            "[[a, <RO, access>], [b, <OW, update>]]");
}

TEST_F(CommandDocs, HelpWithSyntaxAndSummaries) {
  const std::string help = Run("COMMAND HELP");
  EXPECT_TRUE(
      help.starts_with("[COMMAND <subcommand> [<arg> [value] [opt] ...]. Subcommands are:, "
                       "COUNT,     Returns how many commands the server has., DOCS "
                       "[command-name [command-name ...]], "));
}

TEST(AclCategories, HaveNames) {
  EXPECT_EQ(AclCategoryNamed("SortedSet"), kAclSortedSet);
  EXPECT_EQ(AclCategoryNamed("scripting"), kAclScripting);
  EXPECT_EQ(AclCategoryNamed("nope"), 0u);
  EXPECT_EQ(AclCategoryNames().size(), 21u);
}

}  // namespace
}  // namespace perilune
