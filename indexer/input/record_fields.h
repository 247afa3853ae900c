#pragma once

#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/input/field_values.h"
#include "indexer/input/fields.h"

namespace dateline {

// Gathers the fields of one record of the input and gives an article the best of them: of several
// that mean the same, the one of lowest rank that has a usable value. The others, where they
// say something else, and those that mean nothing, become extra fields; topics are all kept.
class RecordFields {
 public:
  void clear() { fields_.clear(); }
  void add(FieldMatch match, std::string name, FieldValue value);
  void add(FieldMatch match, std::string name, std::string text);

  // Fills `article`, replacing all of it. A missing title is taken from the body.
  void fill(Article& article);

 private:
  struct Entry {
    FieldMatch match;
    std::string name;
    FieldValue value;
  };
  std::vector<Entry> fields_;
};

// A text, or a list of texts, as an extra field; nothing when it is empty.
void add_extra(Article& article, const std::string& name, const FieldValue& value);
void add_extra(Article& article, const std::string& name, std::string_view text);

}  // namespace dateline
