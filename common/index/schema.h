#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/date.h"

namespace dateline {

// What an index must agree on with the programs that read it. Bump the version whenever anything
// below, a file's layout or the analyzer's output changes.
inline constexpr int kSchemaVersion = 8;

// Term prefixes. Single letters are Omega's; X... are ours. Values of the X prefixes are folded.
inline constexpr std::string_view kStemPrefix = "Z";    // Zcyberattack
inline constexpr std::string_view kTitlePrefix = "ZS";  // ZScyberattack: in the title
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kCountryPrefix = "N";         // NAL: the story is about it
inline constexpr std::string_view kMentionPrefix = "XM";        // XM:AL
inline constexpr std::string_view kLanguagePrefix = "L";        // Len
inline constexpr std::string_view kSourcePrefix = "XS";         // XS:daily mirror
inline constexpr std::string_view kSourceCountryPrefix = "XC";  // XC:LK
inline constexpr std::string_view kAuthorPrefix = "A";          // Aedi hoxha
inline constexpr std::string_view kTopicPrefix = "XT";          // XT:sport
inline constexpr std::string_view kStoryPrefix = "XY";          // XY:...

// Fields and their weights: a stem's count (wdf) is the sum of these over its places in the text,
// as in BM25F (Robertson, Zaragoza, Taylor 2004). News is written as an inverted pyramid, so the
// lead, the first words of the body, is a field too. Title terms count places alone.
inline constexpr std::uint32_t kTitleWeight = 8;
inline constexpr std::uint32_t kLeadWeight = 5;
inline constexpr std::uint32_t kBodyWeight = 2;
inline constexpr std::uint32_t kLeadWords = 25;  // stop words among them

// Value slots of the Xapian database, for Xapian's own matcher and ValueCountMatchSpy.
enum Slot : std::uint32_t {
  kDateSlot = 0,  // date_value(): "20220908", "202209", with time "20220908140500"
  kSourceSlot = 1,
  kLanguageSlot = 2,
  kFirstCountrySlot = 10,  // up to kCountrySlots focus countries, most prominent first
};
inline constexpr std::uint32_t kCountrySlots = 4;

// A term, cut off by a hash when it is over Xapian's 245 bytes. Prefixes of several letters are
// parted from the value by a colon, as Omega does.
std::string make_term(std::string_view prefix, std::string_view value);

// The sortable value of a date; "" when unknown.
std::string date_value(const Date& date);

}  // namespace dateline
