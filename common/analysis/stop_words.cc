#include "common/analysis/stop_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analysis/stemmer.h"
#include "embedded/stop_words_tsv.h"

namespace dateline {
namespace {

struct StopWords {
  std::string_view language;
  std::vector<std::string_view> words;  // sorted
};

// Cuts the first part of `text` off, up to `separator`, and takes the separator too.
std::string_view cut(std::string_view& text, char separator) {
  const std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

// Lines of "language TAB word word ...", the words sorted; "#" starts a comment.
std::vector<StopWords> parse(std::string_view table) {
  std::vector<StopWords> lists;
  while (!table.empty()) {
    std::string_view line = cut(table, '\n');
    if (line.starts_with('#')) continue;
    StopWords list;
    list.language = cut(line, '\t');
    list.words.reserve(200);
    while (!line.empty()) list.words.push_back(cut(line, ' '));
    lists.push_back(std::move(list));
  }
  return lists;
}

const std::vector<StopWords>& stop_words() {
  static const std::vector<StopWords> lists = parse(embedded::stop_words_tsv);
  return lists;
}

const StopWords* find_list(std::string_view language) {
  const std::string primary = primary_language(language);
  const auto& lists = stop_words();
  const auto list = std::find_if(lists.begin(), lists.end(),
                                 [&](const StopWords& entry) { return entry.language == primary; });
  return list == lists.end() ? nullptr : &*list;
}

bool contains(const StopWords& list, std::string_view word) {
  return std::binary_search(list.words.begin(), list.words.end(), word);
}

}  // namespace

bool is_stop_word(std::string_view folded, std::string_view language) {
  const StopWords* list = find_list(language);
  return list != nullptr && contains(*list, folded);
}

bool has_stop_words(std::string_view language) { return find_list(language) != nullptr; }

std::span<const std::string_view> stop_word_languages(std::string_view folded) {
  static const auto by_word = [] {
    std::unordered_map<std::string_view, std::vector<std::string_view>> built;
    for (const StopWords& list : stop_words()) {
      for (const std::string_view word : list.words) built[word].push_back(list.language);
    }
    for (auto& [word, languages] : built) std::sort(languages.begin(), languages.end());
    return built;
  }();
  const auto found = by_word.find(folded);
  return found == by_word.end() ? std::span<const std::string_view>() : found->second;
}

}  // namespace dateline
