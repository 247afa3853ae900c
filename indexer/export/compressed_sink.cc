#include "indexer/export/compressed_sink.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <new>
#include <string>
#include <utility>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

struct Ending {
  std::string_view name;
  Compression compression;
};
constexpr std::array<Ending, 4> kEndings = {{{".gz", Compression::kGzip},
                                             {".zst", Compression::kZstd},
                                             {".xz", Compression::kXz},
                                             {".bz2", Compression::kBzip2}}};

int add_filter(archive* handle, Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return archive_write_add_filter_gzip(handle);
    case Compression::kZstd:
      return archive_write_add_filter_zstd(handle);
    case Compression::kXz:
      return archive_write_add_filter_xz(handle);
    case Compression::kBzip2:
      return archive_write_add_filter_bzip2(handle);
    case Compression::kNone:
      break;
  }
  return ARCHIVE_FATAL;
}

}  // namespace

Compression compression_for(std::string_view path) {
  for (const Ending& ending : kEndings) {
    if (path.ends_with(ending.name)) return ending.compression;
  }
  return Compression::kNone;
}

CompressedSink::CompressedSink(std::unique_ptr<Sink> inner, Compression compression)
    : inner_(std::move(inner)), archive_(archive_write_new()) {
  if (archive_ == nullptr) throw std::bad_alloc();
  check(add_filter(archive_, compression));
  check(archive_write_set_format_raw(archive_));
  // The time of day in the file would make equal exports differ.
  if (compression == Compression::kGzip) {
    check(archive_write_set_filter_option(archive_, "gzip", "timestamp", nullptr));
  }
  check(archive_write_set_bytes_in_last_block(archive_, 1));
  check(archive_write_open(archive_, this, nullptr, &CompressedSink::pass_on, nullptr));
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       archive_entry_free);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  check(archive_write_header(archive_, entry.get()));
}

CompressedSink::~CompressedSink() {
  ending_ = true;
  archive_write_free(archive_);
}

void CompressedSink::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) flush();
}

void CompressedSink::flush() {
  for (std::size_t begin = 0; begin < buffer_.size();) {
    const la_ssize_t written =
        archive_write_data(archive_, buffer_.data() + begin, buffer_.size() - begin);
    if (written <= 0) check(ARCHIVE_FATAL);
    begin += static_cast<std::size_t>(written);
  }
  buffer_.clear();
}

void CompressedSink::finish() {
  flush();
  check(archive_write_close(archive_));
  inner_->finish();
}

long CompressedSink::pass_on(archive* handle, void* self, const void* data, std::size_t size) {
  auto* sink = static_cast<CompressedSink*>(self);
  if (sink->ending_) return static_cast<long>(size);
  try {
    sink->inner_->write({static_cast<const char*>(data), size});
    return static_cast<long>(size);
  } catch (...) {
    sink->error_ = std::current_exception();
    sink->ending_ = true;
    archive_set_error(handle, -1, "writing failed");
    return -1;
  }
}

void CompressedSink::check(int result) {
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
  const char* message = archive_error_string(archive_);
  throw Error(Error::Kind::kSystem, std::string("cannot compress the output: ") +
                                        (message != nullptr ? message : "unknown error"));
}

}  // namespace dateline
