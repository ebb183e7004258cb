#pragma once

// An array for a C++ function that calls Lua's interface: small ones stand in the array itself,
// which may be a local variable, larger ones in memory of Lua's, which the collector frees. So an
// error may jump over it.
//
// Lifetime: of the function's call. One slot of the Lua stack is taken until then.

#include <cstddef>
#include <cstring>
#include <lua.hpp>
#include <string_view>
#include <type_traits>

namespace perilune {

// Also the limit of the strings that libraries make, as of all of Redis' strings.
inline constexpr size_t kScratchBytesMax = size_t{512} << 20;
inline constexpr const char* kStringTooLarge = "resulting string too large";

template <typename T, size_t kInlineSize>
class LuaScratch {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit LuaScratch(lua_State* lua) : lua_(lua), elements_(inline_) {
    lua_pushnil(lua);
    slot_ = lua_gettop(lua);
  }
  LuaScratch(const LuaScratch&) = delete;
  LuaScratch& operator=(const LuaScratch&) = delete;

  const T* data() const { return elements_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t index) { return elements_[index]; }
  const T& operator[](size_t index) const { return elements_[index]; }
  T& back() { return elements_[size_ - 1]; }
  void PopBack() { --size_; }
  void Clear() { size_ = 0; }

  // Keeps the first `size` elements.
  void Shrink(size_t size) { size_ = size; }

  // Returns `count` new elements with any values, valid until the next change, or nullptr if the
  // whole would exceed kScratchBytesMax. May raise for want of memory.
  T* Extend(size_t count) {
    if (count > capacity_ - size_ && !Grow(count)) return nullptr;
    T* added = elements_ + size_;
    size_ += count;
    return added;
  }

  // Adds an element. Returns false, with nothing changed, if the whole would be too large. May
  // raise.
  [[nodiscard]] bool Add(const T& element) {
    T* added = Extend(1);
    if (added == nullptr) return false;
    *added = element;
    return true;
  }

 private:
  // Apart, lest it slow down those who add little and often.
  [[gnu::noinline]] bool Grow(size_t count) {
    constexpr size_t kSizeMax = kScratchBytesMax / sizeof(T);
    if (count > kSizeMax - size_) return false;
    const size_t needed = size_ + count;
    const size_t doubled = capacity_ > kSizeMax / 2 ? kSizeMax : 2 * capacity_;
    const size_t capacity = needed > doubled ? needed : doubled;
    auto* moved = static_cast<T*>(lua_newuserdata(lua_, capacity * sizeof(T)));
    std::memcpy(moved, elements_, size_ * sizeof(T));
    lua_replace(lua_, slot_);
    elements_ = moved;
    capacity_ = capacity;
    return true;
  }

  lua_State* const lua_;
  int slot_;
  T* elements_;
  size_t size_ = 0;
  size_t capacity_ = kInlineSize;
  T inline_[kInlineSize];
};

// A string in the making.
class LuaBytes : public LuaScratch<char, 512> {
 public:
  using LuaScratch::LuaScratch;

  std::string_view view() const { return {data(), size()}; }

  // Returns false, with nothing changed, if it would be too long. May raise.
  [[nodiscard]] bool Append(std::string_view bytes) {
    char* added = Extend(bytes.size());
    if (added == nullptr) return false;
    std::memcpy(added, bytes.data(), bytes.size());
    return true;
  }
};

}  // namespace perilune
