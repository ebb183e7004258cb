#pragma once

// Records on which the tests of this layer prove the grammar: the commands with the most intricate
// syntax, as Redis 7 declares them.

#include <array>
#include <string>
#include <string_view>

#include "command/arg_reader.h"
#include "command/command_spec.h"
#include "command/test_call.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"

namespace perilune::test {

using namespace record;

inline void Nothing(Transaction&, ArgReader&, ReplySink&) {}

inline KeyUse SetKeyUse(ArgReader& args) {
  args.Key();
  args.String();
  return args.ParseOptions() && args.Has("GET") ? kRW | kAccess | kUpdate : kOW | kUpdate;
}

inline KeyUse BitFieldKeyUse(ArgReader&) { return kRW | kAccess | kUpdate; }

inline constexpr ArgList kUnit =
    OneOf("unit", {Flag("m", "M"), Flag("km", "KM"), Flag("ft", "FT"), Flag("mi", "MI")});
inline constexpr ArgList kOrder = OneOf("order", {Flag("asc", "ASC"), Flag("desc", "DESC")});

// clang-format off
inline constexpr CommandSpec kSyntaxes[] = {
    {.name = "BITFIELD", .group = Group::kBitmap, .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kAccess | kUpdate | kVariableFlags),
                 Optional(Multiple(OneOf("operation",
                     {Token("GET", Block("encoding_offset", {String("encoding"), Int("offset")})),
                      Block("write",
                          {Optional(Token("OVERFLOW", OneOf("wrap_sat_fail",
                               {Flag("wrap", "WRAP"), Flag("sat", "SAT"), Flag("fail", "FAIL")}))),
                           OneOf("write_operation",
                               {Token("SET", Block("encoding_offset_value",
                                    {String("encoding"), Int("offset"), Int("value")})),
                                Token("INCRBY", Block("encoding_offset_increment",
                                    {String("encoding"), Int("offset"),
                                     Int("increment")}))})})})))},
        .key_use = BitFieldKeyUse},
    {.name = "BITOP", .group = Group::kBitmap, .flags = kWrite | kDenyOom,
        .args = {String("operation"), KeyArg("destkey", kOW | kUpdate),
                 Multiple(KeyArg("key", kRO | kAccess))}},
    {.name = "BLPOP", .group = Group::kList, .flags = kWrite | kNoScript | kBlocking,
        .args = {Multiple(KeyArg("key", kRW | kAccess | kDelete)), Double("timeout")}},
    {.name = "CLIENT", .group = Group::kConnection, .flags = kHasSubcommands},
    {.container = "CLIENT", .name = "KILL", .group = Group::kConnection,
        .flags = kAdmin | kNoScript | kLoading | kStale,
        .args = {OneOf("filter",
            {String("ip:port"),
             Multiple(OneOf("new-format",
                 {Optional(Token("ID", Int("client-id")), "2.8.12"),
                  Optional(Token("TYPE", OneOf("normal_master_slave_pubsub",
                      {Flag("normal", "NORMAL"), Flag("master", "MASTER", "3.2.0"),
                       Flag("slave", "SLAVE"), Flag("replica", "REPLICA", "5.0.0"),
                       Flag("pubsub", "PUBSUB")})), "2.8.12"),
                  Optional(Token("USER", String("username"))),
                  Optional(Token("ADDR", String("ip:port"))),
                  Optional(Token("LADDR", String("ip:port")), "6.2.0"),
                  Optional(Token("SKIPME", String("yes/no")))}))})}},
    {.name = "CONFIG", .group = Group::kServer, .flags = kHasSubcommands},
    {.container = "CONFIG", .name = "SET", .group = Group::kServer,
        .flags = kAdmin | kNoScript | kLoading | kStale,
        .tips = {"request_policy:all_nodes", "response_policy:all_succeeded"},
        .args = {Multiple(Block("parameter_value", {String("parameter"), String("value")}))}},
    {.name = "COPY", .group = Group::kGeneric, .flags = kWrite | kDenyOom,
        .categories = kAclKeyspace,
        .args = {KeyArg("source", kRO | kAccess), KeyArg("destination", kOW | kUpdate),
                 Optional(Token("DB", Int("destination-db"))),
                 Optional(Flag("replace", "REPLACE"))}},
    {.name = "EVAL", .group = Group::kScripting,
        .flags = kNoScript | kStale | kSkipMonitor | kNoMandatoryKeys | kRunsScript,
        .args = {String("script"), NumKeys("numkeys"),
                 Optional(CountedKeys("key", kRW | kAccess | kUpdate)),
                 Optional(Multiple(String("arg")))}},
    {.name = "GEORADIUS", .group = Group::kGeo, .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRO | kAccess), Double("longitude"), Double("latitude"),
                 Double("radius"), kUnit,
                 Optional(Flag("withcoord", "WITHCOORD")), Optional(Flag("withdist", "WITHDIST")),
                 Optional(Flag("withhash", "WITHHASH")),
                 Optional(Block("count", {Token("COUNT", Int("count")),
                                          Optional(Flag("any", "ANY"), "6.2.0")})),
                 Optional(Lenient(kOrder)),
                 Optional(Token("STORE", KeyArg("key", kOW | kUpdate))),
                 Optional(Token("STOREDIST", KeyArg("key", kOW | kUpdate)))}},
    {.name = "GEOSEARCHSTORE", .group = Group::kGeo, .flags = kWrite | kDenyOom,
        .args = {KeyArg("destination", kOW | kUpdate), KeyArg("source", kRO | kAccess),
                 OneOf("from", {Token("FROMMEMBER", String("member")),
                                Token("FROMLONLAT", Block("longitude_latitude",
                                    {Double("longitude"), Double("latitude")}))}),
                 OneOf("by", {Block("circle", {Token("BYRADIUS", Double("radius")), kUnit}),
                              Block("box", {Token("BYBOX", Double("width")), Double("height"),
                                            kUnit})}),
                 Optional(Lenient(kOrder)),
                 Optional(Block("count", {Token("COUNT", Int("count")),
                                          Optional(Flag("any", "ANY"))})),
                 Optional(Flag("storedist", "STOREDIST"))}},
    {.name = "GETEX", .group = Group::kString, .flags = kWrite | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate),
                 Optional(OneOf("expiration",
                     {Token("EX", Int("seconds")), Token("PX", Int("milliseconds")),
                      Token("EXAT", UnixTime("unix-time-seconds")),
                      Token("PXAT", UnixTime("unix-time-milliseconds")),
                      Flag("persist", "PERSIST")}))}},
    {.name = "LCS", .group = Group::kString, .flags = kReadOnly,
        .args = {KeyArg("key1", kRO | kAccess), KeyArg("key2", kRO | kAccess),
                 Optional(Flag("len", "LEN")), Optional(Flag("idx", "IDX")),
                 Optional(Token("MINMATCHLEN", Int("len"))),
                 Optional(Flag("withmatchlen", "WITHMATCHLEN"))}},
    {.name = "LMPOP", .group = Group::kList, .flags = kWrite,
        .args = {NumKeys("numkeys"), CountedKeys("key", kRW | kAccess | kDelete),
                 OneOf("where", {Flag("left", "LEFT"), Flag("right", "RIGHT")}),
                 Optional(Once(Token("COUNT", Int("count"))))}},
    {.name = "MIGRATE", .group = Group::kGeneric, .flags = kWrite,
        .categories = kAclKeyspace | kAclDangerous,
        .tips = {"nondeterministic_output"},
        .args = {String("host"), Int("port"),
                 OneOf("key_or_empty_string", {KeyArg("key", kRW | kAccess | kDelete),
                                               Flag("empty_string", "")}),
                 Int("destination-db"), Int("timeout"),
                 Optional(Flag("copy", "COPY"), "3.0.0"),
                 Optional(Flag("replace", "REPLACE"), "3.0.0"),
                 Optional(OneOf("authentication",
                     {Optional(Token("AUTH", String("password")), "4.0.7"),
                      Optional(Token("AUTH2", Block("username_password",
                          {String("username"), String("password")})), "6.0.0")})),
                 Optional(Token("KEYS", Multiple(KeyArg("key",
                     kRW | kAccess | kDelete | kIncomplete))), "3.0.6")}},
    {.name = "MSET", .group = Group::kString, .flags = kWrite | kDenyOom,
        .tips = {"request_policy:multi_shard", "response_policy:all_succeeded"},
        .args = {Multiple(Block("key_value", {KeyArg("key", kOW | kUpdate), String("value")}))}},
    {.name = "SCAN", .group = Group::kGeneric, .flags = kReadOnly | kKeyspaceRead,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output", "request_policy:special"},
        .args = {Int("cursor"), Optional(Token("MATCH", Pattern("pattern"))),
                 Optional(Token("COUNT", Int("count"))),
                 Optional(Token("TYPE", String("type")), "6.0.0")}},
    {.name = "SET", .group = Group::kString, .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kAccess | kUpdate | kVariableFlags), String("value"),
                 Optional(OneOf("condition", {Flag("nx", "NX"), Flag("xx", "XX")}), "2.6.12"),
                 Optional(Flag("get", "GET", "6.2.0")),
                 Optional(OneOf("expiration",
                     {Token("EX", Int("seconds"), "2.6.12"),
                      Token("PX", Int("milliseconds"), "2.6.12"),
                      Token("EXAT", UnixTime("unix-time-seconds"), "6.2.0"),
                      Token("PXAT", UnixTime("unix-time-milliseconds"), "6.2.0"),
                      Flag("keepttl", "KEEPTTL", "6.0.0")}))},
        .key_use = SetKeyUse},
    {.name = "SORT", .group = Group::kGeneric, .flags = kWrite | kDenyOom,
        .categories = kAclSet | kAclSortedSet | kAclList | kAclDangerous,
        .args = {KeyArg("key", kRO | kAccess),
                 Optional(Token("BY", KeyPattern("pattern", kRO | kAccess))),
                 Optional(Token("LIMIT", Block("offset_count", {Int("offset"), Int("count")}))),
                 Optional(MultipleToken(Token("GET", KeyPattern("pattern", kRO | kAccess)))),
                 Optional(Lenient(kOrder)), Optional(Flag("sorting", "ALPHA")),
                 Optional(Token("STORE", KeyArg("destination", kOW | kUpdate | kUnsearchable)))}},
    {.name = "SPUBLISH", .group = Group::kPubSub,
        .flags = kPubSub | kLoading | kStale | kFast,
        .args = {ShardChannel("shardchannel"), String("message")}},
    {.name = "XADD", .group = Group::kStream, .flags = kWrite | kDenyOom | kFast,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRW | kUpdate),
                 Optional(Flag("nomkstream", "NOMKSTREAM"), "6.2.0"),
                 Optional(Once(Block("trim",
                     {OneOf("strategy", {Flag("maxlen", "MAXLEN"),
                                         Flag("minid", "MINID", "6.2.0")}),
                      Optional(OneOf("operator", {Flag("equal", "="), Flag("approximately", "~")})),
                      String("threshold"), Optional(Token("LIMIT", Int("count")), "6.2.0")}))),
                 OneOf("id_or_auto", {Flag("auto_id", "*"), String("id")}),
                 Multiple(Block("field_value", {String("field"), String("value")}))}},
    {.name = "XREAD", .group = Group::kStream, .flags = kReadOnly | kBlocking,
        .args = {Optional(Token("COUNT", Int("count"))),
                 Optional(Token("BLOCK", Int("milliseconds"))),
                 Token("STREAMS", Halves("streams", KeyArg("key", kRO | kAccess), String("id")))}},
    {.name = "XREADGROUP", .group = Group::kStream, .flags = kWrite | kBlocking,
        .args = {Token("GROUP", Block("group_consumer", {String("group"), String("consumer")})),
                 Optional(Token("COUNT", Int("count"))),
                 Optional(Token("BLOCK", Int("milliseconds"))), Optional(Flag("noack", "NOACK")),
                 Token("STREAMS", Halves("streams", KeyArg("key", kRO | kAccess), String("id")))}},
    {.name = "ZADD", .group = Group::kSortedSet, .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kUpdate),
                 Optional(Lenient(OneOf("condition",
                     {Flag("nx", "NX"), Flag("xx", "XX")})), "3.0.2"),
                 Optional(Lenient(OneOf("comparison",
                     {Flag("gt", "GT"), Flag("lt", "LT")})), "6.2.0"),
                 Optional(Flag("change", "CH"), "3.0.2"),
                 Optional(Flag("increment", "INCR"), "3.0.2"),
                 Multiple(Block("score_member", {Double("score"), String("member")}))}},
    {.name = "ZINTERSTORE", .group = Group::kSortedSet, .flags = kWrite | kDenyOom,
        .args = {KeyArg("destination", kOW | kUpdate), NumKeys("numkeys"),
                 CountedKeys("key", kRO | kAccess),
                 Optional(Token("WEIGHTS", Counted(Int("weight")))),
                 Optional(Token("AGGREGATE", OneOf("aggregate",
                     {Flag("sum", "SUM"), Flag("min", "MIN"), Flag("max", "MAX")})))}},
};
// clang-format on

// Adds what every record must have and no test looks at.
constexpr auto Completed() {
  std::array<CommandSpec, std::size(kSyntaxes)> records;
  for (size_t i = 0; i < records.size(); ++i) {
    records[i] = kSyntaxes[i];
    records[i].summary = "Is a sample.";
    records[i].since = "1.0.0";
    if (records[i].is_container()) continue;
    records[i].reply = "any";
    records[i].example = "PING";
    records[i].handler = Nothing;
  }
  return records;
}

inline constexpr auto kCommands = Completed();
static_assert(IsWellFormed(kCommands));

// Returns the record of a name such as "SET" or "CONFIG SET".
inline const CommandSpec& SpecOf(std::string_view name) {
  for (const CommandSpec& spec : kCommands) {
    const std::string container(spec.container);
    if ((container.empty() ? "" : container + " ") + std::string(spec.name) == name) return spec;
  }
  CHECK(false);
  return kCommands.front();
}

}  // namespace perilune::test
