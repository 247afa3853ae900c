#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "indexer/input/reader.h"

namespace dateline {

// Tells the user about rejected records: the first ones one by one, the rest as counts by reason.
class RejectLog {
 public:
  void add(const Reject& reject);
  // Says how many there were, when there were any, and what was passed over.
  void summarize() const;
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
  std::map<std::string, std::uint64_t> by_reason_;
  std::map<std::string, std::uint64_t> passed_over_;  // by reason
};

}  // namespace dateline
