#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

// Decompresses the streams of zlib, piece by piece.
class Inflater {
 public:
  enum class Kind {
    kGzip,     // one member with header and checksum
    kZlib,     // header and checksum
    kDeflate,  // neither
  };
  enum class Status {
    kMore,     // goes on; give more input, or more room for output
    kEnd,      // complete, its checksum is right
    kDamaged,  // see message()
  };

  explicit Inflater(Kind kind);
  ~Inflater();

  // Takes bytes from the front of `input` and puts what they give at the front of `output`, both of
  // which become what is left. After kEnd, `input` begins with what follows the stream.
  Status inflate(std::string_view& input, std::span<char>& output);
  // Makes ready for another stream of the same kind.
  void reset();
  const std::string& message() const { return message_; }

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::string message_;
};

// The whole of a stream, at most `max_bytes` of it. `complete` is false when it is damaged, cut off
// or longer.
struct Inflated {
  std::string bytes;
  bool complete = false;
};
Inflated inflate_all(Inflater::Kind kind, std::string_view bytes, std::size_t max_bytes);

}  // namespace dateline
