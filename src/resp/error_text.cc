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
    case Error::kNotAnInt32:
      return "ERR value is out of range, value must between -2147483648 and 2147483647";
    case Error::kNotNegatable:
      return "ERR value is out of range, value must between -9223372036854775807 and "
             "9223372036854775807";
    case Error::kNegative:
      return "ERR value is out of range, must be positive";
    case Error::kNotAFloat:
      return "ERR value is not a valid float";
    case Error::kSyntax:
      return "ERR syntax error";
    case Error::kNoKeyCounted:
      return "ERR numkeys should be greater than 0";
    case Error::kTooManyKeysCounted:
      return "ERR Number of keys can't be greater than number of args";
    case Error::kNegativeLimit:
      return "ERR LIMIT can't be negative";
    case Error::kNoneWanted:
      return "ERR count should be greater than 0";
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
