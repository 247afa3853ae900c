#pragma once

#include <cstddef>
#include <optional>

#include "searcher/query/characters.h"
#include "searcher/query/fields.h"
#include "searcher/query/quotes.h"
#include "searcher/query/remarks.h"

namespace dateline {

// A field and the character that its value would start at; for numbers and dates that may be a
// comparison.
struct FieldStart {
  const QueryField* field = nullptr;
  std::size_t value = 0;
};

// The field whose name stands at `index`: title:, as Factiva writes it hd=, as Nexis HEADLINE( in
// capitals, and words > 500 with or without blanks. Names that are no field are remarked on where
// a value follows a colon, or where they are known from elsewhere.
std::optional<FieldStart> scan_field(const Characters& in, Quotes& quotes, std::size_t index,
                                     Remarks& remarks);

// Says that no value follows "name:" at `index`; after a blank only where a field is meant, as far
// as one can tell. `first`: nothing stands before it.
void remark_missing_value(const Characters& in, std::size_t index, const FieldStart& start,
                          bool first, Remarks& remarks);

}  // namespace dateline
