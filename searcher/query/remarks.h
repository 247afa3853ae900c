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

  // In the order of the query.
  std::vector<Diagnostic> take() {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.begin < b.begin; });
    return std::move(list_);
  }

 private:
  static constexpr std::size_t kMost = 20;

  void add(Diagnostic diagnostic) {
    if (list_.size() < kMost) list_.push_back(std::move(diagnostic));
  }

  std::vector<Diagnostic> list_;
};

}  // namespace dateline
