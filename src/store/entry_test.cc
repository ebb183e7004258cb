#include "store/entry.h"

#include <gtest/gtest.h>

#include <string>

namespace perilune {
namespace {

TEST(EntryTest, KeysOfAnyLengthAndContentAreKept) {
  for (const size_t size : {0u, 1u, 3u, 4u, 5u, 7u, 8u, 100u, 70'000u}) {
    std::string key(size, '\0');
    for (size_t i = 0; i < size; ++i) key[i] = static_cast<char>(i);
    const Entry::Owned entry = Entry::Make(key, StringValue::FromBytes("a value"), 17);
    EXPECT_EQ(entry->key(), key);
    EXPECT_EQ(entry->hash(), TableHash(Hash(key)));
    EXPECT_EQ(entry->access(), 17u);
    EXPECT_EQ(entry->expiry_slot(), 0u);
    entry->set_access(0xffffffff);
    entry->set_expiry_slot(0xffffffff);
    EXPECT_EQ(entry->key(), key);  // The header's last field ends where the key begins.
  }
}

TEST(EntryTest, PartitionAndTableTakeDifferentBitsOfTheHash) {
  const uint64_t hash = 0xffc0'0000'0000'0001;
  EXPECT_EQ(PartitionIndex(hash), kPartitions - 1);
  EXPECT_EQ(TableHash(hash), uint64_t{1} << kPartitionBits);
}

}  // namespace
}  // namespace perilune
