#include "tool/serve.h"

#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/version.h"
#include "server/server.h"
#include "server/settings.h"

namespace perilune {
namespace {

// Descriptors beside those of clients: listeners, event loops, logs, files.
constexpr rlim_t kDescriptorsReserved = 128;

int Fail(std::string_view why) {
  fmt::print(stderr, "perilune: {}\n", why);
  return 1;
}

Result<Unit, Failure> StartLog(const Settings& settings) {
  const std::string path = settings.logfile();
  try {  // spdlog says by an exception that a file cannot be opened.
    spdlog::set_default_logger(path.empty() ? spdlog::stdout_logger_mt("perilune")
                                            : spdlog::basic_logger_mt("perilune", path));
  } catch (const spdlog::spdlog_ex&) {
    return Failure{"cannot write to the log file " + path};
  }
  spdlog::set_pattern("%P %Y-%m-%d %H:%M:%S.%e %v");
  spdlog::flush_on(spdlog::level::debug);
  return Unit{};
}

// Lets the process have a descriptor for each client, as far as the system allows.
void RaiseDescriptorLimit(int64_t maxclients) {
  const rlim_t wanted = static_cast<rlim_t>(maxclients) + kDescriptorsReserved;
  rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  const rlimit raised = {wanted, std::max(wanted, limit.rlim_max)};
  if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur == wanted) return;
  spdlog::warn("Only {} files can be open: raise that limit (ulimit -n) to serve maxclients {}",
               limit.rlim_cur, maxclients);
}

// The file that holds the process' number while it runs.
class PidFile {
 public:
  explicit PidFile(std::string path) : path_(std::move(path)) {}
  ~PidFile() {
    if (is_written_) ::unlink(path_.c_str());
  }
  PidFile(const PidFile&) = delete;
  PidFile& operator=(const PidFile&) = delete;

  // Does nothing if there is no path.
  Result<Unit, Failure> Write() {
    if (path_.empty()) return Unit{};
    std::ofstream file(path_);
    file << ::getpid() << '\n' << std::flush;
    if (!file) return Failure{"cannot write the pid file " + path_};
    is_written_ = true;
    return Unit{};
  }

 private:
  const std::string path_;
  bool is_written_ = false;
};

}  // namespace

int Serve(std::span<const std::string> arguments) {
  std::signal(SIGPIPE, SIG_IGN);
  Settings settings;
  const Result<std::vector<std::string>, Failure> warnings = settings.Load(arguments);
  if (!warnings) return Fail(warnings.error().message);
  if (const Result<Unit, Failure> log = StartLog(settings); !log) return Fail(log.error().message);
  RaiseDescriptorLimit(settings.maxclients());

  Server server(settings);
  for (const std::string& warning : *warnings) spdlog::warn("{}", warning);
  if (const Result<Unit, Failure> started = server.Start(); !started) {
    return Fail(started.error().message);
  }
  PidFile pid_file(settings.pidfile());
  if (const Result<Unit, Failure> written = pid_file.Write(); !written) {
    spdlog::warn("{}", written.error().message);
  }
  // The level of what an operator should see is Redis' notice, which is spdlog's warn.
  spdlog::warn("Perilune {} (Redis {}) serves on port {} with {} threads", kVersion,
               kRedisVersion, settings.port(), server.loops().size());
  server.Wait();
  spdlog::warn("Perilune ends");
  return 0;
}

}  // namespace perilune
