#pragma once

// Sorts an array of which there may be much, and can be interrupted, as std::sort cannot: that
// sorts the parts which are soon done. What is larger is split around a pivot, step by step.
//
// Cost: O(n log n) comparisons as a rule, O(n^2) at worst. Calls of itself are at most log2(n)
// deep.

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "script/work_meter.h"

namespace perilune {

// So many comparisons PivotOf makes, about.
inline constexpr size_t kPivotComparisons = 60;

// Returns an element with about as many of [first, last) below it as above: the median of some that
// are spread evenly. (That of the first, the middle and the last is a bad one behind each pivot of
// a sorted array.) Requires: first < last.
template <typename T, typename Less>
T PivotOf(const T* first, const T* last, Less is_less) {
  constexpr size_t kSamples = 15;
  const auto gaps = static_cast<size_t>(last - first) - 1;
  std::array<T, kSamples> samples;
  for (size_t i = 0; i < kSamples; ++i) samples[i] = first[gaps * i / (kSamples - 1)];
  std::sort(samples.begin(), samples.end(), is_less);
  return samples[kSamples / 2];
}

// Sorts [first, last) by `is_less`, a strict weak order that counts for `steps` of the meter each
// time. Which of two equal elements comes first is left open. False, with the elements in any
// order: the run must stop. Lua is not called, so nothing is raised.
template <typename T, typename Less>
[[nodiscard]] bool SortMetered(T* first, T* last, size_t steps, Less is_less, WorkMeter& meter) {
  const auto size_of = [](const T* from, const T* to) { return static_cast<size_t>(to - from); };
  while (size_of(first, last) > std::max<size_t>(WorkMeter::kStepsPerLook / steps, 2)) {
    // Three parts: what is less than the pivot, what is equal to it, and what is greater. Equal
    // elements, however many, are done with.
    if (!meter.Step(kPivotComparisons * steps)) return false;
    const T pivot = PivotOf(first, last, is_less);
    T* less = first;
    T* greater = last;
    for (T* next = first; next < greater;) {
      if (!meter.Step(steps)) return false;
      if (is_less(*next, pivot)) {
        std::swap(*less++, *next++);
      } else if (is_less(pivot, *next)) {
        std::swap(*next, *--greater);
      } else {
        ++next;
      }
    }
    if (less - first < last - greater) {
      if (!SortMetered(first, less, steps, is_less, meter)) return false;
      first = greater;
    } else {
      if (!SortMetered(greater, last, steps, is_less, meter)) return false;
      last = less;
    }
  }
  std::sort(first, last, is_less);
  return meter.Step(steps * size_of(first, last));
}

}  // namespace perilune
