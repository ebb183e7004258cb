#pragma once

// Where a range of a sorted set begins or ends: a place between elements, so that a range of
// scores or of members is all that stands between two bounds, which is a range of ranks.
//
// A bound that is inclusive for the begin of a range is the exclusive one for its end: ZCOUNT's
// "5 (7" is what stands between ScoreBound::Begin(5, false) and ScoreBound::End(7, true).

#include <cstdint>
#include <string_view>

namespace perilune {

// The place in front of all elements of `score`, or behind them. The score may be infinite, but not
// NaN; 0.0 and -0.0 are the same place.
struct ScoreBound {
  static ScoreBound Begin(double score, bool exclusive) { return {score, exclusive}; }
  static ScoreBound End(double score, bool exclusive) { return {score, !exclusive}; }

  // Returns whether the elements of `other` stand in front of the bound.
  bool IsBehind(double other) const { return behind ? other <= score : other < score; }

  double score;
  bool behind;
};

// A place among members of the same score: in front of `member` or behind it, whether or not it is
// one, or at an end. Members are in the order of their bytes, unsigned, a prefix first.
// Lifetime: that of the bytes of `member`.
struct LexBound {
  enum class Place : uint8_t { kFirst, kInFront, kBehind, kLast };

  static LexBound First() { return {.place = Place::kFirst}; }  // "-"
  static LexBound Last() { return {.place = Place::kLast}; }    // "+"
  static LexBound Begin(std::string_view member, bool exclusive) {
    return {exclusive ? Place::kBehind : Place::kInFront, member};
  }
  static LexBound End(std::string_view member, bool exclusive) {
    return {exclusive ? Place::kInFront : Place::kBehind, member};
  }

  // Returns whether `other` stands in front of the bound.
  bool IsBehind(std::string_view other) const {
    switch (place) {
      case Place::kFirst:
        return false;
      case Place::kInFront:
        return other < member;
      case Place::kBehind:
        return other <= member;
      case Place::kLast:
        return true;
    }
    return true;
  }

  Place place;
  std::string_view member = {};
};

}  // namespace perilune
