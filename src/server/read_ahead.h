#pragma once

// The requests that stand complete at the front of a connection's input, a few at a time, so that
// the keys of all of them are on their way from memory before the first one executes.
//
//   while (reader says kRequest to ReadAhead::Fill) {
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

#include "command/command_table.h"
#include "engine/key_prefetch.h"
#include "resp/request_reader.h"

namespace perilune {

class ReadAhead {
 public:
  struct Request {
    std::span<const std::string_view> argv;  // Empty for an empty request.
    size_t bytes;                            // Of the input.
  };

  // Takes complete requests from the front of `input` until they are enough. kRequest: there are
  // some. Else what the reader says; there is none. Requires: empty().
  RequestReader::Status Fill(RequestReader& reader, std::string_view input);

  // Begins to load the keys of the requests, if they are several.
  void Prefetch(const CommandTable& commands, Engine& engine, int database) const;

  bool empty() const { return next_ == places_.size(); }

  // Require: !empty().
  Request front() const {
    const Place& place = places_[next_];
    return {ArgvOf(place), place.bytes};
  }
  void PopFront() { ++next_; }

 private:
  // Where the arguments are: in words_, or, as those of the last request may be, in the reader.
  struct Place {
    size_t begin;
    size_t count;
    size_t bytes;
  };

  void Add(const RequestReader& reader, bool stays_in_reader);
  std::span<const std::string_view> ArgvOf(const Place& place) const;

  std::vector<Place> places_;
  size_t next_ = 0;
  std::vector<std::string_view> words_;
  std::span<const std::string_view> last_;  // In the reader.
  bool is_last_in_reader_ = false;
};

}  // namespace perilune
