#include "searcher/engine/glob.h"

#include "common/text/utf8.h"

namespace dateline {

bool glob_matches(std::string_view glob, std::string_view word) {
  std::size_t g = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;  // just after the last `*` seen
  std::size_t resume = 0;                     // where its match would go on
  while (w < word.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = ++g;
      resume = w;
    } else if (g < glob.size() && glob[g] == '?') {
      ++g;
      next_code_point(word, w);
    } else if (g < glob.size() && glob[g] == word[w]) {
      ++g;
      ++w;
    } else if (star != std::string_view::npos) {
      g = star;
      next_code_point(word, resume);
      w = resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

}  // namespace dateline
