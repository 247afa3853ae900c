#include "searcher/query/fields.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 20;

constexpr QueryField kFields[] = {
    {"title",
     {"intitle", "hd", "headline"},
     FieldKind::kZone,
     Node::Kind::kTitle,
     DateBound::kWithin,
     "title:embassy",
     "in the headline"},
    {"hlead",
     {"hlp"},
     FieldKind::kZone,
     Node::Kind::kHeadLead,
     DateBound::kWithin,
     "hlead:\"cyber attack\"",
     "in the headline or the lead"},
    {"body",
     {"intext"},
     FieldKind::kZone,
     Node::Kind::kBody,
     DateBound::kWithin,
     "body:(embassy OR consulate)",
     "below the headline"},
    {"country",
     {"countries"},
     FieldKind::kCountry,
     Node::Kind::kCountry,
     DateBound::kWithin,
     "country:AL,iran",
     "a country that the story is about"},
    {"mentions",
     {"mention"},
     FieldKind::kCountry,
     Node::Kind::kMentions,
     DateBound::kWithin,
     "mentions:iran",
     "a country that is named at all"},
    {"date",
     {},
     FieldKind::kDate,
     Node::Kind::kDate,
     DateBound::kWithin,
     "date:2022-07..2022-09",
     "printed in this period; none for undated articles"},
    {"since",
     {},
     FieldKind::kDate,
     Node::Kind::kDate,
     DateBound::kSince,
     "since:2022-09-08",
     "printed on this day or later"},
    {"until",
     {},
     FieldKind::kDate,
     Node::Kind::kDate,
     DateBound::kUntil,
     "until:2022-09",
     "printed on this day or earlier"},
    {"before",
     {},
     FieldKind::kDate,
     Node::Kind::kDate,
     DateBound::kBefore,
     "before:2022",
     "printed earlier than this"},
    {"after",
     {},
     FieldKind::kDate,
     Node::Kind::kDate,
     DateBound::kAfter,
     "after:2022-09-08",
     "printed later than this"},
    {"source",
     {"site", "src", "publication"},
     FieldKind::kValue,
     Node::Kind::kSource,
     DateBound::kWithin,
     "source:\"Daily Mirror\"",
     "the paper, agency or site"},
    {"sourcecountry",
     {"source_country"},
     FieldKind::kCountry,
     Node::Kind::kSourceCountry,
     DateBound::kWithin,
     "sourcecountry:LK",
     "the country that the source is published in"},
    {"lang",
     {"language"},
     FieldKind::kLanguage,
     Node::Kind::kLanguage,
     DateBound::kWithin,
     "lang:en,german",
     "the language of the article"},
    {"author",
     {"authors", "byline"},
     FieldKind::kValue,
     Node::Kind::kAuthor,
     DateBound::kWithin,
     "author:\"Jane Doe\"",
     "who wrote it"},
    {"topic",
     {"topics", "tag", "section", "category"},
     FieldKind::kValue,
     Node::Kind::kTopic,
     DateBound::kWithin,
     "topic:sports",
     "a topic that the source gave"},
    {"id",
     {},
     FieldKind::kValue,
     Node::Kind::kId,
     DateBound::kWithin,
     "id:https://example.org/news/1",
     "the article with this identity"},
    {"story",
     {},
     FieldKind::kValue,
     Node::Kind::kStory,
     DateBound::kWithin,
     "story:s-17",
     "the copies of one story"},
    {"words",
     {"wc", "wordcount"},
     FieldKind::kCount,
     Node::Kind::kWordCount,
     DateBound::kWithin,
     "words:>500",
     "how many words the article has"},
};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

template <typename Visit>
void for_each_name(const QueryField& field, Visit visit) {
  visit(field.name);
  for (const std::string_view alias : field.aliases) {
    if (!alias.empty()) visit(alias);
  }
}

// Letters to add, drop, change or swap with a neighbour to make one word of the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> last(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = std::exchange(last, std::move(row));
  }
  return last.back();
}

}  // namespace

std::span<const QueryField> fields() { return kFields; }

const QueryField* find_field(std::string_view name) {
  if (name.size() > kLongestName) return nullptr;
  const std::string lower = lower_ascii(name);
  for (const QueryField& field : kFields) {
    bool found = false;
    for_each_name(field, [&](std::string_view known) { found = found || known == lower; });
    if (found) return &field;
  }
  return nullptr;
}

std::string_view field_name(Node::Kind kind) {
  for (const QueryField& field : kFields) {
    if (field.node == kind) return field.name;
  }
  return {};
}

const QueryField* similar_field(std::string_view name) {
  if (name.size() < 4 || name.size() > kLongestName) return nullptr;
  const std::string lower = lower_ascii(name);
  const QueryField* best = nullptr;
  std::size_t best_distance = name.size() < 7 ? 2 : 3;  // one above what counts as close
  for (const QueryField& field : kFields) {
    for_each_name(field, [&](std::string_view known) {
      if (known.size() < 4) return;
      const std::size_t distance = edit_distance(lower, known);
      if (distance < best_distance) {
        best = &field;
        best_distance = distance;
      }
    });
  }
  return best;
}

}  // namespace dateline
