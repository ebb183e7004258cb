#pragma once

// For tests of handlers: an engine, and a client that calls commands in it and reads the reply as
// a flat list of texts.

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_spec.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "command/test_call.h"
#include "engine/engine.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune::test {

// Keeps the elements of a reply in their order, without the aggregates around them.
class FlatSink final : public ReplySink {
 public:
  explicit FlatSink(int protocol) : protocol_(protocol) {}

  const std::vector<std::string>& elements() const { return elements_; }
  // What aggregates have announced, in their order.
  const std::vector<size_t>& sizes() const { return sizes_; }

  void Integer(int64_t value) override { elements_.push_back(std::to_string(value)); }
  void Simple(std::string_view line) override { elements_.emplace_back(line); }
  void ErrorText(std::string_view text) override { elements_.emplace_back(text); }
  void Bulk(std::string_view bytes) override { elements_.emplace_back(bytes); }
  void Null() override { elements_.emplace_back("(nil)"); }
  void NullArray() override { elements_.emplace_back("(nil)"); }
  void Array(size_t elements) override { sizes_.push_back(elements); }
  void Map(size_t pairs) override { sizes_.push_back(pairs); }
  void Set(size_t elements) override { sizes_.push_back(elements); }
  void Push(size_t elements) override { sizes_.push_back(elements); }
  void Double(double value) override { elements_.push_back(FormatDouble(value)); }
  void Boolean(bool value) override { elements_.emplace_back(value ? "true" : "false"); }
  void BigNumber(std::string_view digits) override { elements_.emplace_back(digits); }
  void Verbatim(std::string_view, std::string_view bytes) override {
    elements_.emplace_back(bytes);
  }
  int protocol() const override { return protocol_; }

 private:
  const int protocol_;
  std::vector<std::string> elements_;
  std::vector<size_t> sizes_;
};

class NoWaiter final : public Waiter {
 public:
  void Wake() override { ADD_FAILURE() << "nobody else is there"; }
};

class CommandTest : public testing::Test {
 protected:
  // Calls one of `commands`, which must need neither session nor script: "HGET key field".
  FlatSink Call(std::span<const CommandSpec> commands, std::string_view line, int protocol = 2) {
    const test::Call call(line);
    FlatSink reply(protocol);
    for (const CommandSpec& spec : commands) {
      if (!EqualsIgnoringCase(spec.name, call.argv().front())) continue;
      KeyVector keys;
      EXPECT_TRUE(spec.Accepts(call.argv().size()) && FindKeys(spec, call.argv(), keys)) << line;
      txn_.Begin(0);
      DeclareKeys(spec, keys.keys(), /*in_any_database=*/false, txn_);
      EXPECT_TRUE(txn_.Acquire(waiter_));
      ArgReader args(spec, call.argv(), keys.keys());
      spec.handler.plain()(txn_, args, reply);
      txn_.Commit();
      return reply;
    }
    ADD_FAILURE() << "no such command: " << line;
    return reply;
  }

  // Calls change(transaction, key) with the key held.
  template <typename F>
  void Change(std::string_view name, F change) {
    const Key key(name);
    txn_.Begin(0);
    txn_.locks().Declare(0, key, Access::kExclusive);
    ASSERT_TRUE(txn_.Acquire(waiter_));
    change(txn_, key);
    txn_.Commit();
  }

  ManualClock clock_{1'000'000};
  Engine engine_{clock_, {}};
  NoWaiter waiter_;
  Transaction txn_{engine_, nullptr, 1};
};

}  // namespace perilune::test
