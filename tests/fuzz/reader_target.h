#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/reader.h"

namespace dateline::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

// What every reader promises of an article.
inline void check_article(const Article& article) {
  require(!article.title.empty() || !article.body.empty());
  for (const std::string* text : {&article.id, &article.url, &article.title, &article.body,
                                  &article.source, &article.language}) {
    require(is_clean_utf8(*text));
  }
  for (const std::string& author : article.authors) require(is_clean_utf8(author));
  for (const std::string& topic : article.topics) require(is_clean_utf8(topic));
  for (const ExtraField& field : article.extra) {
    require(is_clean_utf8(field.name) && is_clean_utf8(field.value));
  }
}

// Reads `data` as a file of `format` to its end. Only an unreadable input may end in an Error, and
// a reader must come to an end.
inline void drain_reader(Format format, const std::uint8_t* data, std::size_t size,
                         const ReaderOptions& options = {}) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const auto source = open_bytes("fuzz", bytes);
    std::size_t rejected = 0;
    const RejectSink rejects = [&](const Reject& reject) {
      require(!reject.reason.empty());
      ++rejected;
    };
    const auto reader = make_reader(format, *source, options, rejects);
    Article article;
    Origin origin;
    std::size_t articles = 0;
    while (reader->next(article, origin)) {
      check_article(article);
      require(origin.file == "fuzz" && origin.record > 0);
      // No format makes more articles than a decompressed input has bytes; compression aside.
      require(++articles < 10'000'000);
    }
  } catch (const Error& error) {
    require(error.kind() == Error::Kind::kInput);
  }
}

}  // namespace dateline::fuzz
