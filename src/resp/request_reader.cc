#include "resp/request_reader.h"

#include <algorithm>

#include "base/check.h"
#include "base/number.h"

namespace perilune {
namespace {

// What a reader keeps between requests: enough for all but the biggest, little enough for
// thousands of idle connections.
constexpr size_t kKeptArguments = 256;
constexpr size_t kKeptInlineBytes = 4096;

// Lengths up to 99,999 are read without a search for the line's end.
constexpr ptrdiff_t kShortDigitsMax = 5;

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Unlike IsSpace: a vertical tab or a form feed inside an unquoted argument belongs to it.
bool EndsUnquoted(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// Takes `type`, a number without leading zeros and a line end from `at`, and steps behind them.
// Returns false, having done nothing, if they are not there or the number is long. The byte behind
// the CR is taken unseen.
bool TakeShortHeader(const char*& at, const char* end, char type, size_t& number) {
  if (end - at < 4 || at[0] != type || at[1] < '1' || at[1] > '9') return false;
  const char* digit = at + 1;
  const char* const digits_end = std::min(end - 2, digit + kShortDigitsMax);
  size_t value = 0;
  for (; digit < digits_end && *digit >= '0' && *digit <= '9'; ++digit) {
    value = value * 10 + static_cast<size_t>(*digit - '0');
  }
  if (*digit != '\r') return false;
  number = value;
  at = digit + 2;
  return true;
}

// What a backslash and `c` stand for between double quotes.
char Unescaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'a':
      return '\a';
    default:
      return c;
  }
}

// Takes quoted text from the front of `line`, behind its opening quote, up to and with the closing
// one, and appends what it stands for to `out`. Returns false if it is not closed, or if something
// other than a space follows.
bool TakeQuoted(char quote, std::string_view& line, std::string& out) {
  while (!line.empty() && line.front() != quote) {
    size_t taken = 1;
    char byte = line.front();
    if (byte == '\\' && line.size() >= 2) {
      if (quote == '"') {
        const std::optional<int> high = line.size() >= 4 ? HexDigit(line[2]) : std::nullopt;
        const std::optional<int> low = line.size() >= 4 ? HexDigit(line[3]) : std::nullopt;
        const bool is_hex = line[1] == 'x' && high && low;
        byte = is_hex ? static_cast<char>(*high * 16 + *low) : Unescaped(line[1]);
        taken = is_hex ? 4 : 2;
      } else if (line[1] == '\'') {
        byte = '\'';
        taken = 2;
      }
    }
    out.push_back(byte);
    line.remove_prefix(taken);
  }
  if (line.empty()) return false;
  line.remove_prefix(1);
  return line.empty() || IsSpace(line.front());
}

// Takes one argument from the front of `line`, which is no space, and appends it to `out`. Returns
// false if its quotes are unbalanced. A quote may open inside an argument, and always ends it.
bool TakeInlineArgument(std::string_view& line, std::string& out) {
  while (!line.empty() && !EndsUnquoted(line.front())) {
    const char c = line.front();
    line.remove_prefix(1);
    if (c == '"' || c == '\'') return TakeQuoted(c, line, out);
    out.push_back(c);
  }
  return true;
}

}  // namespace

RequestReader::Status RequestReader::Next(std::string_view input) {
  if (state_ == State::kFailed) return Status::kError;
  missing_ = 0;
  if (state_ == State::kBetweenRequests) {
    Forget();
    if (input.empty()) return Status::kNeedMore;
    if (ReadWhole(input)) [[likely]] return Status::kRequest;
    StartRequest();
  }
  DCHECK(input.size() >= position_);

  if (input.front() != '*') {
    if (!ReadInline(input)) return NeedMoreOrError();
    return FinishRequest(inline_bytes_.data());
  }
  if (!args_left_ && !ReadCount(input)) return NeedMoreOrError();
  while (*args_left_ > 0) {
    if (!ReadArgument(input)) return NeedMoreOrError();
  }
  return FinishRequest(input.data());
}

// Reads a request that stands complete at the front of `input` and is as nearly all are: not too
// many arguments, none of them empty or long. Returns false of any other, which is read from its
// beginning then.
bool RequestReader::ReadWhole(std::string_view input) {
  const char* at = input.data();
  const char* const end = at + input.size();
  size_t count = 0;
  if (!TakeShortHeader(at, end, '*', count)) return false;
  if (count > kKeptArguments || static_cast<int64_t>(count) > limits_.multibulk_max) return false;
  args_.clear();
  for (size_t i = 0; i < count; ++i) {
    size_t bytes = 0;
    if (!TakeShortHeader(at, end, '$', bytes)) return false;
    if (static_cast<size_t>(end - at) < bytes + 2) return false;
    if (static_cast<int64_t>(bytes) > limits_.bulk_bytes_max) return false;
    args_.emplace_back(at, bytes);
    at += bytes + 2;
  }
  position_ = static_cast<size_t>(at - input.data());
  return true;
}

// Frees what an unusually big request has taken, after it.
void RequestReader::Forget() {
  if (ranges_.capacity() <= kKeptArguments && inline_bytes_.capacity() <= kKeptInlineBytes) return;
  std::vector<Range>().swap(ranges_);
  std::vector<std::string_view>().swap(args_);
  std::string().swap(inline_bytes_);
}

void RequestReader::StartRequest() {
  state_ = State::kInRequest;
  position_ = 0;
  searched_ = 0;
  args_left_.reset();
  args_.clear();
  ranges_.clear();
  inline_bytes_.clear();
}

RequestReader::Status RequestReader::FinishRequest(const char* base) {
  args_.reserve(ranges_.size());
  for (const Range& range : ranges_) args_.emplace_back(base + range.begin, range.size);
  state_ = State::kBetweenRequests;
  return Status::kRequest;
}

RequestReader::Status RequestReader::NeedMoreOrError() const {
  return state_ == State::kFailed ? Status::kError : Status::kNeedMore;
}

// A line feed alone ends an inline command; a carriage return before it is dropped.
bool RequestReader::ReadInline(std::string_view input) {
  const std::optional<size_t> end = FindLineEnd(input, '\n', "too big inline request");
  if (!end) return false;
  std::string_view line = input.substr(0, *end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  position_ = *end + 1;
  return SplitInline(line);
}

// A count of zero or less makes an empty request.
bool RequestReader::ReadCount(std::string_view input) {
  const std::optional<std::string_view> line = TakeLine(input, "too big mbulk count string");
  if (!line) return false;
  const std::optional<int64_t> count = ParseInt64(line->substr(1));
  if (!count || *count > limits_.multibulk_max) return Fail("invalid multibulk length");
  args_left_ = *count;
  return true;
}

bool RequestReader::ReadBulkHeader(std::string_view input) {
  const size_t header = position_;
  const std::optional<std::string_view> line = TakeLine(input, "too big bulk count string");
  if (!line) return false;
  if (input[header] != '$') {
    return Fail(std::string("expected '$', got '") + input[header] + "'");
  }
  const std::optional<int64_t> bytes = ParseInt64(line->substr(1));
  if (!bytes || *bytes < 0 || *bytes > limits_.bulk_bytes_max) return Fail("invalid bulk length");
  bulk_bytes_ = static_cast<size_t>(*bytes);
  return true;
}

bool RequestReader::ReadArgument(std::string_view input) {
  if (!bulk_bytes_ && !ReadBulkHeader(input)) return false;

  // Like the reference, do not look whether the two bytes behind the argument are CR LF.
  const size_t end = position_ + *bulk_bytes_ + 2;
  if (input.size() < end) {
    missing_ = end - input.size();
    return false;
  }
  ranges_.push_back({position_, *bulk_bytes_});
  position_ = end;
  bulk_bytes_.reset();
  --*args_left_;
  return true;
}

bool RequestReader::SplitInline(std::string_view line) {
  while (true) {
    while (!line.empty() && IsSpace(line.front())) line.remove_prefix(1);
    if (line.empty()) return true;
    const size_t begin = inline_bytes_.size();
    if (!TakeInlineArgument(line, inline_bytes_)) return Fail("unbalanced quotes in request");
    ranges_.push_back({begin, inline_bytes_.size() - begin});
  }
}

// The byte behind the CR is taken unseen, as the reference does.
std::optional<std::string_view> RequestReader::TakeLine(std::string_view input,
                                                        std::string_view too_long) {
  const std::optional<size_t> end = FindLineEnd(input, '\r', too_long);
  if (!end || *end + 2 > input.size()) return std::nullopt;
  const std::string_view line = input.substr(position_, *end - position_);
  position_ = *end + 2;
  return line;
}

// The limit is on where the line end stands, not on how much has arrived without one: the latter
// would depend on how the bytes were cut into pieces.
std::optional<size_t> RequestReader::FindLineEnd(std::string_view input, char end,
                                                 std::string_view too_long) {
  const size_t line_bytes = std::min(input.size() - position_, limits_.inline_bytes_max + 1);
  const std::string_view window = input.substr(0, position_ + line_bytes);
  const size_t found = window.find(end, std::max(position_, searched_));
  if (found != std::string_view::npos) {
    searched_ = found;
    return found;
  }
  searched_ = window.size();
  if (line_bytes > limits_.inline_bytes_max) Fail(too_long);
  return std::nullopt;
}

bool RequestReader::Fail(std::string_view what) {
  error_ = "ERR Protocol error: ";
  error_.append(what);
  state_ = State::kFailed;
  return false;
}

}  // namespace perilune
