#include "indexer/input/field_values.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/country.h"
#include "common/date.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

void add_unique(std::vector<std::string>& list, std::string_view value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) {
    list.emplace_back(value);
  }
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find_first_of(separators);
    parts.push_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool set_string(std::string& target, const FieldValue& value) {
  for (const std::string& piece : value.pieces) {
    if (const std::string_view trimmed = trim(piece); !trimmed.empty()) {
      target = on_one_line(trimmed);
      return true;
    }
  }
  return false;
}

bool set_body(std::string& body, const FieldValue& value) {
  std::string joined;
  for (const std::string& piece : value.pieces) {
    if (trim(piece).empty()) continue;
    if (!joined.empty()) joined += "\n\n";
    joined += trim(piece);
  }
  if (joined.empty()) return false;
  body = std::move(joined);
  return true;
}

bool set_title(std::string& title, const FieldValue& value) {
  std::string joined;
  for (const std::string& piece : value.pieces) joined += piece + " ";
  joined = on_one_line(joined);
  if (joined.empty()) return false;
  title = std::move(joined);
  return true;
}

bool set_date(Date& date, const FieldValue& value) {
  for (const std::string& piece : value.pieces) {
    if (const std::optional<Date> parsed = parse_date(trim(piece)); parsed && parsed->known()) {
      date = *parsed;
      return true;
    }
  }
  return false;
}

const Country* country_of(std::string_view name) {
  if (const Country* found = find_country_by_any_name(name)) return found;
  std::string spaced(name);  // "south-korea", "SOUTH_KOREA"
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return spaced == name ? nullptr : find_country_by_any_name(spaced);
}

bool set_source_country(std::string& code, const FieldValue& value) {
  for (const std::string& piece : value.pieces) {
    if (const Country* country = country_of(trim(piece))) {
      code = country->code;
      return true;
    }
  }
  return false;
}

// A whole piece may hold a comma ("Korea, Republic of"); only then it is a list.
bool set_countries(std::vector<std::string>& countries, const FieldValue& value,
                   std::vector<std::string>& unknown) {
  std::vector<std::string> codes;
  std::vector<std::string> unclear;
  for (const std::string& piece : value.pieces) {
    const std::string_view whole = trim(piece);
    if (whole.empty()) continue;
    if (const Country* country = country_of(whole)) {
      add_unique(codes, country->code);
      continue;
    }
    for (const std::string_view part : split(whole, ",;|")) {
      if (part.empty()) continue;
      const Country* country = country_of(part);
      add_unique(country != nullptr ? codes : unclear,
                 country != nullptr ? std::string_view(country->code) : part);
    }
  }
  if (codes.empty()) return false;
  countries = std::move(codes);
  unknown.insert(unknown.end(), unclear.begin(), unclear.end());
  return true;
}

bool starts_with_word(std::string_view text, std::string_view lower_word) {
  if (text.size() <= lower_word.size() || text[lower_word.size()] != ' ') return false;
  return std::equal(lower_word.begin(), lower_word.end(), text.begin(), [](char expected, char c) {
    return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == expected;
  });
}

void add_author(std::vector<std::string>& authors, std::string_view name) {
  name = trim(name);
  if (starts_with_word(name, "by")) name = trim(name.substr(3));
  add_unique(authors, name);
}

// "By A, B and C". One comma after which no full name follows does not separate: "Smith, John".
void add_authors(std::vector<std::string>& authors, std::string_view byline) {
  std::string text = on_one_line(byline);
  for (const std::string_view word : {" and ", " AND ", " & "}) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), ";");
    }
  }
  for (const std::string_view part : split(text, ";|")) {
    const std::vector<std::string_view> names = split(part, ",");
    const bool one_name = names.size() == 2 && (names[0].find(' ') == std::string_view::npos ||
                                                names[1].find(' ') == std::string_view::npos);
    if (one_name && text.find(';') == std::string::npos) {
      add_author(authors, part);
    } else {
      for (const std::string_view name : names) add_author(authors, name);
    }
  }
}

bool set_authors(std::vector<std::string>& authors, const FieldValue& value) {
  std::vector<std::string> names;
  for (const std::string& piece : value.pieces) add_authors(names, piece);
  if (names.empty()) return false;
  authors = std::move(names);
  return true;
}

bool set_topics(std::vector<std::string>& topics, const FieldValue& value) {
  const std::size_t before = topics.size();
  bool any = false;
  for (const std::string& piece : value.pieces) {
    const std::string line = on_one_line(piece);
    any = any || !line.empty();
    if (value.is_list) {
      add_unique(topics, line);
    } else {
      for (const std::string_view part : split(line, ",;|")) add_unique(topics, part);
    }
  }
  return topics.size() > before || any;
}

}  // namespace

bool set_field(Article& article, Field field, const FieldValue& value,
               std::vector<std::string>& unknown) {
  switch (field) {
    case Field::kExtra:
      return false;
    case Field::kId:
      return set_string(article.id, value);
    case Field::kUrl:
      return set_string(article.url, value);
    case Field::kTitle:
      return set_title(article.title, value);
    case Field::kBody:
      return set_body(article.body, value);
    case Field::kDate:
      return set_date(article.date, value);
    case Field::kSource:
      return set_string(article.source, value);
    case Field::kSourceCountry:
      return set_source_country(article.source_country, value);
    case Field::kCountries:
      return set_countries(article.countries, value, unknown);
    case Field::kLanguage:
      return set_string(article.language, value);
    case Field::kAuthors:
      return set_authors(article.authors, value);
    case Field::kTopics:
      return set_topics(article.topics, value);
    case Field::kStory:
      return set_string(article.story, value);
  }
  return false;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  std::size_t begin = 0;
  while (begin < text.size()) {
    // Words are found by ASCII white space; trim() knows the rest of Unicode's.
    const std::size_t end = std::min(text.find_first_of(" \t\n\r\f\v", begin), text.size());
    const std::string_view word = trim(text.substr(begin, end - begin));
    if (!word.empty()) {
      if (!line.empty()) line += ' ';
      line += word;
    }
    begin = end + 1;
  }
  return line;
}

}  // namespace dateline
