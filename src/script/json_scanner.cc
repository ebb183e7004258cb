#include "script/json_scanner.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <system_error>

#include "base/check.h"
#include "script/byte_word.h"
#include "script/lua_number.h"

namespace perilune {
namespace {

constexpr size_t kPieceBytes = 4096;

constexpr const char* kInvalidToken = "invalid token";
constexpr const char* kInvalidNumber = "invalid number";
constexpr const char* kInvalidEscape = "invalid escape code";
constexpr const char* kInvalidUnicode = "invalid unicode escape code";
constexpr const char* kUnexpectedEnd = "unexpected end of string";

// As many digits are exact in a double, and in an int64_t.
constexpr size_t kExactDigits = 15;

bool IsDigit(char character) { return character >= '0' && character <= '9'; }
bool IsSpace(char character) {
  if (character > ' ') [[likely]]
    return false;
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}
char ToLower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

// Whether `text` begins with `word`, in capitals or not.
bool BeginsWith(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char lower, char any) { return lower == ToLower(any); });
}

// Returns what `character` stands for behind a backslash, or NUL.
char MeaningOf(char character) {
  switch (character) {
    case '"':
    case '/':
    case '\\':
      return character;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

// Returns how many bytes stand before the first quote, backslash or NUL.
size_t PlainSize(std::string_view text) {
  size_t size = 0;
  for (; text.size() - size >= ByteWord::kBytes; size += ByteWord::kBytes) {
    const ByteWord word(text.data() + size);
    const uint64_t marks = word.Equal('"') | word.Equal('\\') | word.Equal('\0');
    if (marks != 0) return size + ByteWord::FirstOf(marks);
  }
  while (size < text.size() && text[size] != '"' && text[size] != '\\' && text[size] != '\0') {
    ++size;
  }
  return size;
}

// Writes a code point as UTF-8. Returns the number of bytes.
size_t EncodeUtf8(int code, char (&out)[4]) {
  if (code < 0x80) {
    out[0] = static_cast<char>(code);
    return 1;
  }
  const size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size - 1; i > 0; --i, code >>= 6)
    out[i] = static_cast<char>(0x80 | (code & 0x3f));
  out[0] = static_cast<char>((0xf00 >> size) | code);
  return size;
}

// Sets the number that [text, end) begins with, as strtod would. Returns how many characters it
// takes, 0 if there is none. A NUL stands at `end`.
size_t ReadNumber(const char* text, const char* end, double& number) {
  // What begins with a digit is the same to both, if it is in the range and not hexadecimal.
  if (IsDigit(text[text[0] == '-' ? 1 : 0])) {
    const auto [stop, error] = std::from_chars(text, end, number);
    if (error == std::errc() && ToLower(*stop) != 'x') return static_cast<size_t>(stop - text);
  }
  // The process never leaves the locale "C".
  char* stop = nullptr;
  number = std::strtod(text, &stop);
  return static_cast<size_t>(stop - text);
}

}  // namespace

JsonToken JsonScanner::Next() {
  if (!SkipSpace()) return JsonToken::kStopped;
  position_ = next_;
  switch (At(position_)) {
    case '{':
      return Symbol(JsonToken::kObjectBegin, "T_OBJ_BEGIN");
    case '}':
      return Symbol(JsonToken::kObjectEnd, "T_OBJ_END");
    case '[':
      return Symbol(JsonToken::kArrayBegin, "T_ARR_BEGIN");
    case ']':
      return Symbol(JsonToken::kArrayEnd, "T_ARR_END");
    case ':':
      return Symbol(JsonToken::kColon, "T_COLON");
    case ',':
      return Symbol(JsonToken::kComma, "T_COMMA");
    case '\0':
      name_ = "T_END";
      return JsonToken::kEnd;
    case '"':
      return String();
    default:
      return Word();
  }
}

JsonToken JsonScanner::Symbol(JsonToken token, const char* name) {
  ++next_;
  name_ = name;
  return token;
}

JsonToken JsonScanner::Word() {
  const char first = At(position_);
  if (first == '-' || IsDigit(first)) {
    if (takes_invalid_numbers_ || !HasInvalidNumber()) return Number();
    return Fail(position_, kInvalidNumber);
  }
  const bool is_true = HasWord("true");
  if (is_true || HasWord("false")) {
    next_ += is_true ? 4 : 5;
    lua_pushboolean(lua_, is_true ? 1 : 0);
    name_ = "T_BOOLEAN";
    return JsonToken::kBoolean;
  }
  if (HasWord("null")) {
    next_ += 4;
    lua_pushlightuserdata(lua_, nullptr);
    name_ = "T_NULL";
    return JsonToken::kNull;
  }
  if (takes_invalid_numbers_ && HasInvalidNumber()) return Number();
  return Fail(position_, kInvalidToken);
}

// Whether something begins here that JSON would not call a number, but strtod would.
bool JsonScanner::HasInvalidNumber() const {
  std::string_view text = text_.substr(position_);
  if (text.front() == '+') return true;
  if (text.front() == '-') text.remove_prefix(1);
  if (text.empty()) return false;
  if (text.front() == '0') return text.size() > 1 && (ToLower(text[1]) == 'x' || IsDigit(text[1]));
  return BeginsWith(text, "inf") || BeginsWith(text, "nan");
}

JsonToken JsonScanner::Number() {
  name_ = "T_NUMBER";
  size_t at = position_;
  int64_t whole = 0;
  while (IsDigit(At(at)) && at - position_ < kExactDigits) whole = 10 * whole + (At(at++) - '0');
  const char behind = ToLower(At(at));
  const bool is_plain = at > position_ && !IsDigit(behind) && behind != '.' && behind != 'e';
  if (is_plain && behind != 'x') {
    next_ = at;
    lua_pushnumber(lua_, static_cast<lua_Number>(whole));
    return JsonToken::kNumber;
  }
  const char* const begin = text_.data() + position_;
  double number = 0;
  const size_t size = ReadNumber(begin, text_.data() + text_.size(), number);
  if (size == 0) return Fail(position_, kInvalidNumber);
  next_ = position_ + size;
  if (!meter_.Step(size)) return JsonToken::kStopped;
  PushNumber(lua_, number);
  return JsonToken::kNumber;
}

// A string without escapes is pushed from where it stands.
JsonToken JsonScanner::String() {
  name_ = "T_STRING";
  unescaped_.Clear();
  for (size_t begin = position_ + 1;;) {
    size_t at = begin;
    if (!SkipPlain(at)) return JsonToken::kStopped;
    if (At(at) == '\0') return Fail(at, kUnexpectedEnd);
    const bool is_end = At(at) == '"';
    if (is_end && unescaped_.empty()) {
      lua_pushlstring(lua_, text_.data() + begin, at - begin);
      next_ = at + 1;
      return JsonToken::kString;
    }
    Unescaped(text_.substr(begin, at - begin));
    if (is_end) {
      lua_pushlstring(lua_, unescaped_.data(), unescaped_.size());
      next_ = at + 1;
      return JsonToken::kString;
    }
    const size_t escape = at++;
    if (At(at) == 'u' ? !UnescapeUnicode(at) : !Unescape(at)) {
      return Fail(escape, At(escape + 1) == 'u' ? kInvalidUnicode : kInvalidEscape);
    }
    begin = at;
  }
}

// Takes the character behind a backslash, at `at`, and moves `at` behind it.
bool JsonScanner::Unescape(size_t& at) {
  const char character = MeaningOf(At(at));
  if (character == '\0') return false;
  Unescaped({&character, 1});
  ++at;
  return true;
}

// The same for "uXXXX", and for a pair of surrogates.
bool JsonScanner::UnescapeUnicode(size_t& at) {
  int code = HexCode(at + 1);
  if (code < 0) return false;
  at += 5;
  if ((code & 0xf800) == 0xd800) {
    if (code >= 0xdc00 || At(at) != '\\' || At(at + 1) != 'u') return false;
    const int low = HexCode(at + 2);
    if (low < 0 || (low & 0xfc00) != 0xdc00) return false;
    code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
    at += 6;
  }
  char bytes[4];
  Unescaped({bytes, EncodeUtf8(code, bytes)});
  return true;
}

// Adds to the string. There is room: no string is longer than the text.
void JsonScanner::Unescaped(std::string_view bytes) { CHECK(unescaped_.Append(bytes)); }

// Returns the value of the four hexadecimal digits at `at`, or -1. The NUL behind the text is none.
int JsonScanner::HexCode(size_t at) const {
  int code = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const char digit = ToLower(At(i));
    if (IsDigit(digit)) {
      code = code * 16 + (digit - '0');
    } else if (digit >= 'a' && digit <= 'f') {
      code = code * 16 + (digit - 'a' + 10);
    } else {
      return -1;
    }
  }
  return code;
}

bool JsonScanner::SkipSpace() {
  for (; IsSpace(At(next_)); ++next_) {
    if (!meter_.Step()) return false;
  }
  return meter_.Step();
}

// Moves `at` to the next quote, backslash or NUL.
bool JsonScanner::SkipPlain(size_t& at) {
  for (;;) {
    const std::string_view piece = text_.substr(at, kPieceBytes);
    const size_t plain = PlainSize(piece);
    at += plain;
    if (!meter_.Step(plain)) return false;
    if (plain < piece.size() || at == text_.size()) return true;
  }
}

}  // namespace perilune
