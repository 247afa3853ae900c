#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/enrich/gazetteer.h"

namespace dateline {

// A word or phrase of a language, as the tables of this folder spell it: "*" stands for a few more
// letters of the same word, "*3" for at most three, a final "~" for one of the forms.
struct ForeignName {
  std::string text;
  NameRule rule = NameRule::kDemonym;
  std::int32_t country = -1;  // index into countries(); -1 for kBlock
  bool weak = false;          // counts where the country is named otherwise
};

// A language of the tables: how its names are written and inflected, and names of its own. The
// format is described at the head of slavic.tsv.
struct ForeignLanguage {
  std::string code;
  bool substrings = false;           // written without blanks: names are found anywhere
  bool keep_marks = false;           // diacritics tell words apart
  bool english = false;              // English names are common in its texts
  int suffix = 0;                    // letters that a plain "*" stands for at most
  int name_suffix = 0;               // the same for names that ICU gives; 0: they are not inflected
  std::vector<std::string> endings;  // which such names lose before it, longest first
  std::vector<std::string> forms;    // what a final "~" stands for
  std::vector<std::pair<std::string, std::string>>
      turns;                            // ends of stems, and what becomes of them
  std::vector<std::string> proclitics;  // may stand before a name in the same word, longest first
  std::vector<ForeignName> names;
};

// The codes of all languages of the tables.
std::vector<std::string> foreign_languages();

// The section of a language. `problems`, when given, receives the lines that cannot be read.
ForeignLanguage read_foreign_language(std::string_view code,
                                      std::vector<std::string>* problems = nullptr);

// The cities whose names ICU has in all its languages, as time zones.
struct ZoneCity {
  std::string zone;  // "Europe/Paris"
  NameRule rule = NameRule::kCapital;
};
std::vector<ZoneCity> zone_cities();

}  // namespace dateline
