#pragma once

// The syntax of redis.conf and of redis-server's command line: one directive a line, a name and
// words that may be quoted. What the names mean is settings.h's.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace perilune {

struct Directive {
  std::string name;  // Lower case.
  std::vector<std::string> words;
  std::string place;  // "redis.conf:12", or "command line".
  bool from_file = false;
};

struct CommandLine {
  std::string file;  // "" if there is none.
  std::vector<Directive> directives;
};

// Returns the words of `line`, which are separated by spaces. In "double quotes" \n \r \t \b \a,
// \xHH and a backslash before anything else are escapes; in 'single quotes' only \' is. Returns
// nullopt if a quote is not closed, or not followed by a space.
std::optional<std::vector<std::string>> SplitWords(std::string_view line);

// Returns the directives of `path`, in which "include FILE" has been replaced by those of FILE,
// or a failure that names the file and the line. "-" is standard input.
Result<std::vector<Directive>, Failure> ReadConfigFile(const std::string& path);

// Returns the directives of `text`; `path` is what messages call it.
Result<std::vector<Directive>, Failure> ParseConfig(std::string_view text,
                                                    const std::string& path);

// Returns what [FILE] [--directive word ...] says. A word that begins with "--" begins a
// directive; one such argument may hold a directive and its words ("--save 60 1").
Result<CommandLine, Failure> ParseCommandLine(std::span<const std::string> arguments);

}  // namespace perilune
