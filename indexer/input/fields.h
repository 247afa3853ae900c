#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline {

// The fields of an article that a record of the input can give.
enum class Field {
  kExtra,  // none of the others: kept as it is
  kId,
  kUrl,
  kTitle,
  kBody,
  kDate,
  kSource,
  kSourceCountry,
  kCountries,
  kLanguage,
  kAuthors,
  kTopics,
  kStory,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kStory) + 1;

// What an input field means. Where several input fields of a record mean the same, the one of
// lowest rank that has a usable value wins.
struct FieldMatch {
  Field field = Field::kExtra;
  int rank = 0;
  bool header = false;  // may also stand in the leading "Key: value" lines of a text file
};

// Names of input fields are compared without case, '-', '_' and spaces.
std::string fold_field_name(std::string_view name);

// The built-in aliases ("headline" is a title ...) and those of the user, which go before them.
class FieldMap {
 public:
  // `user` maps an input field, or a dotted path of them ("meta.title"), to the name of an article
  // field. Throws Error::Kind::kUsage for an unknown article field.
  explicit FieldMap(const std::map<std::string, std::string>& user);

  FieldMatch find(std::string_view input_field) const;

  // True when the user maps something below this field or path.
  bool has_path_below(std::string_view path) const;

 private:
  std::unordered_map<std::string, FieldMatch> user_;  // by folded path
};

}  // namespace dateline
