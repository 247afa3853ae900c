#include "indexer/input_tracker.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/program.h"

namespace dateline {
namespace {

constexpr std::int64_t kTrustedAgeNs = 2'000'000'000;  // the coarsest clock of a file system: FAT
constexpr std::chrono::seconds kSaveEvery{10};
constexpr std::size_t kHashBufferBytes = std::size_t{1} << 20;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

std::uint32_t saturated(std::uint64_t count) {
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(count, std::numeric_limits<std::uint32_t>::max()));
}

// XXH3 of the bytes of a file of about `size`; nullopt when it cannot be read.
std::optional<std::uint64_t> hash_file(const std::string& path, std::uint64_t size,
                                       XXH3_state_t* state) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  const struct Closer {
    int descriptor;
    ~Closer() { ::close(descriptor); }
  } closer{fd};
  // One byte more: the end of a small file shows in the second read.
  std::vector<char> buffer(std::min<std::uint64_t>(size + 1, kHashBufferBytes));
  XXH3_64bits_reset(state);
  while (true) {
    check_interrupted();
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got == 0) return XXH3_64bits_digest(state);
    if (got < 0 && errno != EINTR) return std::nullopt;
    if (got < 0) continue;
    XXH3_64bits_update(state, buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

struct InputTracker::Current {
  FileFacts facts;
  InputKey key = {};
  bool known = false;  // has a key
  bool fresh = false;  // its time is not to be trusted
  std::uint64_t bytes = 0;
  std::uint64_t articles_before = 0;
  std::uint64_t rejected_before = 0;
  XXH3_state_t hash;
};

InputTracker::InputTracker(const std::string& index, Options options, Progress& progress)
    : ledger_(index),
      options_(options),
      progress_(progress),
      current_(std::make_unique<Current>()),
      saved_(std::chrono::steady_clock::now()) {}

InputTracker::~InputTracker() = default;

// Absolute, and without links in its folders: the same file has one name from wherever it is
// called. Files come folder by folder.
std::string InputTracker::real_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (folder != folder_) {
    folder_ = folder;
    char* real = ::realpath(folder.c_str(), nullptr);
    real_folder_ = real != nullptr ? real : "";
    std::free(real);
  }
  return real_folder_.empty() ? "" : real_folder_ + "/" + path.substr(slash + 1);
}

bool InputTracker::begin_file(const std::string& path, const FileFacts& facts) {
  Current& file = *current_;
  file.facts = facts;
  file.known = false;
  if (facts.regular) {
    const std::string real = real_path(path);
    file.known = !real.empty();
    file.key = input_key(real);
    file.fresh = facts.mtime_ns > now_ns() - kTrustedAgeNs;
    if (file.known && !options_.reread && unchanged(file.key, facts, path)) return false;
  }
  ++counts_.read;
  file.bytes = 0;
  file.articles_before = articles_;
  file.rejected_before = rejected_;
  XXH3_64bits_reset(&file.hash);
  return true;
}

bool InputTracker::unchanged(const InputKey& key, const FileFacts& facts, const std::string& path) {
  auto record = ledger_.find(key);
  if (!record || record->size != facts.size || record->settings != options_.settings) return false;
  if (options_.reread_rejected && record->rejected > 0) return false;
  if (record->mtime_ns != facts.mtime_ns) {
    if (record->content == 0) return false;
    if (hash_file(path, facts.size, &current_->hash) != record->content) return false;
    record->mtime_ns = current_->fresh ? InputRecord::kNoTime : facts.mtime_ns;
    ledger_.put(*record);
  }
  ++counts_.unchanged;
  counts_.unchanged_articles += record->articles;
  counts_.unchanged_rejects += record->rejected;
  progress_.skip_file(facts.size);
  return true;
}

void InputTracker::raw_bytes(std::span<const char> bytes) {
  current_->bytes += bytes.size();
  XXH3_64bits_update(&current_->hash, bytes.data(), bytes.size());
  progress_.add_input(bytes.size());
}

void InputTracker::end_file(const std::string& path, bool whole) {
  const Current& file = *current_;
  if (!file.facts.regular) return;
  if (file.bytes < file.facts.size) progress_.add_input(file.facts.size - file.bytes);
  struct stat status = {};
  const bool changing = ::stat(path.c_str(), &status) != 0 || file_facts(status) != file.facts;
  if (!whole || !file.known || changing) return;
  Waiting waiting;
  waiting.record.key = file.key;
  waiting.record.size = file.facts.size;
  waiting.record.mtime_ns = file.fresh ? InputRecord::kNoTime : file.facts.mtime_ns;
  waiting.record.content = file.bytes == file.facts.size ? XXH3_64bits_digest(&file.hash) : 0;
  waiting.record.settings = options_.settings;
  waiting.record.articles = saturated(articles_ - file.articles_before);
  waiting.record.rejected = saturated(rejected_ - file.rejected_before);
  waiting.last_article = articles_;
  waiting_.push_back(waiting);
}

void InputTracker::settle(std::uint64_t articles) {
  while (!waiting_.empty() && waiting_.front().last_article <= articles) {
    ledger_.put(waiting_.front().record);
    waiting_.pop_front();
  }
  if (!ledger_.has_unsaved()) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - saved_ < kSaveEvery) return;
  ledger_.save();
  saved_ = now;
}

void InputTracker::finish(std::uint64_t articles) {
  settle(articles);
  ledger_.save();
}

}  // namespace dateline
