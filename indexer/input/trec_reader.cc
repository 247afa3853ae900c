#include "indexer/input/trec_reader.h"

#include <algorithm>
#include <string>

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"
#include "indexer/input/record_fields.h"
#include "indexer/input/trec_date.h"
#include "indexer/input/trec_document.h"
#include "indexer/input/wrapped_text.h"

namespace dateline {
namespace {

bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Headlines of the Financial Times begin with its name and the day: "FT  14 MAY 91 / Jubilee".
std::string without_masthead(std::string title) {
  const std::size_t slash = title.find(" / ");
  if (!title.starts_with("FT ") || slash == std::string::npos || slash > 16) return title;
  const std::string_view day = std::string_view(title).substr(3, slash - 3);
  const bool is_day =
      std::all_of(day.begin(), day.end(), [](char c) { return c == ' ' || is_upper_or_digit(c); });
  return is_day ? title.substr(slash + 3) : title;
}

// "WALL STREET JOURNAL (J), PAGE A3": the name alone.
std::string paper_name(std::string_view text) {
  std::string line = on_one_line(text);
  line.resize(std::min({line.find(" ("), line.find(", PAGE"), line.find(", Page"), line.size()}));
  return line;
}

// Lines, and within a line what semicolons and commas part, unless brackets close it with a code.
FieldValue topics_of(std::string_view name, std::string_view text) {
  FieldValue value;
  if (name == "section") {  // "Book Review; Page 1; Book Review Desk"
    value.pieces.push_back(on_one_line(text.substr(0, text.find(';'))));
    value.is_list = true;
    return value;
  }
  value.is_list = name == "in";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!trim(line).empty()) value.pieces.push_back(on_one_line(line));
  }
  return value;
}

FieldValue trec_value_of(Field field, const TrecElement& element) {
  FieldValue value;
  switch (field) {
    case Field::kTitle:
      value.pieces.push_back(without_masthead(on_one_line(element.text)));
      break;
    case Field::kDate:
      value.pieces.push_back(trec_date(element.text).to_iso());
      break;
    case Field::kSource:
      value.pieces.push_back(paper_name(element.text));
      break;
    case Field::kAuthors:
      value.pieces = names_in_byline(element.text);
      break;
    case Field::kTopics:
      return topics_of(element.name, element.text);
    default:
      value.pieces.push_back(element.text);
  }
  return value;
}

}  // namespace

void TrecReader::read(std::string_view text, Article& article) const {
  RecordFields record;
  std::string body;
  std::string dateline;
  FieldMatch body_match;
  for (TrecElement& element : read_trec_document(text, fields_)) {
    const FieldMatch match = trec_field(element.name, fields_);
    if (element.name == "dateline" && match.field == Field::kExtra) {
      dateline = element.text;
    } else if (match.field == Field::kBody) {
      body_match = match;
      body += (body.empty() ? "" : "\n\n") + element.text;
    } else if (FieldValue value = trec_value_of(match.field, element);
               value.pieces.empty() || value.pieces.front().empty()) {
      record.add(FieldMatch(), element.name, on_one_line(element.text));
    } else {
      if (match.field == Field::kExtra) value.pieces = {on_one_line(element.text)};
      record.add(match, element.name, std::move(value));
    }
  }
  const std::string joined = join_wrapped_lines(with_dateline(dateline, body));
  if (!joined.empty()) record.add(body_match, "text", joined);
  record.fill(article);
  if (!article.date.known()) article.date = trec_date_in_id(article.id);
}

}  // namespace dateline
