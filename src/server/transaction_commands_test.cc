#include "server/transaction_commands.h"

#include <gtest/gtest.h>

#include "server/test_conversation.h"

namespace perilune {
namespace {

using test::Conversation;
using test::TestServer;

TEST(TransactionCommands, ExecAnswersEveryQueuedCommandInOrder) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("+OK\r\n", alice.Say("MULTI"));
  EXPECT_EQ("+QUEUED\r\n", alice.Say("SET a 1"));
  EXPECT_EQ("+QUEUED\r\n", alice.Say("INCR a"));
  EXPECT_EQ("*2\r\n+OK\r\n:2\r\n", alice.Say("EXEC"));
  EXPECT_FALSE(alice.session().in_multi());
  EXPECT_TRUE(alice.session().queue().empty());
}

TEST(TransactionCommands, ExecDoesNothingIfAWatchedKeyHasChanged) {
  TestServer server;
  Conversation alice(server);
  Conversation bob(server);
  alice.Say("WATCH a");
  EXPECT_EQ(1u, alice.session().watched());
  bob.Say("SET a 1");
  alice.Say("MULTI");
  alice.Say("SET a 2");
  EXPECT_EQ("*-1\r\n", alice.Say("EXEC"));
  EXPECT_EQ("$1\r\n1\r\n", alice.Say("GET a"));
  EXPECT_EQ(0u, alice.session().watched());
}

TEST(TransactionCommands, UnwatchWithinATransactionComesTooLate) {
  TestServer server;
  Conversation alice(server);
  Conversation bob(server);
  alice.Say("WATCH a");
  bob.Say("SET a 1");
  alice.Say("MULTI");
  alice.Say("UNWATCH");
  EXPECT_EQ("*-1\r\n", alice.Say("EXEC"));
}

TEST(TransactionCommands, ACommandThatCannotBeQueuedSpoilsTheTransaction) {
  TestServer server;
  Conversation alice(server);
  alice.Say("MULTI");
  EXPECT_EQ("-ERR Command not allowed inside a transaction\r\n", alice.Say("SHUTDOWN"));
  EXPECT_EQ("-EXECABORT Transaction discarded because of previous errors.\r\n",
            alice.Say("EXEC"));
  EXPECT_FALSE(alice.session().in_multi());
}

TEST(TransactionCommands, HelloInATransactionSwitchesTheRepliesBehindIt) {
  TestServer server;
  Conversation alice(server);
  alice.Say("MULTI");
  alice.Say("GET missing");
  alice.Say("HELLO 3");
  alice.Say("GET missing");
  const std::string reply = alice.Say("EXEC");
  EXPECT_TRUE(reply.starts_with("*3\r\n$-1\r\n%7\r\n")) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n_\r\n")) << reply;
}

}  // namespace
}  // namespace perilune
