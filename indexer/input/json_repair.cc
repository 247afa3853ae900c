#include "indexer/input/json_repair.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace dateline {
namespace {

constexpr std::size_t kSafeDigits = 18;  // always fit into 64 bits

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string();
      } else if (c == '-' || std::isalnum(static_cast<unsigned char>(c)) != 0) {
        token();
      } else {
        out_ += c;
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  // A number, a literal or something that is neither.
  void token() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  text_[at_] == '-' || text_[at_] == '+' || text_[at_] == '.')) {
      ++at_;
    }
    const std::string_view token = text_.substr(begin, at_ - begin);
    const std::string_view digits = token.substr(token[0] == '-' ? 1 : 0);
    if (token == "NaN" || digits == "Infinity") {
      out_ += "null";
    } else if (digits.size() > kSafeDigits &&
               digits.find_first_not_of("0123456789") == std::string_view::npos) {
      out_.append(1, '"').append(token).append(1, '"');
    } else {
      out_ += token;
    }
  }

  void string() {
    out_ += text_[at_++];
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        escape();
        continue;
      }
      ++at_;
      if (c == '\t') {
        out_ += "\\t";
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out_ += ' ';
      } else {
        out_ += c;
      }
      if (c == '"') return;
    }
  }

  // The code unit of an escape "\uXXXX" at `position`.
  std::optional<std::uint32_t> unit_at(std::size_t position) const {
    if (position + 6 > text_.size() || text_.substr(position, 2) != "\\u") return std::nullopt;
    std::uint32_t unit = 0;
    for (const char c : text_.substr(position + 2, 4)) {
      if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
      const auto digit = static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      unit = unit * 16 + digit;
    }
    return unit;
  }

  void escape() {
    const std::optional<std::uint32_t> unit = unit_at(at_);
    if (!unit) {
      copy(2);
    } else if (*unit < 0xd800 || *unit > 0xdfff) {
      copy(6);
    } else {
      const std::optional<std::uint32_t> low = unit_at(at_ + 6);
      if (*unit < 0xdc00 && low && *low >= 0xdc00 && *low <= 0xdfff) {
        copy(12);
      } else {
        out_ += "\\ufffd";
        at_ += 6;
      }
    }
  }

  void copy(std::size_t bytes) {
    out_ += text_.substr(at_, bytes);
    at_ = std::min(at_ + bytes, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string repair_json(std::string_view text) { return Repairer(text).run(); }

}  // namespace dateline
