#include "indexer/input/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/error.h"
#include "common/program.h"
#include "indexer/input/compressed_source.h"
#include "indexer/input/peek_source.h"

namespace dateline {
namespace {

Error cannot_read(const std::string& name, int error_number) {
  const bool permission = error_number == EACCES || error_number == EPERM;
  return Error(Error::Kind::kInput, name + ": cannot be read: " + std::strerror(error_number),
               permission ? "check the permissions of the file" : "");
}

// The bytes as they are in a file. Ends with Error::Kind::kInterrupted after Ctrl-C, also while it
// waits for a pipe.
class FileSource final : public ByteSource {
 public:
  FileSource(std::string name, int descriptor, bool owned, RawBytesSink raw)
      : name_(std::move(name)), descriptor_(descriptor), owned_(owned), raw_(std::move(raw)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }

  std::size_t read(std::span<char> buffer) override {
    while (true) {
      check_interrupted();
      const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
      if (got >= 0) {
        const auto size = static_cast<std::size_t>(got);
        if (raw_) raw_(buffer.first(size));
        return size;
      }
      if (errno != EINTR) throw cannot_read(name_, errno);
    }
  }

  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  int descriptor_;
  bool owned_;
  RawBytesSink raw_;
};

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string name, std::string bytes)
      : name_(std::move(name)), bytes_(std::move(bytes)) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t length = bytes_.copy(buffer.data(), buffer.size(), position_);
    position_ += length;
    return length;
  }

  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  std::string bytes_;
  std::size_t position_ = 0;
};

// A PeekSource that owns what it reads from.
class OwningPeekSource final : public ByteSource {
 public:
  explicit OwningPeekSource(std::unique_ptr<ByteSource> inner)
      : inner_(std::move(inner)), peek_(*inner_) {}

  std::string_view peek(std::size_t bytes) { return peek_.peek(bytes); }
  std::size_t read(std::span<char> buffer) override { return peek_.read(buffer); }
  const std::string& name() const override { return peek_.name(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  PeekSource peek_;
};

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> raw) {
  auto source = std::make_unique<OwningPeekSource>(std::move(raw));
  const char* kind = compression_of(source->peek(kCompressionMagicBytes));
  if (kind == nullptr) return source;
  return decompress(std::move(source), kind);
}

std::unique_ptr<ByteSource> open_file(const std::string& path, RawBytesSink raw) {
  int descriptor = -1;
  do {
    check_interrupted();
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) throw cannot_read(path, errno);
  auto file = std::make_unique<FileSource>(path, descriptor, true, std::move(raw));
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) throw cannot_read(path, errno);
  if (S_ISDIR(status.st_mode)) throw cannot_read(path, EISDIR);
  return decompressed(std::move(file));
}

std::unique_ptr<ByteSource> open_standard_input(RawBytesSink raw) {
  return decompressed(std::make_unique<FileSource>("-", STDIN_FILENO, false, std::move(raw)));
}

std::unique_ptr<ByteSource> open_bytes(std::string name, std::string bytes) {
  return decompressed(std::make_unique<MemorySource>(std::move(name), std::move(bytes)));
}

}  // namespace dateline
