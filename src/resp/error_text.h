#pragma once

// What a client reads for each Error.

#include <string_view>

#include "base/error.h"

namespace perilune {

// Returns the whole text, code first, without the leading '-'. It lives for ever.
std::string_view ErrorText(Error error);

}  // namespace perilune
