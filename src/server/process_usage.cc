#include "server/process_usage.h"

#include <sys/resource.h>
#include <unistd.h>

#include <ctime>
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

// The kernel's name for the clock of a thread's processor time. pthread_getcpuclockid makes the
// same of a pthread_t, which must not be used once the thread may have ended. Source: the kernel's
// linux/posix-timers.h, whose CPUCLOCK_PERTHREAD_MASK | CPUCLOCK_SCHED is 6.
clockid_t ClockOfThread(int thread_id) {
  return static_cast<clockid_t>((~static_cast<uint32_t>(thread_id) << 3) | 6U);
}

}  // namespace

std::optional<int64_t> ThreadUsageUs(int thread_id) {
  if (thread_id == 0) return std::nullopt;  // It would be the caller to the kernel.
  timespec used;
  if (::clock_gettime(ClockOfThread(thread_id), &used) != 0) return std::nullopt;
  return int64_t{used.tv_sec} * 1'000'000 + used.tv_nsec / 1000;
}

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
