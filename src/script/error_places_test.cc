#include "script/error_places.h"

#include <gtest/gtest.h>

#include <string>

namespace perilune {
namespace {

std::string Shown(const ErrorPlaces& places) {
  std::string shown;
  for (const ErrorPlace& place : places.Sorted()) {
    shown +=
        place.kind + ":" + std::to_string(place.line) + "=" + std::to_string(place.count) + " ";
  }
  return shown;
}

TEST(ErrorKindOf, IsTheCodeWordIfThereIsOne) {
  EXPECT_EQ(ErrorKindOf("WRONGTYPE Operation against a key"), "WRONGTYPE");
  EXPECT_EQ(ErrorKindOf("MY_CODE-2"), "MY_CODE-2");
  EXPECT_EQ(ErrorKindOf("ERR"), "ERR");
  EXPECT_EQ(ErrorKindOf("Something went wrong"), "ERR");
  EXPECT_EQ(ErrorKindOf("user_script:1: no"), "ERR");
  EXPECT_EQ(ErrorKindOf(""), "ERR");
  EXPECT_EQ(ErrorKindOf(" LATE"), "ERR");
  EXPECT_EQ(ErrorKindOf(std::string(32, 'A') + " x"), std::string(32, 'A'));
  EXPECT_EQ(ErrorKindOf(std::string(33, 'A') + " x"), "ERR");
}

TEST(ErrorPlaces, CountsEachKindOnEachLineTheMostFrequentFirst) {
  ErrorPlaces places;
  places.Add("ERR", 1);
  places.Add("ERR", 2);
  places.Add("OOM", 1);
  places.Add("OOM", 1);
  EXPECT_EQ(Shown(places), "OOM:1=2 ERR:1=1 ERR:2=1 ");
  places.Clear();
  EXPECT_EQ(Shown(places), "");
}

TEST(ErrorPlaces, PutsWhatIsTooMuchTogether) {
  ErrorPlaces places;
  const int lines = static_cast<int>(ErrorPlaces::kPlacesMax) + 3;
  for (int line = 1; line <= lines; ++line) places.Add("ERR", line);
  places.Add("ERR", 1);
  EXPECT_EQ(places.Sorted().size(), ErrorPlaces::kPlacesMax + 1);
  EXPECT_TRUE(Shown(places).starts_with("ERR:1=2 ERR:2=1 ")) << Shown(places);
  EXPECT_TRUE(Shown(places).ends_with(" ERR:32=1 other:0=3 ")) << Shown(places);
}

}  // namespace
}  // namespace perilune
