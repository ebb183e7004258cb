#include "server/process_usage.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>

// Weak: absent where the program is linked without jemalloc, as with the sanitizers.
extern "C" [[gnu::weak]] int mallctl(const char* name, void* old_value, size_t* old_size,
                                     void* new_value, size_t new_size);

namespace perilune {
namespace {

size_t PageBytes() { return static_cast<size_t>(::sysconf(_SC_PAGESIZE)); }

size_t ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  size_t total_pages = 0;
  size_t resident_pages = 0;
  statm >> total_pages >> resident_pages;
  return resident_pages * PageBytes();
}

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Returns false if there is no jemalloc.
bool ReadJemalloc(ProcessUsage& usage) {
  if (mallctl == nullptr) return false;
  uint64_t epoch = 1;  // Setting it makes the statistics fresh.
  size_t epoch_size = sizeof(epoch);
  mallctl("epoch", &epoch, &epoch_size, &epoch, epoch_size);
  size_t size = sizeof(usage.allocated_bytes);
  if (mallctl("stats.allocated", &usage.allocated_bytes, &size, nullptr, 0) != 0) return false;
  const char* version = nullptr;
  size = sizeof(version);
  if (mallctl("version", &version, &size, nullptr, 0) != 0) return false;
  const std::string text(version);  // "5.3.0-0-g54eaed1d8b56b1aa528be3bdd1877e59c56fa90c"
  usage.allocator = "jemalloc-" + text.substr(0, text.find('-'));
  return true;
}

}  // namespace

ProcessUsage ReadProcessUsage() {
  ProcessUsage usage;
  usage.resident_bytes = ResidentBytes();
  if (!ReadJemalloc(usage)) {
    usage.allocated_bytes = usage.resident_bytes;
    usage.allocator = "libc";
  }
  rusage kernel = {};
  ::getrusage(RUSAGE_SELF, &kernel);
  usage.resident_peak_bytes = static_cast<size_t>(kernel.ru_maxrss) * 1024;
  usage.user_s = Seconds(kernel.ru_utime);
  usage.system_s = Seconds(kernel.ru_stime);
  return usage;
}

size_t MachineMemoryBytes() {
  return static_cast<size_t>(::sysconf(_SC_PHYS_PAGES)) * PageBytes();
}

}  // namespace perilune
