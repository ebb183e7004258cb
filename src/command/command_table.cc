#include "command/command_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/check.h"

namespace perilune {
namespace {

// Of an unknown name, and of the arguments that are shown with it.
constexpr size_t kShownBytesMax = 128;

// Returns 1 to 8 bytes as a word, the missing ones as 0.
uint64_t LoadWord(const char* bytes, size_t size) {
  if (size >= 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    return word;
  }
  if (size >= 4) {  // Two halves that overlap.
    uint32_t low = 0;
    uint32_t high = 0;
    std::memcpy(&low, bytes, 4);
    std::memcpy(&high, bytes + size - 4, 4);
    return low | uint64_t{high} << (8 * (size - 4));
  }
  const auto byte = [bytes](size_t i) {  // The first, the middle and the last are all there are.
    return uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// Returns eight bytes with their small letters made capitals, all at once: adding makes the high
// bit of a byte say whether the rest is at least 'a', or more than 'z'.
uint64_t InCapitals(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  const uint64_t low_bits = word & (0x7f * kOnes);
  const uint64_t from_a = low_bits + (0x80 - 'a') * kOnes;
  const uint64_t behind_z = low_bits + (0x7f - 'z') * kOnes;
  const uint64_t is_small_letter = (from_a ^ behind_z) & ~word & (0x80 * kOnes);
  return word ^ is_small_letter >> 2;
}

// A zero byte ends what is shown of an argument.
std::string_view UpToZero(std::string_view text) { return text.substr(0, text.find('\0')); }
std::string_view Shown(std::string_view text) {
  return UpToZero(text.substr(0, kShownBytesMax));
}

}  // namespace

CommandTable::CommandTable(std::initializer_list<std::span<const CommandSpec>> families) {
  for (const std::span<const CommandSpec> family : families) {
    for (const CommandSpec& spec : family) {
      storage_.push_back({.spec = &spec,
                          .name = FullName(spec),
                          .flags = FlagsOf(spec),
                          .categories = CategoriesOf(spec)});
    }
  }
  std::sort(storage_.begin(), storage_.end(),
            [](const Command& a, const Command& b) { return a.name < b.name; });
  slots_.resize(std::bit_ceil(2 * storage_.size() + 2));

  // A container's name is less than its subcommands' ("acl" < "acl|cat"), so it is there first.
  for (Command& command : storage_) {
    command.id = static_cast<uint32_t>(by_id_.size());
    by_id_.push_back(&command);
    if (command.spec->container.empty()) {
      top_level_.push_back(&command);
    } else {
      const Command* container = Find(command.spec->container);
      CHECK(container != nullptr && container->spec->is_container());
      command.container = container;
      storage_[container->id].subcommands.push_back(&command);
    }
    Insert(command);
  }
}

const Command* CommandTable::FindFullName(std::string_view full_name) const {
  const size_t bar = full_name.find('|');
  const Command* command = Find(full_name.substr(0, bar));
  if (command == nullptr || bar == std::string_view::npos) return command;
  return Find(command, full_name.substr(bar + 1));
}

std::string CommandTable::UnresolvedText(std::span<const std::string_view> argv) const {
  if (const Command* container = Find(argv[0]); container != nullptr) {
    return "ERR unknown subcommand '" + std::string(Shown(argv[1])) + "'. Try " +
           std::string(container->spec->name) + " HELP.";
  }
  std::string shown;
  for (size_t i = 1; i < argv.size() && shown.size() < kShownBytesMax; ++i) {
    shown += "'";
    shown += UpToZero(argv[i].substr(0, kShownBytesMax - (shown.size() - 1)));
    shown += "' ";
  }
  return "ERR unknown command '" + std::string(Shown(argv[0])) +
         "', with args beginning with: " + shown;
}

CommandTable::Place CommandTable::PlaceOf(const Command* container, std::string_view name) {
  Place place;
  place.size = static_cast<uint32_t>(name.size());
  place.container = container == nullptr ? 0 : container->id + 1;
  if (name.size() <= 8) [[likely]] {
    place.words[0] = InCapitals(LoadWord(name.data(), name.size()));
    return place;
  }
  for (size_t i = 0; i * 8 < name.size(); ++i) {
    place.words[i] = InCapitals(LoadWord(name.data() + i * 8, name.size() - i * 8));
  }
  return place;
}

size_t CommandTable::HashOf(const Place& place) {
  const uint64_t mixed = (place.words[0] ^ place.container) * 0x9e3779b97f4a7c15 ^
                         place.words[1] * 0xbf58476d1ce4e5b9 ^ place.words[2] * 0x94d049bb133111eb;
  return mixed >> 40;
}

const Command* CommandTable::Find(const Command* container, std::string_view name) const {
  if (name.empty() || name.size() > kWords * 8) return nullptr;
  const Place place = PlaceOf(container, name);
  const size_t mask = slots_.size() - 1;
  for (size_t i = HashOf(place) & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.command == nullptr || slot.place == place) return slot.command;
  }
}

void CommandTable::Insert(const Command& command) {
  CHECK(!command.spec->name.empty() && command.spec->name.size() <= kWords * 8);
  CHECK(Find(command.container, command.spec->name) == nullptr);
  const Place place = PlaceOf(command.container, command.spec->name);
  const size_t mask = slots_.size() - 1;
  size_t i = HashOf(place) & mask;
  while (slots_[i].command != nullptr) i = (i + 1) & mask;
  slots_[i] = {place, &command};
}

std::string WrongArityText(const CommandSpec& spec) {
  return "ERR wrong number of arguments for '" + FullName(spec) + "' command";
}

}  // namespace perilune
