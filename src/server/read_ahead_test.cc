#include "server/read_ahead.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/command_families.h"

namespace perilune {
namespace {

using Status = RequestReader::Status;
using Words = std::vector<std::string>;

std::string Encoded(const Words& words) {
  std::string bytes = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) {
    bytes += "$" + std::to_string(word.size()) + "\r\n" + word + "\r\n";
  }
  return bytes;
}

// A connection that executes nothing: it notes what it would, and how much was ahead.
class Reading {
 public:
  // Takes what is complete. Returns what the reader says of the rest.
  Status Take(std::string_view bytes) {
    input_ += bytes;
    for (;;) {
      const Status status = ahead_.Fill(reader_, input_, commands_);
      if (status != Status::kRequest) return status;
      size_t filled = 0;
      for (size_t taken = 0; !ahead_.empty(); ahead_.PopFront(), ++filled) {
        const Request request = ahead_.front();
        requests_.emplace_back(request.argv.begin(), request.argv.end());
        taken += ahead_.front_bytes();
        consumed_ = taken;
      }
      fills_.push_back(filled);
      input_.erase(0, consumed_);
    }
  }

  const std::vector<Words>& requests() const { return requests_; }
  const std::vector<size_t>& fills() const { return fills_; }
  const std::string& input() const { return input_; }

 private:
  const CommandTable commands_{AllCommandFamilies()};
  RequestReader reader_;
  ReadAhead ahead_;
  std::string input_;
  size_t consumed_ = 0;
  std::vector<Words> requests_;
  std::vector<size_t> fills_;
};

TEST(ReadAhead, TakesRequestsInTheirOrderAFewAtATime) {
  std::vector<Words> sent;
  std::string bytes;
  for (int i = 0; i < 40; ++i) {
    sent.push_back({"SET", "key:" + std::to_string(i), std::string(static_cast<size_t>(i), 'x')});
    bytes += Encoded(sent.back());
  }
  Reading reading;
  EXPECT_EQ(reading.Take(bytes), Status::kNeedMore);
  EXPECT_EQ(reading.requests(), sent);
  EXPECT_EQ(reading.fills(), (std::vector<size_t>{16, 16, 8}));
  EXPECT_EQ(reading.input(), "");
}

TEST(ReadAhead, GivesTheSameHoweverTheBytesAreCut) {
  const std::vector<Words> sent = {{"PING"}, {"GET", "a"}, {}, {"ECHO", ""}, {"SET", "a", "b"}};
  std::string bytes;
  for (const Words& words : sent) bytes += Encoded(words);
  bytes += "  inline  'one two'\r\n" + Encoded({"GET", "b"});
  Reading whole;
  EXPECT_EQ(whole.Take(bytes), Status::kNeedMore);
  ASSERT_EQ(whole.requests().size(), sent.size() + 2);
  EXPECT_EQ(whole.requests()[sent.size()], (Words{"inline", "one two"}));
  for (size_t cut = 1; cut < bytes.size(); ++cut) {
    Reading cut_up;
    EXPECT_EQ(cut_up.Take(std::string_view(bytes).substr(0, cut)), Status::kNeedMore);
    EXPECT_EQ(cut_up.Take(std::string_view(bytes).substr(cut)), Status::kNeedMore);
    EXPECT_EQ(cut_up.requests(), whole.requests()) << cut;
    EXPECT_EQ(cut_up.input(), "");
  }
}

TEST(ReadAhead, LeavesManyArgumentsWhereTheyAre) {
  Words many(1000, "x");
  Reading reading;
  EXPECT_EQ(reading.Take(Encoded({"PING"}) + Encoded(many) + Encoded({"PING"})), Status::kNeedMore);
  EXPECT_EQ(reading.requests(), (std::vector<Words>{{"PING"}, many, {"PING"}}));
  EXPECT_EQ(reading.fills(), (std::vector<size_t>{2, 1}));
}

TEST(ReadAhead, GivesWhatStandsBeforeAnErrorFirst) {
  Reading reading;
  EXPECT_EQ(reading.Take(Encoded({"GET", "a"}) + Encoded({"GET", "b"}) + "*1\r\n!"),
            Status::kNeedMore);
  EXPECT_EQ(reading.Take("\r\n"), Status::kError);
  EXPECT_EQ(reading.requests(), (std::vector<Words>{{"GET", "a"}, {"GET", "b"}}));
}

TEST(ReadAhead, FindsTheCommandAndTheKeysOfEach) {
  const CommandTable commands(AllCommandFamilies());
  RequestReader reader;
  ReadAhead ahead;
  const std::vector<std::pair<Words, Words>> sent_with_keys = {
      {{"GET", "a"}, {"a"}},
      {{"nope", "a"}, {}},
      {{"GET"}, {}},
      {{}, {}},
      {{"EVAL", "return 1", "2", "a", "b"}, {"a", "b"}},
      {{"EVAL", "return 1", "x", "a"}, {}},
      {{"EVAL", "return 1", "3", "a"}, {}},
      {{"MGET", "c", "d", "e", "f", "g"}, {"c", "d", "e", "f", "g"}},
      {{"SORT", "a", "STORE", "b", "STORE", "c"}, {"a", "c"}},
      {{"CONFIG", "GET", "x"}, {}},
      {{"get", "z"}, {"z"}},
  };
  std::string bytes;
  for (const auto& [words, keys] : sent_with_keys) bytes += Encoded(words);
  ASSERT_EQ(ahead.Fill(reader, bytes, commands), Status::kRequest);
  Words all_keys;
  for (const auto& [words, keys] : sent_with_keys) {
    ASSERT_FALSE(ahead.empty());
    const Request request = ahead.front();
    Words found;
    for (const FoundKey& key : request.keys) found.emplace_back(key.key.bytes);
    EXPECT_EQ(found, keys) << testing::PrintToString(words);
    const bool is_known = !words.empty() && words[0] != "nope";
    EXPECT_EQ(request.command, is_known ? commands.Resolve(request.argv) : nullptr);
    all_keys.insert(all_keys.end(), keys.begin(), keys.end());
    ahead.PopFront();
  }
  EXPECT_TRUE(ahead.empty());
  EXPECT_EQ(ahead.keys().size(), all_keys.size());
}

}  // namespace
}  // namespace perilune
