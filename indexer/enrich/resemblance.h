#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

// Two articles of one story have at least so many hashes of text in common.
inline constexpr std::size_t kLeastShared = 4;

// How much of the text of the shorter of two articles is found in the other (Broder's containment,
// |A and B| / min(|A|, |B|)), estimated from their fingerprints: 0 to 1, and exactly 0 unless both
// tell one story. That takes
//   - kLeastShared hashes and three fifths of the shorter one's text, and one hash more, for few
//     hashes prove little (headlines: 85 %);
//   - of articles of very different length, half of the shorter one's lead in the longer one's:
//     cuts keep the head, while a digest that quotes a brief is another article;
//   - where both have several numbers, half of the fewer (headlines: all of the fewer).
// Symmetric.
double resemblance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

// True for the fingerprint of an article that is little more than its headline.
bool is_headline(std::span<const std::uint32_t> fingerprint);

// The hashes of text, without those of numbers.
std::span<const std::uint32_t> text_hashes(std::span<const std::uint32_t> fingerprint);

}  // namespace dateline
