#include "server/client_commands.h"

#include <gtest/gtest.h>

#include <string>

#include "server/client_list.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using test::Conversation;
using test::TestServer;

std::string Id(Conversation& conversation) { return std::to_string(conversation.client().id); }

TEST(ClientList, DescribesAClientInOneLineWithAllFieldsOfRedis72) {
  Client client;
  client.id = 7;
  client.address = "10.0.0.1:4000";
  client.local_address = "10.0.0.2:6379";
  client.descriptor = 9;
  client.connected_us = 1'000'000;
  client.active_us = 4'500'000;
  client.database = 3;
  client.input_bytes = 10;
  client.input_capacity = 1024;
  client.ChangeTexts([](Client::Texts& texts) { texts = {"me", "lib", "1.2"}; });
  const std::string line = DescribeClient(client, 6'000'000);
  EXPECT_TRUE(line.starts_with("id=7 addr=10.0.0.1:4000 laddr=10.0.0.2:6379 fd=9 name=me age=5 "
                               "idle=1 flags=N db=3 sub=0 psub=0 ssub=0 multi=-1 qbuf=10 "
                               "qbuf-free=1014 argv-mem=0 multi-mem=0 "))
      << line;
  EXPECT_TRUE(line.ends_with("events=r cmd=NULL user=default redir=-1 resp=2 lib-name=lib "
                             "lib-ver=1.2"))
      << line;
}

TEST(ClientList, TakesAClientThatIsClosingForGone) {
  Client client;
  EXPECT_TRUE(Chooses({}, client));
  client.closing = true;
  EXPECT_FALSE(Chooses({}, client));
}

TEST(ClientList, CallsOnlyVisibleAsciiPlain) {
  EXPECT_TRUE(IsPlainText(""));
  EXPECT_TRUE(IsPlainText("!~"));
  EXPECT_FALSE(IsPlainText("a b"));
  EXPECT_FALSE(IsPlainText("a\x7f"));
  EXPECT_FALSE(IsPlainText("\xc3\xa9"));
}

TEST(ClientCommands, ListChoosesByNumberAndType) {
  TestServer server;
  Conversation alice(server);
  Conversation bob(server);
  const std::string both = alice.Say("CLIENT LIST");
  EXPECT_NE(std::string::npos, both.find("id=" + Id(alice) + " "));
  EXPECT_NE(std::string::npos, both.find("id=" + Id(bob) + " "));
  EXPECT_NE(std::string::npos, both.find("cmd=client|list"));
  const std::string one = alice.Say("CLIENT LIST ID " + Id(bob) + " 999");
  EXPECT_EQ(std::string::npos, one.find("id=" + Id(alice) + " "));
  EXPECT_NE(std::string::npos, one.find("id=" + Id(bob) + " "));
  EXPECT_EQ("$0\r\n\r\n", alice.Say("CLIENT LIST TYPE pubsub"));
  EXPECT_EQ("-ERR Unknown client type 'x'\r\n", alice.Say("CLIENT LIST TYPE x"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("CLIENT LIST TYPE normal x"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("CLIENT LIST ID"));
  EXPECT_EQ("-ERR Invalid client ID\r\n", alice.Say("CLIENT LIST ID x"));
}

TEST(ClientCommands, KillByAnAddressClosesThatClientOnly) {
  TestServer server;
  Conversation alice(server);
  Conversation bob(server);
  EXPECT_EQ("-ERR No such client\r\n", alice.Say("CLIENT KILL 1.2.3.4:5"));
  EXPECT_EQ("+OK\r\n", alice.Say("CLIENT KILL " + bob.client().address));
  EXPECT_TRUE(bob.was_told_to_close());
  EXPECT_FALSE(alice.session().closes_after_reply());
}

TEST(ClientCommands, KillByFiltersSparesOneselfUnlessToldOtherwise) {
  TestServer server;
  Conversation alice(server);
  Conversation bob(server);
  EXPECT_EQ(":0\r\n", alice.Say("CLIENT KILL ID " + Id(alice)));
  EXPECT_EQ(":0\r\n", alice.Say("CLIENT KILL ID " + Id(bob) + " ADDR 1.2.3.4:5"));
  EXPECT_FALSE(bob.was_told_to_close());
  EXPECT_EQ(":1\r\n", alice.Say("CLIENT KILL TYPE normal"));
  EXPECT_TRUE(bob.was_told_to_close());
  EXPECT_FALSE(alice.session().closes_after_reply());
  EXPECT_EQ(":1\r\n", alice.Say("CLIENT KILL ID " + Id(alice) + " SKIPME no"));
  EXPECT_TRUE(alice.session().closes_after_reply());
  EXPECT_FALSE(alice.was_told_to_close());  // That would lose the reply.
}

TEST(ClientCommands, KillExplainsWhatIsWrongWithAFilter) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("-ERR client-id should be greater than 0\r\n", alice.Say("CLIENT KILL ID 0"));
  EXPECT_EQ("-ERR client-id should be greater than 0\r\n", alice.Say("CLIENT KILL ID x"));
  EXPECT_EQ("-ERR No such user 'x'\r\n", alice.Say("CLIENT KILL USER x"));
  EXPECT_EQ("-ERR Unknown client type 'x'\r\n", alice.Say("CLIENT KILL TYPE x"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("CLIENT KILL SKIPME x"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("CLIENT KILL ID 1 2"));
}

TEST(ClientCommands, ReplyOffAndSkipKeepRepliesBack) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("", alice.Say("CLIENT REPLY SKIP"));
  EXPECT_EQ("", alice.Say("PING"));
  EXPECT_EQ("+PONG\r\n", alice.Say("PING"));
  EXPECT_EQ("", alice.Say("CLIENT REPLY OFF"));
  EXPECT_EQ("", alice.Say("CLIENT REPLY SKIP"));
  EXPECT_EQ("", alice.Say("PING"));
  EXPECT_EQ("", alice.Say("PING"));
  EXPECT_EQ("+OK\r\n", alice.Say("CLIENT REPLY ON"));
}

TEST(ClientCommands, SetInfoIsShownByInfo) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("+OK\r\n", alice.Say("CLIENT SETINFO lib-name jedis"));
  EXPECT_EQ("+OK\r\n", alice.Say("CLIENT SETINFO LIB-VER 5.1"));
  EXPECT_NE(std::string::npos, alice.Say("CLIENT INFO").find("lib-name=jedis lib-ver=5.1\n"));
}

TEST(ClientCommands, WhatWouldNotWorkIsRefused) {
  TestServer server;
  Conversation alice(server);
  EXPECT_EQ("-ERR CLIENT TRACKING is not supported yet\r\n", alice.Say("CLIENT TRACKING ON"));
  EXPECT_EQ("+OK\r\n", alice.Say("CLIENT TRACKING OFF BCAST"));
  EXPECT_EQ("-ERR syntax error\r\n", alice.Say("CLIENT TRACKING OFF nosuch"));
  EXPECT_EQ("-ERR CLIENT PAUSE is not supported yet\r\n", alice.Say("CLIENT PAUSE 100"));
  EXPECT_EQ(":0\r\n", alice.Say("CLIENT UNBLOCK 3 TIMEOUT"));
}

}  // namespace
}  // namespace perilune
