#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The alpha-2 code of a country given by one of the codes of ISO 3166-1: alpha-2 ("FR"), alpha-3
// ("FRA") or numeric ("250"). Case does not matter. "" for what is no such code.
std::string country_of_iso_code(std::string_view code);

}  // namespace dateline
