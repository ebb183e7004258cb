#include "store/ranked_table.h"

#include <utility>

#include "base/check.h"

namespace perilune {

void RankedTable::Insert(SortedSetMember::Owned member, uint64_t hash) {
  order_.Insert(*member);
  members_.Insert(hash, std::move(member));
}

SortedSetMember::Owned RankedTable::Extract(std::string_view member, uint64_t hash) {
  SortedSetMember::Owned extracted = members_.Extract(member, hash);
  if (extracted == nullptr) return nullptr;
  order_.Erase(*extracted);
  return extracted;
}

void RankedTable::SetScore(SortedSetMember& member, double score) {
  order_.Erase(member);
  member.set_score(score);
  order_.Insert(member);
}

void RankedTable::CheckInvariants() const {
  members_.CheckInvariants();
  order_.CheckInvariants();
  CHECK(members_.size() == order_.size());
  order_.Walk(0, size(), false, [&](const SortedSetMember& member) {
    CHECK(Find(member.key(), member.hash()) == &member);
    return true;
  });
}

}  // namespace perilune
