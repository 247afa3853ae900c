#include "indexer/reject_log.h"

#include <fmt/format.h>

#include "common/log.h"
#include "common/text/readable.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostRejectsShown = 20;

std::string place(const Origin& origin) {
  if (origin.record == 0) return origin.file;
  // Only a first record begins at byte 0; where others do, the reader does not know.
  if (origin.record > 1 && origin.offset == 0) {
    return fmt::format("{}: record {}", origin.file, origin.record);
  }
  return fmt::format("{}: record {} at byte {}", origin.file, origin.record, origin.offset);
}

std::string list(const std::map<std::string, std::uint64_t>& counts) {
  std::string text;
  for (const auto& [reason, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(count), reason);
  }
  return text;
}

}  // namespace

void RejectLog::add(const Reject& reject) {
  if (reject.passed_over) {
    ++passed_over_[reject.reason];
    return;
  }
  ++count_;
  ++by_reason_[reject.reason];
  if (count_ > kMostRejectsShown) {
    if (count_ == kMostRejectsShown + 1) spdlog::warn("more rejected records are only counted");
    return;
  }
  spdlog::warn("{}: {}{}; skipped", place(reject.origin), reject.reason,
               reject.detail.empty() ? "" : " (" + reject.detail + ")");
}

void RejectLog::summarize() const {
  if (!passed_over_.empty()) spdlog::info("passed over: {}", list(passed_over_));
  if (count_ > 0) spdlog::warn("{} rejected: {}", grouped(count_), list(by_reason_));
}

}  // namespace dateline
