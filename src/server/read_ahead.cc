#include "server/read_ahead.h"

#include "command/key_finder.h"

namespace perilune {
namespace {

// A request with more arguments stays in the reader, and is the last.
constexpr size_t kWordsMax = 16;

}  // namespace

RequestReader::Status ReadAhead::Fill(RequestReader& reader, std::string_view input) {
  places_.clear();
  words_.clear();
  next_ = 0;
  is_last_in_reader_ = false;
  while (places_.size() < KeyPrefetch::kKeysMax && !is_last_in_reader_) {
    const RequestReader::Status status = reader.Next(input);
    if (status != RequestReader::Status::kRequest) {
      return places_.empty() ? status : RequestReader::Status::kRequest;
    }
    const bool is_inline = input.front() != '*';
    input.remove_prefix(reader.consumed());
    Add(reader, is_inline || input.empty() || reader.args().size() > kWordsMax);
  }
  return RequestReader::Status::kRequest;
}

void ReadAhead::Add(const RequestReader& reader, bool stays_in_reader) {
  const std::span<const std::string_view> args = reader.args();
  places_.push_back({words_.size(), args.size(), reader.consumed()});
  if (stays_in_reader) {
    last_ = args;
    is_last_in_reader_ = true;
  } else {
    words_.insert(words_.end(), args.begin(), args.end());
  }
}

std::span<const std::string_view> ReadAhead::ArgvOf(const Place& place) const {
  if (is_last_in_reader_ && &place == &places_.back()) return last_;
  return std::span(words_).subspan(place.begin, place.count);
}

void ReadAhead::Prefetch(const CommandTable& commands, Engine& engine, int database) const {
  if (places_.size() < 2) return;
  KeyPrefetch prefetch(engine, database);
  KeyVector keys;
  for (const Place& place : places_) {
    if (place.count == 0 || place.count > kWordsMax) continue;
    const std::span<const std::string_view> argv = ArgvOf(place);
    const Command* command = commands.Resolve(argv);
    if (command == nullptr || !command->spec->Accepts(argv.size())) continue;
    keys.Clear();
    if (!FindKeys(*command->spec, argv, keys)) continue;
    for (const FoundKey& found : keys.keys()) prefetch.Add(found.key.hash);
  }
  prefetch.Run();
}

}  // namespace perilune
