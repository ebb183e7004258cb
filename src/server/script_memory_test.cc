// Whatever command a script calls, memory may be refused to it at any point: the client gets an
// error, and nothing has changed.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/sha1.h"
#include "engine/test_dump.h"
#include "script/lua_vm.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

constexpr uint64_t kRequestsMax = 10'000;

class ScriptMemoryInCommands : public testing::Test {
 protected:
  // What commands find: a key of each type, and the names that the examples use.
  void Fill() {
    client_.Say("FLUSHALL");
    client_.Say("MSET string text key 5 mykey 7 w_1 3 w_2 1 w_3 2");
    client_.Say("RPUSH list 1 2 3 some-longer-element");
    client_.Say("SADD set a b c");
    client_.Say("SADD integers 1 2 3");
    client_.Say("HSET hash field value other 1");
    client_.Say("ZADD zset 1 a 2.5 b 3 c");
    client_.Say("SET expiring x EX 1000");
  }

  // Calls the command from a script again and again until nothing is refused any more. Returns how
  // often something was.
  uint64_t RefuseEach(const std::string& script, std::string_view call) {
    const auto sha = Sha1Hex(script);
    client_.Say("SCRIPT LOAD " + script);
    const std::string line =
        "EVALSHA " + std::string(sha.data(), sha.size()) + " 0 " + std::string(call);
    Fill();
    const KeyspaceDump before = DumpOf(server_.server().engine());
    for (uint64_t n = 1; n < kRequestsMax; ++n) {
      server_.loop().scripts().vm().memory().FailRequest(n);
      const std::string reply = client_.Say(line);
      if (!reply.starts_with("-ERR Out of memory")) return n - 1;
      EXPECT_EQ(DumpOf(server_.server().engine()), before) << call << " at request " << n;
    }
    ADD_FAILURE() << call << " asks for memory without end";
    return kRequestsMax;
  }

  test::TestServer server_{{"--enable-debug-command", "yes"}};
  test::Conversation client_{server_};
  const std::string resp2_ = "return(redis.pcall(unpack(ARGV)))";
  const std::string resp3_ = "redis.setresp(3);return(redis.pcall(unpack(ARGV)))";
};

TEST_F(ScriptMemoryInCommands, EveryExample) {
  uint64_t refused = 0;
  for (const Command* command : server_.server().commands().commands()) {
    const std::string_view example = command->spec->example;
    if (example.empty() || example.find_first_of("\"'\\") != example.npos) continue;
    if (example == "COMMAND") continue;  // What COMMAND INFO says of one, a hundred times.
    refused += RefuseEach(resp2_, example);
    refused += RefuseEach(resp3_, example);
  }
  EXPECT_GT(refused, 1000u);
}

TEST_F(ScriptMemoryInCommands, LargeReplies) {
  for (const std::string_view call :
       {"LRANGE list 0 -1", "SMEMBERS set", "SMEMBERS integers", "HGETALL hash", "HVALS hash",
        "HRANDFIELD hash 5 WITHVALUES", "ZRANGE zset 0 -1 WITHSCORES", "ZRANDMEMBER zset -9",
        "MGET key string list none", "SORT list BY w_* GET # GET w_*", "SUNION set integers",
        "ZUNION 2 zset set WITHSCORES", "KEYS *", "SCAN 0", "HSCAN hash 0", "ZSCAN zset 0",
        "LPOP list 3", "SPOP set 2", "ZPOPMIN zset 2", "LMPOP 2 none list LEFT COUNT 2",
        "ZMPOP 1 zset MAX COUNT 2", "LPOS list 1 COUNT 0", "LCS key mykey IDX", "TIME",
        "OBJECT HELP", "COMMAND INFO get set", "COMMAND DOCS get", "COMMAND COUNT", "INFO",
        "FLUSHALL", "SWAPDB 0 1", "COPY hash hash2", "RENAME zset zset2", "GETDEL string"}) {
    EXPECT_GT(RefuseEach(resp2_, call), 0u) << call;
    EXPECT_GT(RefuseEach(resp3_, call), 0u) << call;
  }
}

}  // namespace
}  // namespace perilune
