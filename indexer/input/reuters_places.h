#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The code of a country as Reuters-21578 names its places ("west-germany", "usa",
// "yemen-demo-republic"): that of today's country, or of the main successor of one that is no more.
// "" for what is none.
std::string country_of_reuters_place(std::string_view place);

}  // namespace dateline
