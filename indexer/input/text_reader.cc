#include "indexer/input/text_reader.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/header_lines.h"
#include "indexer/input/title.h"

namespace dateline {
namespace {

constexpr std::size_t kFirstBuffer = std::size_t{16} << 10;
constexpr std::size_t kLargestText = std::numeric_limits<std::size_t>::max() / 4;
constexpr std::size_t kSniffedBytes = std::size_t{64} << 10;

}  // namespace

TextReader::TextReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
    : decoded_(source),
      source_(decoded_),
      rejects_(rejects),
      fields_(options.field_map),
      max_bytes_(std::min(options.max_record_bytes, kLargestText)) {}

void TextReader::reject(const std::string& reason, const std::string& detail) const {
  rejects_(Reject{Origin{source_.name(), 0, 0}, reason, detail});
}

// False when there are more than max_bytes_.
bool TextReader::read_all(std::string& bytes) {
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) {
      if (size > max_bytes_) return false;
      bytes.resize(std::min(std::max(kFirstBuffer, size * 2), max_bytes_ + 1));
    }
    const std::size_t got = source_.read(std::span(bytes).subspan(size));
    if (got == 0) break;
    size += got;
  }
  bytes.resize(size);
  return size <= max_bytes_;
}

bool TextReader::next(Article& article, Origin& origin) {
  if (done_) return false;
  done_ = true;
  const std::string kind = binary_kind(source_.peek(kSniffedBytes));
  if (!kind.empty()) {
    reject("binary file", kind);
    return false;
  }
  std::string bytes;
  if (!read_all(bytes)) {
    reject("record too long", "more than " + std::to_string(max_bytes_) + " bytes");
    return false;
  }
  const std::string repaired = repair_utf8(bytes);
  const std::string_view text = repaired;
  if (trim(text).empty()) {
    reject("empty file", bytes.empty() ? "" : "nothing but white space");
    return false;
  }
  article = Article();
  origin = Origin{source_.name(), 1, 0};
  const std::string_view content = text.substr(read_header_lines(text, fields_, article));
  std::size_t body = 0;
  if (article.title.empty()) {
    DerivedTitle derived = derive_title(content);
    article.title = std::move(derived.title);
    body = derived.rest;
  }
  article.body = trim(content.substr(body));
  if (article.title.empty() && article.body.empty()) {
    reject("no text", "nothing but header lines");
    return false;
  }
  return true;
}

}  // namespace dateline
