#pragma once

// What this process uses of the machine, as the kernel and the allocator tell.
//
// Threads: any.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace perilune {

struct ProcessUsage {
  size_t allocated_bytes = 0;      // By the allocator; without jemalloc, what is resident.
  size_t resident_bytes = 0;
  size_t resident_peak_bytes = 0;
  double user_s = 0;               // Of all threads.
  double system_s = 0;
  std::string allocator;           // "jemalloc-5.3.0" or "libc".
};

ProcessUsage ReadProcessUsage();

// Returns the processor time of a thread of this process, which is named as gettid names it, in
// microseconds; nothing if there is no such thread.
std::optional<int64_t> ThreadUsageUs(int thread_id);

// Returns the machine's memory in bytes.
size_t MachineMemoryBytes();

}  // namespace perilune
