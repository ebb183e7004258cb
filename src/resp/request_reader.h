#pragma once

// Takes clients' requests from a stream of bytes that arrives in pieces of any size: arrays of bulk
// strings, and inline commands as a person types them.
//
//   Status status;
//   while ((status = reader.Next(input)) == Status::kRequest) {
//     Execute(reader.args());
//     input.remove_prefix(reader.consumed());
//   }
//
// Invariants: how the bytes were cut into pieces never changes what comes out.
// Cost: linear in the bytes, however many pieces a request comes in; no allocation once the
// reader has seen a few requests. What an unusually big one took is freed with the next.
// Source: the shapes of requests and the errors were recorded from Redis 7.0. Two things differ:
// NUL is a byte like others in a line, where Redis waits for ever; and a line that is too long is
// so also if it arrives at once.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perilune {

class RequestReader {
 public:
  struct Limits {
    int64_t bulk_bytes_max = 512 * 1024 * 1024;  // Of one argument: proto-max-bulk-len.
    int64_t multibulk_max = INT32_MAX;           // Arguments of one request.
    size_t inline_bytes_max = 64 * 1024;  // Of an inline command or a header line; at least 8.
  };

  enum class Status { kNeedMore, kRequest, kError };

  RequestReader() = default;
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Holds for whatever has not been read yet.
  void set_limits(const Limits& limits) { limits_ = limits; }

  // Looks for one request at the front of `input`.
  //
  // kRequest: see args() and consumed(). The next call starts behind the consumed bytes.
  // kNeedMore: call again with the same bytes and more behind them, at any address.
  // kError: see error(). The stream makes no sense any more: every further call says the same.
  Status Next(std::string_view input);

  // After kRequest: the command's name and arguments, valid until the next call or until `input`
  // moves. Empty for an empty request, which gets no reply.
  std::span<const std::string_view> args() const { return args_; }

  // After kRequest: how many bytes of `input` the request took.
  size_t consumed() const { return position_; }

  // After kError: the reply, for ReplySink::ErrorText.
  std::string_view error() const { return error_; }

  // After kNeedMore: how many bytes are missing for certain until the argument that has begun is
  // complete; 0 if that is not known.
  size_t missing() const { return missing_; }

 private:
  // An argument as a place in `input`, or in `inline_bytes_` for an inline command. Offsets,
  // because `input` may move until the request is complete.
  struct Range {
    size_t begin;
    size_t size;
  };

  enum class State : uint8_t { kBetweenRequests, kInRequest, kFailed };

  bool ReadWhole(std::string_view input);
  void StartRequest();
  void Forget();
  Status FinishRequest(const char* base);
  Status NeedMoreOrError() const;

  // Each returns false if the bytes did not suffice or were wrong; the latter sets error_.
  bool ReadInline(std::string_view input);
  bool ReadCount(std::string_view input);
  bool ReadBulkHeader(std::string_view input);
  bool ReadArgument(std::string_view input);
  bool SplitInline(std::string_view line);

  // Returns the line at position_ without its CR LF and steps behind it. Nothing if it is not
  // complete, or is too long, which is the error `too_long`.
  std::optional<std::string_view> TakeLine(std::string_view input, std::string_view too_long);

  // Returns the offset of the first `end` in the line at position_. Nothing as in TakeLine.
  std::optional<size_t> FindLineEnd(std::string_view input, char end, std::string_view too_long);

  // Makes "ERR Protocol error: `what`" the error. Returns false.
  bool Fail(std::string_view what);

  Limits limits_;

  State state_ = State::kBetweenRequests;
  size_t position_ = 0;               // Everything before it has been read.
  size_t searched_ = 0;               // No line end stands before it.
  std::optional<int64_t> args_left_;  // Not yet in ranges_; nothing before the count is read.
  std::optional<size_t> bulk_bytes_;  // Of the argument at position_, once its header is read.
  size_t missing_ = 0;

  std::vector<Range> ranges_;
  std::string inline_bytes_;  // An inline command's arguments, unquoted.
  std::vector<std::string_view> args_;
  std::string error_;
};

}  // namespace perilune
