#pragma once

#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/export/sink.h"

struct archive;

namespace dateline {

enum class Compression { kNone, kGzip, kZstd, kXz, kBzip2 };

// The compression that the name of a file asks for.
Compression compression_for(std::string_view path);

// Compresses what is written to it and passes it on.
class CompressedSink final : public Sink {
 public:
  // `compression` is not kNone.
  CompressedSink(std::unique_ptr<Sink> inner, Compression compression);
  ~CompressedSink() override;
  void write(std::string_view bytes) override;
  void finish() override;

 private:
  static long pass_on(archive* handle, void* self, const void* data, std::size_t size);
  void flush();
  void check(int result);

  std::unique_ptr<Sink> inner_;
  archive* archive_;
  // What is handed to the library: it must outlive the archive, whose filters may look back at it
  // when they are freed after a failure.
  std::string buffer_;
  std::exception_ptr error_;  // of inner_: must not cross the library
  bool ending_ = false;       // given up: what the library still writes is dropped
};

}  // namespace dateline
