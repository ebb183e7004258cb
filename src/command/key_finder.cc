#include "command/key_finder.h"

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "command/arg_reader.h"

namespace perilune {
namespace {

using Arguments = std::span<const std::string_view>;

void AddRange(const KeySpec& spec, Arguments argv, KeyVector& out) {
  const int argc = static_cast<int>(argv.size());
  const int last = spec.last < 0 ? argc + spec.last : spec.start + spec.last;
  for (int i = spec.start; i <= last && i < argc; i += spec.step) {
    const size_t arg = static_cast<size_t>(i);
    if (!spec.skips_empty || !argv[arg].empty()) out.Add(argv[arg], arg, spec.use);
  }
}

// Returns false if the number of keys is no number, or of more keys than there are arguments.
bool AddCounted(const CommandSpec& command, const KeySpec& spec, Arguments argv, KeyVector& out) {
  const size_t first = static_cast<size_t>(spec.start) + 1;
  const std::optional<int64_t> count = ParseInt64(argv[first - 1]);
  const int64_t least = command.Has(record::kNoMandatoryKeys) ? 0 : 1;
  if (!count || *count < least || *count > static_cast<int64_t>(argv.size() - first)) return false;
  for (size_t i = first; i < first + static_cast<size_t>(*count); ++i) {
    out.Add(argv[i], i, spec.use);
  }
  return true;
}

// Adds the keys that stand behind a token somewhere among the options.
void AddOptional(const CommandSpec& command, const KeySpec& spec, const ArgReader& options,
                 KeyVector& out) {
  for (size_t node = 0; node < command.args.size(); ++node) {
    if (!spec.Holds(node) || command.args[node].type != ArgType::kKey) continue;
    const ArgReader::Extent keys = options.ExtentOf(node);
    for (size_t i = keys.begin; i < keys.end; ++i) out.Add(options.arg(i), i, spec.use);
  }
}

// Adds the first half of what follows the options, as in XREAD.
bool AddHalf(const KeySpec& spec, const ArgReader& options, bool are_matched, KeyVector& out) {
  if (!are_matched) return false;
  const size_t first = options.position();
  const size_t count = options.remaining() / static_cast<size_t>(spec.limit);
  for (size_t i = first; i < first + count; ++i) out.Add(options.arg(i), i, spec.use);
  return true;
}

// The way for commands whose other arguments say where their keys are.
bool FindMovableKeys(const CommandSpec& command, Arguments argv, KeyVector& out) {
  const KeySpecs& specs = command.key_specs;
  if (specs.size() == 1 && specs[0].find == KeySpec::Find::kKeyNum) {
    return AddCounted(command, specs[0], argv, out);
  }
  ArgReader options(command, argv);
  bool are_matched = false;
  if (command.options.position > 0) {
    options.MoveTo(command.options.position);
    are_matched = options.ParseOptions();
  }
  for (const KeySpec& spec : specs) {
    bool is_valid = true;
    if (spec.has_fixed_place()) {
      AddRange(spec, argv, out);
    } else if (spec.find == KeySpec::Find::kKeyNum) {
      is_valid = AddCounted(command, spec, argv, out);
    } else if (spec.limit > 0) {
      is_valid = AddHalf(spec, options, are_matched, out);
    } else {
      AddOptional(command, spec, options, out);
    }
    if (!is_valid) return false;
  }
  return true;
}

}  // namespace

void KeyVector::AddBeyond(const FoundKey& found) {
  if (more_.empty()) more_.assign(inline_.begin(), inline_.end());
  more_.push_back(found);
}

bool FindKeys(const CommandSpec& spec, Arguments argv, KeyVector& out) {
  DCHECK(spec.Accepts(argv.size()));
  if (spec.key_specs.is_one_key()) [[likely]] {
    const KeySpec& key = spec.key_specs[0];
    out.Add(argv[static_cast<size_t>(key.start)], static_cast<size_t>(key.start), key.use);
    return true;
  }
  if (spec.key_specs.are_movable()) {
    const size_t before = out.size();
    if (FindMovableKeys(spec, argv, out)) return true;
    out.Truncate(before);
    return false;
  }
  for (const KeySpec& keys : spec.key_specs) {
    if ((keys.use & record::kNotKey) == 0) AddRange(keys, argv, out);
  }
  return true;
}

KeyUse ActualUse(const CommandSpec& spec, Arguments argv, const FoundKey& key) {
  if ((key.use & record::kVariableFlags) == 0) return key.use;
  ArgReader args(spec, argv);
  return spec.key_use.call(args);
}

}  // namespace perilune
