#include "indexer/input/json_wrapper.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr std::size_t kLongestKey = 32;
constexpr std::size_t kDeepest = 3;

template <std::size_t kCount>
bool is_one_of(std::string_view key, const std::string_view (&names)[kCount]) {
  return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

bool is_array_of_articles(std::string_view key) {
  static constexpr std::string_view kNames[] = {
      "articles", "items",   "docs", "documents", "results", "hits", "entries",
      "records",  "stories", "news", "posts",     "data",    "rows", "value"};
  return is_one_of(key, kNames);
}

constexpr std::string_view kTexts[] = {"text",     "body",      "content",  "articleBody",
                                       "fulltext", "full_text", "maintext", "headline"};

// Some key of an article stands in `text`.
bool has_article_key(std::string_view text) {
  const auto has = [&](std::string_view key) {
    return text.find("\"" + std::string(key) + "\"") != std::string_view::npos;
  };
  return std::any_of(std::begin(kTexts), std::end(kTexts), has) || has("title") ||
         has("content_html") || has("content_text") || has("description") || has("_source");
}

}  // namespace

bool JsonWrapper::take_in_string(char c) {
  if (escaped_) {
    escaped_ = false;
  } else if (c == '\\') {
    escaped_ = true;
  } else if (c == '"') {
    in_string_ = false;
    return false;
  }
  if (last_string_.size() < kLongestKey) last_string_ += c;
  return false;
}

bool JsonWrapper::take(char c) {
  if (in_string_) return take_in_string(c);
  switch (c) {
    case '"':
      in_string_ = true;
      last_string_.clear();
      return false;
    case ':':
      key_ = last_string_;
      has_text_ = has_text_ || (depth_ == 1 && is_one_of(key_, kTexts));
      return false;
    case ',':
      key_.clear();
      return false;
    case '{':
      ++depth_;
      key_.clear();
      return false;
    case '[':
      ++depth_;
      return depth_ <= kDeepest + 1 && is_array_of_articles(key_);
    case '}':
    case ']':
      if (depth_ > 0) --depth_;
      return false;
    default:
      return false;
  }
}

bool JsonWrapper::is_for(std::string_view bytes) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (begin == std::string_view::npos || bytes[begin] != '{') return false;
  JsonWrapper wrapper;
  for (std::size_t i = begin; i < bytes.size(); ++i) {
    if (!wrapper.take(bytes[i])) {
      if (wrapper.depth_ == 0) return false;  // an object without such an array
      continue;
    }
    const std::size_t next = bytes.find_first_not_of(kBlanks, i + 1);
    if (next == std::string_view::npos || bytes[next] != '{' || wrapper.has_text_) return false;
    JsonWrapper first;
    std::size_t end = next;
    do {
      first.take(bytes[end++]);
    } while (end < bytes.size() && first.depth_ > 0);
    return has_article_key(bytes.substr(next, end - next));
  }
  return false;
}

}  // namespace dateline
