#pragma once

#include <string>

#include "indexer/input/reader.h"

namespace dateline {

// A file that is a web page: one article (see html/page.h). A page without the text of an article
// is rejected.
class HtmlReader final : public Reader {
 public:
  HtmlReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  ByteSource& source_;
  const RejectSink& rejects_;
  std::size_t max_bytes_;
  bool done_ = false;
};

}  // namespace dateline
