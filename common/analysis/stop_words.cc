#include "common/analysis/stop_words.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/analysis/stemmer.h"
#include "embedded/stop_words_tsv.h"

namespace dateline {
namespace {

struct StopWords {
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> by_language;
  std::unordered_map<std::string_view, std::vector<std::string_view>> by_word;
};

// Lines of "language TAB word word ..."; "#" starts a comment.
StopWords parse(std::string_view table) {
  StopWords lists;
  while (!table.empty()) {
    const std::size_t line_end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, line_end);
    table.remove_prefix(std::min(line_end + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const std::string_view language = line.substr(0, tab);
    line.remove_prefix(tab + 1);
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
      if (!word.empty() && lists.by_language[language].insert(word).second) {
        lists.by_word[word].push_back(language);
      }
    }
  }
  for (auto& [word, languages] : lists.by_word) std::sort(languages.begin(), languages.end());
  return lists;
}

const StopWords& stop_words() {
  static const StopWords lists = parse(embedded::stop_words_tsv);
  return lists;
}

}  // namespace

bool is_stop_word(std::string_view folded, std::string_view language) {
  const std::string primary = primary_language(language);
  const auto& lists = stop_words().by_language;
  const auto list = lists.find(primary);
  return list != lists.end() && list->second.contains(folded);
}

std::vector<std::string_view> stop_word_languages(std::string_view folded) {
  const auto& words = stop_words().by_word;
  const auto found = words.find(folded);
  return found == words.end() ? std::vector<std::string_view>() : found->second;
}

}  // namespace dateline
