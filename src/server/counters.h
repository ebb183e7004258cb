#pragma once

// What a loop counts. INFO adds up those of all loops.
//
// Threads: one loop writes, everybody reads.

#include "base/counter.h"

namespace perilune {

struct Counters {
  Counter connections_received;
  Counter connections_rejected;
  Counter commands_processed;
  Counter error_replies;
  Counter input_bytes;
  Counter output_bytes;
  Counter keyspace_hits;
  Counter keyspace_misses;
  Counter expired_keys;
  Counter closed_query_buffer;
  Counter closed_output_buffer;
  Counter script_reruns;

  // What CONFIG RESETSTAT sets back to 0. Counting goes on meanwhile: a few may be lost.
  void Reset() {
    for (Counter* counter :
         {&connections_received, &connections_rejected, &commands_processed, &error_replies,
          &input_bytes, &output_bytes, &keyspace_hits, &keyspace_misses, &expired_keys,
          &closed_query_buffer, &closed_output_buffer, &script_reruns}) {
      counter->Reset();
    }
  }
};

}  // namespace perilune
