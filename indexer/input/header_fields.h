#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The header of a message as mail, HTTP and WARC have it.
struct HeaderFields {
  struct Field {
    std::string name;   // in small letters
    std::string value;  // trimmed; continuation lines joined by a blank
  };
  std::vector<Field> fields;

  // The value of the first field of this name, "" when there is none.
  std::string_view find(std::string_view lower_name) const;
};

// Reads lines "Name: value" up to an empty line, ended by CRLF or LF, into `header`; lines that are
// none are passed over. Returns where what follows the empty line begins; text.size() without one.
std::size_t read_header_fields(std::string_view text, HeaderFields& header);

}  // namespace dateline
