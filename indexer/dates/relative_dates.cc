#include "indexer/dates/relative_dates.h"

#include <date/iso_week.h>
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "common/text/utf8.h"
#include "embedded/relative_words_tsv.h"
#include "indexer/dates/month_names.h"
#include "indexer/dates/numerals.h"
#include "indexer/dates/weekday_names.h"

namespace dateline {
namespace {

constexpr int kWeek = 7;
constexpr std::size_t kSentence = 90;  // bytes before a weekday in which "will" is looked for

struct Phrase {
  std::vector<std::string> words;
  std::string meaning;
};

// A hash of the first letters, ASCII in small ones.
std::size_t beginning_of(std::string_view word) {
  std::size_t hash = 0;
  for (const char c : word.substr(0, 4)) {
    hash = hash * 31 + static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return hash % 65536;
}

// What one language has to say.
struct Language {
  std::unordered_map<std::string, std::vector<Phrase>> phrases;  // by the first word, longest first
  std::vector<Phrase> unspaced;                                  // of languages without blanks
  std::vector<std::string> ahead;
  std::unordered_set<std::string> last, next, year;
  std::bitset<65536> beginnings;  // of the words that phrases begin with

  // False when no phrase begins with such a word.
  bool may_begin(std::string_view word) const { return beginnings[beginning_of(word)]; }
};

bool is_unspaced(std::string_view language) {
  return language == "zh" || language == "ja" || language == "th" || language == "ko";
}

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  while (!(phrase = trim(phrase)).empty()) {
    const std::size_t blank = std::min(phrase.find_first_of(" '-"), phrase.size());
    words.push_back(month_key(phrase.substr(0, blank)));
    phrase.remove_prefix(std::min(blank + 1, phrase.size()));
  }
  return words;
}

void add_phrase(Language& language, std::string_view code, const std::string& meaning,
                std::string_view phrase) {
  phrase = trim(phrase);
  std::vector<std::string> words = words_of(phrase);
  if (words.empty()) return;
  if (meaning == "ahead") {
    language.ahead.push_back(" " + std::string(phrase) + " ");
  } else if (meaning == "last") {
    language.last.insert(words.front());
  } else if (meaning == "next") {
    language.next.insert(words.front());
  } else if (meaning == "year") {
    language.year.insert(words.front());
  } else if (is_unspaced(code)) {
    language.unspaced.push_back({{std::string(phrase)}, meaning});
  } else {
    // As the first word is spelt, and with a capital.
    const std::string_view first = phrase.substr(0, phrase.find_first_of(" '-"));
    language.beginnings.set(beginning_of(first));
    std::string capital;
    icu::UnicodeString::fromUTF8(icu::StringPiece(first.data(), static_cast<int>(first.size())))
        .toTitle(nullptr)
        .toUTF8String(capital);
    language.beginnings.set(beginning_of(capital));
    std::vector<Phrase>& phrases = language.phrases[words.front()];
    phrases.push_back({std::move(words), meaning});
    std::sort(phrases.begin(), phrases.end(),
              [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  }
}

using Languages = std::unordered_map<std::string, Language>;

const Language* language_of(std::string_view code) {
  static const Languages languages = [] {
    Languages built;
    std::string_view table = embedded::relative_words_tsv;
    while (!table.empty()) {
      const std::size_t newline = std::min(table.find('\n'), table.size());
      const std::string_view row = table.substr(0, newline);
      table.remove_prefix(std::min(newline + 1, table.size()));
      const std::size_t first = row.find('\t');
      if (row.empty() || row.front() == '#' || first == std::string_view::npos) continue;
      const std::size_t second = row.find('\t', first + 1);
      const std::string meaning(row.substr(first + 1, second - first - 1));
      Language& language = built[std::string(row.substr(0, first))];
      for (std::string_view rest = row.substr(second + 1); !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        add_phrase(language, row.substr(0, first), meaning, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    for (auto& [name, language] : built) {
      for (const WeekdayName& day : whole_weekdays(name)) {
        add_phrase(language, name, "t" + std::to_string(day.weekday), day.name);
      }
    }
    return built;
  }();
  const auto found = languages.find(std::string(code));
  return found == languages.end() ? nullptr : &found->second;
}

std::string week_of(Day day) {
  const iso_week::year_weeknum_weekday week{date::sys_days{date::days{day}}};
  return fmt::format("{:04}-W{:02}", static_cast<int>(week.year()),
                     static_cast<unsigned>(week.weeknum()));
}

// "d-1", "w1", "m-1", "y0" as a period.
std::string resolve(const std::string& meaning, Day published) {
  const int shift = std::stoi(meaning.substr(1));
  const CivilDay day = civil(published);
  switch (meaning.front()) {
    case 'd': {
      const CivilDay other = civil(published + shift);
      return make_date(other.year, other.month, other.day).to_string();
    }
    case 'w':
      return week_of(published + shift * kWeek);
    case 'm': {
      const int months = day.year * 12 + day.month - 1 + shift;
      return make_date(months / 12, months % 12 + 1).to_string();
    }
    default:
      return make_date(day.year + shift).to_string();
  }
}

struct SpannedWord {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class RelativeFinder {
 public:
  RelativeFinder(std::string_view text, std::string_view code, const Language& language,
                 Day published, std::vector<RelativeDate>& found)
      : text_(text), code_(code), language_(language), published_(published), found_(found) {}

  void run() {
    for (std::size_t at = 0; next_word(at);) {
      const SpannedWord word = word_;
      if (language_.may_begin(of(word))) {
        if (const std::size_t end = match_phrase(); end > 0) at = end;
      }
      before_ = word;
    }
  }

  void run_unspaced() {
    for (const Phrase& phrase : language_.unspaced) {
      const std::string& words = phrase.words.front();
      for (std::size_t at = text_.find(words); at != std::string_view::npos;
           at = text_.find(words, at + words.size())) {
        add_phrase_at(phrase.meaning, {at, at + words.size()});
      }
    }
  }

 private:
  std::string_view of(const SpannedWord& word) const {
    return text_.substr(word.begin, word.end - word.begin);
  }

  // The next word at or after `at`, which moves behind it.
  bool next_word(std::size_t& at) {
    while (at < text_.size()) {
      const std::size_t begin = at;
      std::size_t end = at;
      while (end < text_.size()) {
        const auto c = static_cast<unsigned char>(text_[end]);
        if (c < 0x80) {
          if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) break;
          ++end;
          continue;
        }
        // Letters of two bytes, but for Latin and Arabic signs.
        if (c >= 0xC3 && c < 0xD8 && end + 1 < text_.size()) {
          end += 2;
          continue;
        }
        std::size_t next = end;
        if (!is_word_char(next_code_point(text_, next))) break;
        end = next;
      }
      if (end > begin) {
        word_ = {begin, end};
        at = end;
        return true;
      }
      next_code_point(text_, at);
    }
    return false;
  }

  // The end of a phrase that begins with the word; 0 when there is none.
  std::size_t match_phrase() {
    const auto phrases = language_.phrases.find(month_key(of(word_)));
    if (phrases == language_.phrases.end()) return 0;
    const SpannedWord first = word_;
    for (const Phrase& phrase : phrases->second) {
      std::size_t at = first.end;
      bool same = true;
      for (std::size_t i = 1; same && i < phrase.words.size(); ++i) {
        same = next_word(at) && month_key(of(word_)) == phrase.words[i];
      }
      word_ = first;
      if (!same) continue;
      add_phrase_at(phrase.meaning, {first.begin, at});
      return at;
    }
    return 0;
  }

  void add_phrase_at(const std::string& meaning, const SpannedWord& span) {
    if (meaning.front() == 't') {
      add_weekday(meaning[1] - '0', span);
    } else {
      add(resolve(meaning, published_), span);
    }
  }

  void add_weekday(int weekday, const SpannedWord& day) {
    if (code_ == "en" && (text_[day.begin] & 0x20) != 0) return;  // "sun" and the like
    const int today = (published_ % kWeek + kWeek + 3) % kWeek + 1;
    const int back = (today - weekday + kWeek) % kWeek;
    std::size_t at = day.end;
    const std::string after = next_word(at) ? month_key(of(word_)) : "";
    const std::string before = month_key(of(before_));
    Day found = published_ - back;
    if (language_.next.contains(before) || language_.next.contains(after) || is_ahead(day.begin)) {
      found = published_ + (kWeek - back);
    } else if (back == 0 && (language_.last.contains(before) || language_.last.contains(after))) {
      found -= kWeek;
    }
    const CivilDay parts = civil(found);
    add(make_date(parts.year, parts.month, parts.day).to_string(), day);
  }

  // True when the sentence speaks of what is to come.
  bool is_ahead(std::size_t begin) const {
    std::string_view head = text_.substr(0, begin);
    if (head.size() > kSentence) head.remove_prefix(head.size() - kSentence);
    const std::size_t stop = head.find_last_of(".!?\n");
    if (stop != std::string_view::npos) head.remove_prefix(stop + 1);
    return std::any_of(
        language_.ahead.begin(), language_.ahead.end(),
        [&](const std::string& word) { return head.find(word) != std::string_view::npos; });
  }

  void add(std::string value, const SpannedWord& span) {
    if (!value.empty()) found_.push_back({std::move(value), span.begin, span.end});
  }

  std::string_view text_;
  std::string_view code_;
  const Language& language_;
  Day published_;
  std::vector<RelativeDate>& found_;
  SpannedWord word_;
  SpannedWord before_;
};

}  // namespace

void find_relative_dates(std::string_view text, std::string_view language, Day published,
                         std::vector<RelativeDate>& found) {
  const Language* known = language_of(language);
  if (known == nullptr) return;
  RelativeFinder finder(text, language, *known, published, found);
  if (is_unspaced(language)) {
    finder.run_unspaced();
  } else {
    finder.run();
  }
}

bool tells_year(std::string_view word, std::string_view language) {
  const Language* known = language_of(language);
  return known != nullptr && known->year.contains(std::string(word));
}

}  // namespace dateline
