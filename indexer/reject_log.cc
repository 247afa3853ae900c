#include "indexer/reject_log.h"

#include <fmt/format.h>

#include "common/log.h"
#include "common/text/readable.h"

namespace dateline {
namespace {

constexpr std::uint64_t kShown = 20;

std::string place(const Origin& origin) {
  if (origin.record == 0) return origin.file;
  return fmt::format("{}: record {} at byte {}", origin.file, origin.record, origin.offset);
}

}  // namespace

void RejectLog::add(const Reject& reject) {
  ++count_;
  ++by_reason_[reject.reason];
  if (count_ > kShown) {
    if (count_ == kShown + 1) spdlog::warn("more rejected records are only counted");
    return;
  }
  spdlog::warn("{}: {}{}; skipped", place(reject.origin), reject.reason,
               reject.detail.empty() ? "" : " (" + reject.detail + ")");
}

void RejectLog::summarize() const {
  if (count_ == 0) return;
  std::string reasons;
  for (const auto& [reason, count] : by_reason_) {
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", grouped(count), reason);
  }
  spdlog::warn("{} rejected: {}", grouped(count_), reasons);
}

}  // namespace dateline
