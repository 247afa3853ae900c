#include "indexer/input/inflater.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kOutputBytes = std::size_t{64} << 10;

int window_bits(Inflater::Kind kind) {
  switch (kind) {
    case Inflater::Kind::kGzip:
      return MAX_WBITS + 16;
    case Inflater::Kind::kZlib:
      return MAX_WBITS;
    case Inflater::Kind::kDeflate:
      return -MAX_WBITS;
  }
  return MAX_WBITS;
}

uInt length_of(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

struct Inflater::Stream {
  z_stream z = {};
};

Inflater::Inflater(Kind kind) : stream_(std::make_unique<Stream>()) {
  if (inflateInit2(&stream_->z, window_bits(kind)) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(&stream_->z); }

void Inflater::reset() { inflateReset(&stream_->z); }

Inflater::Status Inflater::inflate(std::string_view& input, std::span<char>& output) {
  z_stream& z = stream_->z;
  // zlib does not write to its input.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  z.avail_in = length_of(input.size());
  z.next_out = reinterpret_cast<Bytef*>(output.data());
  z.avail_out = length_of(output.size());
  const uInt in_before = z.avail_in;
  const uInt out_before = z.avail_out;
  const int result = ::inflate(&z, Z_NO_FLUSH);
  input.remove_prefix(in_before - z.avail_in);
  output = output.subspan(out_before - z.avail_out);
  if (result == Z_STREAM_END) return Status::kEnd;
  if (result == Z_OK || result == Z_BUF_ERROR) return Status::kMore;
  if (result == Z_MEM_ERROR) throw std::bad_alloc();
  message_ = z.msg != nullptr ? z.msg : "needs a dictionary";
  return Status::kDamaged;
}

Inflated inflate_all(Inflater::Kind kind, std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater(kind);
  Inflated result;
  std::vector<char> buffer(kOutputBytes);
  while (true) {
    std::span<char> room(buffer);
    const std::size_t input_before = bytes.size();
    const Inflater::Status status = inflater.inflate(bytes, room);
    const std::size_t got = buffer.size() - room.size();
    if (got > max_bytes - result.bytes.size()) return result;
    result.bytes.append(buffer.data(), got);
    if (status == Inflater::Status::kEnd) {
      // A second member, as gzip allows.
      if (kind != Inflater::Kind::kGzip || !bytes.starts_with("\x1f\x8b")) {
        result.complete = true;
        return result;
      }
      inflater.reset();
      continue;
    }
    if (status == Inflater::Status::kDamaged || (got == 0 && bytes.size() == input_before)) {
      return result;
    }
  }
}

}  // namespace dateline
