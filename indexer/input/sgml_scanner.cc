#include "indexer/input/sgml_scanner.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/input/entities.h"

namespace dateline {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";

bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_markup_blank(char c) { return kMarkupBlanks.find(c) != std::string_view::npos; }

bool equal_without_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && ascii_lower(text) == lower;
}

}  // namespace

std::string_view SgmlToken::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes) {
    if (key == attribute_name) return value;
  }
  return {};
}

// Where `what` stands next, npos when nowhere.
std::size_t SgmlScanner::find(std::string_view what, std::size_t& none_from) {
  if (at_ >= none_from) return std::string_view::npos;
  const std::size_t found = text_.find(what, at_);
  if (found == std::string_view::npos) none_from = at_;
  return found;
}

bool SgmlScanner::starts_markup(std::size_t at) const {
  if (at + 1 >= text_.size()) return false;
  const char next = text_[at + 1];
  if (next == '/') return at + 2 < text_.size() && is_ascii_letter(text_[at + 2]);
  return is_ascii_letter(next) || next == '!' || next == '?';
}

// Passes over a comment, a declaration or an instruction; false when it is none or has no end.
bool SgmlScanner::skip_declaration() {
  const char next = text_[at_ + 1];
  if (next != '!' && next != '?') return false;
  const bool is_comment = text_.substr(at_, 4) == "<!--";
  const std::size_t end = is_comment ? find("-->", no_comment_end_) : find(">", no_greater_);
  if (end == std::string_view::npos) return false;
  at_ = end + (is_comment ? 3 : 1);
  return true;
}

void SgmlScanner::skip_blanks() {
  while (at_ < text_.size() && is_markup_blank(text_[at_])) ++at_;
}

std::string SgmlScanner::read_value() {
  skip_blanks();
  if (at_ == text_.size()) return "";
  const char quote = text_[at_];
  std::size_t end = std::string_view::npos;
  if (quote == '"' || quote == '\'') {
    ++at_;
    end = quote == '"' ? find("\"", no_double_quote_) : find("'", no_single_quote_);
  }
  const bool quoted = end != std::string_view::npos;
  if (!quoted) {
    end = at_;
    while (end < text_.size() && !is_markup_blank(text_[end]) && text_[end] != '>' &&
           text_[end] != '<') {
      ++end;
    }
  }
  std::string value = decode_references(text_.substr(at_, end - at_));
  at_ = end + (quoted ? 1 : 0);
  return value;
}

// Up to the end of the tag; a "<" ends it too.
void SgmlScanner::read_attributes(SgmlToken& token) {
  while (true) {
    while (at_ < text_.size() && !is_name_character(text_[at_]) && text_[at_] != '>' &&
           text_[at_] != '<') {
      ++at_;
    }
    if (at_ == text_.size() || text_[at_] == '<') return;
    if (text_[at_] == '>') {
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    std::string name = ascii_lower(text_.substr(begin, at_ - begin));
    skip_blanks();
    std::string value;
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      value = read_value();
    }
    token.attributes.emplace_back(std::move(name), std::move(value));
  }
}

void SgmlScanner::read_tag(SgmlToken& token) {
  ++at_;
  token.kind = SgmlToken::Kind::kStart;
  if (text_[at_] == '/') {
    token.kind = SgmlToken::Kind::kEnd;
    ++at_;
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
  token.name = ascii_lower(text_.substr(begin, at_ - begin));
  read_attributes(token);
  if (token.kind == SgmlToken::Kind::kEnd) token.attributes.clear();
  if (token.kind == SgmlToken::Kind::kStart && (token.name == "script" || token.name == "style")) {
    raw_element_ = token.name;
  }
}

// The text up to the end tag of raw_element_.
bool SgmlScanner::read_raw_text(SgmlToken& token) {
  const std::size_t begin = at_;
  const std::string element = std::exchange(raw_element_, {});
  while (true) {
    const std::size_t end = text_.find("</", at_);
    if (end == std::string_view::npos) {
      at_ = text_.size();
      break;
    }
    at_ = end;
    if (equal_without_case(text_.substr(end + 2, element.size()), element)) break;
    at_ = end + 2;
  }
  token.text = text_.substr(begin, at_ - begin);
  token.raw = true;
  return !token.text.empty();
}

bool SgmlScanner::next(SgmlToken& token) {
  token = SgmlToken();
  if (!raw_element_.empty() && read_raw_text(token)) return true;
  while (at_ < text_.size() && text_[at_] == '<' && starts_markup(at_)) {
    if (text_.substr(at_, kCdata.size()) == kCdata) {
      const std::size_t end = std::min(find("]]>", no_cdata_end_), text_.size());
      const std::size_t begin = at_ + kCdata.size();
      token.text = text_.substr(begin, end > begin ? end - begin : 0);
      token.raw = true;
      at_ = std::min(end + 3, text_.size());
      return true;
    }
    const char next = text_[at_ + 1];
    if (next != '!' && next != '?') {
      read_tag(token);
      return true;
    }
    if (!skip_declaration()) break;  // has no end: text
  }
  if (at_ == text_.size()) return false;
  const std::size_t begin = at_++;
  while (at_ < text_.size()) {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_ == text_.size() || starts_markup(at_)) break;
    ++at_;
  }
  token.text = text_.substr(begin, at_ - begin);
  return true;
}

}  // namespace dateline
