#include "common/analysis/stemmer.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/fold.h"

namespace dateline {
namespace {

// Xapian's names in order of preference; versions of it differ in what they have.
struct StemmerNames {
  std::string_view language;
  std::array<const char*, 2> names;
};

constexpr std::array<StemmerNames, 28> kStemmers = {{
    {"ar", {"arabic"}},     {"ca", {"catalan"}},
    {"da", {"danish"}},     {"de", {"german2", "german"}},
    {"en", {"english"}},    {"es", {"spanish"}},
    {"eu", {"basque"}},     {"fi", {"finnish"}},
    {"fr", {"french"}},     {"ga", {"irish"}},
    {"hu", {"hungarian"}},  {"hy", {"armenian"}},
    {"id", {"indonesian"}}, {"it", {"italian"}},
    {"lt", {"lithuanian"}}, {"ne", {"nepali"}},
    {"nl", {"dutch"}},      {"no", {"norwegian"}},
    {"pt", {"portuguese"}}, {"ro", {"romanian"}},
    {"ru", {"russian"}},    {"sv", {"swedish"}},
    {"ta", {"tamil"}},      {"tr", {"turkish"}},
    {"el", {"greek"}},      {"hi", {"hindi"}},
    {"sr", {"serbian"}},    {"yi", {"yiddish"}},
}};

Xapian::Stem make_stem(std::string_view language) {
  const auto* found =
      std::find_if(kStemmers.begin(), kStemmers.end(),
                   [&](const StemmerNames& entry) { return entry.language == language; });
  if (found == kStemmers.end()) return {};
  for (const char* name : found->names) {
    if (name == nullptr) break;
    try {
      return Xapian::Stem(name);
    } catch (const Xapian::InvalidArgumentError&) {
      continue;
    }
  }
  return {};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

}  // namespace

std::string primary_language(std::string_view code) {
  std::string language(code.substr(0, code.find_first_of("-_")));
  for (char& c : language) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  if (language == "und") return {};
  if (language == "iw") return "he";
  if (language == "in") return "id";
  if (language == "ji") return "yi";
  if (language == "nb" || language == "nn") return "no";
  return language;
}

Stemmer::Stemmer(std::string_view language)
    : stem_(make_stem(language)), folds_yo_(language == "ru") {}

std::string Stemmer::operator()(const std::string& word) const {
  if (stem_.is_none()) return fold_marks(word);
  std::string stem;
  if (folds_yo_) {
    std::string plain = word;
    replace_all(plain, "ё", "е");
    stem = fold_marks(stem_(plain));
  } else {
    stem = fold_marks(stem_(word));
  }
  return stem.empty() ? fold_marks(word) : stem;
}

}  // namespace dateline
