#include "common/text/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "common/text/fold.h"

namespace dateline {
namespace {

// Folded. Those of ASCII letters with a vowel count only when capitalised ("Gen." but not "gen.").
constexpr std::string_view kBeforeName[] = {
    "adm", "brig", "capt",   "cdr",  "cmdr", "col",  "cpl", "dhr",  "dipl", "dott", "dr",  "dra",
    "drs", "exmo", "fr",     "ft",   "gen",  "gob",  "gov", "hon",  "hr",   "ing",  "inz", "lic",
    "lt",  "maj",  "messrs", "mevr", "mgr",  "mlle", "mme", "mr",   "mrs",  "ms",   "mt",  "mtro",
    "pfc", "pres", "prof",   "pvt",  "rep",  "rev",  "sen", "sgt",  "sig",  "sr",   "sra", "srta",
    "st",  "ste",  "supt",   "vs",   "акад", "ген",  "им",  "проф", "ул"};

constexpr std::string_view kBeforeNumber[] = {
    "abs", "apr", "art", "aug", "bd",  "cap",  "ch",  "dec", "feb", "ff",  "fig", "jan", "jul",
    "jun", "mar", "n",   "no",  "nos", "nov",  "nr",  "num", "oct", "okt", "p",   "par", "pg",
    "pos", "pp",  "s",   "sec", "sep", "sept", "str", "tel", "vol", "гл",  "п",   "с",   "ст"};

constexpr std::string_view kAnywhere[] = {
    "al",   "approx", "bzw",  "ca",   "cf",  "co",   "corp", "dept", "bros", "jr",  "etc",
    "evtl", "ggf",    "godz", "inc",  "itd", "itp",  "kl",   "ltd",  "max",  "min", "mio",
    "mld",  "mln",    "mrd",  "np",   "osv", "rd",   "resp", "sog",  "tj",   "tys", "tzn",
    "usw",  "zb",     "ave",  "blvd", "млн", "млрд", "обл",  "руб",  "стр",  "тыс"};

constexpr std::string_view kStarters[] = {
    "A",     "After", "All",  "Although", "An",   "And",   "As",      "At",    "Before", "But",
    "By",    "For",   "From", "He",       "Her",  "His",   "However", "I",     "If",     "In",
    "It",    "Its",   "Many", "More",     "Most", "No",    "On",      "One",   "Our",    "She",
    "Since", "So",    "Some", "That",     "The",  "Their", "There",   "These", "They",   "This",
    "Those", "To",    "Two",  "We",       "What", "When",  "While",   "With",  "You",    "Das",
    "Der",   "Die",   "Ein",  "Eine",     "El",   "Elle",  "Er",      "Es",    "Il",     "Ils",
    "Las",   "Le",    "Les",  "Los",      "Sie",  "Un",    "Une",     "Wir"};

constexpr std::string_view kGermanMonths[] = {"Januar",    "Februar", "März",     "April",
                                              "Mai",       "Juni",    "Juli",     "August",
                                              "September", "Oktober", "November", "Dezember"};

constexpr std::string_view kGermanArticles[] = {
    "am",  "beim", "das", "dem", "den",   "der",    "des", "die", "Die", "Das",
    "Der", "Im",   "im",  "ins", "ihrem", "seinem", "vom", "zum", "zur"};

template <std::size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80;
  }));
}

bool has_ascii_vowel(std::string_view folded) {
  return folded.find_first_of("aeiou") != std::string_view::npos;
}

// "U.S", "p.m", "z.B": every part between the stops is one or two letters long.
bool has_short_parts(std::string_view word) {
  while (!word.empty()) {
    const std::size_t end = std::min(word.find('.'), word.size());
    const std::size_t length = characters(word.substr(0, end));
    if (length < 1 || length > 2) return false;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return true;
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.find('.') != std::string_view::npos) {
    return has_short_parts(word) ? Abbreviation::kAnywhere : Abbreviation::kNone;
  }
  const std::size_t length = characters(word);
  if (length > 6) return Abbreviation::kNone;
  const std::string folded = fold(word);
  if (length == 1) return folded == word ? Abbreviation::kBeforeNumber : Abbreviation::kAnywhere;
  if (contains(kBeforeName, folded) && (folded[0] != word[0] || !has_ascii_vowel(folded))) {
    return Abbreviation::kBeforeName;
  }
  if (contains(kBeforeNumber, folded)) return Abbreviation::kBeforeNumber;
  if (contains(kAnywhere, folded)) return Abbreviation::kAnywhere;
  return Abbreviation::kNone;
}

bool is_sentence_starter(std::string_view word) { return contains(kStarters, word); }

bool is_german_article(std::string_view word) { return contains(kGermanArticles, word); }

bool is_german_month(std::string_view word) { return contains(kGermanMonths, word); }

}  // namespace dateline
