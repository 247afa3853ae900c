#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/input/fields.h"

namespace dateline {

// The value of one input field as text: one piece for a scalar, one for each element of a list.
struct FieldValue {
  std::vector<std::string> pieces;  // valid UTF-8
  bool is_list = false;
};

// Gives `article` the value of `field` in the form the article keeps it: titles on one line, dates
// read, countries as codes, "By A and B" as two authors, lists split at commas. False, with the
// article unchanged, when the value is empty or is none for this field (a date that cannot be
// read, an unknown country). Countries of a list that are not known are added to `unknown`.
// Topics are added to those that are there; other fields are replaced.
bool set_field(Article& article, Field field, const FieldValue& value,
               std::vector<std::string>& unknown);

// White space (Unicode's) as single spaces, none at the ends.
std::string on_one_line(std::string_view text);

}  // namespace dateline
