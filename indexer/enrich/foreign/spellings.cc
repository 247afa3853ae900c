#include "indexer/enrich/foreign/spellings.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "common/text/fold.h"

namespace dateline {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Letters of Arabic script that are written either way, by kind: who drops one hamza drops all.
constexpr Replacement kHamza[] = {{"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}};
constexpr Replacement kTehMarbuta[] = {{"ة", "ه"}};
constexpr Replacement kFinalYeh[] = {{"ى", "ي"}};
constexpr Replacement kPersianLetters[] = {{"ک", "ك"}, {"ی", "ي"}};
constexpr Replacement kArticle[] = {{"لل", "ال"}};
constexpr Replacement kApostrophes[] = {{"’", "'"}, {"׳", "'"}, {"״", "\""}, {"ʻ", "'"}};
constexpr Replacement kJoiners[] = {{"\u200D", ""}, {"\u200C", ""}};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

template <std::size_t kSize>
std::string replaced(std::string text, const Replacement (&pairs)[kSize]) {
  for (const auto& [from, to] : pairs) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString made = nfd->normalize(icu::UnicodeString::fromUTF8(text), status);
  return U_FAILURE(status) ? text : utf8(made);
}

class Collector {
 public:
  explicit Collector(std::string_view phrase) { add(std::string(phrase)); }

  void add(std::string spelling) {
    if (std::find(all_.begin(), all_.end(), spelling) == all_.end()) {
      all_.push_back(std::move(spelling));
    }
  }

  // Adds what `change` makes of every spelling so far.
  template <typename Change>
  void each(Change change) {
    const std::size_t count = all_.size();
    for (std::size_t i = 0; i < count; ++i) add(change(std::string(all_[i])));
  }

  std::vector<std::string> take() { return std::move(all_); }

 private:
  std::vector<std::string> all_;
};

void add_cases(std::string_view phrase, const std::string& language, Collector& out) {
  const icu::Locale locale(language.c_str());
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(phrase.data(), static_cast<std::int32_t>(phrase.size())));
  const UChar32 first = text.char32At(0);
  if (!u_isupper(first) && !u_islower(first)) return;
  if (u_islower(first)) {
    const std::int32_t length = U16_LENGTH(first);
    icu::UnicodeString capital(text, 0, length);
    capital.toUpper(locale).append(text, length, text.length() - length);
    out.add(utf8(capital));
  }
  icu::UnicodeString upper(text);
  out.add(utf8(upper.toUpper(locale)));
}

}  // namespace

std::vector<std::string> spellings(std::string_view phrase, const std::string& language,
                                   bool keep_marks) {
  Collector out(phrase);
  add_cases(phrase, language, out);
  out.each([](std::string text) { return replaced(std::move(text), kApostrophes); });
  out.each([](std::string text) { return replaced(std::move(text), kJoiners); });
  if (std::any_of(phrase.begin(), phrase.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xFC) == 0xD8;  // Arabic script
      })) {
    out.each([](std::string text) { return replaced(std::move(text), kHamza); });
    out.each([](std::string text) { return replaced(std::move(text), kTehMarbuta); });
    out.each([](std::string text) { return replaced(std::move(text), kFinalYeh); });
    out.each([](std::string text) { return replaced(std::move(text), kPersianLetters); });
    // "to the": the article loses its alef.
    out.each([](const std::string& text) {
      return text.starts_with(kArticle[0].second)
                 ? std::string(kArticle[0].first) + text.substr(kArticle[0].second.size())
                 : text;
    });
    return out.take();
  }
  if (!keep_marks) out.each([](const std::string& text) { return fold_marks(text); });
  out.each([](const std::string& text) { return decomposed(text); });
  return out.take();
}

}  // namespace dateline
