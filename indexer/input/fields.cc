#include "indexer/input/fields.h"

#include <algorithm>
#include <iterator>

#include "common/error.h"

namespace dateline {
namespace {

struct Alias {
  const char* name;
  Field field;
  bool header;
};

// Within a field, earlier names win over later ones. The first is the name in messages.
constexpr Alias kAliases[] = {
    {"id", Field::kId, true},
    {"guid", Field::kId, true},
    {"doc_id", Field::kId, true},
    {"docno", Field::kId, true},
    {"uuid", Field::kId, true},
    {"url", Field::kUrl, true},
    {"link", Field::kUrl, true},
    {"canonical_url", Field::kUrl, true},
    {"permalink", Field::kUrl, true},
    {"href", Field::kUrl, false},
    {"title", Field::kTitle, true},
    {"headline", Field::kTitle, true},
    {"head", Field::kTitle, false},
    {"subject", Field::kTitle, false},
    {"name", Field::kTitle, false},
    {"body", Field::kBody, false},
    {"text", Field::kBody, false},
    {"content", Field::kBody, false},
    {"article", Field::kBody, false},
    {"articleBody", Field::kBody, false},
    {"full_text", Field::kBody, false},
    {"maintext", Field::kBody, false},
    {"description", Field::kBody, false},
    {"summary", Field::kBody, false},
    {"abstract", Field::kBody, false},
    {"lead", Field::kBody, false},
    {"date", Field::kDate, true},
    {"published", Field::kDate, true},
    {"pubDate", Field::kDate, true},
    {"published_at", Field::kDate, true},
    {"date_published", Field::kDate, true},
    {"publish_date", Field::kDate, true},
    {"publication_date", Field::kDate, true},
    {"timestamp", Field::kDate, true},
    {"created_at", Field::kDate, true},
    {"time", Field::kDate, false},
    {"source", Field::kSource, true},
    {"newspaper", Field::kSource, true},
    {"publisher", Field::kSource, true},
    {"outlet", Field::kSource, true},
    {"domain", Field::kSource, true},
    {"site", Field::kSource, false},
    {"feed", Field::kSource, false},
    {"source_country", Field::kSourceCountry, true},
    {"country_of_publication", Field::kSourceCountry, true},
    {"country", Field::kSourceCountry, true},
    {"countries", Field::kCountries, true},
    {"places", Field::kCountries, true},
    {"language", Field::kLanguage, true},
    {"lang", Field::kLanguage, true},
    {"locale", Field::kLanguage, false},
    {"authors", Field::kAuthors, true},
    {"author", Field::kAuthors, true},
    {"byline", Field::kAuthors, true},
    {"creator", Field::kAuthors, false},
    {"topics", Field::kTopics, true},
    {"topic", Field::kTopics, true},
    {"section", Field::kTopics, true},
    {"category", Field::kTopics, true},
    {"categories", Field::kTopics, true},
    {"tags", Field::kTopics, true},
    {"keywords", Field::kTopics, true},
    {"story", Field::kStory, false},
    {"story_id", Field::kStory, true},
    {"cluster", Field::kStory, false},
};

using AliasTable = std::unordered_map<std::string, FieldMatch>;

const AliasTable& built_in() {
  static const AliasTable table = [] {
    AliasTable built;
    for (const Alias& alias : kAliases) {
      // Ranks start at 1: the user's own mapping is 0.
      const int rank = static_cast<int>(&alias - kAliases) + 1;
      built.emplace(fold_field_name(alias.name), FieldMatch{alias.field, rank, alias.header});
    }
    return built;
  }();
  return table;
}

[[noreturn]] void unknown_field(const std::string& name) {
  std::string known;
  Field last = Field::kExtra;
  for (const Alias& alias : kAliases) {
    if (alias.field == last) continue;
    last = alias.field;
    known += std::string(known.empty() ? "" : ", ") + alias.name;
  }
  throw Error(Error::Kind::kUsage, "\"" + name + "\" is not a field of an article",
              "the fields are " + known + ", and extra");
}

}  // namespace

std::string fold_field_name(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (const char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

FieldMap::FieldMap(const std::map<std::string, std::string>& user) {
  for (const auto& [path, name] : user) {
    const std::string target = fold_field_name(name);
    FieldMatch match{Field::kExtra, 0, true};
    if (target != "extra") {
      const auto found = built_in().find(target);
      if (found == built_in().end()) unknown_field(name);
      match.field = found->second.field;
    }
    user_[fold_field_name(path)] = match;
  }
}

FieldMatch FieldMap::find(std::string_view input_field) const {
  const std::string folded = fold_field_name(input_field);
  if (const auto found = user_.find(folded); found != user_.end()) return found->second;
  const auto found = built_in().find(folded);
  return found != built_in().end() ? found->second : FieldMatch();
}

bool FieldMap::has_path_below(std::string_view path) const {
  if (user_.empty()) return false;
  const std::string prefix = fold_field_name(path) + ".";
  return std::any_of(user_.begin(), user_.end(),
                     [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

}  // namespace dateline
