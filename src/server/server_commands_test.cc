#include "server/server_commands.h"

#include <gtest/gtest.h>

#include <string>

#include "script/tally_group.h"
#include "script/test_runs.h"
#include "server/report.h"
#include "server/process_usage.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using test::Conversation;
using test::TestServer;

bool Contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Info, ShowsTheSectionsThatAreNamedOnceAndInItsOwnOrder) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("$44\r\n# Cluster\r\ncluster_enabled:0\r\n\r\n# Keyspace\r\n\r\n",
            alice.Say("INFO keyspace CLUSTER cluster"));
  EXPECT_EQ("$0\r\n\r\n", alice.Say("INFO nosuch"));
}

TEST(Info, CountsTheKeysOfEachDatabase) {
  TestServer server;
  Conversation alice(server);
  alice.Say("MSET a 1 b 2 c 3");
  alice.Say("EXPIRE a 100");
  alice.Say("SELECT 9");
  alice.Say("SET a 1");
  const std::string info = alice.Say("INFO keyspace");
  EXPECT_TRUE(Contains(info, "db0:keys=3,expires=1,avg_ttl=0\r\ndb9:keys=1,expires=0,")) << info;
}

TEST(Info, TellsClientsWhichRedisItIs) {
  TestServer server;
  Conversation alice(server);
  const std::string info = alice.Say("INFO");
  EXPECT_TRUE(Contains(info, "\r\nredis_version:7.2.4\r\n"));
  EXPECT_TRUE(Contains(info, "\r\nconnected_clients:1\r\n"));
  EXPECT_TRUE(Contains(info, "\r\nrole:master\r\n"));
  EXPECT_FALSE(Contains(info, "# Commandstats"));
  EXPECT_TRUE(Contains(alice.Say("INFO everything"), "# Commandstats"));
}

TEST(Info, AddsUpWhatAllScriptsDid) {
  TestServer server;
  Conversation alice(server);
  alice.Say("EVAL return(redis.call('INCR',KEYS[1])) 1 a");
  alice.Say("EVAL return(redis.call('INCR','a')) 0");
  alice.Say("EVAL error('x') 0");
  alice.Say("SCRIPT FLUSH");
  alice.Say("EVAL return(1.5) 0");
  const std::string info = alice.Say("INFO scripts");
  for (const char* line :
       {"# Scripts", "scripts_cached:1", "scripts_evicted:0", "scripts_calls:4", "scripts_errors:1",
        "scripts_killed:0", "scripts_timeouts:0", "scripts_out_of_memory:0", "scripts_commands:2",
        "scripts_keys:2", "scripts_writes:2", "scripts_written_bytes:2",
        "scripts_handed_on:0", "scripts_reruns:0", "scripts_imprecise_integers:0",
        "scripts_truncated_floats:1", "scripts_cut_tables:0", "scripts_undeclared_keys:1"}) {
    EXPECT_TRUE(Contains(info, std::string(line) + "\r\n")) << line << " in " << info;
  }
  EXPECT_TRUE(Contains(info, "\r\nscripts_memory_max_bytes:")) << info;
  EXPECT_FALSE(Contains(info, "\r\nscripts_memory_max_bytes:0\r\n")) << info;
  for (const char* field : {"p50", "p99", "p999", "max", "total", "lua", "commands"}) {
    const std::string name = "\r\nscripts_" + std::string(field) + "_usec:";
    EXPECT_TRUE(Contains(info, name)) << info;
    EXPECT_FALSE(Contains(info, name + "0.000")) << info;
  }
  EXPECT_TRUE(Contains(alice.Say("INFO"), "# Scripts"));
}

TEST(Info, ShowsEachFigureOfScriptsUnderItsName) {
  TestServer server;
  Conversation alice(server);
  const TallyMember runs(server.server().scripts().total_tallies());
  test::AddDistinctRuns(runs.Current());
  const std::string info = alice.Say("INFO scripts");
  for (const char* line :
       {"calls:1000", "errors:15", "killed:1", "timeouts:2", "out_of_memory:4", "commands:125",
        "keys:250", "writes:80", "written_bytes:81", "memory_max_bytes:82", "handed_on:16",
        "reruns:32", "undeclared_keys:90", "imprecise_integers:91", "truncated_floats:92",
        "cut_tables:93", "p50_usec:1.0", "p99_usec:1048.", "p999_usec:1006632.",
        "max_usec:100000000.000", "total_usec:107392600.000", "lua_usec:80544450.000",
        "commands_usec:26848150.000"}) {
    EXPECT_TRUE(Contains(info, "\r\nscripts_" + std::string(line))) << line << " in " << info;
  }
}

TEST(Info, WritesSizesForPeople) {
  EXPECT_EQ("0B", HumanSize(0));
  EXPECT_EQ("1023B", HumanSize(1023));
  EXPECT_EQ("1.00K", HumanSize(1024));
  EXPECT_EQ("1.37M", HumanSize(1'439'576));
  EXPECT_EQ("23.54G", HumanSize(25'276'502'016));
}

TEST(ProcessUsage, IsThatOfARunningProcess) {
  const ProcessUsage usage = ReadProcessUsage();
  EXPECT_GT(usage.resident_bytes, 100'000u);
  EXPECT_GT(usage.allocated_bytes, 1000u);
  EXPECT_LE(usage.resident_bytes, MachineMemoryBytes());
  EXPECT_FALSE(usage.allocator.empty());
}

TEST(ServerCommands, ShutdownAcceptsOnlyWhatItCanDo) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("-ERR No shutdown in progress.\r\n", alice.Say("SHUTDOWN ABORT"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("SHUTDOWN ABORT NOW"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("SHUTDOWN SAVE NOSAVE"));
  EXPECT_TRUE(alice.Say("SHUTDOWN SAVE").starts_with("-ERR There is no persistence yet"));
  EXPECT_FALSE(server.loop().is_stopped());
  EXPECT_EQ("", alice.Say("SHUTDOWN NOSAVE NOW"));
  EXPECT_TRUE(server.loop().is_stopped());
}

TEST(ServerCommands, LolwutEndsWithTheVersion) {
  TestServer server;
  Conversation alice(server);
  EXPECT_TRUE(alice.Say("LOLWUT VERSION 5 1 2").ends_with("\nPerilune ver. 0.1.0\n\r\n"));
  EXPECT_EQ("-ERR value is not an integer or out of range\r\n", alice.Say("LOLWUT VERSION x"));
  EXPECT_EQ(alice.Say("LOLWUT"), alice.Say("LOLWUT nosuch"));
}

TEST(ServerCommands, TimeStandsStillWithinATransaction) {
  TestServer server;
  Conversation alice(server);
  alice.Say("MULTI");
  alice.Say("TIME");
  alice.Say("TIME");
  const std::string both = alice.Say("EXEC").substr(4);
  EXPECT_EQ(both.substr(0, both.size() / 2), both.substr(both.size() / 2));
}

TEST(DebugCommands, AreForThoseWhoAllowThem) {
  TestServer strict;
  Conversation alice(strict);
  EXPECT_TRUE(alice.Say("DEBUG SLEEP 0").starts_with("-ERR DEBUG command not allowed."));
  TestServer open({"--enable-debug-command", "local"});
  Conversation bob(open);
  EXPECT_EQ("+OK\r\n", bob.Say("DEBUG SLEEP 0"));
  EXPECT_EQ("+OK\r\n", bob.Say("DEBUG SET-ACTIVE-EXPIRE 0"));
  EXPECT_FALSE(open.server().engine().active_expire());
  EXPECT_EQ("-ERR no such key\r\n", bob.Say("DEBUG OBJECT a"));
  bob.Say("SET a 1");
  EXPECT_TRUE(Contains(bob.Say("DEBUG OBJECT a"), " encoding:int "));
  EXPECT_EQ("-ERR unknown subcommand or wrong number of arguments for 'jmap'. Try DEBUG HELP.\r\n",
            bob.Say("DEBUG jmap"));
}

TEST(ConfigCommands, ResetStatSetsTheCountersBack) {
  TestServer server;
  Conversation alice(server);
  alice.Say("GET missing");
  EXPECT_EQ(1u, server.server().Total(&Counters::keyspace_misses));
  EXPECT_EQ("+OK\r\n", alice.Say("CONFIG RESETSTAT"));
  server.RunPosted();
  EXPECT_EQ(0u, server.server().Total(&Counters::keyspace_misses));
}

TEST(ConfigCommands, ResetStatForgetsWhatScriptsDid) {
  TestServer server;
  Conversation alice(server);
  alice.Say("EVAL error('x') 0");
  for (int i = 0; i <= 500; ++i) alice.Say("EVAL return(" + std::to_string(i) + ") 0");
  EXPECT_TRUE(Contains(alice.Say("INFO stats"), "evicted_scripts:2\r\n"));
  alice.Say("CONFIG RESETSTAT");
  const std::string info = alice.Say("INFO scripts");
  for (const char* line : {"scripts_calls:0", "scripts_errors:0", "scripts_evicted:0",
                           "scripts_max_usec:0.000", "scripts_cached:500"}) {
    EXPECT_TRUE(Contains(info, std::string(line) + "\r\n")) << line << " in " << info;
  }
  alice.Say("EVAL return(1) 0");
  EXPECT_TRUE(Contains(alice.Say("INFO scripts"), "scripts_calls:1\r\n"));
}

}  // namespace
}  // namespace perilune
