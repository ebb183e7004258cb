#include "store/sorted_set_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <new>
#include <string>
#include <system_error>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/number.h"

namespace perilune {

static_assert(sizeof(SortedSetValue) == 16);
static_assert(std::is_standard_layout_v<SortedSetValue>);

SortedSetValue& SortedSetValue::operator=(SortedSetValue&& other) noexcept {
  if (this != &other) {
    Free();
    Steal(other);
  }
  return *this;
}

SortedSetValue SortedSetValue::Clone() const {
  SortedSetValue clone;
  if (is_compact()) {
    clone.compact_ = compact_.Clone();
    return clone;
  }
  clone.Enlarge();
  ForEach([&](std::string_view member, double score) {
    clone.large_->Insert(SortedSetMember::Make(member, score), Hash(member));
  });
  return clone;
}

size_t SortedSetValue::heap_bytes() const {
  return is_compact() ? compact_.heap_bytes() : sizeof(RankedTable) + large_->heap_bytes();
}

size_t SortedSetValue::blocks() const {
  if (is_compact()) return empty() ? 0 : 1;
  return size() + 1;
}

std::optional<double> SortedSetValue::Score(std::string_view member) const {
  if (is_compact()) {
    const Pack::Position at = Locate(member);
    if (at == Pack::kEnd) return std::nullopt;
    return ScoreAt(at);
  }
  const SortedSetMember* found = large_->Find(member, Hash(member));
  if (found == nullptr) return std::nullopt;
  return found->score();
}

std::optional<size_t> SortedSetValue::Rank(std::string_view member) const {
  if (!is_compact()) {
    const SortedSetMember* found = large_->Find(member, Hash(member));
    if (found == nullptr) return std::nullopt;
    return large_->order().RankOf(*found);
  }
  const Pack::Position wanted = Locate(member);
  if (wanted == Pack::kEnd) return std::nullopt;
  size_t elements = 0;
  for (Pack::Position at = compact_.First(); at != wanted; at = compact_.Next(at)) ++elements;
  return elements / 2;
}

size_t SortedSetValue::CountBefore(const ScoreBound& bound) const {
  if (!is_compact()) return large_->order().CountBefore(bound);
  return CountCompact([&](const Pack::Element&, const Pack::Element& score) {
    return bound.IsBehind(ScoreOf(score));
  });
}

size_t SortedSetValue::CountBefore(const LexBound& bound) const {
  if (!is_compact()) return large_->order().CountBefore(bound);
  return CountCompact([&](const Pack::Element& member, const Pack::Element&) {
    Buffer buffer;
    return bound.IsBehind(member.View(buffer));
  });
}

SortedSetValue::ScoredMember SortedSetValue::Sample(Random& random, Buffer& buffer) const {
  DCHECK(!empty());
  if (is_compact()) {
    const Pack::Position at = PositionOf(random.Below(size()));
    return {compact_.Get(at).View(buffer), ScoreAt(at)};
  }
  const SortedSetMember& sampled = *large_->members().Sample(random);
  return {sampled.key(), sampled.score()};
}

SortedSetValue::Change SortedSetValue::Set(std::string_view member, double score,
                                           const CompactLimits& limits) {
  DCHECK(!std::isnan(score));
  if (!is_compact()) return SetLarge(member, score);
  Pack::Position last = Pack::kEnd;
  const Pack::Position present = Locate(member, &last);
  const bool is_new = present == Pack::kEnd;
  if (is_new) {
    PrepareFor(size() + 1, member.size(), limits);
  } else if (ScoreAt(present) == score) {
    return Change::kSame;
  }
  if (is_compact() && !HasRoomFor(member)) Enlarge();
  if (!is_compact()) return SetLarge(member, score);

  if (is_new) {  // The scores of time stamps and sequences go to the end.
    const bool goes_last = last == Pack::kEnd || StandsBefore(last, member, score);
    const Pack::Position place =
        goes_last ? Pack::kEnd : PlaceFor(compact_.First(), member, score);
    InsertCompact(place, member, score);
    return Change::kAdded;
  }
  const bool goes_back = ScoreAt(present) < score;  // What was in front of it stays there.
  const Pack::Position behind = compact_.Erase(present, 2);
  InsertCompact(PlaceFor(goes_back ? behind : compact_.First(), member, score), member, score);
  return Change::kChanged;
}

void SortedSetValue::PrepareFor(size_t members, size_t member_bytes, const CompactLimits& limits) {
  if (is_compact() &&
      (members > limits.sorted_set_entries.load(std::memory_order_relaxed) ||
       member_bytes > limits.sorted_set_value_bytes.load(std::memory_order_relaxed))) {
    Enlarge();
  }
}

bool SortedSetValue::Erase(std::string_view member) {
  if (!is_compact()) return large_->Extract(member, Hash(member)) != nullptr;
  const Pack::Position at = Locate(member);
  if (at == Pack::kEnd) return false;
  compact_.Erase(at, 2);
  return true;
}

void SortedSetValue::EraseRange(size_t from, size_t count) {
  CHECK(count <= size() && from <= size() - count);
  if (count == 0) return;
  if (is_compact()) {
    compact_.Erase(PositionOf(from), 2 * count);
    return;
  }
  for (; count > 0; --count) {
    const SortedSetMember& member = large_->order().At(from);
    large_->Extract(member.key(), member.hash());
  }
}

SortedSetMember::Owned SortedSetValue::Extract(std::string_view member, uint64_t hash) {
  CHECK(!is_compact());
  return large_->Extract(member, hash);
}

void SortedSetValue::Restore(SortedSetMember::Owned member) {
  CHECK(!is_compact());
  const uint64_t hash = member->hash();
  large_->Insert(std::move(member), hash);
}

void SortedSetValue::CheckInvariants() const {
  CHECK(form_.type == ValueType::kSortedSet);
  if (is_compact()) {
    compact_.CheckInvariants();
    CHECK(compact_.size() % 2 == 0);
  } else {
    CHECK(encoding() == Encoding::kSkiplist);
    large_->CheckInvariants();
  }
  std::unordered_set<std::string> seen;
  std::string last_member;
  double last_score = 0;
  ForEach([&](std::string_view member, double score) {
    CHECK(!std::isnan(score));
    const bool in_order = last_score < score || (last_score == score && last_member < member);
    CHECK(seen.empty() || in_order);
    CHECK(seen.emplace(member).second);
    last_member = member;
    last_score = score;
  });
  CHECK(seen.size() == size());
}

double SortedSetValue::ScoreOf(const Pack::Element& element) {
  if (element.integer) return static_cast<double>(*element.integer);
  // FormatDouble wrote it; several times faster than ParseDouble, which takes other notations.
  const std::string_view text = element.bytes;
  double score = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
  CHECK(error == std::errc() && end == text.data() + text.size());
  return score;
}

Pack::Position SortedSetValue::Locate(std::string_view member, Pack::Position* last) const {
  return compact_.FindKey(PackedElement::Of(member), last);
}

// Returns where the member of this rank stands in the Pack, kEnd if there is none.
Pack::Position SortedSetValue::PositionOf(size_t rank) const {
  return rank < size() ? compact_.At(2 * rank) : Pack::kEnd;
}

// Whether the element at `at` stands in front of one of `member` and `score`.
bool SortedSetValue::StandsBefore(Pack::Position at, std::string_view member, double score) const {
  const double score_there = ScoreAt(at);
  if (score_there != score) return score_there < score;
  Buffer buffer;
  return compact_.Get(at).View(buffer) < member;
}

// Returns the member in front of which the new element belongs, of those from `at` on; kEnd if
// behind all.
Pack::Position SortedSetValue::PlaceFor(Pack::Position at, std::string_view member,
                                        double score) const {
  while (at != Pack::kEnd && StandsBefore(at, member, score)) at = compact_.Next(compact_.Next(at));
  return at;
}

void SortedSetValue::InsertCompact(Pack::Position place, std::string_view member, double score) {
  if (score == 0) score = 0;  // A minus would show. The small ones of Redis have none, either.
  std::array<char, kDoubleCharsMax> chars;
  const std::string_view score_text(chars.data(), FormatDouble(score, chars));
  // The score first: the member then goes to the same position.
  const Pack::Position at = compact_.Insert(place, score_text);
  compact_.Insert(at, member);
}

// Returns how many elements are before: those in front of the first that is not.
template <typename IsBefore>
size_t SortedSetValue::CountCompact(IsBefore is_before) const {
  size_t count = 0;
  for (Pack::Position at = compact_.First(); at != Pack::kEnd; ++count) {
    const Pack::Position score_at = compact_.Next(at);
    if (!is_before(compact_.Get(at), compact_.Get(score_at))) break;
    at = compact_.Next(score_at);
  }
  return count;
}

// Whether the Pack stays within its limit with `member` and a score more.
bool SortedSetValue::HasRoomFor(std::string_view member) const {
  return member.size() + kDoubleCharsMax + 2 * Pack::kOverheadBytesMax <=
         Pack::kBytesMax - compact_.bytes();
}

SortedSetValue::Change SortedSetValue::SetLarge(std::string_view member, double score) {
  const uint64_t hash = Hash(member);
  SortedSetMember* const present = large_->Find(member, hash);
  if (present == nullptr) {
    large_->Insert(SortedSetMember::Make(member, score), hash);
    return Change::kAdded;
  }
  if (present->score() == score) return Change::kSame;
  large_->SetScore(*present, score);
  return Change::kChanged;
}

// Changes to the large form. Requires: is_compact().
void SortedSetValue::Enlarge() {
  auto large = std::make_unique<RankedTable>();
  ForEach([&](std::string_view member, double score) {
    large->Insert(SortedSetMember::Make(member, score), Hash(member));
  });
  Free();
  large_ = large.release();
  form_.encoding = Encoding::kSkiplist;
}

// Leaves the union without a member.
void SortedSetValue::Free() {
  if (is_compact()) {
    compact_.~Pack();
  } else {
    delete large_.get();
  }
}

// Requires: the union has no member.
void SortedSetValue::Steal(SortedSetValue& other) {
  form_ = other.form_;
  if (is_compact()) {
    new (&compact_) Pack(std::move(other.compact_));
  } else {
    large_ = std::exchange(other.large_, nullptr);
    new (&other.compact_) Pack();
    other.form_.encoding = Encoding::kListpack;
  }
}

}  // namespace perilune
