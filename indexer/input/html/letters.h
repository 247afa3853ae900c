#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

// Letters and digits alone, folded: the same words in the same order are equal.
std::string letters_of(std::string_view text);

}  // namespace dateline::html
