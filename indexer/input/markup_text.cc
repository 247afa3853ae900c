#include "indexer/input/markup_text.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/entities.h"
#include "indexer/input/field_values.h"
#include "indexer/input/sgml_scanner.h"

namespace dateline {
namespace {

constexpr std::string_view kTextBlanks = " \t\r\n\f\v";

struct Kind {
  std::string_view name;
  MarkupKind kind;
};

constexpr Kind kKinds[] = {
    {"p", MarkupKind::kBlock},
    {"div", MarkupKind::kBlock},
    {"block", MarkupKind::kBlock},
    {"section", MarkupKind::kBlock},
    {"article", MarkupKind::kBlock},
    {"blockquote", MarkupKind::kBlock},
    {"bq", MarkupKind::kBlock},
    {"h1", MarkupKind::kBlock},
    {"h2", MarkupKind::kBlock},
    {"h3", MarkupKind::kBlock},
    {"h4", MarkupKind::kBlock},
    {"h5", MarkupKind::kBlock},
    {"h6", MarkupKind::kBlock},
    {"hl2", MarkupKind::kBlock},
    {"ul", MarkupKind::kBlock},
    {"ol", MarkupKind::kBlock},
    {"dl", MarkupKind::kBlock},
    {"table", MarkupKind::kBlock},
    {"nitf-table", MarkupKind::kBlock},
    {"pre", MarkupKind::kBlock},
    {"hr", MarkupKind::kBlock},
    {"header", MarkupKind::kBlock},
    {"footer", MarkupKind::kBlock},
    {"fn", MarkupKind::kBlock},
    {"credit", MarkupKind::kBlock},
    {"br", MarkupKind::kBreak},
    {"li", MarkupKind::kRow},
    {"dt", MarkupKind::kRow},
    {"dd", MarkupKind::kRow},
    {"tr", MarkupKind::kRow},
    {"td", MarkupKind::kCell},
    {"th", MarkupKind::kCell},
    {"script", MarkupKind::kDropped},
    {"style", MarkupKind::kDropped},
    {"head", MarkupKind::kDropped},
    {"figure", MarkupKind::kDropped},
    {"figcaption", MarkupKind::kDropped},
    {"media", MarkupKind::kDropped},
    {"media-caption", MarkupKind::kDropped},
    {"iframe", MarkupKind::kDropped},
    {"object", MarkupKind::kDropped},
    {"video", MarkupKind::kDropped},
    {"audio", MarkupKind::kDropped},
    {"svg", MarkupKind::kDropped},
    {"form", MarkupKind::kDropped},
    {"noscript", MarkupKind::kDropped},
    {"nav", MarkupKind::kDropped},
    {"template", MarkupKind::kDropped},
};

void apply(MarkupKind kind, TextBuilder& builder) {
  switch (kind) {
    case MarkupKind::kBlock:
      builder.paragraph_break();
      break;
    case MarkupKind::kRow:
    case MarkupKind::kBreak:
      builder.line_break();
      break;
    case MarkupKind::kCell:
      builder.text(" ");
      break;
    case MarkupKind::kInline:
    case MarkupKind::kDropped:
      break;
  }
}

bool is_void(std::string_view name) {
  return name == "br" || name == "hr" || name == "img" || name == "input" || name == "embed";
}

// May stand in the middle of a sentence.
bool is_invisible(std::string_view name) {
  return name == "script" || name == "style" || name == "noscript" || name == "template" ||
         name == "span";
}

// A caption that a publishing system marked by its class alone.
bool is_caption(std::string_view classes) {
  return classes.find("caption") != std::string_view::npos;
}

// Takes out what is within an element that is left out, with elements of the same name in it.
class Dropper {
 public:
  // True when `token` stands within a dropped element, or begins or ends one.
  bool drops(const SgmlToken& token) {
    if (depth_ > 0) {
      if (token.kind != SgmlToken::Kind::kText && token.name == name_) {
        depth_ += token.kind == SgmlToken::Kind::kStart ? 1 : -1;
      }
      return true;
    }
    if (token.kind != SgmlToken::Kind::kStart || is_void(token.name)) return false;
    if (markup_kind(token.name) != MarkupKind::kDropped && !is_caption(token.attribute("class"))) {
      return false;
    }
    name_ = token.name;
    depth_ = 1;
    return true;
  }

 private:
  std::string name_;
  int depth_ = 0;
};

bool has_markup(std::string_view html) {
  SgmlScanner scanner(html);
  SgmlToken token;
  while (scanner.next(token)) {
    if (token.kind != SgmlToken::Kind::kText || token.raw) return true;
  }
  return false;
}

// Plain text: lines as they are, trimmed.
std::string text_without_tags(std::string_view text) {
  const std::string decoded = decode_references(text);
  return std::string(trim(decoded));
}

}  // namespace

void TextBuilder::begin_word() {
  if (breaks_ > 0 && !out_.empty()) {
    out_.append(static_cast<std::size_t>(breaks_), '\n');
  } else if (space_ && !out_.empty() && out_.back() != '\n') {
    out_ += ' ';
  }
  breaks_ = 0;
  space_ = false;
}

void TextBuilder::text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t blank = text.find_first_not_of(kTextBlanks);
    if (blank != 0) space_ = true;
    if (blank == std::string_view::npos) return;
    text.remove_prefix(blank);
    const std::string_view word = text.substr(0, text.find_first_of(kTextBlanks));
    begin_word();
    out_ += word;
    text.remove_prefix(word.size());
  }
}

void TextBuilder::verbatim(std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    this->text(text.substr(0, end));
    if (end == std::string_view::npos) return;
    breaks_ = std::min(breaks_ + 1, 2);
    text.remove_prefix(end + 1);
  }
}

void TextBuilder::line_break() {
  if (!out_.empty()) breaks_ = std::min(breaks_ + 1, 2);
}

void TextBuilder::paragraph_break() {
  if (!out_.empty()) breaks_ = 2;
}

std::string TextBuilder::take() {
  space_ = false;
  breaks_ = 0;
  const std::string text = std::exchange(out_, {});
  return std::string(trim(text));
}

MarkupKind markup_kind(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const Kind& kind) { return kind.name == name; });
  return found != std::end(kKinds) ? found->kind : MarkupKind::kInline;
}

void append_markup(const XmlElement& element, TextBuilder& builder) {
  const MarkupKind kind = markup_kind(element.name);
  if (kind == MarkupKind::kDropped) {
    if (!is_invisible(element.name)) builder.paragraph_break();
    return;
  }
  apply(kind, builder);
  for (const XmlNode& node : element.nodes) {
    if (node.element != nullptr) {
      append_markup(*node.element, builder);
    } else if (element.name == "pre") {
      builder.verbatim(node.text);
    } else {
      builder.text(node.text);
    }
  }
  // The end of a row is not a second line.
  if (kind == MarkupKind::kBlock || kind == MarkupKind::kCell) apply(kind, builder);
}

std::string text_of_markup(const XmlElement& element) {
  TextBuilder builder;
  append_markup(element, builder);
  return builder.take();
}

std::string text_of_html(std::string_view html) {
  if (!has_markup(html)) return text_without_tags(html);
  TextBuilder builder;
  Dropper dropper;
  int pre = 0;
  SgmlScanner scanner(html);
  SgmlToken token;
  while (scanner.next(token)) {
    if (dropper.drops(token)) {
      if (token.kind == SgmlToken::Kind::kStart && !is_invisible(token.name)) {
        builder.paragraph_break();
      }
      continue;
    }
    if (token.kind == SgmlToken::Kind::kText) {
      const std::string text = token.raw ? std::string(token.text) : decode_references(token.text);
      if (pre > 0) {
        builder.verbatim(text);
      } else {
        builder.text(text);
      }
      continue;
    }
    const bool is_start = token.kind == SgmlToken::Kind::kStart;
    const MarkupKind kind = markup_kind(token.name);
    if (token.name == "pre") pre = std::max(0, pre + (is_start ? 1 : -1));
    if (is_start || kind == MarkupKind::kBlock || kind == MarkupKind::kCell) apply(kind, builder);
  }
  return builder.take();
}

std::string line_of_html(std::string_view html) { return on_one_line(text_of_html(html)); }

}  // namespace dateline
