#include "indexer/enrich/name_scanner.h"

#include <algorithm>

#include "indexer/enrich/cleanup.h"
#include "indexer/enrich/joined_places.h"
#include "indexer/enrich/printed_dateline.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestCreditLine = 240;

class FieldScanner {
 public:
  FieldScanner(std::string_view text, MentionPlace place, bool english,
               std::vector<NameCandidate>& out)
      : gazetteer_(Gazetteer::instance()),
        text_(text),
        place_(place),
        english_(english),
        out_(out) {}

  void scan() {
    scan_words(text_, words_);
    if (place_ == MentionPlace::kBody) dateline_ = find_printed_dateline(text_);
    first_ = out_.size();
    for (std::size_t i = 0; i < words_.size();) {
      const Gazetteer::Match match = gazetteer_.longest(text_, words_, i);
      if (english_ && gazetteer_.is_county(text_, words_[i])) add_division(i);
      if (match.entry == nullptr) {
        ++i;
      } else if (match.entry->rule == NameRule::kCredit) {
        const std::size_t end = std::min(text_.find('\n', words_[i].begin), text_.size());
        while (i < words_.size() && words_[i].begin < end) ++i;
      } else {
        if (match.entry->rule != NameRule::kBlock) add(i, match);
        i += match.words;
      }
    }
    join_places(text_, words_, out_, first_);
  }

 private:
  void add(std::size_t at, const Gazetteer::Match& match) {
    const NameEntry& entry = *match.entry;
    if (!english_ && (entry.weak || entry.countries.size() > 1 ||
                      (entry.rule != NameRule::kName && entry.rule != NameRule::kCapital))) {
      return;
    }
    const std::size_t begin = words_[at].begin, end = words_[at + match.words - 1].end;
    if (precedes_local_word(at, match) || in_credit_line(begin)) return;
    const bool dateline = begin >= dateline_.begin && end <= dateline_.end;
    NameCandidate candidate;
    candidate.place = dateline ? MentionPlace::kDateline : place_;
    candidate.begin = begin;
    candidate.end = end;
    candidate.entry = &entry;
    candidate.first_word = at;
    candidate.words = match.words;
    candidate.gap = words_[at].gap;
    candidate.weak = (entry.weak && !dateline && all_ascii(at, match)) || is_pronoun(at, match);
    candidate.surname = !dateline && follows_first_name(at, match);
    if (entry.rule == NameRule::kTown) {
      candidate.surname = candidate.surname || is_part_of_name(at, match);
      candidate.located =
          !candidate.surname && (dateline || !entry.locality || is_located(at, match));
    } else if (entry.given && !dateline) {
      candidate.located =
          at > 0 && words_[at].gap == Gap::kBlank && gazetteer_.is_locative(text_, words_[at - 1]);
      candidate.person =
          place_ != MentionPlace::kTitle && !candidate.located && precedes_surname(at, match);
    }
    out_.push_back(candidate);
  }

  // A weak name printed with its diacritics ("Réunion") is clear.
  bool all_ascii(std::size_t at, const Gazetteer::Match& match) const {
    return std::all_of(&words_[at], &words_[at] + match.words,
                       [](const Word& word) { return word.ascii; });
  }

  bool follows_first_name(std::size_t at, const Gazetteer::Match& match) const {
    if (at == 0 || match.words > 1 || words_[at].dotted) return false;
    const Word& before = words_[at - 1];
    const Gap gap = words_[at].gap;
    if (gap != Gap::kBlank && gap != Gap::kDot) return false;
    constexpr std::size_t kLongestForm =
        4;  // "Capt. Jordan"; a longer word and a dot end a sentence
    if (gap == Gap::kDot && before.end - before.begin > kLongestForm) return false;
    if (words_[at].end - words_[at].begin < 4) return false;
    return gazetteer_.is_first_name(text_, before);
  }

  // "Lebanon County", "Jordan Road": not the country. Regions have counties too.
  bool precedes_local_word(std::size_t at, const Gazetteer::Match& match) const {
    const std::size_t next = at + match.words;
    return match.entry->rule != NameRule::kRegion && next < words_.size() &&
           words_[next].gap == Gap::kBlank && gazetteer_.is_local(text_, words_[next]);
  }

  // "Laurel County": whatever stands before the word is the name of the division.
  void add_division(std::size_t at) {
    constexpr std::size_t kMostNameWords = 3;
    std::size_t first = at;
    while (first > 0 && at - first < kMostNameWords && words_[first].gap == Gap::kBlank &&
           words_[first - 1].letters != Case::kLower &&
           !gazetteer_.is_at(text_, words_[first - 1])) {
      --first;
    }
    if (first == at || in_credit_line(words_[first].begin)) return;
    NameCandidate candidate;
    candidate.place = place_;
    candidate.begin = words_[first].begin;
    candidate.end = words_[at].end;
    candidate.entry = &gazetteer_.division();
    candidate.first_word = first;
    candidate.words = at + 1 - first;
    candidate.gap = words_[first].gap;
    while (!out_.empty() && out_.size() > first_ && out_.back().end > candidate.begin) {
      out_.pop_back();
    }
    out_.push_back(candidate);
  }

  // "in Reading", "Reading police".
  bool is_located(std::size_t at, const Gazetteer::Match& match) const {
    const std::size_t next = at + match.words;
    if (at > 0 && words_[at].gap == Gap::kBlank && gazetteer_.is_at(text_, words_[at - 1])) {
      return true;
    }
    return next < words_.size() && gazetteer_.is_civic(text_, words_[next]) &&
           (words_[next].gap == Gap::kBlank || words_[next].gap == Gap::kHyphen);
  }

  // A word of a longer name: "Bill Clinton", "Clinton Foundation", "Charlotte Brown". In headlines
  // capitals say nothing.
  bool is_part_of_name(std::size_t at, const Gazetteer::Match& match) const {
    if (place_ == MentionPlace::kTitle || words_[at].letters == Case::kUpper) return false;
    const bool first_name = match.words == 1 && gazetteer_.is_first_name(text_, words_[at]);
    if ((match.entry->locality || first_name) && precedes_surname(at, match)) return true;
    if (!match.entry->locality || at == 0 || words_[at].gap != Gap::kBlank) return false;
    const Word& before = words_[at - 1];
    return before.letters == Case::kCapital && before.gap != Gap::kBreak &&
           !gazetteer_.is_at(text_, before) && !gazetteer_.is_no_surname(text_, before) &&
           !gazetteer_.is_first_name(text_, before);
  }

  // "Jordan Smith", but not "Jordan Valley" and not "Jordan River" in capitals.
  bool precedes_surname(std::size_t at, const Gazetteer::Match& match) const {
    const std::size_t next = at + match.words;
    if (next >= words_.size() || words_[next].gap != Gap::kBlank) return false;
    return words_[next].letters == Case::kCapital && words_[next].end - words_[next].begin > 1 &&
           !gazetteer_.is_no_surname(text_, words_[next]) && !names_country(next);
  }

  bool names_country(std::size_t at) const {
    const NameEntry* entry = gazetteer_.longest(text_, words_, at).entry;
    return entry != nullptr && entry->rule != NameRule::kTown;
  }

  // "US" in a line of capitals may be the pronoun.
  bool is_pronoun(std::size_t at, const Gazetteer::Match& match) const {
    if (match.words != 1 || words_[at].dotted) return false;
    if (text_.substr(words_[at].begin, words_[at].end - words_[at].begin) != "US") return false;
    constexpr std::size_t kNear = 3;
    std::size_t seen = 0;
    const std::size_t first = at > kNear ? at - kNear : 0;
    for (std::size_t i = first; i < words_.size() && i <= at + kNear; ++i) {
      if (i == at || words_[i].end - words_[i].begin < 2) continue;
      if (words_[i].letters != Case::kUpper) return false;
      ++seen;
    }
    return seen > 0;
  }

  bool in_credit_line(std::size_t at) {
    if (at < line_begin_ || at >= line_end_) {
      const std::size_t before = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
      line_begin_ = before == std::string_view::npos ? 0 : before + 1;
      line_end_ = std::min(text_.find('\n', at), text_.size());
      const std::string_view line = text_.substr(line_begin_, line_end_ - line_begin_);
      credit_ = line.size() <= kLongestCreditLine && place_ != MentionPlace::kTitle &&
                (is_credit_line(line) || is_byline(line));
    }
    return credit_;
  }

  // "By Ann Smith in Paris": short, no sentence.
  static bool is_byline(std::string_view line) {
    constexpr std::size_t kLongestByline = 80;
    if (line.size() > kLongestByline || line.size() < 5) return false;
    if (!line.starts_with("By ") && !line.starts_with("BY ")) return false;
    return line[3] >= 'A' && line[3] <= 'Z' && line.find(". ") == std::string_view::npos &&
           line.back() != '.';
  }

  const Gazetteer& gazetteer_;
  std::string_view text_;
  MentionPlace place_;
  bool english_;
  std::vector<NameCandidate>& out_;
  std::vector<Word> words_;
  TextSpan dateline_;
  std::size_t first_ = 0;                      // the first candidate of this field
  std::size_t line_begin_ = 1, line_end_ = 0;  // the line credit_ speaks of
  bool credit_ = false;
};

}  // namespace

void scan_names(std::string_view text, MentionPlace field, bool english,
                std::vector<NameCandidate>& out) {
  FieldScanner(text, field, english, out).scan();
}

}  // namespace dateline
