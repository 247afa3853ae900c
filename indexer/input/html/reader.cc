#include "indexer/input/html/reader.h"

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/html/page.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/whole_file.h"

namespace dateline {

HtmlReader::HtmlReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
    : source_(source), rejects_(rejects), max_bytes_(options.max_record_bytes) {}

bool HtmlReader::next(Article& article, Origin& origin) {
  if (done_) return false;
  done_ = true;
  const auto reject = [&](const std::string& reason, const std::string& detail) {
    rejects_(Reject{Origin{source_.name(), 0, 0}, reason, detail});
    return false;
  };
  std::string bytes;
  if (!read_whole(source_, max_bytes_, bytes)) {
    return reject("record too long", "more than " + std::to_string(max_bytes_) + " bytes");
  }
  if (trim(bytes).empty()) return reject("empty file", "");
  const std::string kind =
      binary_kind_any_charset(std::string_view(bytes).substr(0, kSniffedBytes));
  if (!kind.empty()) return reject("binary file", kind);
  if (const std::string reason = html::read_page(bytes, {}, article); !reason.empty()) {
    return reject(reason, "");
  }
  origin = Origin{source_.name(), 1, 0};
  return true;
}

}  // namespace dateline
