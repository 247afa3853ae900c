#include "indexer/input/text_reader.h"

#include <string_view>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/charset.h"
#include "indexer/input/header_lines.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/title.h"
#include "indexer/input/whole_file.h"

namespace dateline {

TextReader::TextReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
    : source_(source),
      rejects_(rejects),
      fields_(options.field_map),
      max_bytes_(options.max_record_bytes) {}

void TextReader::reject(const std::string& reason, const std::string& detail) const {
  rejects_(Reject{Origin{source_.name(), 0, 0}, reason, detail});
}

bool TextReader::next(Article& article, Origin& origin) {
  if (done_) return false;
  done_ = true;
  const std::string kind = binary_kind_any_charset(source_.peek(kSampledBytes));
  if (!kind.empty()) {
    reject("binary file", kind);
    return false;
  }
  std::string bytes;
  if (!read_whole(source_, max_bytes_, bytes)) {
    reject("record too long", "more than " + std::to_string(max_bytes_) + " bytes");
    return false;
  }
  const std::string repaired = decode_text(bytes);
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
