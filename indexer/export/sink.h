#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

// Where exported bytes go. The functions throw Error::Kind::kBrokenPipe when the reader has gone
// and Error::Kind::kSystem when the disk is full or the like.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(std::string_view bytes) = 0;
  // Everything is written and durable when it returns.
  virtual void finish() = 0;
};

// Standard output.
std::unique_ptr<Sink> open_standard_output();

// The file at `path`, which holds its old content, or is not there, until finish(): a Sink that is
// destroyed before leaves it so. What is no regular file (a device, a pipe) is written directly.
// Compressed as the name says: .gz, .zst, .xz, .bz2.
std::unique_ptr<Sink> open_output_file(const std::string& path);

}  // namespace dateline
