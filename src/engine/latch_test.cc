#include "engine/latch.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/random.h"
#include "engine/test_support.h"
#include "engine/thread_waiter.h"

namespace perilune {
namespace {

TEST(LatchTest, OneWhoHoldsItAloneKeepsEverybodyOut) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  EXPECT_FALSE(latch.TryLock(kExclusive));
  EXPECT_FALSE(latch.TryLock(kShared));
  EXPECT_FALSE(latch.SpinLock(kExclusive));
  EXPECT_FALSE(latch.SpinLock(kShared));
  latch.Unlock(kExclusive);
  EXPECT_TRUE(latch.TryLock(kExclusive));
  latch.Unlock(kExclusive);
}

TEST(LatchTest, ReadersShareItAndKeepAWriterOutUntilTheLastHasLeft) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kShared));
  ASSERT_TRUE(latch.TryLock(kShared));
  EXPECT_FALSE(latch.TryLock(kExclusive));
  latch.Unlock(kShared);
  EXPECT_FALSE(latch.TryLock(kExclusive));
  latch.Unlock(kShared);
  EXPECT_TRUE(latch.TryLock(kExclusive));
  latch.Unlock(kExclusive);
}

TEST(LatchTest, WhoQueuesAtAFreeLatchIsToldToTryAgain) {
  Latch latch;
  Claimant claim(1);
  EXPECT_FALSE(latch.Enqueue(claim.ticket, 1));
  ASSERT_TRUE(latch.TryLock(kExclusive));
  latch.Leave(claim.ticket, /*got_it=*/true);
  latch.Unlock(kExclusive);
  EXPECT_EQ(claim.wakes(), 0);
}

TEST(LatchTest, AReaderQueuesOnlyBehindAWriter) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kShared));
  Claimant reader(1, kShared);
  Claimant writer(2, kExclusive);
  EXPECT_FALSE(latch.Enqueue(reader.ticket, 1));
  EXPECT_TRUE(latch.Enqueue(writer.ticket, 1));
  latch.Leave(reader.ticket, /*got_it=*/false);
  latch.Unlock(kShared);
  EXPECT_EQ(writer.wakes(), 1);
  latch.Leave(writer.ticket, /*got_it=*/false);
}

TEST(LatchTest, TheReleaseWakesTheOldestWriterAlone) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant younger(7);
  Claimant older(3);
  ASSERT_TRUE(latch.Enqueue(younger.ticket, 1));
  ASSERT_TRUE(latch.Enqueue(older.ticket, 2));
  latch.Unlock(kExclusive);
  EXPECT_EQ(older.wakes(), 1);
  EXPECT_EQ(younger.wakes(), 0);

  ASSERT_TRUE(latch.TryLock(kExclusive));
  latch.Leave(older.ticket, /*got_it=*/true);
  EXPECT_EQ(younger.wakes(), 0);
  latch.Unlock(kExclusive);
  EXPECT_EQ(younger.wakes(), 1);
  latch.Leave(younger.ticket, /*got_it=*/false);
}

TEST(LatchTest, TheReleaseWakesReadersUpToTheNextWriter) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant first(1, kShared);
  Claimant second(2, kShared);
  Claimant writer(3, kExclusive);
  Claimant third(4, kShared);
  for (Claimant* claim : {&first, &second, &writer, &third}) {
    ASSERT_TRUE(latch.Enqueue(claim->ticket, 1));
  }
  latch.Unlock(kExclusive);
  EXPECT_EQ(first.wakes(), 1);
  EXPECT_EQ(second.wakes(), 1);
  EXPECT_EQ(writer.wakes(), 1);
  EXPECT_EQ(third.wakes(), 0);
  for (Claimant* claim : {&first, &second, &writer, &third}) latch.Leave(claim->ticket, false);
}

TEST(LatchTest, ABargerMayPassThoseWhoWaitButWakesThemAtItsRelease) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant waiting(1);
  ASSERT_TRUE(latch.Enqueue(waiting.ticket, 1));
  latch.Unlock(kExclusive);
  ASSERT_TRUE(latch.TryLock(kExclusive));  // Barges.
  ASSERT_TRUE(latch.Enqueue(waiting.ticket, 2));
  latch.Unlock(kExclusive);
  EXPECT_EQ(waiting.wakes(), 2);
  latch.Leave(waiting.ticket, /*got_it=*/false);
}

TEST(LatchTest, NobodyPassesOneWhoHasWaitedTooLong) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant starving(1);
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1));
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1 + Latch::kStarvingUs));
  EXPECT_TRUE(starving.ticket.starving);
  latch.Unlock(kExclusive);
  EXPECT_FALSE(latch.TryLock(kExclusive));
  EXPECT_FALSE(latch.TryLock(kShared));
  ASSERT_TRUE(latch.TryLock(kExclusive, /*starving=*/true));
  latch.Leave(starving.ticket, /*got_it=*/true);
  latch.Unlock(kExclusive);
  EXPECT_TRUE(latch.TryLock(kExclusive));
  latch.Unlock(kExclusive);
}

TEST(LatchTest, ACancelledStarvingTicketLetsOthersPassAgain) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant starving(1);
  Claimant other(2);
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1));
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1 + Latch::kStarvingUs));
  ASSERT_TRUE(latch.Enqueue(other.ticket, 1 + Latch::kStarvingUs));
  latch.Unlock(kExclusive);
  latch.Leave(starving.ticket, /*got_it=*/false);  // It had been woken: hands that on.
  EXPECT_EQ(other.wakes(), 1);
  EXPECT_TRUE(latch.TryLock(kExclusive));
  latch.Leave(other.ticket, /*got_it=*/true);
  latch.Unlock(kExclusive);
}

// An older ticket that has just come must not be woken in the place of one that starves: it
// could not take the latch, and nobody would wake anybody again.
TEST(LatchTest, TheReleaseWakesOneWhoStarvesBeforeAnOlderOneWhoDoesNot) {
  Latch latch;
  ASSERT_TRUE(latch.TryLock(kExclusive));
  Claimant starving(9);
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1));
  ASSERT_TRUE(latch.Enqueue(starving.ticket, 1 + Latch::kStarvingUs));
  Claimant older(2);
  ASSERT_TRUE(latch.Enqueue(older.ticket, 1 + Latch::kStarvingUs));
  latch.Unlock(kExclusive);
  EXPECT_EQ(starving.wakes(), 1);
  ASSERT_TRUE(latch.TryLock(kExclusive, starving.ticket.starving));
  latch.Leave(starving.ticket, /*got_it=*/true);
  latch.Unlock(kExclusive);
  EXPECT_EQ(older.wakes(), 1);
  latch.Leave(older.ticket, /*got_it=*/false);
}

TEST(LatchTest, LeavingInEveryStateHandsTheWakeUpOn) {
  for (const bool woken : {false, true}) {
    for (const bool got_it : {false, true}) {
      Latch latch;
      ASSERT_TRUE(latch.TryLock(kExclusive));
      Claimant first(1);
      Claimant second(2);
      ASSERT_TRUE(latch.Enqueue(first.ticket, 1));
      ASSERT_TRUE(latch.Enqueue(second.ticket, 1));
      if (woken) latch.Unlock(kExclusive);
      if (got_it && woken) {
        ASSERT_TRUE(latch.TryLock(kExclusive));
      }
      latch.Leave(first.ticket, woken && got_it);
      if (!woken || got_it) {
        EXPECT_EQ(second.wakes(), 0);
        latch.Unlock(kExclusive);
      }
      EXPECT_EQ(second.wakes(), 1);
      latch.Leave(second.ticket, /*got_it=*/false);
      latch.Leave(second.ticket, /*got_it=*/false);  // Twice does no harm.
      EXPECT_TRUE(latch.TryLock(kExclusive));
      latch.Unlock(kExclusive);
    }
  }
}

// Several threads sleep for one latch. A wake-up that is lost leaves them asleep for good, which
// the test's time limit notices; exclusion is checked by a counter without a lock of its own.
TEST(LatchTest, NoWakeUpIsLostAmongThreadsThatAlsoGiveUp) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 5'000;
  Latch latch;
  SystemClock clock;
  int64_t guarded = 0;
  std::atomic<uint64_t> next_age{1};
  std::atomic<int64_t> written{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      Random random(static_cast<uint64_t>(thread));
      ThreadWaiter waiter;
      WaitTicket ticket;
      ticket.owner = &waiter;
      int64_t seen = 0;
      for (int round = 0; round < kRounds; ++round) {
        ticket.age = next_age.fetch_add(1) + random.Below(8);
        ticket.access = random.Below(4) == 0 ? kShared : kExclusive;
        bool got_it = false;
        while (!(got_it = latch.TryLock(ticket.access, ticket.starving))) {
          if (!latch.Enqueue(ticket, clock.MonotonicUs())) continue;
          if (random.Below(8) == 0) break;  // Gives up while it waits.
          waiter.Sleep();
          if (random.Below(8) == 0) break;  // Gives up once woken.
        }
        latch.Leave(ticket, got_it);
        ticket.since_us = 0;
        if (!got_it) continue;
        if (ticket.access == kExclusive) {
          ++guarded;
          ++written;
          if (random.Below(16) == 0) std::this_thread::yield();
        } else {
          seen = std::max(seen, guarded);
        }
        latch.Unlock(ticket.access);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(guarded, written.load());
  EXPECT_TRUE(latch.TryLock(kExclusive));
  latch.Unlock(kExclusive);
}

}  // namespace
}  // namespace perilune
