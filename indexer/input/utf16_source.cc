#include "indexer/input/utf16_source.h"

#include <unicode/ucnv.h>

#include <string_view>
#include <vector>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

UConverter* open_converter(const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &error);
  if (U_FAILURE(error)) throw Error(Error::Kind::kSystem, "ICU has no converter for UTF-16");
  return converter;
}

}  // namespace

struct Utf16Source::Converter {
  explicit Converter(const char* charset)
      : utf16(open_converter(charset)), utf8(open_converter("UTF-8")) {
    pivot_source = pivot_target = pivot.data();
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    ucnv_close(utf16);
    ucnv_close(utf8);
  }

  UConverter* utf16;
  UConverter* utf8;
  std::vector<char> bytes = std::vector<char>(kBufferBytes);
  const char* next = bytes.data();  // [next, end) is read but not converted
  const char* end = bytes.data();
  std::vector<UChar> pivot = std::vector<UChar>(kBufferBytes / 2);
  UChar* pivot_source;
  UChar* pivot_target;
  bool first = true;
  bool at_end = false;
};

Utf16Source::Utf16Source(ByteSource& inner) : inner_(inner) {}
Utf16Source::~Utf16Source() = default;

std::size_t Utf16Source::read(std::span<char> buffer) {
  if (!started_) {
    started_ = true;
    const std::string_view mark = inner_.peek(2);
    const bool little = mark == "\xff\xfe";
    if (little || mark == "\xfe\xff") {
      converter_ = std::make_unique<Converter>(little ? "UTF-16LE" : "UTF-16BE");
      char skipped[2];
      inner_.read(skipped);
    }
  }
  if (converter_ == nullptr) return inner_.read(buffer);

  Converter& c = *converter_;
  char* out = buffer.data();
  while (out == buffer.data()) {
    if (c.next == c.end && !c.at_end) {
      const std::size_t got = inner_.read(c.bytes);
      c.next = c.bytes.data();
      c.end = c.next + got;
      c.at_end = got == 0;
    }
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(c.utf8, c.utf16, &out, out + buffer.size(), &c.next, c.end, c.pivot.data(),
                   &c.pivot_source, &c.pivot_target, c.pivot.data() + c.pivot.size(), c.first,
                   c.at_end, &error);
    c.first = false;
    if (error == U_BUFFER_OVERFLOW_ERROR) break;
    if (U_FAILURE(error)) {
      throw Error(Error::Kind::kInput, name() + ": cannot be converted from UTF-16");
    }
    if (c.at_end) break;
  }
  return static_cast<std::size_t>(out - buffer.data());
}

}  // namespace dateline
