#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Makes XML of what people take for XML, piece by piece: references become their characters or
// references by number, other ampersands are escaped (so entities that a document declares are never
// expanded), control characters go. CDATA sections are left alone.
class XmlRepair {
 public:
  // Appends to `out` what is certain of the text so far; `text` must be well-formed UTF-8 apart
  // from a character cut at its ends. With `last`, everything.
  void feed(std::string_view text, bool last, std::string& out);

 private:
  std::string held_;  // the end of the last piece: what follows decides how it is read
  bool in_cdata_ = false;
};

}  // namespace dateline
