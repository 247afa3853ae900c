#include "indexer/enrich/title_cleanup.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/enrich/folded_line.h"
#include "indexer/enrich/line_rules.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestTitle = 1000;    // that is searched for the name of the site
constexpr std::size_t kShortestCutTitle = 20;  // folded bytes
constexpr int kWholeTitleWithin = 3;           // lines of the body

// Where the name of the site begins that ends a title ("Headline | The Site"), or npos. Only a name
// that the article gives as its source or that its URL's host spells counts.
std::size_t site_name(const Article& article) {
  const std::string_view title = article.title;
  if (title.size() > kLongestTitle) return std::string_view::npos;
  std::size_t begin = std::string_view::npos;
  std::size_t after = 0;
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " • "}) {
    const std::size_t found = title.rfind(separator);
    if (found != std::string_view::npos && found + separator.size() > after) {
      begin = found;
      after = found + separator.size();
    }
  }
  if (begin == std::string_view::npos || begin == 0) return std::string_view::npos;
  const std::string site = FoldedLine(title.substr(after)).letters;
  if (site.size() < 3) return std::string_view::npos;
  if (site == FoldedLine(article.source).letters) return begin;
  const std::size_t slashes = article.url.find("://");
  if (slashes == std::string::npos) return std::string_view::npos;
  std::string_view host = std::string_view(article.url).substr(slashes + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  const std::string letters = FoldedLine(host).letters;
  const std::string label = FoldedLine(host.substr(0, host.find('.'))).letters;
  return site == letters || site == label ? begin : std::string_view::npos;
}

// A title that a list of news has cut ("Harbour wall to be built by...") is made whole by the line
// at the head of the body that goes on.
void complete_title(Article& article) {
  std::string_view title = trim(article.title);
  for (const std::string_view end : {"...", "…"}) {
    if (!title.ends_with(end)) continue;
    const std::string letters = FoldedLine(title.substr(0, title.size() - end.size())).letters;
    if (letters.size() < kShortestCutTitle) return;
    std::string_view rest = article.body;
    for (int lines = 0; lines < kWholeTitleWithin && !rest.empty();) {
      const std::string_view line = trim(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
      if (line.empty()) continue;
      ++lines;
      if (line.size() > LineRules::kLongestLine || line.ends_with('.') || line.ends_with("…")) {
        continue;
      }
      const std::string whole = FoldedLine(line).letters;
      if (whole.size() <= letters.size() || !whole.starts_with(letters)) continue;
      article.removed.push_back({std::exchange(article.title, std::string(line)), "cut-title"});
      return;
    }
  }
}

}  // namespace

void clean_title(Article& article) {
  for (std::size_t begin = site_name(article); begin != std::string_view::npos;
       begin = site_name(article)) {
    article.removed.push_back({std::string(trim(article.title.substr(begin))), "site-name"});
    article.title.resize(begin);
    article.title = std::string(trim(article.title));
  }
  complete_title(article);
}

}  // namespace dateline
