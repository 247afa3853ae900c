#pragma once

#include <string_view>

namespace dateline {

// What the full stop of an abbreviation says about the end of a sentence.
enum class Abbreviation {
  kNone,          // not an abbreviation
  kBeforeName,    // a title: never ends a sentence ("Mr. Hoxha")
  kBeforeNumber,  // one only before a number ("Sept. 8", "No. 5")
  kAnywhere,      // may stand inside and at the end: "U.S.", "p.m.", "Inc.", initials
};

// `word` is what stands before the full stop, with inner stops ("U.S"), as printed.
Abbreviation abbreviation(std::string_view word);

// Words that, capitalised, begin a sentence far more often than a name ("The", "He").
bool is_sentence_starter(std::string_view word);

// "8. September" is a date; only German writes months with a capital letter after an ordinal.
bool is_german_month(std::string_view word);

// What stands before an ordinal in German: "der 50. Minute", "zum 3. Mal".
bool is_german_article(std::string_view word);

}  // namespace dateline
