#include "indexer/enrich/foreign/foreign_names.h"

#include <unicode/localpointer.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "common/country.h"
#include "common/localized_names.h"
#include "common/text/utf8.h"
#include "indexer/enrich/foreign/name_trie.h"
#include "indexer/enrich/foreign/spellings.h"
#include "indexer/enrich/foreign/word_characters.h"

namespace dateline {
namespace {

// Letters without the marks on them.
std::size_t letters_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) ++count;
  }
  return count;
}

bool has_marks(std::string_view text) {
  std::size_t code_points = 0;
  for (std::size_t i = 0; i < text.size(); ++code_points) next_code_point(text, i);
  return code_points != letters_of(text);
}

// "Polsk*3" as the trie takes it.
std::string encode(std::string_view text, int suffix) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '*') {
      bytes += text[i];
      continue;
    }
    int limit = suffix;
    if (i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') limit = text[++i] - '0';
    if (limit > 0) bytes += NameTrie::suffix_byte(limit);
  }
  return bytes;
}

// "Polska" as a stem, where the language inflects names: short names take short endings.
std::string inflected(std::string_view name, const ForeignLanguage& language) {
  if (language.name_suffix == 0) return std::string(name);
  const std::size_t shortest = has_marks(name) ? 3 : 4;  // letters of a stem
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    std::string_view word = name.substr(begin, end - begin);
    if (letters_of(word) >= shortest) {
      for (const std::string& ending : language.endings) {
        if (!word.ends_with(ending)) continue;
        const std::string_view rest = word.substr(0, word.size() - ending.size());
        if (letters_of(rest) < shortest) continue;
        word = rest;
        break;
      }
      const int limit = letters_of(word) == 4 && shortest == 4 ? std::min(language.name_suffix, 2)
                                                               : language.name_suffix;
      out += word;
      out += '*';
      out += static_cast<char>('0' + limit);
    } else {
      out += word;
    }
    if (end == name.size()) break;
    out += ' ';
    begin = end + 1;
  }
  return out;
}

// Collects names in the order of their authority: what is known already is not said anew.
class Builder {
 public:
  Builder(const ForeignLanguage& language, std::deque<ForeignName>& names)
      : language_(language), names_(names) {}

  void add(const ForeignName& name, int suffix) {
    names_.push_back(name);
    const auto value = static_cast<std::uint32_t>(names_.size() - 1);
    for (const auto& [from, to] : language_.turns) {
      if (!name.text.ends_with(from + '*')) continue;
      add_spellings(name.text.substr(0, name.text.size() - from.size() - 1) + to, suffix, value);
    }
    if (!name.text.ends_with('~')) return add_spellings(name.text, suffix, value);
    const std::string stem = name.text.substr(0, name.text.size() - 1);
    for (const std::string& form : language_.forms) add_spellings(stem + form, suffix, value);
  }

  // A name as ICU has it, of which what stands in brackets is left out, and its inflected forms.
  void add_plain(std::string name, NameRule rule, std::size_t country) {
    name.erase(std::min(name.find('('), name.size()));
    ForeignName made;
    made.rule = rule;
    made.country = static_cast<std::int32_t>(country);
    made.text = trim(name);
    if (letters_of(made.text) < 2) return;
    add(made, 0);
    const std::string plain = made.text;
    made.text = inflected(plain, language_);
    if (made.text != plain) add(made, 0);
  }

  const std::map<std::string, std::uint32_t>& patterns() const { return patterns_; }

 private:
  void add_spellings(std::string_view text, int suffix, std::uint32_t value) {
    for (const std::string& spelling : spellings(text, language_.code, language_.keep_marks)) {
      patterns_.emplace(encode(spelling, suffix), value);
    }
  }

  const ForeignLanguage& language_;
  std::deque<ForeignName>& names_;
  std::map<std::string, std::uint32_t> patterns_;
};

void add_cities(const std::string& language, Builder& builder) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalPointer<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu::Locale(language.c_str()), status));
  if (U_FAILURE(status)) return;
  for (const ZoneCity& city : zone_cities()) {
    const icu::UnicodeString zone = icu::UnicodeString::fromUTF8(city.zone);
    char region[8] = {};
    status = U_ZERO_ERROR;
    icu::TimeZone::getRegion(zone, region, sizeof(region), status);
    const Country* country = U_FAILURE(status) ? nullptr : find_country(region);
    if (country == nullptr) continue;
    icu::UnicodeString name;
    names->getExemplarLocationName(zone, name);
    std::string text;
    name.toUTF8String(text);
    builder.add_plain(text, city.rule, static_cast<std::size_t>(country - countries().data()));
  }
}

struct Slot {
  std::once_flag once;
  std::unique_ptr<const ForeignNames> names;
};

}  // namespace

struct ForeignNames::Impl {
  explicit Impl(const std::string& code)
      : language(read_foreign_language(code)), trie(patterns()) {}

  std::map<std::string, std::uint32_t> patterns() {
    Builder builder(language, names);
    for (const ForeignName& name : language.names) {
      if (name.rule != NameRule::kDemonym) builder.add(name, language.suffix);
    }
    add_names(builder);
    for (const ForeignName& name : language.names) {
      if (name.rule == NameRule::kDemonym) builder.add(name, language.suffix);
    }
    if (!locale_name(language.code).empty()) add_cities(language.code, builder);
    return builder.patterns();
  }

  void add_names(Builder& builder) {
    for (std::size_t i = 0; i < countries().size(); ++i) {
      for (std::string& name : country_names(countries()[i].code, language.code)) {
        builder.add_plain(std::move(name), NameRule::kName, i);
      }
    }
  }

  ForeignMatch match(std::string_view text, std::size_t begin) const {
    const NameTrie::Match found = trie.longest(text, begin, !language.substrings);
    if (found.value == NameTrie::kNone) return {};
    return {begin, found.end, &names[found.value]};
  }

  // At the start of a word, or after what is written together with a name.
  ForeignMatch match_word(std::string_view text, std::size_t begin) const {
    ForeignMatch best = match(text, begin);
    if (best.name != nullptr) return best;
    for (const std::string& proclitic : language.proclitics) {
      if (!text.substr(begin).starts_with(proclitic)) continue;
      best = match(text, begin + proclitic.size());
      if (best.name != nullptr) return best;
    }
    return best;
  }

  ForeignLanguage language;
  std::deque<ForeignName> names;
  NameTrie trie;
};

ForeignNames::ForeignNames(const std::string& language) : impl_(std::make_unique<Impl>(language)) {}
ForeignNames::~ForeignNames() = default;

const ForeignNames* ForeignNames::of(std::string_view language) {
  static std::unordered_map<std::string, Slot>& slots = []() -> auto& {
    static std::unordered_map<std::string, Slot> made;
    for (const std::string& code : foreign_languages()) made.try_emplace(code);
    return made;
  }
  ();
  const auto slot = slots.find(std::string(language));
  if (slot == slots.end()) return nullptr;
  std::call_once(slot->second.once,
                 [&] { slot->second.names = std::make_unique<const ForeignNames>(slot->first); });
  return slot->second.names.get();
}

std::vector<ForeignMatch> ForeignNames::find(std::string_view text) const {
  std::vector<ForeignMatch> found;
  const WordCharacters& characters = WordCharacters::instance();
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!characters.at(text, at, size)) {
      at += size;
      continue;
    }
    const ForeignMatch match = impl_->match_word(text, at);
    if (match.name != nullptr) {
      found.push_back(match);
      at = match.end;
    } else if (impl_->language.substrings && size > 1) {
      at += size;
    } else {
      at = characters.end_of_word(text, at);
    }
  }
  return found;
}

bool ForeignNames::reads_english() const { return impl_->language.english; }

}  // namespace dateline
