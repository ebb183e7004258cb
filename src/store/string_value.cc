#include "store/string_value.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/number.h"

namespace perilune {
namespace {

constexpr size_t kEmbstrSizeMax = 44;

}  // namespace

StringValue& StringValue::operator=(StringValue&& other) noexcept {
  if (this != &other) {
    Free();
    Steal(other);
  }
  return *this;
}

StringValue StringValue::FromBytes(std::string_view bytes) {
  StringValue value;
  value.Assign(bytes);
  return value;
}

StringValue StringValue::FromInt(int64_t number) {
  StringValue value;
  value.payload_.integer = number;
  return value;
}

StringValue StringValue::FromRawBytes(std::string_view bytes) {
  StringValue value;
  value.payload_.bytes = nullptr;
  value.form_.encoding = Encoding::kRaw;
  value.Append(bytes);
  return value;
}

StringValue StringValue::FromText(std::string_view bytes) {
  StringValue value = FromRawBytes(bytes);
  if (bytes.size() <= kEmbstrSizeMax) value.form_.encoding = Encoding::kEmbstr;
  return value;
}

StringValue StringValue::Clone() const {
  if (is_int()) return FromInt(payload_.integer);
  StringValue copy = FromRawBytes({payload_.bytes, size_});
  copy.form_.encoding = form_.encoding;
  return copy;
}

size_t StringValue::size() const {
  if (!is_int()) return size_;
  IntBuffer buffer;
  return View(buffer).size();
}

std::string_view StringValue::View(IntBuffer& buffer) const {
  if (!is_int()) return {size_ == 0 ? "" : payload_.bytes, size_};
  const auto printed =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), payload_.integer);
  return {buffer.data(), static_cast<size_t>(printed.ptr - buffer.data())};
}

void StringValue::Assign(std::string_view bytes) {
  if (bytes.size() <= std::tuple_size_v<IntBuffer>) {
    if (const std::optional<int64_t> number = ParseInt64(bytes)) return AssignInt(*number);
  }
  if (is_int()) {
    payload_.bytes = nullptr;
    size_ = 0;
  }
  form_.encoding = bytes.size() <= kEmbstrSizeMax ? Encoding::kEmbstr : Encoding::kRaw;
  Resize(bytes.size());
  if (!bytes.empty()) std::memcpy(payload_.bytes, bytes.data(), bytes.size());
}

void StringValue::AssignInt(int64_t number) {
  Free();
  form_.encoding = Encoding::kInt;
  size_ = 0;
  payload_.integer = number;
}

void StringValue::Append(std::string_view bytes) {
  MakeRaw();
  if (bytes.empty()) return;
  const size_t old_size = size_;
  Resize(old_size + bytes.size());
  std::memcpy(payload_.bytes + old_size, bytes.data(), bytes.size());
}

void StringValue::Overwrite(size_t offset, std::string_view bytes) {
  MakeRaw();
  const size_t old_size = size_;
  const size_t end = offset + bytes.size();
  if (end > old_size) Resize(end);
  if (offset > old_size) std::memset(payload_.bytes + old_size, 0, offset - old_size);
  if (!bytes.empty()) std::memcpy(payload_.bytes + offset, bytes.data(), bytes.size());
}

size_t StringValue::heap_bytes() const { return is_int() ? 0 : size_; }

void StringValue::Free() {
  if (!is_int()) std::free(payload_.bytes);
}

void StringValue::Steal(StringValue& other) {
  payload_ = std::exchange(other.payload_, {.integer = 0});
  size_ = std::exchange(other.size_, 0);
  form_.encoding = std::exchange(other.form_.encoding, Encoding::kInt);
}

// Requires: not is_int(). The allocator keeps a block in place while its size class fits.
void StringValue::Resize(size_t size) {
  CHECK(size <= kSizeMax);
  if (size == size_) return;
  if (size == 0) {
    std::free(payload_.bytes);
    payload_.bytes = nullptr;
  } else {
    void* bytes = std::realloc(payload_.bytes, size);
    if (bytes == nullptr) throw std::bad_alloc();
    payload_.bytes = static_cast<char*>(bytes);
  }
  size_ = static_cast<uint32_t>(size);
}

void StringValue::MakeRaw() {
  if (is_int()) {
    IntBuffer buffer;
    const std::string_view printed = View(buffer);
    payload_.bytes = nullptr;
    size_ = 0;
    form_.encoding = Encoding::kRaw;
    Resize(printed.size());
    std::memcpy(payload_.bytes, printed.data(), printed.size());
  }
  form_.encoding = Encoding::kRaw;
}

}  // namespace perilune
