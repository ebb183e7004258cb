#pragma once

// Where a command writes its reply, one element at a time. Behind it stands a RESP writer for a
// client, a Lua stack for a script, or a list of values for a test: a handler cannot tell.
//
// Aggregates announce their size and are followed by that many elements (a map by twice as
// many). A sink never throws and never raises.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"

namespace perilune {

class ReplySink {
 public:
  virtual ~ReplySink() = default;

  virtual void Integer(int64_t value) = 0;

  // A status line such as "OK". Requires: no CR or LF in `line`.
  virtual void Simple(std::string_view line) = 0;

  // `text` begins with its code ("ERR ...") and has no leading '-'. CR and LF become spaces.
  virtual void ErrorText(std::string_view text) = 0;

  virtual void Bulk(std::string_view bytes) = 0;

  // Nothing, where a bulk string would stand ($-1 in RESP2) or an array (*-1).
  virtual void Null() = 0;
  virtual void NullArray() = 0;

  virtual void Array(size_t elements) = 0;
  virtual void Map(size_t pairs) = 0;      // RESP2: an array of 2 * pairs.
  virtual void Set(size_t elements) = 0;   // RESP2: an array.
  virtual void Push(size_t elements) = 0;  // RESP2: an array.

  virtual void Double(double value) = 0;                // RESP2: a bulk string.
  virtual void Boolean(bool value) = 0;                 // RESP2: 1 or 0.
  virtual void BigNumber(std::string_view digits) = 0;  // RESP2: a bulk string.

  // `format` has three letters, "txt" or "mkd". RESP2: a bulk string of `bytes`.
  virtual void Verbatim(std::string_view format, std::string_view bytes) = 0;

  // 2 or 3. A few commands shape their reply by it.
  virtual int protocol() const = 0;

  // Writes the one text that `error` has for every command.
  void Error(perilune::Error error);

  void Ok() { Simple("OK"); }
};

}  // namespace perilune
