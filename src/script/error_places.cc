#include "script/error_places.h"

#include <algorithm>

namespace perilune {

std::string_view ErrorKindOf(std::string_view text) {
  constexpr size_t kKindBytesMax = 32;
  const std::string_view word = text.substr(0, text.find(' '));
  const bool is_code = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return is_code && !word.empty() && word.size() <= kKindBytesMax ? word : "ERR";
}

void ErrorPlaces::Add(std::string_view kind, int line) {
  const auto known = std::find_if(places_.begin(), places_.end(), [&](const ErrorPlace& place) {
    return place.line == line && place.kind == kind;
  });
  if (known != places_.end()) {
    ++known->count;
  } else if (places_.size() < kPlacesMax) {
    places_.push_back({std::string(kind), line, 1});
  } else {
    ++others_;
  }
}

void ErrorPlaces::Clear() {
  places_.clear();
  others_ = 0;
}

std::vector<ErrorPlace> ErrorPlaces::Sorted() const {
  std::vector<ErrorPlace> sorted = places_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ErrorPlace& a, const ErrorPlace& b) { return a.count > b.count; });
  if (others_ > 0) sorted.push_back({"other", 0, others_});
  return sorted;
}

}  // namespace perilune
