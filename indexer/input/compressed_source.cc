#include "indexer/input/compressed_source.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "indexer/input/archive.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/gzip_source.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

// All but gzip. libarchive's "raw" format: a compressed stream with one nameless entry.
class CompressedSource final : public ByteSource {
 public:
  CompressedSource(std::unique_ptr<ByteSource> raw, const char* kind)
      : raw_(std::move(raw)), kind_(kind), buffer_(kReadBytes) {}

  std::size_t read(std::span<char> out) override {
    if (!opened_) open();
    while (block_.empty() && !ended_) next_block();
    const std::size_t length = block_.copy(out.data(), out.size());
    block_.remove_prefix(length);
    delivered_ += length;
    return length;
  }

  const std::string& name() const override { return raw_->name(); }

 private:
  void open() {
    opened_ = true;
    archive_.reset(archive_read_new());
    archive* handle = archive_.get();
    if (handle == nullptr) throw std::bad_alloc();
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_lz4(handle);
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
    if (archive_read_open(handle, this, nullptr, &CompressedSource::read_raw, nullptr) !=
        ARCHIVE_OK) {
      fail();
    }
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(handle, &entry);
    if (result == ARCHIVE_EOF) {
      ended_ = true;
    } else if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
      fail();
    }
  }

  void next_block() {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(archive_.get(), &data, &size, &offset);
    if (result == ARCHIVE_EOF) {
      ended_ = true;
    } else if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
      fail();
    } else {
      block_ = std::string_view(static_cast<const char*>(data), size);
    }
  }

  // Exceptions must not cross libarchive: they wait in error_ until the call has returned.
  static la_ssize_t read_raw(archive* handle, void* self, const void** data) {
    auto* source = static_cast<CompressedSource*>(self);
    try {
      *data = source->buffer_.data();
      return static_cast<la_ssize_t>(source->raw_->read(source->buffer_));
    } catch (...) {
      source->error_ = std::current_exception();
      archive_set_error(handle, -1, "reading failed");
      return -1;
    }
  }

  [[noreturn]] void fail() {
    ended_ = true;
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    const char* message = archive_error_string(archive_.get());
    throw damaged_data(name(), kind_, delivered_, message != nullptr ? message : "unknown error");
  }

  std::unique_ptr<ByteSource> raw_;
  const char* kind_;
  std::vector<char> buffer_;
  ArchiveHandle archive_;
  std::string_view block_;  // decompressed, not yet delivered; libarchive's memory
  std::uint64_t delivered_ = 0;
  std::exception_ptr error_;
  bool opened_ = false;
  bool ended_ = false;
};

}  // namespace

const char* compression_of(std::string_view bytes) {
  if (bytes.starts_with("\x1f\x8b\x08"sv)) return "gzip";
  if (bytes.starts_with("\xfd\x37zXZ\0"sv)) return "xz";
  if (bytes.starts_with("\x04\x22\x4d\x18"sv)) return "lz4";
  if (bytes.starts_with("\x28\xb5\x2f\xfd"sv)) return "zstd";
  // A skippable frame of zstd, as parallel compressors write first.
  if (bytes.size() >= 4 && (bytes[0] & 0xf0) == 0x50 && bytes.substr(1, 3) == "\x2a\x4d\x18"sv) {
    return "zstd";
  }
  // "BZh", the level, then the magic number of a block or of the end of the stream.
  if (bytes.size() >= 10 && bytes.starts_with("BZh"sv) && bytes[3] >= '1' && bytes[3] <= '9' &&
      (bytes.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv ||
       bytes.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv)) {
    return "bzip2";
  }
  return nullptr;
}

Error damaged_data(const std::string& name, const char* kind, std::uint64_t delivered,
                   const std::string& why) {
  return Error(Error::Kind::kInput,
               name + ": damaged " + kind + " data after " + std::to_string(delivered) +
                   " decompressed bytes: " + why,
               "the file is cut off or damaged: copy or download it again");
}

std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> raw, const char* kind) {
  // libarchive's gzip does not check checksums and drops the last block of a file that is cut off.
  if (kind == "gzip"sv) return std::make_unique<GzipSource>(std::move(raw));
  return std::make_unique<CompressedSource>(std::move(raw), kind);
}

}  // namespace dateline
