#include "resp/error_text.h"

#include "base/check.h"

namespace perilune {

// A switch rather than an array: the compiler says which error has no text yet.
std::string_view ErrorText(Error error) {
  switch (error) {
    case Error::kWrongType:
      return "WRONGTYPE Operation against a key holding the wrong kind of value";
    case Error::kNotAnInteger:
      return "ERR value is not an integer or out of range";
    case Error::kNotAFloat:
      return "ERR value is not a valid float";
    case Error::kSyntax:
      return "ERR syntax error";
    case Error::kOverflow:
      return "ERR increment or decrement would overflow";
    case Error::kIndexOutOfRange:
      return "ERR index out of range";
    case Error::kNoSuchKey:
      return "ERR no such key";
    case Error::kStringTooLong:
      return "ERR string exceeds maximum allowed size (proto-max-bulk-len)";
    case Error::kOutOfRange:
      return "ERR offset is out of range";
    case Error::kDatabaseOutOfRange:
      return "ERR DB index is out of range";
    case Error::kNaNOrInfinity:
      return "ERR increment would produce NaN or Infinity";
  }
  CheckFailed(__FILE__, __LINE__, "an error without a text");
}

}  // namespace perilune
