#include "common/language.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <unordered_map>
#include <utility>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Codes whose canonical form here differs from ICU's: languages with a code of ISO 639-1 keep it,
// standard forms and the members of a macrolanguage that news is written in go to its code.
const std::unordered_map<std::string_view, std::string_view>& aliases() {
  static const std::unordered_map<std::string_view, std::string_view> table = {
      {"iw", "he"},
      {"in", "id"},
      {"ji", "yi"},
      {"jw", "jv"},
      {"mo", "ro"},
      {"fil", "tl"},
      {"tgl", "tl"},
      {"nb", "no"},
      {"sh", "sr"},
      {"cnr", "sr"},
      {"cmn", "zh"},
      {"yue", "zh"},
      {"arb", "ar"},
      {"arz", "ar"},
      {"ary", "ar"},
      {"apc", "ar"},
      {"ckb", "ku"},
      {"kmr", "ku"},
      {"sdh", "ku"},
      {"pes", "fa"},
      {"prs", "fa"},
      {"swh", "sw"},
      {"zsm", "ms"},
      {"uzn", "uz"},
      {"azj", "az"},
      {"azb", "az"},
      {"khk", "mn"},
      {"lvs", "lv"},
      {"ekk", "et"},
      {"npi", "ne"},
      {"ory", "or"},
      {"pbu", "ps"},
      {"gaz", "om"},
      {"plt", "mg"},
      {"als", "sq"},
      {"ydd", "yi"},
      {"gug", "gn"},
      // ISO 639-2/B, the codes of libraries
      {"alb", "sq"},
      {"arm", "hy"},
      {"baq", "eu"},
      {"bur", "my"},
      {"chi", "zh"},
      {"cze", "cs"},
      {"dut", "nl"},
      {"fre", "fr"},
      {"geo", "ka"},
      {"ger", "de"},
      {"gre", "el"},
      {"ice", "is"},
      {"mac", "mk"},
      {"mao", "mi"},
      {"may", "ms"},
      {"per", "fa"},
      {"rum", "ro"},
      {"slo", "sk"},
      {"tib", "bo"},
      {"wel", "cy"}};
  return table;
}

// Names that ICU has under another form.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"farsi", "fa"},
    {"mandarin", "zh"},
    {"cantonese", "zh"},
    {"flemish", "nl"},
    {"castilian", "es"},
    {"tagalog", "tl"},
    {"nigerian pidgin", "pcm"},
    {"pidgin", "pcm"},
    {"sinhalese", "si"},
    {"oriya", "or"},
    {"kurdish", "ku"},
    {"sorani", "ku"},
    {"kurmanji", "ku"},
    {"kirundi", "rn"},
    {"luganda", "lg"},
    {"dari", "fa"},
    {"moldovan", "ro"},
    {"bahasa indonesia", "id"},
    {"portugues", "pt"},
    {"brazilian portuguese", "pt"},
};

std::string fold_icu(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return fold(utf8);
}

struct Languages {
  std::unordered_map<std::string, std::string> codes;  // every code of two or three letters
  std::unordered_map<std::string, std::string> names;  // folded English and own names
};

std::string canonical(std::string_view code) {
  const auto found = aliases().find(code);
  return std::string(found == aliases().end() ? code : found->second);
}

Languages load_languages() {
  Languages languages;
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    const std::string own = canonical(*code);
    if (own == "und" || own == "mul" || own == "mis" || own == "zxx") continue;
    const icu::Locale locale(*code);
    languages.codes.emplace(*code, own);
    languages.codes.emplace(locale.getISO3Language(), own);
    icu::UnicodeString name;
    languages.names.emplace(fold_icu(locale.getDisplayLanguage(icu::Locale::getEnglish(), name)),
                            own);
    languages.names.emplace(fold_icu(locale.getDisplayLanguage(locale, name)), own);
  }
  for (const auto& [alias, code] : aliases()) {
    languages.codes[std::string(alias)] = code;
    languages.codes.emplace(code, code);  // ICU has no "tl"
  }
  for (const auto& [name, code] : kOtherNames) languages.names[std::string(name)] = code;
  return languages;
}

const Languages& languages() {
  static const Languages table = load_languages();
  return table;
}

}  // namespace

std::string normalize_language(std::string_view name) {
  const std::string folded = fold(trim(name));
  if (folded.empty()) return "";
  const std::string primary = folded.substr(0, folded.find_first_of("-_"));
  if (primary.size() == 2 || primary.size() == 3) {
    const auto code = languages().codes.find(primary);
    if (code != languages().codes.end()) return code->second;
  }
  const auto found = languages().names.find(folded);
  if (found != languages().names.end()) return found->second;
  // "English (US)", "Chinese, simplified"
  const std::string first(trim(std::string_view(folded).substr(0, folded.find_first_of("(,;"))));
  const auto again = languages().names.find(first);
  return again == languages().names.end() ? "" : again->second;
}

std::string language_name(std::string_view code) {
  if (code == "und") return "unknown";
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8.empty() ? std::string(code) : utf8;
}

}  // namespace dateline
