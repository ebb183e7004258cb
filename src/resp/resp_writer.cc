#include "resp/resp_writer.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/check.h"

namespace perilune {

void RespWriter::set_protocol(int protocol) {
  CHECK(protocol == 2 || protocol == 3);
  protocol_ = protocol;
}

void RespWriter::Integer(int64_t value) {
  if (value == 0) {
    out_->append(":0\r\n");
  } else if (value == 1) {
    out_->append(":1\r\n");
  } else {
    NumberLine(':', value);
  }
}

void RespWriter::Simple(std::string_view line) {
  DCHECK(line.find_first_of("\r\n") == std::string_view::npos);
  TextLine('+', line);
}

void RespWriter::ErrorText(std::string_view text) {
  out_->push_back('-');
  const size_t begin = out_->size();
  out_->append(text);
  const auto is_line_end = [](char c) { return c == '\r' || c == '\n'; };
  std::replace_if(out_->begin() + static_cast<ptrdiff_t>(begin), out_->end(), is_line_end, ' ');
  out_->append("\r\n");
}

void RespWriter::Bulk(std::string_view bytes) {
  constexpr size_t kShortMax = 64;  // To append once takes less than to append three times.
  if (bytes.size() <= kShortMax) {
    std::array<char, kNumberLineMax + kShortMax + 2> reply;
    size_t size = NumberLine('$', static_cast<int64_t>(bytes.size()),
                             std::span(reply).first<kNumberLineMax>());
    std::copy(bytes.begin(), bytes.end(), reply.data() + size);
    size += bytes.size();
    reply[size] = '\r';
    reply[size + 1] = '\n';
    out_->append(reply.data(), size + 2);
    return;
  }
  NumberLine('$', static_cast<int64_t>(bytes.size()));
  out_->append(bytes);
  out_->append("\r\n");
}

void RespWriter::Null() { out_->append(resp3() ? "_\r\n" : "$-1\r\n"); }

void RespWriter::NullArray() { out_->append(resp3() ? "_\r\n" : "*-1\r\n"); }

void RespWriter::Array(size_t elements) { NumberLine('*', static_cast<int64_t>(elements)); }

void RespWriter::Map(size_t pairs) {
  if (resp3()) {
    NumberLine('%', static_cast<int64_t>(pairs));
  } else {
    NumberLine('*', static_cast<int64_t>(2 * pairs));
  }
}

void RespWriter::Set(size_t elements) {
  NumberLine(resp3() ? '~' : '*', static_cast<int64_t>(elements));
}

void RespWriter::Push(size_t elements) {
  NumberLine(resp3() ? '>' : '*', static_cast<int64_t>(elements));
}

void RespWriter::Double(double value) {
  std::array<char, kDoubleCharsMax> chars;
  const std::string_view text(chars.data(), FormatDouble(value, chars));
  if (resp3()) {
    TextLine(',', text);
  } else {
    Bulk(text);
  }
}

void RespWriter::Boolean(bool value) {
  if (resp3()) {
    out_->append(value ? "#t\r\n" : "#f\r\n");
  } else {
    out_->append(value ? ":1\r\n" : ":0\r\n");
  }
}

void RespWriter::BigNumber(std::string_view digits) {
  if (resp3()) {
    TextLine('(', digits);
  } else {
    Bulk(digits);
  }
}

void RespWriter::Verbatim(std::string_view format, std::string_view bytes) {
  DCHECK(format.size() == 3);
  if (!resp3()) return Bulk(bytes);
  NumberLine('=', static_cast<int64_t>(format.size() + 1 + bytes.size()));
  out_->append(format);
  out_->push_back(':');
  out_->append(bytes);
  out_->append("\r\n");
}

size_t RespWriter::NumberLine(char type, int64_t number, std::span<char, kNumberLineMax> out) {
  out[0] = type;
  const size_t digits = FormatInt64(number, out.subspan<1, kInt64CharsMax>());
  out[1 + digits] = '\r';
  out[2 + digits] = '\n';
  return digits + 3;
}

void RespWriter::NumberLine(char type, int64_t number) {
  std::array<char, kNumberLineMax> line;
  out_->append(line.data(), NumberLine(type, number, line));
}

void RespWriter::TextLine(char type, std::string_view text) {
  out_->push_back(type);
  out_->append(text);
  out_->append("\r\n");
}

}  // namespace perilune
