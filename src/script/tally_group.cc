#include "script/tally_group.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace perilune {

TallyGroup::~TallyGroup() { CHECK(members_.empty()); }

void TallyGroup::AddTo(RunTally& sum) const {
  ForEachCurrent([&sum](const RunTally& tally) { sum.Add(tally); });
}

uint64_t TallyGroup::Sum(RunSum which) const {
  uint64_t sum = 0;
  ForEachCurrent([&](const RunTally& tally) { sum += tally.sum(which); });
  return sum;
}

template <typename F>
void TallyGroup::ForEachCurrent(F&& visit) const {
  MutexLock lock(mutex_);
  const uint64_t now = epoch_.now();
  if (left_ != nullptr && left_->epoch() == now) visit(*left_);
  for (const RunTally* tally : members_) {
    if (tally->epoch() == now) visit(*tally);
  }
}

void TallyGroup::Join(const RunTally& tally) {
  MutexLock lock(mutex_);
  members_.push_back(&tally);
}

void TallyGroup::Leave(const RunTally& tally) {
  MutexLock lock(mutex_);
  const auto found = std::find(members_.begin(), members_.end(), &tally);
  CHECK(found != members_.end());
  members_.erase(found);
  const uint64_t now = epoch_.now();
  if (tally.epoch() != now) return;
  if (left_ == nullptr) left_ = std::make_unique<RunTally>();
  left_->Follow(now);
  left_->Add(tally);
}

TallyMember::TallyMember(TallyGroup& group) : group_(&group), tally_(std::make_unique<RunTally>()) {
  group_->Join(*tally_);
}

TallyMember& TallyMember::operator=(TallyMember&& other) noexcept {
  std::swap(group_, other.group_);
  std::swap(tally_, other.tally_);
  return *this;
}

TallyMember::~TallyMember() {
  if (tally_ != nullptr) group_->Leave(*tally_);
}

}  // namespace perilune
