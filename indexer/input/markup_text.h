#pragma once

#include <string>
#include <string_view>

#include "indexer/input/xml_tree.h"

namespace dateline {

// Builds a body from marked-up text: paragraphs separated by an empty line, white space within them
// as single spaces.
class TextBuilder {
 public:
  void text(std::string_view text);
  void verbatim(std::string_view text);  // keeps line ends, as <pre> does
  void line_break();
  void paragraph_break();
  std::string take();

 private:
  void begin_word();

  std::string out_;
  bool space_ = false;  // between the last word and the next
  int breaks_ = 0;      // line ends before the next word
};

// What an element of HTML, NITF or XHTML does to the text around it.
enum class MarkupKind {
  kInline,  // nothing
  kBreak,   // a new line
  kRow,     // of a table: a line of its own
  kCell,    // of a row: apart from the next
  kBlock,   // a paragraph of its own
  kDropped  // its text is no part of the article: scripts, media with their captions
};
// `name` in small letters. Unknown names are inline.
MarkupKind markup_kind(std::string_view name);

// The text of a tree of NITF or XHTML.
void append_markup(const XmlElement& element, TextBuilder& builder);
std::string text_of_markup(const XmlElement& element);

// The text of a fragment of HTML as feeds embed it, also of plain text, whose lines are then kept.
std::string text_of_html(std::string_view html);
// The same on one line, for titles and names.
std::string line_of_html(std::string_view html);

}  // namespace dateline
