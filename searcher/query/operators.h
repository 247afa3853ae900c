#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "searcher/query/characters.h"
#include "searcher/query/token.h"

namespace dateline {

// The largest distance of NEAR and ADJ, and the largest count of atleast.
inline constexpr std::uint32_t kMaxOperatorNumber = 9999;

// Reads a piece of a query between blanks as an operator: AND, OR, NOT, SAME (upper case only),
// NEAR/5, NEAR5, ADJ/5, ADJ5, w/5, n/5, /5, pre/5, onear/5, /s, /p, w/s, w/p, w/sent, w/para,
// atleast3 (any case). Sets kind, node and n, nothing else; n may be 0 or beyond the maximum.
std::optional<QueryToken> read_operator(std::string_view chunk);

// The operator that starts at `index`, which moves behind it: what stands there up to a blank,
// bracket, bar or quotation mark is one, or it is NEAR, ONEAR or AROUND with its number in
// brackets. Sets all but the bytes of the token.
std::optional<QueryToken> scan_operator(const Characters& in, std::size_t& index);

}  // namespace dateline
