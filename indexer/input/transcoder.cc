#include "indexer/input/transcoder.h"

#include <unicode/ucnv.h>

#include <vector>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::size_t kTranscodedBytes = std::size_t{64} << 10;

UConverter* open_converter(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &error);
  if (U_FAILURE(error)) {
    throw Error(Error::Kind::kSystem, "ICU has no converter for " + charset);
  }
  return converter;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

}  // namespace

struct Transcoder::State {
  explicit State(const std::string& charset)
      : from(open_converter(charset), &ucnv_close), utf8(open_converter("UTF-8"), &ucnv_close) {
    pivot_source = pivot_target = pivot.data();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Converter from;
  Converter utf8;
  std::vector<char> bytes = std::vector<char>(kTranscodedBytes);
  const char* next = bytes.data();  // [next, end) is read but not converted
  const char* end = bytes.data();
  std::vector<UChar> pivot = std::vector<UChar>(kTranscodedBytes / 2);
  UChar* pivot_source;
  UChar* pivot_target;
  bool first = true;
  bool at_end = false;
};

Transcoder::Transcoder(const std::string& charset) : state_(std::make_unique<State>(charset)) {}
Transcoder::~Transcoder() = default;

std::size_t Transcoder::read(ByteSource& source, std::span<char> buffer) {
  State& s = *state_;
  char* out = buffer.data();
  while (out == buffer.data()) {
    if (s.next == s.end && !s.at_end) {
      const std::size_t got = source.read(s.bytes);
      s.next = s.bytes.data();
      s.end = s.next + got;
      s.at_end = got == 0;
    }
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(s.utf8.get(), s.from.get(), &out, out + buffer.size(), &s.next, s.end,
                   s.pivot.data(), &s.pivot_source, &s.pivot_target,
                   s.pivot.data() + s.pivot.size(), s.first, s.at_end, &error);
    s.first = false;
    if (error == U_BUFFER_OVERFLOW_ERROR) break;
    if (U_FAILURE(error)) {
      throw Error(Error::Kind::kInput, source.name() + ": cannot be converted to UTF-8");
    }
    if (s.at_end) break;
  }
  return static_cast<std::size_t>(out - buffer.data());
}

}  // namespace dateline
