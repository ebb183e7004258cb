#include "server/read_ahead.h"

namespace perilune {
namespace {

constexpr size_t kRequestsMax = 16;

// A request with more arguments stays in the reader, and is the last.
constexpr size_t kWordsMax = 16;

}  // namespace

RequestReader::Status ReadAhead::Fill(RequestReader& reader, std::string_view input,
                                      const CommandTable& commands) {
  places_.clear();
  words_.clear();
  keys_.Clear();
  next_ = 0;
  is_last_in_reader_ = false;
  while (places_.size() < kRequestsMax && !is_last_in_reader_) {
    const RequestReader::Status status = reader.Next(input);
    if (status != RequestReader::Status::kRequest) {
      return places_.empty() ? status : RequestReader::Status::kRequest;
    }
    const bool is_inline = input.front() != '*';
    input.remove_prefix(reader.consumed());
    Add(reader, is_inline || input.empty() || reader.args().size() > kWordsMax, commands);
  }
  return RequestReader::Status::kRequest;
}

void ReadAhead::Add(const RequestReader& reader, bool stays_in_reader,
                    const CommandTable& commands) {
  const std::span<const std::string_view> args = reader.args();
  const size_t keys_before = keys_.size();
  const Command* command = FindCommandAndKeys(commands, args, keys_);
  places_.push_back({.words_begin = words_.size(),
                     .words = args.size(),
                     .keys_begin = keys_before,
                     .keys = keys_.size() - keys_before,
                     .command = command,
                     .bytes = reader.consumed()});
  if (stays_in_reader) {
    last_ = args;
    is_last_in_reader_ = true;
  } else {
    words_.insert(words_.end(), args.begin(), args.end());
  }
}

std::span<const std::string_view> ReadAhead::ArgvOf(const Place& place) const {
  if (is_last_in_reader_ && &place == &places_.back()) return last_;
  return std::span(words_).subspan(place.words_begin, place.words);
}

}  // namespace perilune
