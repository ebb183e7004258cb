#include "server/settings.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>

#include "base/check.h"
#include "base/glob.h"
#include "server/config_file.h"
#include "server/setting.h"

namespace perilune {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// Requires: `name` is in lower case.
const Setting* FindSetting(std::string_view name) {
  if (name.empty()) return nullptr;
  for (const Setting& setting : AllSettings()) {
    if (setting.name == name || setting.alias == name) return &setting;
  }
  return nullptr;
}

size_t IndexOf(const Setting& setting) {
  return static_cast<size_t>(&setting - AllSettings().data());
}

// Returns "name word ...", as the user wrote it unless it is a secret.
std::string Quoted(const Setting& setting, std::string_view name,
                   std::span<const std::string> words) {
  std::string line = "'" + std::string(name);
  if (!setting.Is(kSettingSecret)) {
    for (const std::string& word : words) line.append(" ").append(word.empty() ? "\"\"" : word);
  }
  return line + "'";
}

std::string NotSupported(const Setting& setting, std::string_view name,
                         std::span<const std::string> words) {
  std::string text = Quoted(setting, name, words) + " is not supported yet";
  if (!setting.instead.empty()) text.append("; ").append(setting.instead);
  return text;
}

bool IsRefused(const Setting& setting, const SettingValue& value) {
  if (setting.support != SettingSupport::kOffOnly) return false;
  return setting.Is(kSettingDirective) || value.text != setting.initial;
}

// CONFIG SET passes the words of a setting that takes several as one string.
std::vector<std::string> WordsOf(const Setting& setting, std::string_view value) {
  if (setting.kind != SettingKind::kWords) return {std::string(value)};
  std::vector<std::string> words;
  if (value.empty()) return words;
  for (;;) {
    const size_t end = value.find(' ');
    words.emplace_back(value.substr(0, end));
    if (end == std::string_view::npos) return words;
    value.remove_prefix(end + 1);
  }
}

Failure SetFailure(std::string_view name, std::string_view why) {
  return Failure{"CONFIG SET failed (possibly related to argument '" + std::string(name) + "') - " +
                 std::string(why)};
}

// Returns one line that lists the settings without effect, or nothing.
std::vector<std::string> InertWarning(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string line = "these settings have no effect yet: ";
  for (size_t i = 0; i < names.size(); ++i) line.append(i == 0 ? "" : ", ").append(names[i]);
  return {line};
}

}  // namespace

struct Settings::Change {
  const Setting* setting;
  SettingValue value;
};

Settings::Settings() {
  const MutexLock lock(mutex_);
  texts_.resize(AllSettings().size());
  for (const Setting& setting : AllSettings()) {
    if (setting.Is(kSettingDirective)) continue;
    const Result<SettingValue, Failure> value =
        ParseSetting(setting, WordsOf(setting, setting.initial), setting.initial);
    CHECK(value.ok());
    Store(setting, *value);
  }
}

Result<std::vector<std::string>, Failure> Settings::Load(std::span<const std::string> arguments) {
  Result<CommandLine, Failure> line = ParseCommandLine(arguments);
  if (!line) return line.error();
  std::vector<Directive> directives;
  if (!line->file.empty()) {
    Result<std::vector<Directive>, Failure> read = ReadConfigFile(line->file);
    if (!read) return read.error();
    directives = std::move(*read);
    if (line->file != "-") config_file_.Store(std::filesystem::absolute(line->file).string());
  }
  directives.insert(directives.end(), line->directives.begin(), line->directives.end());

  std::vector<std::string> warnings;
  for (const Directive& directive : directives) {
    const Result<bool, Failure> ignored = Apply(directive);
    if (!ignored) return Failure{directive.place + ": " + ignored.error().message};
    if (!*ignored) continue;
    const Setting& setting = *FindSetting(directive.name);
    warnings.push_back(directive.place + ": " +
                       NotSupported(setting, directive.name, directive.words) + "; ignored");
  }

  std::vector<std::string> inert;
  const MutexLock lock(mutex_);
  for (const Setting& setting : AllSettings()) {
    const bool changed = texts_[IndexOf(setting)] != setting.initial;
    if (changed && setting.support == SettingSupport::kInert) inert.emplace_back(setting.name);
  }
  for (std::string& warning : InertWarning(inert)) warnings.push_back(std::move(warning));
  return warnings;
}

Result<bool, Failure> Settings::Apply(const Directive& directive) {
  const Setting* const setting = FindSetting(directive.name);
  if (setting == nullptr) return Failure{"unknown directive '" + directive.name + "'"};

  const MutexLock lock(mutex_);
  const Result<SettingValue, Failure> value =
      ParseSetting(*setting, directive.words, texts_[IndexOf(*setting)]);
  if (!value) {
    return Failure{Quoted(*setting, directive.name, directive.words) + ": " +
                   value.error().message};
  }
  if (IsRefused(*setting, *value)) {
    if (directive.from_file && setting->Is(kSettingIgnorable)) return true;
    return Failure{NotSupported(*setting, directive.name, directive.words)};
  }
  Store(*setting, *value);
  return false;
}

std::vector<std::pair<std::string, std::string>> Settings::Get(
    std::span<const std::string_view> patterns) const {
  std::vector<std::pair<std::string, std::string>> found;
  std::set<std::string> known;
  const auto add = [&](std::string_view name, const std::string& text) {
    if (known.insert(Lower(name)).second) found.emplace_back(name, text);
  };

  const MutexLock lock(mutex_);
  for (const std::string_view pattern : patterns) {
    const std::string lower = Lower(pattern);
    if (lower.find_first_of("*?[") == std::string::npos) {
      const Setting* const setting = FindSetting(lower);
      if (setting != nullptr && !setting->Is(kSettingDirective)) {
        add(pattern, texts_[IndexOf(*setting)]);
      }
      continue;
    }
    for (const Setting& setting : AllSettings()) {
      if (setting.Is(kSettingHidden | kSettingDirective)) continue;
      for (const std::string_view name : {setting.name, setting.alias}) {
        if (name.empty() || !GlobMatch(lower, name, false)) continue;
        add(name, texts_[IndexOf(setting)]);
      }
    }
  }
  return found;
}

Result<std::vector<std::string_view>, Failure> Settings::Set(std::span<const NameAndValue> pairs,
                                                             bool client_is_local) {
  const MutexLock lock(mutex_);
  const Result<std::vector<Change>, Failure> changes = Check(pairs, client_is_local);
  if (!changes) return changes.error();
  std::vector<std::string_view> changed;
  for (const Change& change : *changes) {
    if (texts_[IndexOf(*change.setting)] != change.value.text) {
      changed.push_back(change.setting->name);
    }
    Store(*change.setting, change.value);
  }
  return changed;
}

// Names come first, values second: so it is decided which of several mistakes is told.
Result<std::vector<Settings::Change>, Failure> Settings::Check(
    std::span<const NameAndValue> pairs, bool client_is_local) const {
  const Permission policy = enable_protected_configs();
  const bool may_set_protected = policy == Permission::kYes ||
                                 (policy == Permission::kLocal && client_is_local);
  std::vector<std::string> names;
  for (const auto& [given_name, value] : pairs) {
    const std::string name = Lower(given_name);
    const Setting* const setting = FindSetting(name);
    if (setting == nullptr || setting->Is(kSettingDirective)) {
      return Failure{"Unknown option or number of arguments for CONFIG SET - '" +
                     std::string(given_name) + "'"};
    }
    if (setting->Is(kSettingImmutable)) return SetFailure(name, "can't set immutable config");
    if (setting->Is(kSettingProtected) && !may_set_protected) {
      return SetFailure(name, "can't set protected config");
    }
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      return SetFailure(name, "duplicate parameter");
    }
    names.push_back(name);
  }

  std::vector<Change> changes;
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Setting& setting = *FindSetting(names[i]);
    const std::vector<std::string> words = WordsOf(setting, pairs[i].second);
    Result<SettingValue, Failure> value = ParseSetting(setting, words, texts_[IndexOf(setting)]);
    if (!value) return SetFailure(names[i], value.error().message);
    if (IsRefused(setting, *value)) {
      return SetFailure(names[i], NotSupported(setting, names[i], words));
    }
    changes.push_back({&setting, std::move(*value)});
  }
  return changes;
}

void Settings::Store(const Setting& setting, const SettingValue& value) {
  texts_[IndexOf(setting)] = value.text;
  if (setting.number != nullptr) setting.number(*this).Store(value.number);
  if (setting.text != nullptr) setting.text(*this).Store(value.text);
  if (setting.apply != nullptr) setting.apply(*this, value.text);
}

}  // namespace perilune
