#include "indexer/input/html/depth_limit.h"

#include <algorithm>
#include <unordered_map>

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

constexpr std::string_view kScript = "script";
constexpr int kMostBlanks = 2000;  // in a tag, outside of quotation marks: about its attributes

// These end by themselves, or have no end at all.
constexpr std::string_view kUncounted[] = {
    "area",   "base",  "basefont", "br",    "caption", "col",   "colgroup", "dd",     "dt", "embed",
    "frame",  "hr",    "img",      "input", "li",      "link",  "meta",     "option", "p",  "param",
    "source", "tbody", "td",       "tfoot", "th",      "thead", "tr",       "track",  "wbr"};

class Scanner {
 public:
  Scanner(std::string_view page, int most, std::string& limited)
      : page_(page), most_(most), limited_(limited) {}

  bool run() {
    limited_.clear();
    while (at_ < page_.size()) {
      const std::size_t open = page_.find('<', at_);
      if (open == std::string_view::npos || open + 1 >= page_.size()) break;
      at_ = open + 1;
      if (page_[at_] == '!' || page_[at_] == '?') {
        skip_comment();
      } else if (page_[at_] == '/') {
        ++at_;
        if (at_ < page_.size() && is_ascii_letter(page_[at_])) read_tag(open, true);
      } else if (is_ascii_letter(page_[at_])) {
        read_tag(open, false);
      }
    }
    if (kept_ == 0) return false;
    limited_ += page_.substr(kept_);
    return true;
  }

 private:
  void skip_comment() {
    if (page_.substr(at_, 3) != "!--") {
      at_ = std::min(page_.find('>', at_), page_.size());
      return;
    }
    // "-->" may begin within the "--" of the beginning.
    for (at_ = page_.find("--", at_ + 1); at_ != std::string_view::npos;
         at_ = page_.find("--", at_ + 1)) {
      const std::string_view after = page_.substr(at_ + 2, 2);
      if (after.starts_with('>') || after == "!>") return;
    }
    at_ = page_.size();
  }

  void read_tag(std::size_t open, bool closes) {
    std::string name;
    for (; at_ < page_.size() && page_[at_] != '>' && page_[at_] != '/' &&
           static_cast<unsigned char>(page_[at_]) > ' ';
         ++at_) {
      if (name.size() < 32) name += ascii_lower(page_[at_]);
    }
    const int blanks = skip_attributes();
    if (blanks > kMostBlanks) return drop(open);
    if (std::find(std::begin(kUncounted), std::end(kUncounted), name) != std::end(kUncounted)) {
      return;
    }
    int& count = open_[name];
    if (closes) {
      if (count == 0) return;
      --count;
      --depth_;
      if (depth_ >= most_) drop(open);
    } else {
      ++count;
      ++depth_;
      if (depth_ > most_) drop(open);
      if (name == kScript) skip_script();
    }
  }

  // To behind the ">"; returns the blanks passed.
  int skip_attributes() {
    int blanks = 0;
    char quote = '\0';
    for (; at_ < page_.size(); ++at_) {
      const char c = page_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && page_[at_ - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        ++at_;
        break;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
        ++blanks;
      }
    }
    return blanks;
  }

  // Not within drawings and formulas, where scripts hold markup.
  void skip_script() {
    if (endless_ || open_["svg"] > 0 || open_["math"] > 0) return;
    for (std::size_t end = at_; (end = page_.find("</", end)) != std::string_view::npos; end += 2) {
      const std::string_view name = page_.substr(end + 2, kScript.size());
      if (std::equal(name.begin(), name.end(), kScript.begin(), kScript.end(),
                     [](char a, char b) { return (a | 0x20) == b; })) {
        at_ = end;
        return;
      }
    }
    endless_ = true;
  }

  void drop(std::size_t open) {
    limited_ += page_.substr(kept_, open - kept_);
    limited_ += ' ';
    kept_ = at_;
  }

  std::string_view page_;
  int most_;
  std::string& limited_;
  std::size_t at_ = 0;
  std::size_t kept_ = 0;  // up to where the page is copied or dropped
  int depth_ = 0;
  bool endless_ = false;  // no "</script" follows
  std::unordered_map<std::string, int> open_;
};

}  // namespace

bool limit_depth(std::string_view page, int most, std::string& limited) {
  return Scanner(page, most, limited).run();
}

}  // namespace dateline::html
