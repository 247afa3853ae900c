#include "indexer/enrich/date_labels.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/text/utf8.h"
#include "embedded/date_labels_tsv.h"
#include "indexer/dates/month_names.h"
#include "indexer/dates/numerals.h"
#include "indexer/dates/weekday_names.h"

namespace dateline {
namespace {

constexpr std::size_t kMostPhraseWords = 4;  // of a phrase

enum class LabelKind { kPublished, kModified, kByline, kFiller };

struct LabelWord {
  std::string key;
  bool capital = false;
  bool number = false;
};

// The end of a time of day that begins with the number, "10:15", "10.15", "10h15", "10:15:30"; else
// the number's own.
std::size_t end_of_time(std::string_view text, const Numeral& hour, bool& time) {
  std::size_t end = hour.end;
  constexpr int kHours = 24;
  if (hour.digits > 2 || hour.value > kHours) return end;
  for (int part = 0; part < 2 && end + 1 < text.size(); ++part) {
    if (std::string_view(":.hH").find(text[end]) == std::string_view::npos) break;
    const Numeral next = read_numeral(text, end + 1);
    if (next.digits != 2) break;
    end = next.end;
    time = true;
  }
  return end;
}

std::vector<LabelWord> words_of(std::string_view text) {
  std::vector<LabelWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (const Numeral number = read_numeral(text, at); number.digits > 0) {
      bool time = false;
      at = end_of_time(text, number, time);
      if (!time) words.push_back({"", false, true});
      continue;
    }
    std::size_t end = at;
    char32_t c = next_code_point(text, end);
    if (!is_word_char(c)) {
      at = end;
      continue;
    }
    LabelWord word;
    word.capital = u_islower(static_cast<UChar32>(c)) == 0;
    for (std::size_t next = end; next < text.size(); end = next) {
      c = next_code_point(text, next);
      if (!is_word_char(c)) break;
    }
    word.key = month_key(text.substr(at, end - at));
    words.push_back(std::move(word));
    at = end;
  }
  return words;
}

using Labels = std::unordered_map<std::string, LabelKind>;

std::string joined(const std::vector<LabelWord>& words, std::size_t begin, std::size_t count) {
  std::string phrase;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (i != begin) phrase += ' ';
    phrase += words[i].key;
  }
  return phrase;
}

Labels read_labels(std::string_view table) {
  Labels labels;
  while (!table.empty()) {
    const std::size_t newline = std::min(table.find('\n'), table.size());
    std::string_view row = table.substr(0, newline);
    table.remove_prefix(std::min(newline + 1, table.size()));
    const std::size_t tab = row.find('\t');
    if (row.empty() || row.front() == '#' || tab == std::string_view::npos) continue;
    const std::string_view name = row.substr(0, tab);
    const LabelKind kind = name == "published"  ? LabelKind::kPublished
                           : name == "modified" ? LabelKind::kModified
                           : name == "byline"   ? LabelKind::kByline
                                                : LabelKind::kFiller;
    row.remove_prefix(tab + 1);
    while (!row.empty()) {
      const std::size_t end = std::min(row.find(';'), row.size());
      const std::vector<LabelWord> words = words_of(row.substr(0, end));
      if (!words.empty()) labels.emplace(joined(words, 0, words.size()), kind);
      row.remove_prefix(std::min(end + 1, row.size()));
    }
  }
  return labels;
}

}  // namespace

DateCompany date_company(std::string_view text, std::string_view language) {
  static const Labels labels = read_labels(embedded::date_labels_tsv);
  DateCompany company;
  const std::vector<LabelWord> words = words_of(text);
  for (std::size_t i = 0; i < words.size();) {
    if (words[i].number) {
      ++company.words;
      ++i;
      continue;
    }
    std::size_t count = std::min(kMostPhraseWords, words.size() - i);
    auto label = labels.end();
    for (; count > 0; --count) {
      label = labels.find(joined(words, i, count));
      if (label != labels.end()) break;
    }
    if (label != labels.end()) {
      company.published = company.published || label->second == LabelKind::kPublished;
      company.modified = company.modified || label->second == LabelKind::kModified;
      company.byline = company.byline || label->second == LabelKind::kByline;
      i += count;
      continue;
    }
    if (const int weekday = find_weekday(words[i].key, language); weekday != 0) {
      company.weekday = weekday;
    } else {
      ++company.words;
      company.capitals += words[i].capital ? 1 : 0;
    }
    ++i;
  }
  return company;
}

}  // namespace dateline
