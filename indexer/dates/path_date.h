#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/date.h"

namespace dateline {

// A date spelt in digits within a URL's path or a file name, and where.
struct SpelledDate {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first of the most exact dates in `path`: 2022/09/08, 2022/Sep/08, 2022-09-08, 2022_09_08,
// 20220908, and 2022/09 or a segment 2022-09 for a month. nullopt when there is none between the
// year 1600 and `today`; a year alone is none.
std::optional<SpelledDate> date_in_url_path(std::string_view path, Day today);
// The same for the name of a file without folders, where 2022-09 may stand anywhere.
std::optional<SpelledDate> date_in_file_name(std::string_view name, Day today);

}  // namespace dateline
