#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/enrich/folded_line.h"

namespace dateline {

// News and photo agencies by name, and the credits that consist of them.
class Agencies {
 public:
  // A name that is also a common word or abbreviation ("Pool", "PA") is not `sure`: it counts only
  // in a list with one that is.
  void add(std::string_view name, bool sure);

  // A credit and nothing else: "EPA", "PAP / EPA", "MALTON DIBRA / EPA / PAP", "(AFP, Reuters)".
  bool is_list(std::string_view text) const;

  // Where a credit begins that ends a caption without a label: glued to it ("in TiranaPAP",
  // "in TiranaMALTON DIBRA / EPA"), two agencies or more ("in Tirana PAP / EPA"), or in brackets
  // ("... on Monday (AFP)"). npos when there is none.
  std::size_t ending_list(std::string_view caption) const;

 private:
  enum class Kind { kNone, kUnsure, kSure };
  struct Name {
    bool sure = false;
    bool capitals = false;  // an abbreviation, which is never printed in small letters
  };
  Kind find(std::string_view folded, std::string_view raw) const;
  // The agency that the words of `line` from `word` on are.
  Kind find_tail(const FoldedLine& line, std::size_t word) const;
  // False when the last letters of `text` end no agency: a quick look.
  bool may_end(std::string_view text) const;
  bool may_end_beyond_ascii(std::string_view text) const;
  bool ends_in_glued_agency(const FoldedLine& line) const;
  std::size_t ending_slash_list(std::string_view caption) const;

  std::unordered_map<std::string, Name> names_;  // by folded letters
  std::size_t longest_ = 0;                      // bytes of the longest folded name
  std::unordered_set<char32_t> last_letters_;
  std::bitset<65536> endings_;  // the last two bytes of every folded name
};

}  // namespace dateline
