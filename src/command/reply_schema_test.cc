#include "command/reply_schema.h"

#include <gtest/gtest.h>

#include <string>

namespace perilune {
namespace {

constexpr const char* kTypeNames[] = {
    "integer", "bulk",  "status", "double", "boolean", "bignumber", "verbatim", "null", "nullarray",
    "array",   "tuple", "set",    "map",    "fields",  "pairs",     "one-of",   "any",  "none",
};

// Writes a subtree as a list: (type child child ...).
std::string Shown(const ReplySchema& schema, size_t node) {
  const ReplyNode& at = schema[node];
  std::string text(at.field);
  if (!at.field.empty()) text += at.is_optional ? "?=" : "=";
  if (!at.line.empty()) return text + "'" + std::string(at.line) + "'";
  const std::string name = kTypeNames[static_cast<size_t>(at.type)];
  if (at.size == 1) return text + name;
  text += "(" + name;
  for (size_t i = node + 1; i < schema.Behind(node); i = schema.Behind(i)) {
    text += " " + Shown(schema, i);
  }
  return text + ")";
}

std::string Read(std::string_view text, int protocol = 3) {
  const ReplySchema schema(text);
  return schema.is_well_formed() ? Shown(schema, schema.root(protocol)) : "malformed";
}

TEST(ReplySchema, KnowsEverySimpleType) {
  for (const char* name : {"integer", "bulk", "status", "double", "boolean", "bignumber",
                           "verbatim", "null", "nullarray", "any", "none"}) {
    EXPECT_EQ(Read(name), name);
  }
  EXPECT_EQ(Read("OK"), "'OK'");
}

TEST(ReplySchema, ReadsAlternativesAtEveryDepth) {
  EXPECT_EQ(Read("OK | bulk | null"), "(one-of 'OK' bulk null)");
  EXPECT_EQ(Read("array<double | null>"), "(array (one-of double null))");
  EXPECT_EQ(Read("tuple<bulk, array<tuple<bulk, double>>> | nullarray"),
            "(one-of (tuple bulk (array (tuple bulk double))) nullarray)");
  EXPECT_EQ(Read("map<bulk, set<bulk> | pairs<bulk, bulk>>"),
            "(map bulk (one-of (set bulk) (pairs bulk bulk)))");
}

TEST(ReplySchema, ReadsTheKeysOfAMap) {
  EXPECT_EQ(Read("{len: integer, last-id?: bulk | null}"),
            "(fields len=integer last-id?=(one-of bulk null))");
  EXPECT_EQ(Read("{a: {b: OK}}"), "(fields a=(fields b='OK'))");
}

TEST(ReplySchema, HasOneTreeForBothProtocolsUnlessTheTextHasTwo) {
  EXPECT_EQ(Read("set<bulk>", 2), "(set bulk)");
  constexpr std::string_view kBoth = "resp2: array<bulk> | null; resp3: map<bulk, bulk>";
  EXPECT_EQ(Read(kBoth, 2), "(one-of (array bulk) null)");
  EXPECT_EQ(Read(kBoth, 3), "(map bulk bulk)");
}

TEST(ReplySchema, RefusesWhatIsMalformed) {
  constexpr const char* kMalformed[] = {
      "",
      " ",
      "number",
      "bulk ",
      " bulk",
      "bulk|null",
      "bulk | ",
      "| bulk",
      "bulk, null",
      "Ok",
      "array",
      "array<>",
      "array<bulk",
      "array<bulk, bulk>",
      "array<bulk>>",
      "map<bulk>",
      "map<bulk,bulk>",
      "pairs<bulk, bulk, bulk>",
      "tuple<>",
      "tuple<bulk, >",
      "bulk<integer>",
      "{}",
      "{a}",
      "{a:bulk}",
      "{a: bulk",
      "{a: bulk,b: bulk}",
      "{: bulk}",
      "{Ab: bulk}",
      "resp2: bulk",
      "resp2: bulk; resp3: ",
      "resp3: bulk",
      "resp3: bulk; resp2: bulk",
  };
  for (const char* text : kMalformed) {
    EXPECT_EQ(Read(text), "malformed") << text;
  }
}

TEST(ReplySchema, RefusesWhatHasTooManyNodes) {
  std::string nested = "bulk";
  for (size_t i = 1; i < ReplySchema::kCapacity; ++i) nested = "array<" + nested + ">";
  EXPECT_NE(Read(nested), "malformed");
  EXPECT_EQ(Read("array<" + nested + ">"), "malformed");
  EXPECT_EQ(Read(nested.replace(nested.find("bulk"), 4, "bulk | null")), "malformed");
}

// As the records do it.
static_assert(ReplySchema("tuple<bulk, array<bulk>>").is_well_formed());
static_assert(!ReplySchema("tuple<bulk, array<bulk>").is_well_formed());

}  // namespace
}  // namespace perilune
