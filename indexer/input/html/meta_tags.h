#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/html/tree.h"

namespace dateline::html {

// The <meta> elements of a page: name, property, itemprop or http-equiv in small letters, and the
// content on one line. Those without content are left out.
class MetaTags {
 public:
  explicit MetaTags(const Tree& tree);

  struct Entry {
    std::string key;
    std::string content;
  };
  const std::vector<Entry>& entries() const { return entries_; }

  // The content of the first of `keys`, in their order, that the page has; "" when it has none.
  std::string_view first(std::initializer_list<std::string_view> keys) const;
  // All contents of one key.
  std::vector<std::string> all(std::string_view key) const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace dateline::html
