#include "indexer/upkeep/database_check.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <sstream>
#include <string_view>

#include "common/error.h"
#include "common/index/schema.h"
#include "common/program.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Processor time after which a check goes round in circles: two seconds a megabyte are a hundred
// times what it takes.
rlim_t seconds_for(const std::string& path) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    const std::uintmax_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return 60 + 2 * static_cast<rlim_t>(bytes >> 20);
}

// The last line that the checker printed says what it stopped at.
std::string last_line(const std::string& text) {
  std::istringstream lines(text);
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) last = line;
  }
  return last;
}

// Xapian's check opens tables for writing, though it writes nothing.
bool may_be_checked(const std::string& path) {
  std::error_code error;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    if (access(entry->path().c_str(), W_OK) != 0) return false;
  }
  return true;
}

// What may only be read is read, to the last posting and document. Without termlists a database
// cannot list the values of a document: they are read slot by slot.
void read_all(const std::string& path) {
  const Xapian::Database database(path);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string name = *term;
    for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name);
         ++posting) {
      static_cast<void>(posting.get_wdf());
    }
  }
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid docid = 1; docid <= last; ++docid) {
    static_cast<void>(database.get_document(docid).get_data());
  }
  for (Xapian::valueno slot = 0; slot < kFirstCountrySlot + kCountrySlots; ++slot) {
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
         ++value) {
      static_cast<void>(*value);
    }
  }
}

std::string check_here(const std::string& path) {
  try {
    if (!may_be_checked(path)) {
      read_all(path);
      return {};
    }
    std::ostringstream report;
    const std::size_t errors = Xapian::Database::check(path, 0, &report);
    if (errors == 0) return {};
    return std::to_string(errors) + " errors, the last: " + last_line(report.str());
  } catch (const Xapian::Error& error) {
    return error.get_msg();
  } catch (const std::exception& error) {
    return error.what();
  }
}

[[noreturn]] void check_and_exit(const std::string& path, rlim_t seconds, int out) {
  const rlimit time = {seconds, seconds + 1};
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_CORE, &no_core);
  std::string_view answer;
  const std::string found = check_here(path);
  answer = found;
  while (!answer.empty()) {
    const ssize_t written = write(out, answer.data(), answer.size());
    if (written <= 0) _exit(1);
    answer.remove_prefix(static_cast<std::size_t>(written));
  }
  _exit(0);
}

}  // namespace

std::string check_database(const std::string& path) {
  const rlim_t seconds = seconds_for(path);
  std::array<int, 2> ends = {};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw system_error("check " + path, errno);
  const pid_t child = fork();
  if (child < 0) {
    const int error = errno;
    close(ends[0]);
    close(ends[1]);
    throw system_error("check " + path, error);
  }
  if (child == 0) {
    close(ends[0]);
    check_and_exit(path, seconds, ends[1]);
  }
  close(ends[1]);
  std::string answer;
  std::array<char, 4096> buffer;
  bool stopped = false;
  while (true) {
    const ssize_t got = read(ends[0], buffer.data(), buffer.size());
    if (got > 0) answer.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) break;
    if (got < 0 && interrupted() && !stopped) {
      kill(child, SIGKILL);
      stopped = true;
    }
  }
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (stopped) check_interrupted();
  if (WIFSIGNALED(status)) return "Xapian cannot check it: it dies of damage";
  return answer;
}

}  // namespace dateline
