#include "base/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <thread>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

constexpr double kShares[] = {0, 0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 1};

// What is sorted and complete.
uint64_t ExactQuantile(const std::vector<uint64_t>& sorted, double share) {
  const double rank = std::ceil(share * static_cast<double>(sorted.size()));
  return sorted[static_cast<size_t>(std::max(1.0, rank)) - 1];
}

void ExpectWithinBounds(const Histogram& histogram, std::vector<uint64_t> all) {
  std::sort(all.begin(), all.end());
  ASSERT_EQ(histogram.count(), all.size());
  ASSERT_EQ(histogram.max_ns(), all.back());
  for (const double share : kShares) {
    const uint64_t exact = ExactQuantile(all, share);
    const uint64_t found = histogram.QuantileNs(share);
    ASSERT_GE(found, exact) << share;
    ASSERT_LE(found, all.back()) << share;
    if (exact >= Histogram::kMostNs) continue;
    ASSERT_LE(found, std::max(exact + exact / 8, Histogram::kLeastNs)) << share;
  }
}

// Durations of all sizes, as many of each power of two.
uint64_t AnyDuration(Random& random) { return random.Next() >> (16 + random.Below(48)); }

TEST(Histogram, HasNothingToTellOfNothing) {
  const Histogram histogram;
  EXPECT_EQ(histogram.count(), 0u);
  EXPECT_EQ(histogram.max_ns(), 0u);
  EXPECT_EQ(histogram.QuantileNs(0.5), 0u);
}

TEST(Histogram, FindsQuantilesWithinTheirBounds) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    Histogram histogram;
    std::vector<uint64_t> all;
    for (int i = 0; i < 3000; ++i) {
      all.push_back(AnyDuration(random));
      histogram.Add(all.back());
      if (i % 100 == 0) ExpectWithinBounds(histogram, all);
    }
    ExpectWithinBounds(histogram, all);
  }
}

TEST(Histogram, PutsNeighboursOnBothSidesOfABorderIntoTheirBuckets) {
  for (uint64_t bit = 1; bit < 50; ++bit) {
    for (const uint64_t ns : {(uint64_t{1} << bit) - 1, uint64_t{1} << bit}) {
      Histogram histogram;
      histogram.Add(ns);
      histogram.Add(UINT64_MAX);
      ExpectWithinBounds(histogram, {ns, UINT64_MAX});
    }
  }
}

TEST(Histogram, TellsOfTheShortestOnlyThatTheyWereShort) {
  Histogram histogram;
  histogram.Add(0);
  histogram.Add(100);
  EXPECT_EQ(histogram.QuantileNs(0.5), Histogram::kLeastNs - 1);
}

TEST(Histogram, AddsAnotherAsIfItHadSeenTheSame) {
  Random random(7);
  Histogram sum;
  std::vector<uint64_t> all;
  for (int i = 0; i < 10; ++i) {
    Histogram part;
    for (int j = 0; j < 200; ++j) {
      all.push_back(AnyDuration(random) >> i);
      part.Add(all.back());
    }
    sum.Add(part);
  }
  ExpectWithinBounds(sum, all);
}

TEST(Histogram, IsAsNewOnceItIsCleared) {
  Histogram histogram;
  for (const uint64_t ns : {uint64_t{1}, uint64_t{1000}, Histogram::kMostNs}) histogram.Add(ns);
  histogram.Clear();
  EXPECT_EQ(histogram.count(), 0u);
  EXPECT_EQ(histogram.QuantileNs(1), 0u);
  histogram.Add(2000);
  ExpectWithinBounds(histogram, {2000});
}

TEST(Histogram, IsReadWhileItIsWritten) {
  constexpr uint64_t kAdded = 200'000;
  Histogram histogram;
  std::thread writer([&histogram] {
    Random random(3);
    for (uint64_t i = 0; i < kAdded; ++i) histogram.Add(AnyDuration(random));
  });
  uint64_t last = 0;
  while (last < kAdded) {
    Histogram seen;
    seen.Add(histogram);
    ASSERT_GE(seen.count(), last);
    last = seen.count();
  }
  writer.join();
  EXPECT_EQ(last, kAdded);
}

}  // namespace
}  // namespace perilune
