#include "store/expiry_index.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

class Mortal {
 public:
  uint32_t expiry_slot() const { return slot_; }
  void set_expiry_slot(uint32_t slot) { slot_ = slot; }

 private:
  uint32_t slot_ = 0;
};

using Index = ExpiryIndex<Mortal>;

TEST(ExpiryIndex, HasNeitherEarliestNorTopWhileEmpty) {
  Index index;
  EXPECT_EQ(0u, index.size());
  EXPECT_EQ(0u, index.memory_bytes());
  EXPECT_EQ(Index::kNever, index.Earliest());
  EXPECT_EQ(nullptr, index.Top());
}

TEST(ExpiryIndex, ForgetsWhatIsRemovedAndIgnoresWhatIsAbsent) {
  Index index;
  Mortal mortal;
  index.Remove(mortal);
  EXPECT_EQ(Index::kNever, index.When(mortal));
  index.Set(mortal, -5);
  EXPECT_EQ(-5, index.When(mortal));
  index.Remove(mortal);
  EXPECT_EQ(0u, mortal.expiry_slot());
  EXPECT_EQ(Index::kNever, index.When(mortal));
  EXPECT_EQ(0u, index.size());
}

TEST(ExpiryIndex, KeepsThePlaceOfAReplacedElement) {
  Index index;
  std::vector<Mortal> mortals(10);
  for (size_t i = 0; i < mortals.size(); ++i) index.Set(mortals[i], static_cast<int64_t>(i));
  Mortal first;
  index.Replaced(mortals[0], first);
  index.CheckInvariants();
  EXPECT_EQ(&first, index.Top());
  EXPECT_EQ(Index::kNever, index.When(mortals[0]));

  Mortal without_expiry;
  Mortal replacement;
  index.Replaced(without_expiry, replacement);
  EXPECT_EQ(Index::kNever, index.When(replacement));
  EXPECT_EQ(10u, index.size());
}

TEST(ExpiryIndex, GivesTheElementsInOrderAcrossManyChunks) {
  Random random(20260102);
  std::deque<Mortal> mortals(5000);
  std::multimap<int64_t, Mortal*> model;
  Index index;
  for (Mortal& mortal : mortals) {
    const auto when_ms = static_cast<int64_t>(random.Below(1 << 20));
    model.emplace(when_ms, &mortal);
    index.Set(mortal, when_ms);
  }
  index.CheckInvariants();
  EXPECT_GE(index.memory_bytes(), mortals.size() * 16);
  for (const auto& [when_ms, unused] : model) {
    ASSERT_EQ(when_ms, index.Earliest());
    ASSERT_EQ(when_ms, index.When(*index.Top()));
    index.Remove(*index.Top());
  }
  EXPECT_EQ(0u, index.size());
}

// The index beside a model, and the elements that may be in both.
class ModelledIndex {
 public:
  explicit ModelledIndex(size_t elements) {
    for (size_t i = 0; i < elements; ++i) elements_.push_back(std::make_unique<Mortal>());
  }

  void Set(size_t at, int64_t when_ms) {
    Forget(at);
    whens_[at] = when_ms;
    model_.emplace(when_ms, at);
    index_.Set(*elements_[at], when_ms);
  }

  void Remove(size_t at) {
    Forget(at);
    index_.Remove(*elements_[at]);
  }

  void Reallocate(size_t at) {
    auto moved = std::make_unique<Mortal>();
    index_.Replaced(*elements_[at], *moved);
    elements_[at] = std::move(moved);
  }

  size_t size() const { return model_.size(); }

  void Check(size_t at) const {
    index_.CheckInvariants();
    ASSERT_EQ(model_.size(), index_.size());
    const auto when = whens_.find(at);
    ASSERT_EQ(when == whens_.end() ? Index::kNever : when->second, index_.When(*elements_[at]));
    if (model_.empty()) {
      ASSERT_EQ(nullptr, index_.Top());
      ASSERT_EQ(Index::kNever, index_.Earliest());
    } else {
      ASSERT_EQ(model_.begin()->first, index_.Earliest());
      ASSERT_EQ(index_.Earliest(), index_.When(*index_.Top()));
    }
  }

 private:
  void Forget(size_t at) {
    const auto when = whens_.find(at);
    if (when == whens_.end()) return;
    model_.erase(model_.find(when->second));
    whens_.erase(when);
  }

  std::vector<std::unique_ptr<Mortal>> elements_;
  std::multimap<int64_t, size_t> model_;
  std::map<size_t, int64_t> whens_;
  Index index_;
};

// Few distinct moments, so that equal ones are common. The share of removals drifts, so that the
// index crosses the edge between its first two chunks both ways.
TEST(ExpiryIndex, AgreesWithModelUnderRandomOperations) {
  constexpr size_t kElements = 1600;
  Random random(20260103);
  ModelledIndex both(kElements);
  size_t largest = 0;
  for (int step = 0; step < 20'000; ++step) {
    const size_t at = random.Below(kElements);
    const uint64_t removals = (step / 4000) % 2 == 0 ? 1 : 8;
    SCOPED_TRACE("step " + std::to_string(step));
    const uint64_t choice = random.Below(10);
    if (choice < removals) {
      both.Remove(at);
    } else if (choice == 9) {
      both.Reallocate(at);
    } else {
      both.Set(at, static_cast<int64_t>(random.Below(500)) - 250);
    }
    largest = std::max(largest, both.size());
    ASSERT_NO_FATAL_FAILURE(both.Check(at));
  }
  EXPECT_GT(largest, 1024u);
  EXPECT_LT(both.size(), kElements);
}

}  // namespace
}  // namespace perilune
