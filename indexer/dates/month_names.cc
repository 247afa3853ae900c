#include "indexer/dates/month_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/text/fold.h"
#include "embedded/month_names_tsv.h"
#include "indexer/dates/date_locales.h"

namespace dateline {
namespace {

struct Entry {
  std::uint16_t language;
  std::uint8_t month;
  Calendar calendar;
};

class MonthNames {
 public:
  MonthNames() {
    for (const char* locale : kDateLocales) add_locale(locale, Calendar::kGregorian);
    add_locale("fa", Calendar::kPersian);
    add_table(embedded::month_names_tsv);
  }

  NamedMonth find(std::string_view name, std::string_view language) const {
    const auto found = names_.find(std::string(name));
    if (found == names_.end()) return {};
    const std::uint16_t own = code(language);
    NamedMonth result;
    bool agreed = true;
    for (const Entry& entry : found->second) {
      if (entry.language == own) return {entry.month, entry.calendar, true};
      agreed = agreed && (result.month == 0 ||
                          (result.month == entry.month && result.calendar == entry.calendar));
      result = {entry.month, entry.calendar, false};
    }
    return agreed ? result : NamedMonth();
  }

  bool begins(std::string_view word) const { return first_words_.contains(std::string(word)); }

  bool may_be(std::string_view word) const {
    if (word.size() < 2) return false;
    const auto first = static_cast<unsigned char>(word[0]);
    const auto second = static_cast<unsigned char>(word[1]);
    if (first >= 0x80 || second >= 0x80) return true;
    return beginnings_[static_cast<std::size_t>(first | 0x20) << 8 | (second | 0x20)];
  }

 private:
  static std::uint16_t code(std::string_view language) {
    std::uint16_t code = 0;
    for (const char c : language.substr(0, 3)) {
      code = static_cast<std::uint16_t>(code * 27 + (c - 'a' + 1));
    }
    return code;
  }

  void add(std::string_view language, Calendar calendar, int month, std::string_view raw) {
    const std::string name = month_key(raw);
    // Names that are numbers ("9月") need no table.
    if (name.size() < 2 ||
        std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return;
    }
    const std::size_t blank = name.find(' ');
    if (blank != std::string::npos) first_words_.insert(name.substr(0, blank));
    beginnings_.set(static_cast<std::size_t>(static_cast<unsigned char>(name[0])) << 8 |
                    static_cast<unsigned char>(name[1]));
    std::vector<Entry>& entries = names_[name];
    const Entry entry{code(language), static_cast<std::uint8_t>(month), calendar};
    for (const Entry& known : entries) {
      // The earlier name of a language wins.
      if (known.language == entry.language) return;
    }
    entries.push_back(entry);
  }

  void add_locale(const char* locale_name, Calendar calendar) {
    UErrorCode error = U_ZERO_ERROR;
    const std::string keyword =
        calendar == Calendar::kPersian ? "@calendar=persian" : "@calendar=gregorian";
    const icu::Locale locale((locale_name + keyword).c_str());
    const icu::DateFormatSymbols symbols(locale, error);
    if (U_FAILURE(error)) return;
    std::string_view language = locale.getLanguage();
    if (language == "nb" || language == "nn") language = "no";
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; names != nullptr && i < std::min(count, 12); ++i) {
          std::string name;
          names[i].toUTF8String(name);
          add(language, calendar, i + 1, name);
        }
      }
    }
  }

  void add_table(std::string_view table) {
    while (!table.empty()) {
      const std::size_t newline = std::min(table.find('\n'), table.size());
      const std::string_view row = table.substr(0, newline);
      table.remove_prefix(std::min(newline + 1, table.size()));
      if (row.empty() || row.front() == '#') continue;
      const std::size_t first = row.find('\t');
      const std::size_t second = row.find('\t', first + 1);
      const std::string_view kind = row.substr(first + 1, second - first - 1);
      const Calendar calendar = kind == "persian"    ? Calendar::kPersian
                                : kind == "islamic"  ? Calendar::kIslamic
                                : kind == "ethiopic" ? Calendar::kEthiopic
                                                     : Calendar::kGregorian;
      add_row(row.substr(0, first), calendar, row.substr(second + 1));
    }
  }

  void add_row(std::string_view language, Calendar calendar, std::string_view names) {
    int month = 1;
    std::size_t begin = 0;
    while (begin < names.size()) {
      const std::size_t end = std::min(names.find_first_of(";|", begin), names.size());
      if (end > begin) add(language, calendar, month, names.substr(begin, end - begin));
      if (end < names.size() && names[end] == ';') ++month;
      begin = end + 1;
    }
  }

  std::unordered_map<std::string, std::vector<Entry>> names_;
  std::unordered_set<std::string> first_words_;
  std::bitset<65536> beginnings_;  // the first two bytes of every name
};

const MonthNames& names() {
  static const MonthNames all;
  return all;
}

}  // namespace

std::string month_key(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
  std::string key;
  if (ascii) {
    for (const char c : word) {
      if (c != '.') key += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return key;
  }
  key = fold(word);
  for (const std::string_view noise : {".", "\u200c", "\u200d"}) {
    for (std::size_t at = key.find(noise); at != std::string::npos; at = key.find(noise, at)) {
      key.erase(at, noise.size());
    }
  }
  return key;
}

NamedMonth find_month(std::string_view name, std::string_view language) {
  return names().find(name, language);
}

bool begins_month(std::string_view name) { return names().begins(name); }

bool may_be_month(std::string_view word) { return names().may_be(word); }

}  // namespace dateline
