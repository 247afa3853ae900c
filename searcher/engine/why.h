#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/text/sentence.h"

namespace dateline {

// A passage that a value of an article was read from.
struct Reason {
  std::string field;      // "title", "body", "url", "file" or a field of the input
  std::size_t begin = 0;  // of the passage in the field, in bytes
  std::string text;       // a sentence of the body; other fields whole, or what was read there
  std::vector<Span> highlights;    // the words that were read, in `text`; ascending, apart
  std::vector<std::string> rules;  // that read them, each once
};

// Why `value` was given to an article: "country" with its code, "date", "language". In the order in
// which an article is read; a sentence that says it twice comes once. Empty where nothing is known,
// which is so of all that the input gave without saying more.
std::vector<Reason> reasons(const Article& article, std::string_view kind, std::string_view value);

}  // namespace dateline
