#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace dateline {

// The layout of --help: a summary line, the flags with their values as they are typed, and
// descriptions wrapped to the terminal.
class HelpFormat : public CLI::Formatter {
 public:
  explicit HelpFormat(int width) : width_(width) {}
  std::string make_description(const CLI::App* app) const override;
  std::string make_option(const CLI::Option* option, bool positional) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
  std::string make_subcommand(const CLI::App* command) const override;

 private:
  int width_;
};

// One entry of a list as HelpFormat prints its own: what to write, and beside it what it means.
std::string help_entry(const std::string& names, const std::string& description, int columns);

}  // namespace dateline
