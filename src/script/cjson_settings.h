#pragma once

// What a script may set in the library cjson. The defaults are those of Redis.
//
// Lifetime: a run has one, and each cjson.new() of it. None outlives the run.

namespace perilune {

enum class InvalidNumbers : int { kRefuse, kKeep, kNull };

struct CjsonSettings {
  static constexpr int kPrecisionMax = 14;

  // An array of n elements is sparse if its last index is above `sparse_safe` and above
  // n * `sparse_ratio`; a ratio of 0 makes no array sparse.
  bool sparse_convert = false;  // Write a sparse array as an object rather than fail.
  int sparse_ratio = 2;
  int sparse_safe = 10;

  int encode_depth_max = 1000;
  int decode_depth_max = 1000;
  int number_precision = kPrecisionMax;
  InvalidNumbers encode_invalid_numbers = InvalidNumbers::kRefuse;  // Infinity and NaN.
  bool decode_invalid_numbers = true;  // The same, hexadecimal, 01, +1.
  bool decode_array_with_array_mt = false;
  bool keep_buffer = true;  // Changes nothing: no buffer outlives its call.
};

}  // namespace perilune
