#pragma once

#include <cstdint>
#include <string>

#include "searcher/engine/response.h"

namespace dateline {

// What a search costs, counted from the moment that this is made.
class Cost {
 public:
  Cost();
  // "Time: 3.3 ms · 12,345 postings · pages: 3 read from disk, 120 in memory already"
  std::string text(const Response& response) const;

 private:
  std::uint64_t postings_;
  long read_;    // pages that were read from disk
  long mapped_;  // pages of files that were in memory already, or new memory
};

}  // namespace dateline
