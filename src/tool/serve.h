#pragma once

// `perilune serve [FILE] [--directive value ...]`: runs the server until it is stopped.

#include <span>
#include <string>

namespace perilune {

// Takes what follows "serve". Returns the process' exit status; a failure to start is one line on
// standard error and 1.
int Serve(std::span<const std::string> arguments);

}  // namespace perilune
