#include "common/index/dimension.h"

#include <algorithm>

#include "common/text/fold.h"

namespace dateline {
namespace {

std::vector<std::string> one(const std::string& value) {
  if (value.empty()) return {};
  return {value};
}

// Each value once, in the order given.
std::vector<std::string> distinct(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) {
    if (!value.empty() && std::find(out.begin(), out.end(), value) == out.end()) {
      out.push_back(value);
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> values_of(const Article& article, Dimension dimension) {
  switch (dimension) {
    case Dimension::kCountry:
      return distinct(article.countries);
    case Dimension::kMentions:
      return distinct(article.mentions);
    case Dimension::kSource:
      return one(article.source);
    case Dimension::kSourceCountry:
      return one(article.source_country);
    case Dimension::kLanguage:
      return one(article.language);
    case Dimension::kTopic:
      return distinct(article.topics);
    case Dimension::kAuthor:
      return distinct(article.authors);
  }
  return {};
}

std::string comparable(Dimension dimension, std::string_view value) {
  return info(dimension).code ? std::string(value) : fold(value);
}

}  // namespace dateline
