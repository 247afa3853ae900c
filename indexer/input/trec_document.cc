#include "indexer/input/trec_document.h"

#include <algorithm>
#include <iterator>

#include "common/text/utf8.h"
#include "indexer/input/entities.h"
#include "indexer/input/markup_text.h"
#include "indexer/input/sgml_scanner.h"

namespace dateline {
namespace {

struct Element {
  std::string_view name;
  Field field;
};

// Within a field, earlier names win over later ones.
constexpr Element kElements[] = {
    {"docno", Field::kId},          {"doc:id", Field::kId},       {"docid", Field::kId},
    {"url", Field::kUrl},           {"headline", Field::kTitle},  {"hl", Field::kTitle},
    {"ti", Field::kTitle},          {"title", Field::kTitle},     {"head", Field::kTitle},
    {"h3", Field::kTitle},          {"text", Field::kBody},       {"tx", Field::kBody},
    {"leadpara", Field::kBody},     {"lp", Field::kBody},         {"ld", Field::kBody},
    {"body", Field::kBody},         {"date", Field::kDate},       {"date1", Field::kDate},
    {"dd", Field::kDate},           {"date_time", Field::kDate},  {"datetime", Field::kDate},
    {"fileid", Field::kDate},       {"so", Field::kSource},       {"pub", Field::kSource},
    {"source", Field::kSource},     {"journal", Field::kSource},  {"byline", Field::kAuthors},
    {"author", Field::kAuthors},    {"authors", Field::kAuthors}, {"au", Field::kAuthors},
    {"subject", Field::kTopics},    {"in", Field::kTopics},       {"section", Field::kTopics},
    {"category", Field::kTopics},   {"cat", Field::kTopics},      {"keyword", Field::kTopics},
    {"kw", Field::kTopics},         {"descript", Field::kTopics}, {"descriptors", Field::kTopics},
    {"language", Field::kLanguage}, {"lang", Field::kLanguage},
};

bool is_known(std::string_view name) {
  return name == "dateline" ||
         std::any_of(std::begin(kElements), std::end(kElements),
                     [&](const Element& element) { return element.name == name; });
}

// All that is in these is the article's text, elements of known names too.
bool is_whole(std::string_view name) { return name == "text" || name == "tx"; }

// Text of these is no part of the article.
bool is_dropped(std::string_view name) {
  return name == "graphic" || name == "caption" || name == "script" || name == "style";
}

bool is_paragraph(std::string_view name) {
  return name == "p" || (markup_kind(name) != MarkupKind::kInline && name != "head");
}

// Markup of a few words; other elements within <BODY> are fields beside its text.
bool is_inline_markup(std::string_view name) {
  static constexpr std::string_view kNames[] = {"a",    "annotation", "b",   "big", "em",
                                                "font", "i",          "q",   "s",   "small",
                                                "span", "strong",     "sub", "sup", "u"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

class Parser {
 public:
  explicit Parser(const FieldMap& fields) : fields_(fields) {}

  std::vector<TrecElement> run(std::string_view text) {
    SgmlScanner scanner(text);
    SgmlToken token;
    while (scanner.next(token)) {
      if (token.kind == SgmlToken::Kind::kText) {
        if (!open_.empty()) elements_[open_.back()].text += decode_references(token.text);
      } else if (token.kind == SgmlToken::Kind::kStart) {
        start(token);
      } else {
        end(token.name);
      }
    }
    return std::move(elements_);
  }

 private:
  const std::string& innermost() const { return elements_[open_.back()].name; }

  bool has_meaning(std::string_view name) const {
    return is_known(name) || trec_field(name, fields_).rank == 0;
  }

  void start(const SgmlToken& token) {
    if (token.name == "doc") {
      for (const auto& [name, value] : token.attributes) {
        elements_.push_back({"doc:" + name, value});
      }
      return;
    }
    const bool in_whole = !open_.empty() && is_whole(innermost());
    const bool has_own = has_meaning(token.name);
    const bool in_known = !open_.empty() && is_known(innermost()) &&
                          (innermost() != "body" || is_inline_markup(token.name));
    if (in_whole || (in_known && !has_own)) {
      // Markup within a text.
      if (is_paragraph(token.name)) elements_[open_.back()].text += "\n\n";
      return;
    }
    if (is_paragraph(token.name) && !has_own) {
      if (!open_.empty()) elements_[open_.back()].text += "\n\n";
      return;
    }
    // A field within a field: the outer one's end tag is missing, unless it is a container.
    if (!open_.empty() && has_meaning(innermost()) && !is_container(innermost())) open_.pop_back();
    elements_.push_back({token.name, {}});
    open_.push_back(elements_.size() - 1);
  }

  void end(std::string_view name) {
    for (std::size_t depth = open_.size(); depth > 0; --depth) {
      if (elements_[open_[depth - 1]].name != name) {
        if (is_whole(elements_[open_[depth - 1]].name)) return;
        continue;
      }
      open_.resize(depth - 1);
      return;
    }
  }

  static bool is_container(std::string_view name) {
    return name == "body" || name == "h3" || name == "head";
  }

  const FieldMap& fields_;
  std::vector<TrecElement> elements_;
  std::vector<std::size_t> open_;
};

}  // namespace

FieldMatch trec_field(std::string_view name, const FieldMap& fields) {
  const FieldMatch general = fields.find(name);
  if (general.rank == 0 && general.header) return general;  // the user's
  const auto* found = std::find_if(std::begin(kElements), std::end(kElements),
                                   [&](const Element& element) { return element.name == name; });
  if (found == std::end(kElements)) {
    FieldMatch match = general;
    match.rank += static_cast<int>(std::size(kElements));
    return match;
  }
  return {found->field, static_cast<int>(found - std::begin(kElements)) + 1, false};
}

std::vector<TrecElement> read_trec_document(std::string_view text, const FieldMap& fields) {
  std::vector<TrecElement> elements = Parser(fields).run(text);
  std::erase_if(elements, [](const TrecElement& element) {
    return is_dropped(element.name) || trim(element.text).empty();
  });
  return elements;
}

}  // namespace dateline
