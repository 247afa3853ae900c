#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/date_options.h"
#include "searcher/engine/request.h"

namespace dateline {

// The heading of the filters in --help.
inline constexpr const char* kFilterGroup = "Filters";

// The options that narrow results down: --country, --source, --since and their like.
class FilterOptions {
 public:
  // Defines them; must outlive the parsing.
  explicit FilterOptions(CLI::App& app);

  // After parsing. Throws Error::Kind::kUsage on what is no country, language or date.
  Filters filters(Day today) const;

 private:
  std::vector<std::string> countries_, mentions_, sources_, source_countries_;
  std::vector<std::string> languages_, topics_, authors_;
  DateOptions dates_;
};

}  // namespace dateline
