#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/response.h"

namespace dateline {

// What a command does to the values of a filter.
struct Selection {
  enum class Mode {
    kList,     // nothing: shows what there is to choose from
    kClear,    // "-"
    kReplace,  // "AL,IR", "2"
    kAdd,      // "+IR"
    kRemove,   // "-IR"
  };
  Mode mode = Mode::kList;
  // Values, without their quotes; numbers are those of a list unless they are quoted.
  struct Value {
    std::string text;
    bool quoted = false;
  };
  std::vector<Value> values;
};

// Reads what stands after a command: a sign or none, and values between commas, each of which may
// be quoted and hold blanks.
Selection parse_selection(std::string_view argument);

// The value that a number stands for in a list that was shown (null: none was), or the text itself.
// Throws Error::Kind::kUsage for a number that the list does not have.
std::string chosen(const Selection::Value& value, const FacetResult* list,
                   std::string_view command);

// `values` as they are after a selection of `chosen` ones.
std::vector<std::string> selected(std::vector<std::string> values, Selection::Mode mode,
                                  const std::vector<std::string>& chosen);

}  // namespace dateline
