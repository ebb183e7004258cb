#include "script/script_name.h"

#include <gtest/gtest.h>

#include <string>

namespace perilune {
namespace {

TEST(ScriptName, StandsInTheFirstLine) {
  EXPECT_EQ(ScriptNameOf("-- name: rate limiter\nreturn 1"), "rate limiter");
  EXPECT_EQ(ScriptNameOf("-- name: x"), "x");
  EXPECT_EQ(ScriptNameOf("--name:x\r\nreturn 1"), "x");
  EXPECT_EQ(ScriptNameOf(" \t--\t name:  a: b -- c \t\n"), "a: b -- c");
}

TEST(ScriptName, OrBelowAShebang) {
  EXPECT_EQ(ScriptNameOf("#!lua flags=no-writes\n-- name: reader\nreturn 1"), "reader");
  EXPECT_EQ(ScriptNameOf("#!lua\n\n-- name: reader\n"), "");
  EXPECT_EQ(ScriptNameOf("#!"), "");
}

TEST(ScriptName, AndNowhereElse) {
  for (const char* source :
       {"", "return 1", "\n-- name: x", "-- names: x", "-- name x", "- name: x", "--[[ name: x ]]",
        "-- Name: x", "-- name:", "-- name: \n", "-- name:\nx", "return 1 -- name: x", "--", "-"}) {
    EXPECT_EQ(ScriptNameOf(source), "") << source;
  }
}

TEST(ScriptName, IsShort) {
  EXPECT_EQ(ScriptNameOf("-- name: " + std::string(200, 'x')), std::string(128, 'x'));
}

}  // namespace
}  // namespace perilune
