#pragma once

#include <cstdint>
#include <string>

#include "indexer/input/header_fields.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/reader.h"

namespace dateline {

// A web archive (WARC 0.17 to 1.1, ISO 28500), decompressed: every response record with an HTML
// page, and every resource record that is one, is an article (see html/page.h). Its url is the
// record's target; the date of the crawl is never the date of the article. Other records (requests,
// metadata, revisits) are nothing; responses that are no HTML or no success are passed over,
// counted by reason. Where a record is damaged, reading goes on with the next line that begins one.
class WarcReader final : public Reader {
 public:
  WarcReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  bool find_record();
  bool read_header();
  bool read_block(std::string& block);
  bool read_article(const std::string& block, Article& article);
  void reject(std::string reason, std::string detail, bool passed_over = false) const;
  std::string_view ahead(std::size_t bytes) { return source_.peek(bytes); }
  void skip(std::uint64_t bytes);

  PeekSource source_;
  const RejectSink& rejects_;
  std::size_t max_bytes_;
  std::uint64_t position_ = 0;  // bytes taken from source_
  std::uint64_t records_ = 0;
  std::uint64_t length_ = 0;  // of the block of the current record
  HeaderFields header_;       // of the current record
  Origin origin_;
};

}  // namespace dateline
