// Any write command in a transaction, any sequence of them, is undone without a trace. Calls are
// made from the grammars of the command table, so that no command can be forgotten: one of which
// no call ever changes anything fails.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/command_table.h"
#include "command/invoke.h"
#include "command/test_caller.h"
#include "engine/test_support.h"
#include "server/command_families.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using namespace record;
using Words = std::vector<std::string>;

constexpr int64_t kNowMs = 1'000'000;

// Makes random calls that a command's grammar allows. Domains are small, so that calls meet the
// keys and elements of earlier ones.
class CallMaker {
 public:
  explicit CallMaker(Random& random) : random_(random) {}

  Words Make(const CommandSpec& spec) {
    group_ = spec.group;
    counted_ = Below(4) == 0 ? 1 + Below(3) : 1;
    words_ = {std::string(spec.name)};
    AddAll(spec.args, 0, spec.args.size());
    return std::move(words_);
  }

  // The keys of each group, "hash0" and so on, mostly hold its type.
  static constexpr size_t kKeysOfEach = 2;
  static constexpr const char* kKeyNames[] = {"string", "list", "set", "sorted", "hash"};
  std::string AnyKey() { return KeyLike(kKeyNames[Below(std::size(kKeyNames))]); }

 private:
  size_t Below(size_t bound) { return random_.Below(bound); }
  bool OneIn(size_t times) { return Below(times) == 0; }
  void Add(std::string word) { words_.push_back(std::move(word)); }

  void AddAll(const ArgList& args, size_t begin, size_t end) {
    for (size_t node = begin; node < end; node = args.Behind(node)) AddNode(args, node);
  }

  void AddNode(const ArgList& args, size_t node) {
    const Arg& arg = args[node];
    if (arg.Is(kOptionalArg) && OneIn(2)) return;
    size_t times = 1;
    if (arg.Is(kMultipleArg)) times = OneIn(4) ? 1 + Below(12) : 1 + Below(3);
    if (arg.Is(kCountedArg)) times = counted_;
    for (size_t time = 0; time < times; ++time) {
      if (arg.has_token() && (time == 0 || arg.Is(kMultipleTokenArg))) {
        Add(std::string(arg.token_text()));
      }
      AddOccurrence(args, node);
    }
  }

  void AddOccurrence(const ArgList& args, size_t node) {
    const Arg& arg = args[node];
    const size_t behind = args.Behind(node);
    switch (arg.type) {
      case ArgType::kPureToken:
        return;
      case ArgType::kBlock:
        return AddAll(args, node + 1, behind);
      case ArgType::kOneOf:
        return AddNode(args, AnyChild(args, node));
      case ArgType::kKey:
        return Add(KeyOfGroup());
      case ArgType::kInteger:
        return Add(std::to_string(arg.Is(kCountArg) ? static_cast<int64_t>(counted_)
                                                    : IntegerNamed(arg.name)));
      case ArgType::kUnixTime:
        return Add(std::to_string(TimeNamed(arg.name)));
      case ArgType::kDouble:
        return Add(IsBound(arg.name) ? ScoreBoundNamed(arg.name) : AnyDouble());
      case ArgType::kPattern:
        return Add(AnyPattern());
      case ArgType::kString:
        return Add(IsBound(arg.name) ? BoundNamed(arg.name) : AnyElement());
    }
  }

  size_t AnyChild(const ArgList& args, size_t node) {
    std::vector<size_t> children;
    for (size_t child = node + 1; child < args.Behind(node); child = args.Behind(child)) {
      children.push_back(child);
    }
    return children[Below(children.size())];
  }

  std::string KeyLike(const std::string& name) { return name + std::to_string(Below(kKeysOfEach)); }

  std::string KeyOfGroup() {
    if (OneIn(8)) return AnyKey();
    switch (group_) {
      case Group::kString:
        return KeyLike("string");
      case Group::kList:
        return KeyLike("list");
      case Group::kSet:
        return KeyLike("set");
      case Group::kSortedSet:
        return KeyLike("sorted");
      case Group::kHash:
        return KeyLike("hash");
      default:
        return AnyKey();
    }
  }

  int64_t IntegerNamed(std::string_view name) {
    if (name.find("db") != std::string_view::npos || name.starts_with("index")) {
      if (name != "index") return static_cast<int64_t>(Below(TestWorld::kDatabases));
    }
    if (name.ends_with("seconds")) return static_cast<int64_t>(Below(100'000)) - 1000;
    if (name == "count" || name == "offset") return static_cast<int64_t>(Below(6));
    return static_cast<int64_t>(Below(20)) - 8;
  }

  int64_t TimeNamed(std::string_view name) {
    const int64_t when_ms = kNowMs - 10'000 + static_cast<int64_t>(Below(100'000));
    return name.find("milli") != std::string_view::npos ? when_ms : when_ms / 1000;
  }

  std::string AnyDouble() {
    const std::string number = std::to_string(static_cast<int64_t>(Below(12)) - 4);
    return OneIn(3) ? number + ".5" : number;
  }

  static bool IsBound(std::string_view name) { return name == "min" || name == "max"; }

  std::string ScoreBoundNamed(std::string_view name) {
    if (OneIn(8)) return name == "min" ? "-inf" : "+inf";
    return (OneIn(3) ? "(" : "") + AnyDouble();
  }

  // Of members, or of ranks where the command takes these too.
  std::string BoundNamed(std::string_view name) {
    if (OneIn(6)) return name == "min" ? "-" : "+";
    if (OneIn(3)) return std::to_string(static_cast<int64_t>(Below(12)) - 6);
    return (OneIn(2) ? "(" : "[") + AnyElement();
  }

  std::string AnyPattern() {
    const char* const patterns[] = {"#", "nosort", "string*", "hash*->1", "list*"};
    return patterns[Below(std::size(patterns))];
  }

  // Short numbers, for intsets and counters; text; and what a compact form does not take.
  std::string AnyElement() {
    const std::string number = std::to_string(Below(16));
    switch (Below(10)) {
      case 0:
        return "an element that is long " + number;
      case 1:
      case 2:
        return "e" + number;
      case 3:
        return "0.5";
      default:
        return number;
    }
  }

  Random& random_;
  Group group_ = Group::kGeneric;
  size_t counted_ = 1;  // How often counted arguments stand in this call.
  Words words_;
};

std::string TextOf(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

class RollbackTest : public testing::Test {
 protected:
  // What a run holds its keys by, and whether it may change the whole keyspace.
  enum class Way { kLatches, kKeyLocks, kKeyspace };
  using Specs = std::vector<const CommandSpec*>;

  RollbackTest() {
    for (const Command* command : table_.commands()) {
      if (!command->spec->Has(kWrite)) continue;
      EXPECT_EQ(command->spec->handler.kind(), CommandHandler::Kind::kPlain) << command->name;
      writes_.push_back(command->spec);
      if (command->spec->Has(kKeyspaceWrite)) continue;
      key_writes_.push_back(command->spec);
      // What may need memory adds something.
      if (command->spec->Has(kDenyOom)) additions_.push_back(command->spec);
    }
  }

  // An empty world in which collections often change their form.
  void Reset(uint64_t seed) {
    random_ = Random(seed);
    client_.reset();
    world_ = std::make_unique<TestWorld>();
    world_->clock.Set(kNowMs);
    CompactLimits& limits = world_->engine.compact_limits();
    limits.hash_entries = limits.set_listpack_entries = limits.sorted_set_entries = 4;
    limits.set_intset_entries = 3;
    limits.hash_value_bytes = limits.set_listpack_value_bytes = 12;
    limits.sorted_set_value_bytes = 12;
    limits.list_chunk = random_.Below(8) == 0 ? -1 : static_cast<int32_t>(1 + random_.Below(6));
    client_ = std::make_unique<TestClient>(*world_, seed);
  }

  Transaction& txn() { return client_->txn(); }

  const CommandSpec& AnyOf(const Specs& specs) {
    return *specs[random_.Below(specs.size())];
  }

  static Specs OfGroup(const Specs& specs, Group group) {
    Specs chosen;
    for (const CommandSpec* spec : specs) {
      if (spec->group == group) chosen.push_back(spec);
    }
    return chosen;
  }

  void Start(Way way) {
    txn().Begin(0);
    txn().locks().DeclareRun(Access::kExclusive);
    if (way == Way::kKeyspace) txn().locks().DeclareKeyspace(Access::kExclusive);
    CHECK(client_->Retry());
    if (way == Way::kKeyLocks) CHECK(client_->HoldAndDemote(Writes(busy_)));
  }

  // Calls the command in the run, in any database. What it replies is no matter.
  void Call(const CommandSpec& spec) {
    const bool elsewhere = random_.Below(4) == 0;
    txn().Select(elsewhere ? static_cast<int>(random_.Below(TestWorld::kDatabases)) : 0);
    const Words words = calls_.Make(spec);
    ASSERT_TRUE(spec.Accepts(words.size())) << TextOf(words);
    const std::vector<std::string_view> argv(words.begin(), words.end());
    test::FlatSink reply(3);
    ASSERT_TRUE(InvokeInRun(spec, callees_, txn(), argv, reply)) << TextOf(words);
    trace_ += "\n" + TextOf(words);
    for (const std::string& element : reply.elements()) trace_ += " | " + element;
  }

  void Fill() {
    Start(Way::kLatches);
    for (int round = 0; round < 6; ++round) {
      for (const CommandSpec* spec : additions_) Call(*spec);
    }
    txn().Commit();
    trace_ += "\n--- filled";
  }

  KeyspaceDump Dump() { return DumpOf(world_->engine); }

  // Undoes some calls of the command, each by itself. Returns how many had changed anything.
  int CallAndUndo(const CommandSpec& spec, uint64_t seed) {
    Reset(seed);
    Fill();
    Start(Way::kKeyspace);
    const KeyspaceDump before = Dump();
    int changes = 0;
    for (int call = 0; call < 8; ++call) {
      const Transaction::Savepoint savepoint = txn().Mark();
      trace_.clear();
      Call(spec);
      changes += Dump() != before ? 1 : 0;
      txn().UndoTo(savepoint);
      EXPECT_EQ(Dump(), before) << trace_;
    }
    txn().Rollback();
    return changes;
  }

  void PlayAndUndo(uint64_t seed, Way way) {
    trace_ = "seed " + std::to_string(seed);
    Reset(seed);
    ASSERT_NO_FATAL_FAILURE(Fill());
    const KeyspaceDump before = Dump();
    Start(way);
    const Specs& commands = way == Way::kKeyspace ? writes_ : key_writes_;
    const Specs focus = OfGroup(commands, AnyOf(commands).group);
    std::vector<std::pair<Transaction::Savepoint, KeyspaceDump>> savepoints;
    for (int call = 0; call < 80; ++call) {
      ASSERT_NO_FATAL_FAILURE(Call(AnyOf(random_.Below(3) == 0 ? commands : focus)));
      if (random_.Below(4) == 0) {
        savepoints.emplace_back(txn().Mark(), Dump());
        trace_ += "\n--- savepoint";
      } else if (!savepoints.empty() && random_.Below(6) == 0) {
        savepoints.resize(1 + random_.Below(savepoints.size()));
        trace_ += "\n--- undone to savepoint " + std::to_string(savepoints.size());
        txn().UndoTo(savepoints.back().first);
        ASSERT_EQ(Dump(), savepoints.back().second) << trace_;
        savepoints.pop_back();
      }
    }
    EXPECT_EQ(txn().locks().holds_key_locks(), way == Way::kKeyLocks);
    txn().Rollback();
    ASSERT_EQ(Dump(), before) << trace_;
  }

  void PlayAll(Way way, uint64_t seeds) {
    for (uint64_t seed = 1; seed <= seeds; ++seed) {
      ASSERT_NO_FATAL_FAILURE(PlayAndUndo(seed, way));
    }
  }

  const CommandTable table_{AllCommandFamilies()};
  Specs writes_;      // All commands that write.
  Specs key_writes_;  // Those that name what they write.
  Specs additions_;

  test::TestServer server_;  // Lends its session; none of the commands looks at it.
  test::Conversation conversation_{server_};
  const Callees callees_ = conversation_.session().callees();

  Random random_{1};
  CallMaker calls_{random_};
  std::unique_ptr<TestWorld> world_;
  std::unique_ptr<TestClient> client_;
  std::string trace_;  // What was called, for who has to find out why.
  const std::string busy_ = "busy";
};

TEST_F(RollbackTest, EachWriteCommandByItselfIsUndone) {
  for (const CommandSpec* spec : writes_) {
    SCOPED_TRACE(spec->name);
    int changes = 0;
    for (uint64_t seed = 1; seed <= 100 && changes < 4; ++seed) {
      changes += CallAndUndo(*spec, seed);
      if (HasFailure()) return;
    }
    EXPECT_GE(changes, 4) << "what calls does it need? " << SyntaxOf(*spec);
  }
}

TEST_F(RollbackTest, SequencesUnderLatchesAreUndone) { PlayAll(Way::kLatches, 150); }

TEST_F(RollbackTest, SequencesUnderKeyLocksAreUndone) { PlayAll(Way::kKeyLocks, 150); }

TEST_F(RollbackTest, SequencesThatChangeTheWholeKeyspaceAreUndone) {
  PlayAll(Way::kKeyspace, 100);
}

}  // namespace
}  // namespace perilune
