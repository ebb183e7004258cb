#include "fuzz/script_mutator.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "fuzz/script_phrases.h"
#include "lua/lexer.h"

namespace perilune::fuzz {
namespace {

using lua::Lexer;
using lua::Token;
using lua::TokenKind;

constexpr size_t kRangeMax = 12;  // Tokens that are deleted, copied or swapped at once.

// Returns the tokens' texts. What follows an error is one more.
std::vector<std::string> Cut(std::string_view script) {
  std::vector<std::string> tokens;
  Lexer lexer(script);
  size_t end = 0;
  for (Token token = lexer.Next(); token.kind != TokenKind::kEof; token = lexer.Next()) {
    tokens.emplace_back(script.substr(token.begin, token.end - token.begin));
    end = token.end;
  }
  if (lexer.error() && end < script.size()) tokens.emplace_back(script.substr(end));
  return tokens;
}

std::string Joined(const std::vector<std::string>& tokens) {
  std::string script;
  for (const std::string& token : tokens) {
    if (!script.empty()) script += ' ';
    script += token;
  }
  return script;
}

TokenKind KindOf(std::string_view token) {
  return token.empty() ? TokenKind::kStray : Lexer(token).Next().kind;
}

}  // namespace

std::string ScriptMutator::Mutate(std::string_view script) {
  Tokens tokens = Cut(script);
  for (size_t change = 0, changes = 1 + Below(4); change < changes; ++change) ChangeOnce(tokens);
  return Joined(tokens);
}

std::string ScriptMutator::Cross(std::string_view one, std::string_view other) {
  Tokens tokens = Cut(one);
  const Tokens source = Cut(other);
  if (source.empty()) return Joined(tokens);
  const size_t begin = Below(source.size());
  const size_t count = 1 + Below(source.size() - begin);
  const size_t at = Below(tokens.size() + 1);
  tokens.insert(tokens.begin() + static_cast<ptrdiff_t>(at),
                source.begin() + static_cast<ptrdiff_t>(begin),
                source.begin() + static_cast<ptrdiff_t>(begin + count));
  return Joined(tokens);
}

std::vector<std::string> ScriptMutator::MutateWords(std::vector<std::string> words) {
  if (OneIn(8)) {
    words[0] = std::to_string(Below(words.size() + 2));
  } else if (OneIn(2)) {
    words.emplace_back(AnyOf(kEdgeWords));
  } else {
    words[Below(words.size())] = AnyOf(kEdgeWords);
  }
  return words;
}

void ScriptMutator::ChangeOnce(Tokens& tokens) {
  switch (tokens.empty() ? 0 : Below(12)) {
    case 0:
    case 1:
    case 2:
      return InsertPhrase(tokens);
    case 3:
      return Delete(tokens);
    case 4:
      return Duplicate(tokens);
    case 5:
      return Swap(tokens);
    case 6:
    case 7:
      return EncloseToken(tokens);
    case 8:
      return EncloseAll(tokens);
    default:
      return ReplaceToken(tokens);
  }
}

void ScriptMutator::Delete(Tokens& tokens) {
  const size_t begin = Below(tokens.size());
  const size_t count = 1 + Below(std::min(kRangeMax, tokens.size() - begin));
  tokens.erase(tokens.begin() + static_cast<ptrdiff_t>(begin),
               tokens.begin() + static_cast<ptrdiff_t>(begin + count));
}

void ScriptMutator::Duplicate(Tokens& tokens) {
  const size_t begin = Below(tokens.size());
  const size_t count = 1 + Below(std::min(kRangeMax, tokens.size() - begin));
  const Tokens range(tokens.begin() + static_cast<ptrdiff_t>(begin),
                     tokens.begin() + static_cast<ptrdiff_t>(begin + count));
  const size_t at = OneIn(2) ? begin + count : Below(tokens.size() + 1);
  tokens.insert(tokens.begin() + static_cast<ptrdiff_t>(at), range.begin(), range.end());
}

void ScriptMutator::Swap(Tokens& tokens) {
  std::swap(tokens[Below(tokens.size())], tokens[Below(tokens.size())]);
}

// Where a statement may begin, most of the time: behind one's end, or in front of a keyword.
void ScriptMutator::InsertPhrase(Tokens& tokens) {
  std::vector<size_t> places = {0};
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string& token = tokens[i];
    if (token == "end" || token == "do" || token == "then" || token == ";") places.push_back(i + 1);
    if (token == "local" || token == "return" || token == "if" || token == "for") {
      places.push_back(i);
    }
  }
  const size_t at = OneIn(8) ? Below(tokens.size() + 1) : places[Below(places.size())];
  const std::vector<std::string>& phrases = Phrases();
  tokens.insert(tokens.begin() + static_cast<ptrdiff_t>(at), phrases[Below(phrases.size())]);
}

void ScriptMutator::ReplaceToken(Tokens& tokens) {
  for (int attempt = 0; attempt < 8; ++attempt) {
    std::string& token = tokens[Below(tokens.size())];
    switch (KindOf(token)) {
      case TokenKind::kNumber:
        token = AnyOf(kEdgeNumbers);
        return;
      case TokenKind::kString:
        token = AnyOf(kEdgeStrings);
        return;
      case TokenKind::kName:
        token = OneIn(2) ? std::string(AnyOf(kNames)) : tokens[Below(tokens.size())];
        return;
      default:
        if (!OneIn(4)) break;
        token = AnyOf(kSymbols);
        return;
    }
  }
}

// Puts a value into an expression.
void ScriptMutator::EncloseToken(Tokens& tokens) {
  for (int attempt = 0; attempt < 8; ++attempt) {
    std::string& token = tokens[Below(tokens.size())];
    const TokenKind kind = KindOf(token);
    if (kind != TokenKind::kNumber && kind != TokenKind::kString && kind != TokenKind::kName) {
      continue;
    }
    const Enclosure& enclosure = kValueEnclosures[Below(std::size(kValueEnclosures))];
    token = std::string(enclosure.before) + token + std::string(enclosure.behind);
    return;
  }
}

void ScriptMutator::EncloseAll(Tokens& tokens) {
  const Enclosure& enclosure = kScriptEnclosures[Below(std::size(kScriptEnclosures))];
  tokens.emplace(tokens.begin(), enclosure.before);
  tokens.emplace_back(enclosure.behind);
}

}  // namespace perilune::fuzz
