#include "indexer/build/derived_files.h"

#include "common/index/segment.h"

namespace dateline {

DerivedFiles::DerivedFiles(const std::string& folder)
    : folder_(folder), tokens_(folder + kTokensPart) {}

void DerivedFiles::add(const Article& article, const Analysis& title, const Analysis& body,
                       std::uint64_t content_hash) {
  columns_.add(article, static_cast<std::uint32_t>(title.tokens.size() + body.tokens.size()),
               content_hash);
  tokens_.add(title, body);
  words_.add(title, body);
}

void DerivedFiles::finish() {
  tokens_.finish();
  columns_.write(folder_ + kColumnsPart);
  words_.write(folder_ + kWordsPart);
}

}  // namespace dateline
