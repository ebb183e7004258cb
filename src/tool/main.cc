// The program: perilune SUBCOMMAND [ARGUMENT ...].

#include <fmt/format.h>

#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/version.h"
#include "tool/commands.h"
#include "tool/serve.h"

namespace perilune {
namespace {

constexpr std::string_view kHelp =
    "perilune: a Redis-compatible server for atomic Lua scripts on all cores\n"
    "\n"
    "  perilune serve [FILE] [--directive value ...]\n"
    "      Runs the server. FILE is a redis.conf, or - for standard input. A directive is what\n"
    "      FILE could hold: perilune serve --port 7000 --threads 4\n"
    "  perilune commands\n"
    "      Prints the reference of all commands as Markdown.\n"
    "  perilune --version\n"
    "  perilune --help\n";

int Run(const std::vector<std::string>& arguments) {
  const std::string_view first = arguments.empty() ? "--help" : std::string_view(arguments[0]);
  const std::span rest = std::span(arguments).subspan(arguments.empty() ? 0 : 1);
  if (first == "serve") return Serve(rest);
  if (first == "commands") return PrintCommands();
  if (first == "--version" || first == "-v") {
    fmt::print("perilune {} (compatible with Redis {})\n", kVersion, kRedisVersion);
    return 0;
  }
  if (first == "--help" || first == "-h") {
    fmt::print("{}", kHelp);
    return 0;
  }
  fmt::print(stderr, "perilune: unknown subcommand '{}'; see perilune --help\n", first);
  return 1;
}

}  // namespace
}  // namespace perilune

int main(int argc, char** argv) {
  return perilune::Run(std::vector<std::string>(argv + 1, argv + argc));
}
