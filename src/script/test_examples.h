#pragma once

// For tests: calls, each with what Redis 7.0 gave for it.

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "script/test_server.h"

namespace perilune::test {

struct Example {
  const char* call;
  const char* values;
};

// Expects that the call gives these values.
inline void ExpectValues(ScriptServer& server, std::initializer_list<Example> examples) {
  for (const Example& example : examples) {
    const std::string source = std::string("return {") + example.call + "}";
    EXPECT_EQ(server.Eval(source), std::string("[") + example.values + "]") << example.call;
  }
}

// Expects what the call raises, with its line if it has one. `place` stands before all texts.
inline void ExpectErrors(ScriptServer& server, std::initializer_list<Example> examples,
                         const std::string& place = "") {
  for (const Example& example : examples) {
    const std::string source = std::string("local ok, text = pcall(function() local x = ") +
                               example.call + " end) return {ok, text}";
    EXPECT_EQ(server.Eval(source), "[(nil) \"" + place + example.values + "\"]") << example.call;
  }
}

// The same of errors that are raised in line 1.
inline void ExpectErrorsInLine1(ScriptServer& server, std::initializer_list<Example> examples) {
  ExpectErrors(server, examples, "user_script:1: ");
}

}  // namespace perilune::test
