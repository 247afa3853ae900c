#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/dates/calendars.h"

namespace dateline {

// A month by its name.
struct NamedMonth {
  int month = 0;  // from 1; 0: the word names none
  Calendar calendar = Calendar::kGregorian;
  bool own = false;  // a name of the language that was asked for
};

// The month that `name` names: names, genitives and abbreviations of some eighty languages, those
// of ICU and those of month_names.tsv. `name` as month_key() spells it. Where languages disagree
// ("listopad"), only the article's own counts. `language`: ISO 639-1 or 639-3, or "".
NamedMonth find_month(std::string_view name, std::string_view language);

// How names of months are spelt in the table: folded, without full stops and zero-width joiners;
// the words of a name joined by a blank.
std::string month_key(std::string_view word);

// True when some name of a month of two words begins with this one.
bool begins_month(std::string_view name);

// A quick look: false when no name of a month begins as `word` does.
bool may_be_month(std::string_view word);

}  // namespace dateline
