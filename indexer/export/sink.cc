#include "indexer/export/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/program.h"
#include "indexer/export/compressed_sink.h"

namespace dateline {
namespace {

// The file that a symbolic link stands for: it is written, and the link stays.
std::string target_of(const std::string& path) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  return error || !std::filesystem::is_symlink(path, error) ? path : target.string();
}

class StandardOutput final : public Sink {
 public:
  void write(std::string_view bytes) override { output_.write(bytes); }
  void finish() override { output_.flush(); }

 private:
  Output output_{stdout};
};

class FileSink final : public Sink {
 public:
  explicit FileSink(const std::string& path) : path_(target_of(path)), written_(path_) {
    struct stat status = {};
    const bool direct = stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
    if (!direct) written_ += ".partial-" + std::to_string(getpid());
    const int flags = O_WRONLY | O_CLOEXEC | (direct ? 0 : O_CREAT | O_TRUNC);
    const int descriptor = open(written_.c_str(), flags, 0666);
    if (descriptor < 0) throw system_error("write " + path_, errno);
    file_ = fdopen(descriptor, "wb");
  }
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  ~FileSink() override {
    if (file_ == nullptr) return;
    std::fclose(file_);
    if (written_ != path_) unlink(written_.c_str());
  }

  void write(std::string_view bytes) override {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
  }

  void finish() override {
    if (std::fflush(file_) != 0) fail();
    // Devices and pipes cannot be made durable.
    if (fsync(fileno(file_)) != 0 && written_ != path_) fail();
    if (written_ != path_ && std::rename(written_.c_str(), path_.c_str()) != 0) fail();
    std::fclose(std::exchange(file_, nullptr));
    if (written_ == path_) return;
    const std::size_t slash = path_.rfind('/');
    sync_path(slash == std::string::npos ? "." : path_.substr(0, slash + 1));
  }

 private:
  [[noreturn]] void fail() const {
    if (errno == EPIPE) throw Error(Error::Kind::kBrokenPipe, "output closed");
    if (errno == EINTR) check_interrupted();
    throw system_error("write " + path_, errno);
  }

  std::string path_;
  std::string written_;  // the same, or a draft beside it
  std::FILE* file_ = nullptr;
};

}  // namespace

std::unique_ptr<Sink> open_standard_output() { return std::make_unique<StandardOutput>(); }

std::unique_ptr<Sink> open_output_file(const std::string& path) {
  auto file = std::make_unique<FileSink>(path);
  const Compression compression = compression_for(path);
  if (compression == Compression::kNone) return file;
  return std::make_unique<CompressedSink>(std::move(file), compression);
}

}  // namespace dateline
