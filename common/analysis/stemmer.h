#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace dateline {

// The two or three letters of an ISO 639 code that name the language, lower case, one spelling for
// each language: "pt" of "pt-BR", "he" of "iw", "no" of "nb". Empty for "und" and "".
std::string primary_language(std::string_view code);

// Snowball's stemmer of one language, through Xapian.
class Stemmer {
 public:
  // `language` as primary_language gives it. Without a stemmer for it, words stay as they are.
  explicit Stemmer(std::string_view language);

  bool is_none() const { return stem_.is_none(); }

  // The folded stem of a fold_case'd word; never empty for a word that is not.
  std::string operator()(const std::string& word) const;

 private:
  Xapian::Stem stem_;
  bool folds_yo_ = false;  // Russian: ё is written as е by most, so the stemmer shall not see it
};

}  // namespace dateline
