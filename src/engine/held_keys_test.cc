#include "engine/held_keys.h"

#include <gtest/gtest.h>

#include "engine/test_support.h"

namespace perilune {
namespace {

using Verdict = HeldKeys::Verdict;

class HeldKeysTest : public testing::Test {
 protected:
  void Hold(uint64_t run, Access access) { held_.Hold(0, key_, {run, access}, {}); }
  Verdict Queue(Claimant& claim) { return held_.CheckOrQueue(0, key_, claim.ticket); }
  Verdict WaitDie(Claimant& claim) { return held_.CheckOrWaitDie(0, key_, claim.ticket); }
  void Release(uint64_t run) { held_.Release(0, key_, run); }

  Key key_{"key"};
  HeldKeys held_;
};

TEST_F(HeldKeysTest, AKeyThatNobodyHoldsIsFreeAndLeavesNoTrace) {
  Claimant claim(1);
  EXPECT_EQ(Queue(claim), Verdict::kFree);
  EXPECT_EQ(WaitDie(claim), Verdict::kFree);
  EXPECT_TRUE(held_.empty());
}

TEST_F(HeldKeysTest, ALockIsOfOneKeyOfOneDatabase) {
  Hold(5, kExclusive);
  Claimant claim(9);
  EXPECT_EQ(held_.CheckOrQueue(1, key_, claim.ticket), Verdict::kFree);
  EXPECT_EQ(held_.CheckOrQueue(0, Key("other"), claim.ticket), Verdict::kFree);
  EXPECT_EQ(held_.CheckOrQueue(0, Key("clash", key_.hash), claim.ticket), Verdict::kFree);
  EXPECT_TRUE(held_.IsHeld(0, key_));
  EXPECT_FALSE(held_.IsHeld(1, key_));
}

TEST_F(HeldKeysTest, WhoHoldsNothingWaitsForOlderAndYoungerAlike) {
  Hold(5, kExclusive);
  Claimant older(3);
  Claimant younger(7);
  EXPECT_EQ(Queue(younger), Verdict::kQueued);
  EXPECT_EQ(Queue(older), Verdict::kQueued);
  Release(5);
  EXPECT_EQ(older.wakes(), 1);
  EXPECT_EQ(younger.wakes(), 0);
}

TEST_F(HeldKeysTest, ARunWaitsForAYoungerOneAndDiesBeforeAnOlderOne) {
  Hold(5, kExclusive);
  Claimant older(3);
  Claimant younger(7);
  EXPECT_EQ(WaitDie(younger), Verdict::kConflict);
  EXPECT_EQ(WaitDie(older), Verdict::kQueued);
  Release(5);
  EXPECT_EQ(older.wakes(), 1);
}

TEST_F(HeldKeysTest, AmongSharersOneOlderIsEnoughToDieBefore) {
  Hold(2, kShared);
  Hold(8, kShared);
  Claimant between(5);
  EXPECT_EQ(WaitDie(between), Verdict::kConflict);
  Claimant reader(5, kShared);
  EXPECT_EQ(WaitDie(reader), Verdict::kFree);
}

TEST_F(HeldKeysTest, AWokenTicketKeepsItsPlaceUntilItLeaves) {
  Hold(5, kExclusive);
  Claimant first(6);
  Claimant second(7);
  Queue(first);
  Queue(second);
  Release(5);
  ASSERT_EQ(first.wakes(), 1);
  // The key is free, but nobody younger passes the one that was woken.
  EXPECT_EQ(Queue(second), Verdict::kQueued);
  EXPECT_EQ(Queue(first), Verdict::kFree);
  held_.Leave(first.ticket);
  EXPECT_EQ(second.wakes(), 1);
  EXPECT_EQ(Queue(second), Verdict::kFree);
  held_.Leave(second.ticket);
  EXPECT_TRUE(held_.empty());
}

TEST_F(HeldKeysTest, WhoLeavesHandsItsTurnOnWhereverItStood) {
  Hold(5, kExclusive);
  Claimant first(6);
  Claimant second(7);
  Queue(first);
  Queue(second);
  held_.Leave(first.ticket);  // Not its turn yet.
  EXPECT_EQ(second.wakes(), 0);
  Release(5);
  EXPECT_EQ(second.wakes(), 1);
  held_.Leave(second.ticket);
  held_.Leave(second.ticket);
  EXPECT_TRUE(held_.empty());
}

TEST_F(HeldKeysTest, ReadersComeInTogetherBehindAWriterInOrderOfAge) {
  Hold(1, kExclusive);
  Claimant reader(2, kShared);
  Claimant other_reader(3, kShared);
  Claimant writer(4);
  Claimant late_reader(5, kShared);
  for (Claimant* claim : {&late_reader, &writer, &other_reader, &reader}) Queue(*claim);
  Release(1);
  EXPECT_EQ(reader.wakes(), 1);
  EXPECT_EQ(other_reader.wakes(), 1);
  EXPECT_EQ(late_reader.wakes(), 0);
  EXPECT_EQ(Queue(late_reader), Verdict::kQueued);  // An older writer waits.
  for (Claimant* claim : {&late_reader, &writer, &other_reader, &reader})
    held_.Leave(claim->ticket);
}

TEST_F(HeldKeysTest, ARunPassesThoseWhoWaitHoldingNothing) {
  Hold(5, kShared);
  Claimant writer(2);
  ASSERT_EQ(Queue(writer), Verdict::kQueued);
  Claimant reading_run(9, kShared);
  EXPECT_EQ(WaitDie(reading_run), Verdict::kFree);
  Claimant reader(9, kShared);
  EXPECT_EQ(Queue(reader), Verdict::kQueued);
  held_.Leave(writer.ticket);
  EXPECT_EQ(reader.wakes(), 1);
  held_.Leave(reader.ticket);
}

TEST_F(HeldKeysTest, AHolderMayUpgradeWhenItIsAlone) {
  Hold(5, kShared);
  Claimant self(5);
  EXPECT_EQ(WaitDie(self), Verdict::kFree);
  Hold(5, kExclusive);
  Claimant reader(9, kShared);
  EXPECT_EQ(Queue(reader), Verdict::kQueued);
  Release(5);
  EXPECT_EQ(reader.wakes(), 1);
  held_.Leave(reader.ticket);
}

// The waiter that came first holds nothing and waits for both sharers: were it to block the
// upgrade, none of the three would ever go on.
TEST_F(HeldKeysTest, AnUpgradeIsWokenPastAnOlderOneThatWaitsForIt) {
  Hold(2, kShared);
  Hold(3, kShared);
  Claimant writer(1);
  ASSERT_EQ(Queue(writer), Verdict::kQueued);
  Claimant upgrade(2);
  ASSERT_EQ(WaitDie(upgrade), Verdict::kQueued);
  Release(3);
  EXPECT_EQ(upgrade.wakes(), 1);
  EXPECT_EQ(writer.wakes(), 0);
  EXPECT_EQ(WaitDie(upgrade), Verdict::kFree);
  held_.Leave(upgrade.ticket);
  Hold(2, kExclusive);
  Release(2);
  EXPECT_EQ(writer.wakes(), 1);
  held_.Leave(writer.ticket);
}

TEST_F(HeldKeysTest, AWaitingRunIsWokenToDieWhenAnOlderOneTakesTheKey) {
  Hold(9, kShared);
  Claimant waiting(5);
  ASSERT_EQ(WaitDie(waiting), Verdict::kQueued);
  Hold(3, kShared);
  EXPECT_EQ(waiting.wakes(), 1);
  EXPECT_EQ(WaitDie(waiting), Verdict::kConflict);
  held_.Leave(waiting.ticket);
}

TEST_F(HeldKeysTest, TheBeforeImageIsSeenByAllButTheHolder) {
  held_.Hold(0, key_, {5, kExclusive}, {.existed = true, .expiry_ms = 77});
  const auto before = held_.BeforeOf(0, key_.bytes, key_.hash, 0);
  ASSERT_TRUE(before.has_value());
  EXPECT_TRUE(before->existed);
  EXPECT_EQ(before->expiry_ms, 77);
  EXPECT_FALSE(held_.BeforeOf(0, key_.bytes, key_.hash, 5).has_value());
  EXPECT_FALSE(held_.BeforeOf(1, key_.bytes, key_.hash, 0).has_value());
  EXPECT_EQ(held_.HeldByOthers(0, 0).size(), 1u);
  EXPECT_TRUE(held_.HeldByOthers(0, 5).empty());
  Release(5);
  EXPECT_TRUE(held_.HeldByOthers(0, 0).empty());
}

TEST_F(HeldKeysTest, ASharedLockHasNoBeforeImage) {
  Hold(5, kShared);
  EXPECT_FALSE(held_.BeforeOf(0, key_.bytes, key_.hash, 0).has_value());
  EXPECT_TRUE(held_.HeldByOthers(0, 0).empty());
}

TEST_F(HeldKeysTest, AKeyIsHeldSinceTheFirstOfItsHoldersBeganTo) {
  Claimant writer(9);
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), std::nullopt);
  held_.Hold(0, key_, {5, kShared, 2'000}, {});
  held_.Hold(0, key_, {6, kShared, 1'000}, {});
  held_.Hold(0, key_, {8, kShared, 1'500}, {});
  held_.Hold(0, Key("other"), {7, kExclusive, 500}, {});
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), std::nullopt);
  ASSERT_EQ(Queue(writer), Verdict::kQueued);
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), 1'000);
  Release(6);
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), 1'500);
  Release(8);
  held_.Hold(0, key_, {5, kExclusive, 2'000}, {});  // Wants more of it by now.
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), 2'000);
  Release(5);
  EXPECT_EQ(held_.HeldSinceUs(writer.ticket), std::nullopt);
  held_.Leave(writer.ticket);
}

// The oldest may be waiting for the thread that a blocked run sleeps on: waking it alone would wake
// nobody.
TEST_F(HeldKeysTest, ABlockedRunIsWokenBesideAnOlderOneThatHoldsNothing) {
  Hold(9, kExclusive);
  Claimant plain(3);
  Claimant run(5);
  EXPECT_EQ(Queue(plain), Verdict::kQueued);
  EXPECT_EQ(WaitDie(run), Verdict::kQueued);
  Release(9);
  EXPECT_EQ(plain.wakes(), 1);
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_EQ(WaitDie(run), Verdict::kFree);
  held_.Leave(run.ticket);
  held_.Leave(plain.ticket);
}

}  // namespace
}  // namespace perilune
