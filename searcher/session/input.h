#pragma once

#include <string>
#include <string_view>

#include "common/date.h"

namespace dateline {

// A line as it is typed at the prompt.
struct Input {
  enum class Kind {
    kNothing,  // blank
    kQuery,
    kCommand,  // a dot and a letter; a blank before the dot makes it a query
    kRefine,   // + or - first: a word more, a word less
  };
  Kind kind = Kind::kNothing;
  std::string name;  // of a command, without its dot
  std::string text;  // the query, or what follows the command, without blanks around it
};

Input parse_input(std::string_view line);

// Whether a query is not at its end: a double quote or a bracket is open.
bool is_open(std::string_view query);

// A query with a refinement: "+word" or "-word", or several of them.
std::string refined(const std::string& query, std::string_view refinement, Day today);

}  // namespace dateline
