#include "searcher/present/delimited.h"

#include <array>
#include <string_view>
#include <vector>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using Row = std::vector<std::string>;

bool is_number(HitField field) {
  return field == HitField::kRank || field == HitField::kScore || field == HitField::kSimilar;
}

// As OWASP has it of CSV injection: whatever begins so is evaluated by some spreadsheet.
bool looks_like_formula(std::string_view value) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos &&
         std::string_view("=+-@").find(value[first]) != std::string_view::npos;
}

// Well-formed UTF-8 without what a terminal obeys; white space stays.
std::string harmless(std::string_view value) {
  constexpr char32_t kReplacement = 0xfffd;
  std::string text;
  for (std::size_t position = 0; position < value.size();) {
    const char32_t c = next_code_point(value, position);
    const bool space = c >= '\t' && c <= '\r';
    const bool control = (c < ' ' && !space) || (c >= 0x7f && c <= 0x9f);
    append_utf8(text, control ? kReplacement : c);
  }
  return text;
}

std::string quoted(const std::string& value) {
  const bool plain = value.find_first_of(",\"\r\n") == std::string::npos &&
                     (value.empty() || (value.front() != ' ' && value.back() != ' '));
  if (plain) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

std::string on_one_line(std::string value) {
  for (char& c : value) {
    if (c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') c = ' ';
  }
  return value;
}

std::string text_cell(const std::string& value, Delimiter delimiter) {
  const bool formula = delimiter == Delimiter::kComma && looks_like_formula(value);
  return (formula ? "'" : "") + harmless(value);
}

std::string line(const Row& row, Delimiter delimiter) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += delimiter == Delimiter::kComma ? ',' : '\t';
    text += delimiter == Delimiter::kComma ? quoted(row[i]) : on_one_line(row[i]);
  }
  return text + '\n';
}

}  // namespace

std::string delimited_header(std::span<const HitField> fields, Delimiter delimiter) {
  Row names;
  for (const HitField field : fields) names.emplace_back(field_name(field));
  return line(names, delimiter);
}

std::string delimited_row(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                          Delimiter delimiter) {
  Row row;
  for (const HitField field : fields) {
    std::string value = field_text(field, hit, query);
    row.push_back(is_number(field) ? std::move(value) : text_cell(value, delimiter));
  }
  return line(row, delimiter);
}

std::string delimited(const Article& article, Delimiter delimiter, bool header) {
  constexpr std::array kArticleFields = {
      HitField::kId,        HitField::kTitle,    HitField::kDate,
      HitField::kCountries, HitField::kMentions, HitField::kSource,
      HitField::kLanguage,  HitField::kUrl,      HitField::kBody};
  Row row;
  Hit hit;
  hit.article = article;
  for (const HitField field : kArticleFields) {
    const std::string value =
        field == HitField::kDate ? article.date.to_iso() : field_text(field, hit, {});
    row.push_back(text_cell(value, delimiter));
  }
  return (header ? delimited_header(kArticleFields, delimiter) : "") + line(row, delimiter);
}

std::string id_line(const Article& article) { return on_one_line(article.id) + '\n'; }

}  // namespace dateline
