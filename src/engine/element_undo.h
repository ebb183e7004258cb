#pragma once

// How to undo the changes that one transaction made to the elements of one collection, without a
// copy of it: what the journal keeps for a large collection that is changed in place.
//
// Threads: belongs to a journal.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "store/value.h"

namespace perilune {

class ElementUndo {
 public:
  virtual ~ElementUndo() = default;

  // Makes `value`, the changed collection, what it was at the beginning.
  virtual void Undo(Value& value) = 0;

  // About how many allocations there are to free.
  virtual size_t blocks() const = 0;

  // From now on adds to `memory_bytes` what it takes, without elements that are moved to it.
  void CountIn(size_t& memory_bytes) { memory_bytes_ = &memory_bytes; }

 protected:
  void Count(size_t bytes) {
    if (memory_bytes_ != nullptr) *memory_bytes_ += bytes;
  }

 private:
  size_t* memory_bytes_ = nullptr;
};

// Of a hash, set or sorted set in its large form, whose elements are known by their key: a log of
// the elements as they were before each change. They are moved here, not copied. Once the log takes
// much more than the collection only the oldest record of each key is kept, so that a million
// changes of an element take no more than some thousands.
template <typename T>
class KeyedUndo final : public ElementUndo {
 public:
  using Element = typename T::Element;
  using Owned = typename Element::Owned;

  // Called before the element `key` of `value` is added, changed or removed: takes one that is
  // there out. Returns whether it was there.
  bool Save(T& value, std::string_view key) {
    Owned element = value.Extract(key, Hash(key));
    const bool was_there = element != nullptr;
    if (was_there) {
      SaveOld(value, std::move(element));
    } else {
      SaveAbsent(value, key);
    }
    return was_there;
  }

  // What has happened or will happen to `value`: `old` was replaced or removed,
  void SaveOld(const T& value, Owned old) {
    MakeRoom(value);
    bytes_ += old->heap_bytes();
    Add({.old = std::move(old)});
  }
  // the element `key` is added,
  void SaveAbsent(const T& value, std::string_view key) {
    AddTexts(value, key, std::nullopt);
  }
  // or the text beside the key of an element is overwritten.
  void SaveText(const T& value, std::string_view key, std::string_view text) {
    AddTexts(value, key, text);
  }

  void Undo(Value& changed) override {
    T& value = *changed.As<T>();
    for (; !log_.empty(); log_.pop_back()) {
      Record& record = log_.back();
      const std::string_view key = KeyOf(record);
      value.Extract(key, Hash(key));  // What came in its place, if anything did.
      if (record.old != nullptr) {
        value.Restore(std::move(record.old));
      } else if (record.has_text()) {
        if constexpr (requires { Element::Make(key, key); }) {
          value.Restore(Element::Make(key, TextOf(record)));
        }
      }
    }
    texts_.clear();
  }

  size_t blocks() const override { return log_.size(); }

 private:
  static constexpr size_t kNoText = SIZE_MAX;

  struct Record {
    Owned old = nullptr;      // Null: the key was not there, or had another text.
    size_t text_at = 0;       // Where in texts_ the key is then, and behind it the text.
    size_t key_size = 0;
    size_t text_size = kNoText;

    bool has_text() const { return text_size != kNoText; }
  };
  struct Hasher {
    size_t operator()(std::string_view key) const { return Hash(key); }
  };

  static constexpr size_t kBytesMin = 64 * 1024;

  void MakeRoom(const T& value) {
    if (bytes() >= kBytesMin + 2 * kept_bytes_ + value.heap_bytes()) DropRepeated();
  }

  void Add(Record record) {
    log_.push_back(std::move(record));
    Recount();
  }

  // Tells the journal what the log takes now, but for elements.
  void Recount() {
    const size_t now = log_.size() * sizeof(Record) + texts_.size();
    Count(now - counted_);  // It may be less: the difference is modulo 2^64, as the sum is.
    counted_ = now;
  }

  // Of everything.
  size_t bytes() const { return counted_ + bytes_; }

  void AddTexts(const T& value, std::string_view key, std::optional<std::string_view> text) {
    MakeRoom(value);
    const size_t at = texts_.size();
    texts_.append(key).append(text.value_or(""));
    Add({.text_at = at, .key_size = key.size(), .text_size = text ? text->size() : kNoText});
  }
  std::string_view TextsOf(const Record& record) const {
    return std::string_view(texts_).substr(record.text_at);
  }
  std::string_view KeyOf(const Record& record) const {
    return record.old != nullptr ? record.old->key() : TextsOf(record).substr(0, record.key_size);
  }
  // Requires: has_text().
  std::string_view TextOf(const Record& record) const {
    return TextsOf(record).substr(record.key_size, record.text_size);
  }

  // Keeps the oldest record of each key.
  void DropRepeated() {
    std::unordered_set<std::string_view, Hasher> seen;
    std::vector<Record> kept;
    std::string kept_texts;
    bytes_ = 0;
    for (Record& record : log_) {
      const std::string_view key = KeyOf(record);
      if (!seen.insert(key).second) continue;
      if (record.old != nullptr) {
        bytes_ += record.old->heap_bytes();
      } else {
        const size_t at = kept_texts.size();
        kept_texts += key;
        if (record.has_text()) kept_texts += TextOf(record);
        record.text_at = at;
      }
      kept.push_back(std::move(record));
    }
    log_ = std::move(kept);
    texts_ = std::move(kept_texts);
    Recount();
    kept_bytes_ = bytes();
  }

  std::vector<Record> log_;
  std::string texts_;
  size_t bytes_ = 0;       // Of the elements in the log.
  size_t counted_ = 0;     // What the journal was told.
  size_t kept_bytes_ = 0;  // Of what the last DropRepeated has left.
};

}  // namespace perilune
