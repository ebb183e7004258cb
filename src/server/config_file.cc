#include "server/config_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <utility>

namespace perilune {
namespace {

constexpr int kIncludeDepthMax = 16;

bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char Unescaped(char c) {
  switch (c) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'b': return '\b';
    case 'a': return '\a';
    default: return c;
  }
}

// Reads a line's words from left to right.
class WordReader {
 public:
  explicit WordReader(std::string_view line) : rest_(line) {}

  // Returns false at the end of the line.
  bool SkipToWord() {
    while (!rest_.empty() && IsSpace(rest_.front())) rest_.remove_prefix(1);
    return !rest_.empty();
  }

  // Returns the word at hand, or nullopt if a quote is wrong. Requires: SkipToWord() was true.
  std::optional<std::string> Word() {
    std::string word;
    while (!rest_.empty() && !IsSpace(rest_.front())) {
      const char c = Take();
      if (c == '"' || c == '\'') {
        const bool closed = c == '"' ? ReadDoubleQuoted(word) : ReadSingleQuoted(word);
        if (!closed || (!rest_.empty() && !IsSpace(rest_.front()))) return std::nullopt;
        break;
      }
      word += c;
    }
    return word;
  }

 private:
  char Take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool ReadDoubleQuoted(std::string& word) {
    while (!rest_.empty()) {
      const char c = Take();
      if (c == '"') return true;
      if (c != '\\' || rest_.empty()) {
        word += c;
        continue;
      }
      const char escaped = Take();
      if (escaped == 'x' && rest_.size() >= 2 && HexDigit(rest_[0]) >= 0 &&
          HexDigit(rest_[1]) >= 0) {
        const int high = HexDigit(Take());
        word += static_cast<char>(high * 16 + HexDigit(Take()));
      } else {
        word += Unescaped(escaped);
      }
    }
    return false;
  }

  bool ReadSingleQuoted(std::string& word) {
    while (!rest_.empty()) {
      const char c = Take();
      if (c == '\'') return true;
      if (c == '\\' && rest_.starts_with('\'')) {
        word += Take();
      } else {
        word += c;
      }
    }
    return false;
  }

  std::string_view rest_;
};

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string ReadAll(std::istream& stream) {
  std::string text;
  char block[4096];
  do {
    stream.read(block, sizeof block);
    text.append(block, static_cast<size_t>(stream.gcount()));
  } while (stream);
  return text;
}

// Reads files and what they include into one list.
class ConfigReader {
 public:
  std::vector<Directive> TakeDirectives() { return std::move(directives_); }

  Result<Unit, Failure> ReadFile(const std::string& path) {
    if (path == "-") return ReadText(ReadAll(std::cin), "standard input");
    std::ifstream file(path, std::ios::binary);
    const std::string text = ReadAll(file);
    // A directory opens well and fails when it is read.
    if (!file.is_open() || file.bad()) {
      return Failure{"cannot read '" + path + "': " + std::strerror(errno)};
    }
    return ReadText(text, path);
  }

  Result<Unit, Failure> ReadText(std::string_view text, const std::string& path) {
    int line_number = 0;
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const std::string place = path + ":" + std::to_string(++line_number);
      if (Result<Unit, Failure> read = ReadLine(line, place); !read) return read;
    }
    return Unit{};
  }

 private:
  Result<Unit, Failure> ReadLine(std::string_view line, const std::string& place) {
    WordReader reader(line);
    if (!reader.SkipToWord() || line[line.find_first_not_of(" \t\r\v\f")] == '#') return Unit{};
    std::optional<std::vector<std::string>> words = SplitWords(line);
    if (!words) return Failure{place + ": unbalanced quotes"};

    Directive directive{Lower((*words)[0]), {words->begin() + 1, words->end()}, place, true};
    if (directive.name != "include") {
      directives_.push_back(std::move(directive));
      return Unit{};
    }
    if (directive.words.size() != 1) return Failure{place + ": 'include' takes one file name"};
    return Include(directive.words[0], place);
  }

  Result<Unit, Failure> Include(const std::string& path, const std::string& place) {
    if (depth_ == kIncludeDepthMax) {
      return Failure{place + ": files include one another more than " +
                     std::to_string(kIncludeDepthMax) + " deep"};
    }
    ++depth_;
    Result<Unit, Failure> read = ReadFile(path);
    --depth_;
    if (!read && read.error().message.starts_with("cannot read")) {
      return Failure{place + ": " + read.error().message};
    }
    return read;
  }

  std::vector<Directive> directives_;
  int depth_ = 0;
};

}  // namespace

std::optional<std::vector<std::string>> SplitWords(std::string_view line) {
  std::vector<std::string> words;
  WordReader reader(line);
  while (reader.SkipToWord()) {
    std::optional<std::string> word = reader.Word();
    if (!word) return std::nullopt;
    words.push_back(std::move(*word));
  }
  return words;
}

Result<std::vector<Directive>, Failure> ReadConfigFile(const std::string& path) {
  ConfigReader reader;
  if (const Result<Unit, Failure> read = reader.ReadFile(path); !read) return read.error();
  return reader.TakeDirectives();
}

Result<std::vector<Directive>, Failure> ParseConfig(std::string_view text,
                                                    const std::string& path) {
  ConfigReader reader;
  if (const Result<Unit, Failure> read = reader.ReadText(text, path); !read) return read.error();
  return reader.TakeDirectives();
}

Result<CommandLine, Failure> ParseCommandLine(std::span<const std::string> arguments) {
  CommandLine line;
  size_t next = 0;
  if (!arguments.empty() && !arguments[0].starts_with("--")) line.file = arguments[next++];
  for (; next < arguments.size(); ++next) {
    const std::string& argument = arguments[next];
    if (!argument.starts_with("--")) {
      if (line.directives.empty()) {
        return Failure{"command line: '" + argument +
                       "' stands where a --directive is expected"};
      }
      line.directives.back().words.push_back(argument);
      continue;
    }
    std::optional<std::vector<std::string>> words = SplitWords(argument.substr(2));
    if (!words) return Failure{"command line: unbalanced quotes in '" + argument + "'"};
    if (words->empty()) return Failure{"command line: '--' names no directive"};
    line.directives.push_back(
        {Lower((*words)[0]), {words->begin() + 1, words->end()}, "command line", false});
  }
  return line;
}

}  // namespace perilune
