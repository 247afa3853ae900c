#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

// Collects the diagnostics of one query. A query of garbage has few that are worth reading, so the
// first ones are kept and the rest is dropped.
class Remarks {
 public:
  void note(std::size_t begin, std::size_t end, std::string message) {
    add({Diagnostic::Level::kNote, begin, end, std::move(message)});
  }
  void warning(std::size_t begin, std::size_t end, std::string message) {
    add({Diagnostic::Level::kWarning, begin, end, std::move(message)});
  }

  // Whether further remarks would be dropped; for those that are dear to make.
  bool full() const { return list_.size() >= kMost; }

  // In the order of the query; those about all of it stand last.
  std::vector<Diagnostic> take() {
    const auto place = [](const Diagnostic& diagnostic) {
      return std::pair(diagnostic.begin == diagnostic.end, diagnostic.begin);
    };
    std::stable_sort(list_.begin(), list_.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    return std::move(list_);
  }

 private:
  static constexpr std::size_t kMost = 20;

  void add(Diagnostic diagnostic) {
    if (!full()) list_.push_back(std::move(diagnostic));
  }

  std::vector<Diagnostic> list_;
};

}  // namespace dateline
