#include "indexer/input/feed_article.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"
#include "indexer/input/markup_text.h"
#include "indexer/input/record_fields.h"
#include "indexer/input/xml_reader.h"

namespace dateline {
namespace {

struct Known {
  std::string_view name;
  Field field;
};

// Within a field, earlier names win over later ones.
constexpr Known kKnown[] = {
    {"guid", Field::kId},
    {"id", Field::kId},
    {"feedburner:origLink", Field::kUrl},
    {"link", Field::kUrl},
    {"title", Field::kTitle},
    {"dc:title", Field::kTitle},
    {"content:encoded", Field::kBody},
    {"content", Field::kBody},
    {"description", Field::kBody},
    {"summary", Field::kBody},
    {"itunes:summary", Field::kBody},
    {"pubDate", Field::kDate},
    {"published", Field::kDate},
    {"issued", Field::kDate},
    {"dc:date", Field::kDate},
    {"dcterms:issued", Field::kDate},
    {"dcterms:created", Field::kDate},
    {"updated", Field::kDate},
    {"modified", Field::kDate},
    {"dcterms:modified", Field::kDate},
    {"source", Field::kSource},
    {"dc:creator", Field::kAuthors},
    {"author", Field::kAuthors},
    {"itunes:author", Field::kAuthors},
    {"dc:contributor", Field::kAuthors},
    {"category", Field::kTopics},
    {"dc:subject", Field::kTopics},
    {"itunes:keywords", Field::kTopics},
    {"media:keywords", Field::kTopics},
    {"dc:language", Field::kLanguage},
};

FieldMatch feed_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKnown), std::end(kKnown),
                                   [&](const Known& known) { return known.name == name; });
  if (found == std::end(kKnown)) return {};
  return {found->field, static_cast<int>(found - std::begin(kKnown)) + 1, false};
}

bool is_users(const FieldMatch& match) { return match.rank == 0 && match.header; }

// Text as Atom has it: XHTML as elements, HTML as text, or plain; RSS has HTML or plain text.
std::string body_of(const XmlElement& element) {
  const bool has_elements =
      std::any_of(element.nodes.begin(), element.nodes.end(),
                  [](const XmlNode& node) { return node.element != nullptr; });
  if (has_elements) return text_of_markup(element);
  if (element.attribute("type") == "text") return std::string(trim(element.text()));
  return text_of_html(element.text());
}

std::string title_of(const XmlElement& element) {
  const std::string text = element.text();
  return element.attribute("type") == "text" ? on_one_line(text) : line_of_html(text);
}

// "Jane Roe", "<name>Jane Roe</name>", "jane@paper.example (Jane Roe)"; "" for a bare address.
std::string author_of(const XmlElement& element) {
  const XmlElement* name = element.find("name");
  std::string text = line_of_html(name != nullptr ? name->text() : element.text());
  if (text.find('@') == std::string::npos) return text;
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return "";
  return text.substr(open + 1, close - open - 1);
}

std::string topic_of(const XmlElement& element) {
  for (const char* name : {"label", "term"}) {
    if (const auto value = element.attribute(name); !value.empty()) return std::string(value);
  }
  return line_of_html(element.text());
}

// Atom's link to the page itself, or RSS's. "" for links to something else.
std::string link_of(const XmlElement& element) {
  const std::string_view href = element.attribute("href");
  if (href.empty()) return std::string(trim(element.text()));
  const std::string_view relation = element.attribute("rel");
  return relation.empty() || relation == "alternate" ? std::string(trim(href)) : std::string();
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string value_of(const XmlElement& element, Field field) {
  switch (field) {
    case Field::kUrl:
      return link_of(element);
    case Field::kTitle:
      return title_of(element);
    case Field::kBody:
      return body_of(element);
    case Field::kAuthors:
      return author_of(element);
    case Field::kTopics:
      return topic_of(element);
    case Field::kSource:
      return element.find("title") != nullptr ? title_of(*element.find("title"))
                                              : line_of_html(element.text());
    default:
      return on_one_line(element.text());
  }
}

// The channel of RSS, where the feed is not its own (Atom, RSS 1.0).
const XmlElement* channel_of(const XmlElement* feed) {
  if (feed == nullptr) return nullptr;
  const XmlElement* channel = feed->find("channel");
  return channel != nullptr ? channel : feed;
}

void add_of_feed(const XmlElement* feed, RecordFields& record) {
  const XmlElement* channel = channel_of(feed);
  if (channel == nullptr) return;
  constexpr int kLast = 1000;  // whatever the item says goes before it
  if (const XmlElement* title = channel->find("title")) {
    record.add({Field::kSource, kLast, false}, "feed:title", title_of(*title));
  }
  if (const XmlElement* author = channel->find("author")) {
    record.add({Field::kAuthors, kLast, false}, "feed:author", author_of(*author));
  }
  for (const char* name : {"language", "dc:language"}) {
    const XmlElement* language = channel->find(name);
    if (language == nullptr) continue;
    record.add({Field::kLanguage, kLast, false}, "feed:language", on_one_line(language->text()));
    break;
  }
  for (const XmlElement* element : {channel, feed}) {
    const std::string_view language = element->attribute("xml:lang");
    if (language.empty()) continue;
    record.add({Field::kLanguage, kLast + 1, false}, "xml:lang", std::string(language));
    break;
  }
}

// What the item said better itself is not kept.
void drop_fallbacks(Article& article) {
  std::erase_if(article.extra, [](const ExtraField& field) {
    return field.name.starts_with("feed:") || field.name == "xml:lang" || field.name == "guid";
  });
}

// Elements of an item that no text embeds: within one, its own end tag is what is missing.
bool is_misplaced(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "link",   "pubDate",  "guid",    "category",  "dc:date",        "dc:creator",
      "author", "comments", "updated", "published", "content:encoded"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

void take_misplaced(XmlElement& element, std::vector<XmlNode>& taken) {
  for (XmlNode& node : element.nodes) {
    if (node.element == nullptr) continue;
    take_misplaced(*node.element, taken);
    if (is_misplaced(node.element->name)) taken.push_back({{}, std::move(node.element)});
  }
}

// Unescaped HTML whose tags are not closed swallows the elements behind it: brings them back.
void bring_back_misplaced(XmlElement& item) {
  std::vector<XmlNode> taken;
  for (XmlNode& node : item.nodes) {
    if (node.element == nullptr) continue;
    const Field field = feed_field(node.element->name).field;
    if (field == Field::kBody || field == Field::kTitle) take_misplaced(*node.element, taken);
  }
  for (XmlNode& node : taken) item.nodes.push_back(std::move(node));
}

// Content and summary: the fuller one first.
struct Bodies {
  std::string text;
  std::string name;
  FieldMatch match;
};

}  // namespace

std::string read_feed_article(XmlElement& item, const XmlElement* feed, const FieldMap& fields,
                              Article& article) {
  bring_back_misplaced(item);
  RecordFields record;
  std::vector<Bodies> bodies;
  FieldValue authors;
  FieldMatch authors_match;
  for (const XmlNode& node : item.nodes) {
    if (node.element == nullptr) continue;
    const XmlElement& element = *node.element;
    const FieldMatch users = fields.find(element.name);
    const FieldMatch match = is_users(users) ? users : feed_field(element.name);
    if (match.field == Field::kExtra && element.name.starts_with("media:")) continue;
    std::string value = value_of(element, match.field);
    if (value.empty()) continue;
    if (match.field == Field::kBody) {
      bodies.push_back({std::move(value), element.name, match});
    } else if (match.field == Field::kAuthors &&
               (authors.pieces.empty() || authors_match.rank == match.rank)) {
      authors.pieces.push_back(std::move(value));
      authors_match = match;
    } else {
      if (element.name == "guid" && is_address(value) &&
          element.attribute("isPermaLink") != "false") {
        record.add({Field::kUrl, 500, false}, "guid", value);
      }
      record.add(match, element.name, std::move(value));
    }
  }
  if (!authors.pieces.empty()) {
    authors.is_list = true;
    record.add(authors_match, "author", std::move(authors));
  }
  // The user's choice is the user's; otherwise the longest is the article, and what is but the
  // beginning of it is not kept twice.
  std::stable_sort(bodies.begin(), bodies.end(), [](const Bodies& a, const Bodies& b) {
    return std::pair(is_users(b.match), b.text.size()) <
           std::pair(is_users(a.match), a.text.size());
  });
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string line = on_one_line(bodies[i].text);
    const bool repeats =
        i > 0 && on_one_line(bodies[0].text).find(utf8_prefix(line, line.size() * 3 / 4)) !=
                     std::string::npos;
    if (repeats) continue;
    record.add({Field::kBody, static_cast<int>(i), false}, bodies[i].name, bodies[i].text);
  }
  add_of_feed(feed, record);
  if (const std::string_view language = item.attribute("xml:lang"); !language.empty()) {
    record.add({Field::kLanguage, 900, false}, "xml:lang", std::string(language));
  }
  record.fill(article);
  drop_fallbacks(article);
  return "";
}

const XmlVocabulary& feed_vocabulary() {
  static const XmlVocabulary vocabulary = {{"item", "entry"}, &read_feed_article};
  return vocabulary;
}

}  // namespace dateline
