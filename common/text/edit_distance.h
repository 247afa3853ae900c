#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

// Edits (insertion, deletion, substitution, exchange of neighbours) that turn `a` into `b`: the
// optimal string alignment distance. Bytes, which is enough for folded Latin names.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The one of `known` that is so close to `name` that it may be meant: with one wrong letter in
// three, at most, or the only one that begins with it. Empty when there is none.
std::string_view similar_name(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace dateline
