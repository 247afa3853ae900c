#include "indexer/input/reuters_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/entities.h"
#include "indexer/input/field_values.h"
#include "indexer/input/record_fields.h"
#include "indexer/input/reuters_places.h"
#include "indexer/input/sgml_scanner.h"
#include "indexer/input/title.h"
#include "indexer/input/wrapped_text.h"

namespace dateline {
namespace {

constexpr std::string_view kFiller = "blah blah blah";

// What one <REUTERS> element says.
struct ReutersRecord {
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string type;                                       // of the text: "", "brief", "unproc"
  std::map<std::string, std::string> texts;               // by element
  std::map<std::string, std::vector<std::string>> lists;  // the <D>s of an element
  std::string loose;  // text within <TEXT> that is in no element of its own
};

bool is_list(std::string_view name) {
  return name == "topics" || name == "places" || name == "people" || name == "orgs" ||
         name == "exchanges" || name == "companies";
}

bool is_text(std::string_view name) {
  return name == "date" || name == "title" || name == "dateline" || name == "author" ||
         name == "body" || name == "unknown" || name == "mknote";
}

ReutersRecord parse(std::string_view text) {
  ReutersRecord record;
  std::string element;  // the innermost one that we know
  bool in_text = false;
  SgmlScanner scanner(text);
  SgmlToken token;
  while (scanner.next(token)) {
    if (token.kind == SgmlToken::Kind::kText) {
      const std::string decoded = decode_references(token.text);
      if (is_list(element)) {
        if (!trim(decoded).empty()) record.lists[element].emplace_back(trim(decoded));
      } else if (!element.empty()) {
        record.texts[element] += decoded;
      } else if (in_text) {
        record.loose += decoded;
      }
    } else if (token.kind == SgmlToken::Kind::kStart) {
      if (token.name == "reuters") record.attributes = token.attributes;
      if (token.name == "text") {
        record.type = ascii_lower(token.attribute("type"));
        in_text = true;
      }
      if (is_list(token.name) || is_text(token.name)) element = token.name;
    } else {
      if (token.name == "text") in_text = false;
      if (token.name == element) element.clear();
    }
  }
  return record;
}

// "26-FEB-1987 15:01:01.79" without the codes that follow it in some.
Date read_date(std::string_view text) {
  const std::string line = on_one_line(text);
  std::size_t end = line.find(' ');
  if (end != std::string::npos) end = line.find(' ', end + 1);
  for (const std::string& part : {line.substr(0, end), line.substr(0, line.find(' '))}) {
    if (const auto date = parse_date(part)) return *date;
  }
  return {};
}

// The stars before the headline of a brief are no part of it.
std::string_view without_stars(std::string_view text) {
  text = trim(text);
  while (text.starts_with('*')) text.remove_prefix(1);
  return trim(text);
}

// The agency's name in the last line, or in capitals as the last word, is the end mark of a
// message.
std::string_view without_end_mark(std::string_view text) {
  text = trim(text);
  const std::size_t last = text.find_last_of(" \t\n") + 1;  // npos + 1 is 0
  const std::string_view word = text.substr(last);
  const std::string lower = ascii_lower(word);
  if (last == 0 || (lower != "reuter" && lower != "reuters")) return text;
  const std::string_view before = text.substr(0, last);
  const std::size_t line = before.find_last_not_of(" \t");
  const bool alone = line == std::string_view::npos || before[line] == '\n';
  return alone || word == "REUTER" ? trim(before) : text;
}

std::string read_body(ReutersRecord& record) {
  const std::string_view body = without_end_mark(record.texts["body"]);
  if (!trim(body).empty()) {
    return join_wrapped_lines(with_dateline(record.texts["dateline"], body));
  }
  const std::string_view loose = without_end_mark(without_stars(record.loose));
  const bool filler = ascii_lower(loose).starts_with(kFiller) && loose.size() < 2 * kFiller.size();
  // Unprocessed text is often a table.
  return filler ? std::string() : std::string(loose);
}

}  // namespace

void ReutersReader::read(std::string_view text, Article& article) const {
  article = Article();
  ReutersRecord record = parse(text);
  std::vector<std::string> unused;
  for (const auto& [name, value] : record.attributes) {
    if (name == "newid" && !value.empty()) article.id = "reuters-" + value;
  }
  article.body = read_body(record);
  article.title = on_one_line(without_stars(record.texts["title"]));
  if (article.title.empty()) article.title = derive_title(article.body).title;
  article.date = read_date(record.texts["date"]);
  article.source = "Reuters";
  article.language = "en";
  article.authors = names_in_byline(record.texts["author"]);
  set_field(article, Field::kTopics, FieldValue{record.lists["topics"], true}, unused);
  std::vector<std::string> unknown;
  for (const std::string& place : record.lists["places"]) {
    const std::string code = country_of_reuters_place(place);
    auto& list = code.empty() ? unknown : article.countries;
    const std::string& value = code.empty() ? place : code;
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }
  add_extra(article, "places", FieldValue{unknown, true});
  for (const char* name : {"people", "orgs", "exchanges", "companies"}) {
    add_extra(article, name, FieldValue{record.lists[name], true});
  }
  for (const auto& [name, value] : record.attributes) {
    if (name == "lewissplit" || name == "cgisplit") add_extra(article, name, value);
  }
  add_extra(article, "type", record.type);
}

}  // namespace dateline
