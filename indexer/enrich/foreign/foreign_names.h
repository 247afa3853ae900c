#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/enrich/foreign/foreign_table.h"

namespace dateline {

// A name found: bytes [begin, end) of the text.
struct ForeignMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  const ForeignName* name = nullptr;
};

// The countries as one language names them: names and cities of ICU, and what the tables add.
// Immutable; safe to share between threads.
class ForeignNames {
 public:
  explicit ForeignNames(const std::string& language);
  ~ForeignNames();

  // Those of a language, built when first asked for; nullptr when there are none.
  static const ForeignNames* of(std::string_view language);

  // The names in reading order; they never overlap. Those of rule kBlock are left in: nothing else
  // may be read in their place. Time is linear in the text.
  std::vector<ForeignMatch> find(std::string_view text) const;

  // Whether English names are common in texts of the language.
  bool reads_english() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
