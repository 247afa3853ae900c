#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Follows the structure of a JSON object that holds articles in an array of its own, as the answers
// of search interfaces and JSON feeds do: {"status":"ok","articles":[{...},{...}]}. Names of such
// arrays are "articles", "items", "docs" and the like, at most three objects deep.
class JsonWrapper {
 public:
  // Takes the next byte. True when it is the "[" that opens an array of articles; what is in the
  // array, up to its "]", must then be kept from it.
  bool take(char c);

  // True for the first bytes of a file that are such an object: its array begins within them with
  // an object, and no text stands before it.
  static bool is_for(std::string_view first_bytes);

 private:
  bool take_in_string(char c);

  std::string last_string_;  // its first bytes
  std::string key_;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool has_text_ = false;  // a field that is a body was seen
};

}  // namespace dateline
