#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "searcher/options.h"

namespace dateline {

// Asks the engine for no more than what a format shows, with these fields or, without any, its own.
void ask_for_what_is_shown(OutputFormat format, const std::vector<HitField>& fields,
                           Request& request);

// The options of what is printed and in what form: --format, --fields, --tag, --all, --batch.
class OutputOptions {
 public:
  // Defines them; both must outlive this.
  OutputOptions(CLI::App& app, SearcherOptions& options);

  // After parsing: checks them - `has_page`: a page was asked for - and asks the engine for no more
  // than what is shown. Throws Error::Kind::kUsage.
  void give_meaning(bool has_page);

 private:
  SearcherOptions& options_;
  std::string format_;
  std::vector<std::string> fields_;
  std::string tag_;
};

}  // namespace dateline
