#include "indexer/input/sgml_reader.h"

#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/peek_source.h"

namespace dateline {

SgmlReader::SgmlReader(ByteSource& source, std::string element, const ReaderOptions& options,
                       const RejectSink& rejects)
    : decoded_(source),
      source_(decoded_),
      element_(std::move(element)),
      records_(source_, ascii_lower(element_), options.max_record_bytes),
      rejects_(rejects),
      max_record_bytes_(options.max_record_bytes) {}

void SgmlReader::reject(std::string reason, std::string detail) const {
  rejects_(Reject{origin_, std::move(reason), std::move(detail)});
}

// Looks at the first bytes; false when the file is not to be read.
bool SgmlReader::start() {
  started_ = true;
  origin_ = Origin{source_.name(), 0, 0};
  const std::string_view head = source_.peek(kSniffedBytes);
  if (const std::string kind = binary_kind(head); !kind.empty()) {
    reject("binary file", kind);
    return false;
  }
  if (trim(head).empty() && head.size() < kSniffedBytes) {
    reject("empty file", head.empty() ? "" : "nothing but white space");
    return false;
  }
  return true;
}

bool SgmlReader::next(Article& article, Origin& origin) {
  if (!started_ && !start()) done_ = true;
  SgmlRecords::Record record;
  while (!done_ && records_.next(record)) {
    origin_ = Origin{source_.name(), record.number, record.offset};
    if (!read_record(record, article)) continue;
    origin = origin_;
    return true;
  }
  if (!done_ && origin_.record == 0) reject("no articles", "there is no <" + element_ + "> in it");
  done_ = true;
  return false;
}

bool SgmlReader::read_record(const SgmlRecords::Record& record, Article& article) {
  if (record.too_long) {
    reject("record too long", std::to_string(record.length) + " bytes, more than " +
                                  std::to_string(max_record_bytes_));
    return false;
  }
  const std::string text = repair_utf8(record.text);
  if (!record.ended && ascii_lower(text).find("</text") == std::string::npos) {
    reject("record cut off", "the file ends inside <" + element_ + ">");
    return false;
  }
  read(text, article);
  if (article.title.empty() && article.body.empty()) {
    reject("no text", "neither headline nor text in <" + element_ + ">");
    return false;
  }
  return true;
}

}  // namespace dateline
