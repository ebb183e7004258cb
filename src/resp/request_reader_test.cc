#include "resp/request_reader.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

using namespace std::string_literals;

using Request = std::vector<std::string>;

// What came out of a stream: its requests, and the error that ended it, if one did.
struct Outcome {
  std::vector<Request> requests;
  std::string error;

  bool operator==(const Outcome&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  for (const Request& request : outcome.requests) {
    out << '(';
    for (const std::string& arg : request) out << '[' << arg << ']';
    out << ')';
  }
  return out << outcome.error;
}

// Plays a connection: keeps what has not been consumed, and shows it to the reader at a new address
// each time, in a block of its exact size so that a sanitizer sees every byte read too far.
class Feed {
 public:
  explicit Feed(const RequestReader::Limits& limits = {}) { reader_.set_limits(limits); }

  void Add(std::string_view piece) {
    pending_.append(piece);
    while (Take() == RequestReader::Status::kRequest) continue;
  }

  const Outcome& outcome() const { return outcome_; }
  const RequestReader& reader() const { return reader_; }

 private:
  RequestReader::Status Take() {
    const auto block = std::make_unique<char[]>(pending_.size());
    std::memcpy(block.get(), pending_.data(), pending_.size());
    const auto status = reader_.Next(std::string_view(block.get(), pending_.size()));
    if (status == RequestReader::Status::kRequest) {
      EXPECT_GT(reader_.consumed(), 0u);
      EXPECT_LE(reader_.consumed(), pending_.size());
      outcome_.requests.emplace_back(reader_.args().begin(), reader_.args().end());
      pending_.erase(0, reader_.consumed());
    } else if (status == RequestReader::Status::kError) {
      outcome_.error = reader_.error();
    }
    return status;
  }

  RequestReader reader_;
  std::string pending_;
  Outcome outcome_;
};

// Expects `expected` of `stream` in one piece, in two pieces cut anywhere, and byte by byte.
void ExpectOutcome(const Outcome& expected, std::string_view stream,
                   const RequestReader::Limits& limits = {}) {
  SCOPED_TRACE(std::string(stream.substr(0, 80)));
  Feed whole(limits);
  whole.Add(stream);
  EXPECT_EQ(expected, whole.outcome());

  for (size_t cut = 0; cut <= stream.size(); ++cut) {
    Feed halves(limits);
    halves.Add(stream.substr(0, cut));
    halves.Add(stream.substr(cut));
    ASSERT_EQ(expected, halves.outcome()) << "cut at " << cut;
  }

  Feed bytes(limits);
  for (const char byte : stream) bytes.Add(std::string_view(&byte, 1));
  EXPECT_EQ(expected, bytes.outcome());
}

void ExpectRequests(const std::vector<Request>& requests, std::string_view stream) {
  ExpectOutcome({requests, ""}, stream);
}

void ExpectError(std::string_view what, std::string_view stream,
                 const RequestReader::Limits& limits = {}) {
  ExpectOutcome({{}, "ERR Protocol error: " + std::string(what)}, stream, limits);
}

TEST(RequestReader, ReadsArraysOfBulkStrings) {
  ExpectRequests({{"PING"}}, "*1\r\n$4\r\nPING\r\n");
  ExpectRequests({{"SET", "key", ""}}, "*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$0\r\n\r\n");
  ExpectRequests({{"a\r\n*1\r\n$b", "\0\xff"s}}, "*2\r\n$9\r\na\r\n*1\r\n$b\r\n$2\r\n\0\xff\r\n"s);
  ExpectRequests({{""}}, "*1\r\n$0\r\n\r\n");
}

TEST(RequestReader, ReadsPipelinedRequests) {
  const std::string ping = "*1\r\n$4\r\nPING\r\n";
  ExpectRequests({{"PING"}, {"PING"}, {"GET", "k"}, {"PING"}},
                 ping + ping + "*2\r\n$3\r\nGET\r\n$1\r\nk\r\n" + ping);
  ExpectRequests({{"PING"}, {"PING"}, {"PING"}, {"ECHO", "*1"}},
                 "PING\r\n" + ping + "PING\nECHO *1\r\n");
}

TEST(RequestReader, StopsAtAnErrorAfterGoodRequests) {
  ExpectOutcome({{{"PING"}, {"a", "b"}}, "ERR Protocol error: invalid multibulk length"},
                "PING\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n*x\r\nPING\r\n");
}

TEST(RequestReader, TakesAnyTwoBytesBehindAnArgumentAndAnyByteBehindACarriageReturn) {
  ExpectRequests({{"PING"}, {"PING"}}, "*1\r\n$4\r\nPINGxxPING\r\n");
  ExpectRequests({{"PING"}}, "*1\rx$4\ryPINGzz");
}

TEST(RequestReader, ConsumesEmptyRequests) {
  for (const char* empty : {"*0\r\n", "*-1\r\n", "*-5\r\n", "*-9223372036854775808\r\n", "\r\n",
                            "\n", "   \r\n", "\r\r\n", "\t\v\f\n"}) {
    ExpectRequests({{}, {"PING"}}, empty + "PING\r\n"s);
  }
}

TEST(RequestReader, WaitsForTheRest) {
  for (const char* part : {"", "*", "*1", "*1\r", "*1\n$4\nPING\n", "*1\r\nx", "*1\r\n\"",
                           "*1\r\n\n", "*1\r\n$4", "*1\r\n$4\r\nPING", "*1\r\n$4\r\nPING\r", "PING",
                           "PING\r", "ECHO \"a\\", "*2147483647\r\n", "*1\r\n$536870912\r\n"}) {
    ExpectRequests({}, part);
  }
}

TEST(RequestReader, RefusesACountThatIsNone) {
  for (const char* stream :
       {"*a\r\n", "*\r\n", "*+1\r\n", "* 1\r\n", "*1 \r\n", "*01\r\n", "*-0\r\n", "*2147483648\r\n",
        "*9223372036854775808\r\n", "*1.0\r\n", "**1\r\n", "*a\r\n*1\r\n$4\r\nPING\r\n"}) {
    ExpectError("invalid multibulk length", stream);
  }
}

TEST(RequestReader, RefusesALengthThatIsNone) {
  for (const char* stream : {"*1\r\n$a\r\n", "*1\r\n$\r\n", "*1\r\n$-1\r\n", "*1\r\n$-0\r\n",
                             "*1\r\n$04\r\nPING\r\n", "*1\r\n$+4\r\n", "*1\r\n$536870913\r\n",
                             "*1\r\n$99999999999999999999\r\n", "*2\r\n$1\r\na\r\n$x\r\n"}) {
    ExpectError("invalid bulk length", stream);
  }
}

TEST(RequestReader, RefusesAnArgumentThatIsNoBulkString) {
  const struct {
    std::string stream;
    std::string got;
  } kCases[] = {
      {"*1\r\n4\r\n", "4"},
      {"*1\r\n:4\r\n", ":"},
      {"*1\r\n*1\r\n", "*"},
      {"*1\r\n\"\r\n", "\""},
      {"*1\r\n'\r\n", "'"},
      {"*1\r\n\\\r\n", "\\"},
      {"*1\r\n\t\r\n", "\t"},
      {"*1\r\n\xff\r\n", "\xff"},
      {"*1\r\n\r\n", "\r"},
      {"*1\r\n\0\r\n"s, "\0"s},
      {"*2\r\n$1\r\na\r\nb\r\n", "b"},
      {"*1\r\n\n\r\n", "\n"},
  };
  for (const auto& [stream, got] : kCases) ExpectError("expected '$', got '" + got + "'", stream);
}

TEST(RequestReader, UnquotesInlineArguments) {
  const struct {
    std::string line;
    Request request;
  } kCases[] = {
      {"a", {"a"}},
      {" ECHO \t a ", {"ECHO", "a"}},
      {"a\rb", {"a", "b"}},
      {"a\r", {"a"}},
      {"a\vb\fc", {"a\vb\fc"}},
      {"\va", {"a"}},
      {"a\xa0"
       "b\x85",
       {"a\xa0"
        "b\x85"}},
      {"a\\nb", {"a\\nb"}},
      {"\"\"", {""}},
      {"''", {""}},
      {"\"a\" \"b\"\t'c'\v\"d\"", {"a", "b", "c", "d"}},
      {"a\"b c\"", {"ab c"}},
      {"a'b c'", {"ab c"}},
      {"\"a\\x41\\n\\t\\r\\b\\a\\\"\\\\\\q\"", {"aA\n\t\r\b\a\"\\q"}},
      {"\"\\x0a\\xFf\\x00\"", {"\n\xff\0"s}},
      {"\"a\\x4\"", {"ax4"}},
      {"\"a\\xZZ\"", {"axZZ"}},
      {"\"a'b\"", {"a'b"}},
      {"'a\"b'", {"a\"b"}},
      {"'a\\'b\\n\\x41'", {"a'b\\n\\x41"}},
  };
  for (const auto& [line, request] : kCases) {
    ExpectRequests({request}, line + "\n");
    ExpectRequests({request}, line + "\r\n");
  }
}

TEST(RequestReader, RefusesUnbalancedQuotes) {
  for (const char* stream :
       {"ECHO \"abc\r\n", "ECHO 'abc\r\n", "ECHO \"abc\"d\r\n", "ECHO 'abc'd\r\n",
        "ECHO \"a\\\"\r\n", "ECHO \"a\\\r\n", "ECHO 'a\\\\'\\\r\n", "ECHO \"a\n\"\r\n",
        "ECHO a\"b\r\n", "\"\"\"\"\r\n", "'a\\'\r\n", "\"\\x4\r\n"}) {
    ExpectError("unbalanced quotes in request", stream);
  }
}

TEST(RequestReader, TakesALineAsLongAsTheLimitAndNoLonger) {
  RequestReader::Limits limits;
  limits.inline_bytes_max = 16;
  const std::string as(16, 'a');
  ExpectOutcome({{}, ""}, as, limits);
  ExpectOutcome({{{as}}, ""}, as + "\n", limits);
  ExpectError("too big inline request", as + "a", limits);
  ExpectError("too big inline request", as + "a\n", limits);

  const std::string ones(15, '1');
  ExpectOutcome({{}, ""}, "*" + ones, limits);
  ExpectError("invalid multibulk length", "*" + ones + "\r\n", limits);
  ExpectError("too big mbulk count string", "*" + ones + "1", limits);
  ExpectError("too big mbulk count string", "*" + ones + "1\r\n", limits);
  ExpectOutcome({{}, ""}, "*1\r\n$" + ones, limits);
  ExpectError("invalid bulk length", "*1\r\n$" + ones + "\r\n", limits);
  ExpectError("too big bulk count string", "*1\r\n$" + ones + "1", limits);
  ExpectError("too big bulk count string", "*1\r\nx" + ones + "1", limits);
}

TEST(RequestReader, LimitsALineToSixtyFourKilobytesAtFirst) {
  Feed feed;
  feed.Add(std::string(65'536, 'a'));
  EXPECT_EQ(Outcome(), feed.outcome());
  feed.Add("a");
  EXPECT_EQ("ERR Protocol error: too big inline request", feed.outcome().error);
}

TEST(RequestReader, KeepsItsLimits) {
  RequestReader::Limits limits;
  limits.bulk_bytes_max = 4;
  limits.multibulk_max = 2;
  ExpectOutcome({{{"abcd", ""}}, ""}, "*2\r\n$4\r\nabcd\r\n$0\r\n\r\n", limits);
  ExpectError("invalid bulk length", "*1\r\n$5\r\nabcde\r\n", limits);
  ExpectError("invalid multibulk length", "*3\r\n", limits);
}

TEST(RequestReader, RepeatsItsError) {
  RequestReader reader;
  EXPECT_EQ(RequestReader::Status::kError, reader.Next("*x\r\n"));
  EXPECT_EQ(RequestReader::Status::kError, reader.Next("PING\r\n"));
  EXPECT_EQ("ERR Protocol error: invalid multibulk length", reader.error());
}

TEST(RequestReader, TellsHowMuchOfAnArgumentIsMissing) {
  Feed feed;
  feed.Add("*2\r\n$1000");
  EXPECT_EQ(0u, feed.reader().missing());
  feed.Add("\r\n");
  EXPECT_EQ(1002u, feed.reader().missing());
  feed.Add(std::string(999, 'a'));
  EXPECT_EQ(3u, feed.reader().missing());
  feed.Add("a\r\n$");
  EXPECT_EQ(0u, feed.reader().missing());
}

// If a byte were looked at twice, these two would take many minutes.
TEST(RequestReader, ReadsAMillionArgumentsInSmallPieces) {
  constexpr size_t kArguments = 1'000'000;
  std::string stream = "*" + std::to_string(kArguments) + "\r\n";
  for (size_t i = 0; i < kArguments; ++i) stream += "$3\r\nabc\r\n";
  RequestReader reader;
  for (size_t arrived = 0; arrived < stream.size(); arrived += 100) {
    ASSERT_EQ(RequestReader::Status::kNeedMore,
              reader.Next(std::string_view(stream).substr(0, arrived)));
  }
  ASSERT_EQ(RequestReader::Status::kRequest, reader.Next(stream));
  EXPECT_EQ(kArguments, reader.args().size());
  EXPECT_EQ("abc", reader.args().back());
  EXPECT_EQ(stream.size(), reader.consumed());
}

TEST(RequestReader, ReadsOneBigArgumentInSmallPieces) {
  constexpr size_t kBytes = 64 * 1024 * 1024;
  const std::string stream =
      "*1\r\n$" + std::to_string(kBytes) + "\r\n" + std::string(kBytes, '\r') + "\r\n";
  RequestReader reader;
  for (size_t arrived = 0; arrived < stream.size(); arrived += 64) {
    ASSERT_EQ(RequestReader::Status::kNeedMore,
              reader.Next(std::string_view(stream).substr(0, arrived)));
  }
  ASSERT_EQ(RequestReader::Status::kRequest, reader.Next(stream));
  ASSERT_EQ(1u, reader.args().size());
  EXPECT_EQ(kBytes, reader.args()[0].size());
}

// Cut anywhere, nonsense gives the same requests and the same error. Its bytes are drawn mostly
// from those that mean something, so that it often gets past the first line.
TEST(RequestReader, ReadsNonsenseAlikeInAnyPieces) {
  constexpr std::string_view kMeaningful = "*$*$\r\n\r\n\r\n0112 \"'\\n\t-";
  Random random(5);
  RequestReader::Limits limits;
  limits.inline_bytes_max = 24;
  limits.bulk_bytes_max = 30;
  size_t requests = 0;
  size_t errors = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string stream(random.Below(60), ' ');
    for (char& byte : stream) {
      byte = random.Below(20) == 0 ? static_cast<char>(random.Next())
                                   : kMeaningful[random.Below(kMeaningful.size())];
    }
    if (random.Below(2) == 0) stream.insert(0, "*2\r\n$1\r\na\r\n");
    Feed whole(limits);
    whole.Add(stream);
    Feed pieces(limits);
    for (size_t at = 0; at < stream.size();) {
      const size_t size = 1 + random.Below(8);
      pieces.Add(std::string_view(stream).substr(at, size));
      at += size;
    }
    ASSERT_EQ(whole.outcome(), pieces.outcome()) << stream;
    requests += whole.outcome().requests.size();
    errors += whole.outcome().error.empty() ? 0u : 1u;
  }
  EXPECT_GT(requests, 10'000u);
  EXPECT_GT(errors, 10'000u);
}

}  // namespace
}  // namespace perilune
