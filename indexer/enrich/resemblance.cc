#include "indexer/enrich/resemblance.h"

#include <algorithm>

#include "indexer/enrich/fingerprint.h"

namespace dateline {
namespace {

using Hashes = std::span<const std::uint32_t>;

constexpr double kLeastText = 0.6;
constexpr double kLeastTextMore = 1;  // hashes
constexpr double kLeastHeadline = 0.85;
constexpr double kLeastLead = 0.5;
constexpr double kLeastNumbers = 0.5;
constexpr std::size_t kSeveralNumbers = 4;
// From so many hashes of the coarse sample on it alone tells how much is shared.
constexpr std::size_t kEnoughCoarse = 8;
constexpr std::size_t kVeryDifferent = 5;  // times as long

// The hashes in [begin, end), of a sorted list.
Hashes between(Hashes hashes, std::uint32_t begin, std::uint32_t end) {
  const auto first = std::lower_bound(hashes.begin(), hashes.end(), begin);
  const auto last = std::lower_bound(first, hashes.end(), end);
  return {first, last};
}

std::size_t count_shared(Hashes a, Hashes b) {
  std::size_t shared = 0;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    const std::uint32_t x = *left;
    const std::uint32_t y = *right;
    shared += x == y;
    left += x <= y;
    right += y <= x;
  }
  return shared;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// The share when it is great enough to be believed, else 0.
double proven(std::size_t shared, std::size_t of) {
  const double least = kLeastText * static_cast<double>(of) + kLeastTextMore;
  return static_cast<double>(shared) >= least ? share(shared, of) : 0;
}

double contained(Hashes a, Hashes b) {
  return share(count_shared(a, b), std::min(a.size(), b.size()));
}

bool numbers_agree(Hashes a, Hashes b, bool headlines) {
  Hashes left(std::lower_bound(a.begin(), a.end(), kNumbersBegin), a.end());
  Hashes right(std::lower_bound(b.begin(), b.end(), kNumbersBegin), b.end());
  // A full sample says nothing about the numbers above its highest.
  for (const Hashes full : {left, right}) {
    if (full.size() < kMostNumbers) continue;
    const std::uint32_t highest = full.back();
    const auto up_to = [highest](Hashes hashes) {
      return Hashes(hashes.begin(), std::upper_bound(hashes.begin(), hashes.end(), highest));
    };
    left = up_to(left);
    right = up_to(right);
  }
  const std::size_t fewer = std::min(left.size(), right.size());
  if (headlines) return count_shared(left, right) == fewer;
  return fewer < kSeveralNumbers || contained(left, right) >= kLeastNumbers;
}

double headline_resemblance(Hashes a, Hashes b) {
  const std::size_t shared = count_shared(a, b);
  const double found = share(shared, std::min(a.size(), b.size()));
  return shared >= kLeastShared && found >= kLeastHeadline ? found : 0;
}

double body_resemblance(Hashes a, Hashes b) {
  const std::size_t shared = count_shared(a, b);
  if (shared < kLeastShared) return 0;
  const Hashes left = between(a, 0, kCoarseEnd);
  const Hashes right = between(b, 0, kCoarseEnd);
  const std::size_t fewer = std::min(left.size(), right.size());
  const std::size_t more = std::max(left.size(), right.size());
  double found = proven(count_shared(left, right), fewer);
  if (fewer < kEnoughCoarse) {
    found = std::max(found, proven(shared, std::min(a.size(), b.size())));
  }
  if (found == 0) return 0;
  if (more > kVeryDifferent * std::max<std::size_t>(fewer, 1) &&
      contained(between(a, kCoarseEnd, kFineEnd), between(b, kCoarseEnd, kFineEnd)) < kLeastLead) {
    return 0;
  }
  return found;
}

}  // namespace

bool is_headline(Hashes fingerprint) {
  return !fingerprint.empty() && fingerprint.front() >= kHeadlineBegin;
}

Hashes text_hashes(Hashes fingerprint) { return between(fingerprint, 0, kNumbersBegin); }

double resemblance(Hashes a, Hashes b) {
  const bool headlines = is_headline(a);
  if (headlines != is_headline(b) || !numbers_agree(a, b, headlines)) return 0;
  const Hashes left = text_hashes(a);
  const Hashes right = text_hashes(b);
  return headlines ? headline_resemblance(left, right) : body_resemblance(left, right);
}

}  // namespace dateline
