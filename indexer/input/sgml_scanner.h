#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// White space as HTML has it.
inline constexpr std::string_view kMarkupBlanks = " \t\r\n\f";

// One part of a text with markup.
struct SgmlToken {
  enum class Kind { kText, kStart, kEnd };

  Kind kind = Kind::kText;
  std::string_view text;  // kText: as it stands, references not replaced (see entities.h)
  std::string name;       // of a tag, in small letters
  std::vector<std::pair<std::string, std::string>> attributes;  // names small, values decoded
  bool raw = false;  // kText: of a CDATA section, which has no references

  // "" when there is none.
  std::string_view attribute(std::string_view attribute_name) const;
};

// Cuts markup of the SGML family (SGML, HTML, XML) into tags and text, whatever it looks like:
// without a DTD nothing is an error. Comments, declarations and processing instructions are passed
// over; a "<" that begins none of these is text; what stands between <script> and </script>, or
// <style> and </style>, is one text. Linear in the size of the text, which must outlive it.
class SgmlScanner {
 public:
  explicit SgmlScanner(std::string_view text) : text_(text) {}
  // False at the end.
  bool next(SgmlToken& token);

 private:
  bool starts_markup(std::size_t at) const;
  bool skip_declaration();
  void read_tag(SgmlToken& token);
  void read_attributes(SgmlToken& token);
  std::string read_value();
  bool read_raw_text(SgmlToken& token);
  void skip_blanks();
  std::size_t find(std::string_view what, std::size_t& none_from);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string raw_element_;  // the text up to its end tag is not markup
  // From these positions on there is none, so that nothing is looked for twice.
  std::size_t no_comment_end_ = std::string_view::npos;
  std::size_t no_cdata_end_ = std::string_view::npos;
  std::size_t no_greater_ = std::string_view::npos;
  std::size_t no_double_quote_ = std::string_view::npos;
  std::size_t no_single_quote_ = std::string_view::npos;
};

}  // namespace dateline
