#pragma once

// The requests that stand complete at the front of a connection's input, a few at a time, with
// their commands and keys: so the keys of all of them are on their way from memory before the first
// one executes.
//
//   while (reader says kRequest to ReadAhead::Fill) {
//     Prefetch(ahead.keys());
//     for (; !ahead.empty(); ahead.PopFront()) Execute(ahead.front());
//   }
//
// Cost: a request that comes alone is not copied, nor are those with many arguments.
// Lifetime: what a request consists of stays valid until it is popped, as long as the input stays
// where it is.
// Threads: belongs to its connection.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "resp/request_reader.h"
#include "server/request.h"

namespace perilune {

class ReadAhead {
 public:
  // Takes complete requests from the front of `input` until they are enough. kRequest: there are
  // some. Else what the reader says; there is none. Requires: empty().
  RequestReader::Status Fill(RequestReader& reader, std::string_view input,
                             const CommandTable& commands);

  // Of all that Fill has taken.
  std::span<const FoundKey> keys() const { return keys_.keys(); }

  bool empty() const { return next_ == places_.size(); }

  // Require: !empty().
  Request front() const {
    const Place& place = places_[next_];
    return {ArgvOf(place), place.command, keys().subspan(place.keys_begin, place.keys)};
  }
  size_t front_bytes() const { return places_[next_].bytes; }  // Of the input.
  void PopFront() { ++next_; }

 private:
  // Where the arguments are: in words_, or, as those of the last request may be, in the reader.
  struct Place {
    size_t words_begin;
    size_t words;
    size_t keys_begin;
    size_t keys;
    const Command* command;
    size_t bytes;
  };

  void Add(const RequestReader& reader, bool stays_in_reader, const CommandTable& commands);
  std::span<const std::string_view> ArgvOf(const Place& place) const;

  std::vector<Place> places_;
  size_t next_ = 0;
  std::vector<std::string_view> words_;
  KeyVector keys_;
  std::span<const std::string_view> last_;  // In the reader.
  bool is_last_in_reader_ = false;
};

}  // namespace perilune
