#include "command/sort_pattern.h"

#include "base/check.h"

namespace perilune {

SortPattern::SortPattern(std::string_view text) {
  // Redis looks for its signs in front of the first zero byte only.
  const std::string_view readable = text.substr(0, text.find('\0'));
  is_element_ = readable == "#";
  const size_t star = readable.find('*');
  if (star == std::string_view::npos) return;
  names_keys_ = true;
  before_ = text.substr(0, star);
  behind_ = text.substr(star + 1);
  constexpr std::string_view kArrow = "->";
  const size_t arrow = readable.find(kArrow, star + 1);
  if (arrow == std::string_view::npos || arrow + kArrow.size() == readable.size()) return;
  behind_ = text.substr(star + 1, arrow - star - 1);
  field_ = text.substr(arrow + kArrow.size());
}

std::string SortPattern::KeyOf(std::string_view element) const {
  DCHECK(names_keys_);
  std::string key;
  key.reserve(before_.size() + element.size() + behind_.size());
  return key.append(before_).append(element).append(behind_);
}

std::optional<std::string_view> SortPattern::Read(Transaction& txn, const Key& key,
                                                  Buffer& buffer) const {
  if (field_.empty()) {
    const Result<const StringValue*> string = txn.Find<StringValue>(key);
    if (!string || *string == nullptr) return std::nullopt;
    return (*string)->View(buffer);
  }
  const Result<const HashValue*> hash = txn.Find<HashValue>(key);
  if (!hash || *hash == nullptr) return std::nullopt;
  return (*hash)->Find(field_, buffer);
}

}  // namespace perilune
