#include "indexer/input/import_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "common/article_json.h"
#include "common/error.h"

namespace dateline {

ImportReader::ImportReader(ByteSource& source, RejectSink rejects)
    : source_(source), lines_(source, kMaxLineBytes), rejects_(std::move(rejects)) {}

bool ImportReader::next(Article& article) {
  for (LineReader::Line line; lines_.next(line);) {
    const bool blank =
        !line.too_long && line.text.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!blank && read(line, article)) return true;
  }
  return false;
}

bool ImportReader::read(const LineReader::Line& line, Article& article) {
  const auto reject = [&](std::string reason, std::string detail) {
    rejects_({{source_.name(), line.number, line.offset}, std::move(reason), std::move(detail)});
    return false;
  };
  if (line.too_long) {
    return reject("record too long", std::to_string(line.length) + " bytes, more than " +
                                         std::to_string(kMaxLineBytes));
  }
  try {
    article = article_from_text(line.text);
  } catch (const Error& error) {
    // "a stored article is damaged: why"
    std::string_view why = error.what();
    if (const auto at = why.find(": "); at != std::string_view::npos) why.remove_prefix(at + 2);
    return reject("not an exported article", std::string(why));
  }
  if (article.id.empty()) return reject("not an exported article", "it has no id");
  if (article.title.empty() && article.body.empty()) {
    return reject("not an exported article", "it has neither title nor body");
  }
  return true;
}

}  // namespace dateline
