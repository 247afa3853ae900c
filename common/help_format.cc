#include "common/help_format.h"

#include <algorithm>
#include <string_view>

#include "common/text/width.h"

namespace dateline {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kColumn = 34;  // where descriptions start
constexpr int kWidest = 100;

}  // namespace

std::string help_entry(const std::string& names, const std::string& description, int columns) {
  const auto width = static_cast<std::size_t>(std::clamp(columns, 60, kWidest));
  std::string text = std::string(kIndent, ' ') + names;
  bool first = true;
  for (const Line& line : wrap(description, width - kColumn)) {
    const bool beside = first && text.size() + 2 <= kColumn;
    if (!beside) text += '\n';
    text += std::string(beside ? kColumn - text.size() : kColumn, ' ');
    text += description.substr(line.begin, line.end - line.begin);
    first = false;
  }
  return text + '\n';
}

std::string HelpFormat::make_description(const CLI::App* app) const {
  return app->get_name() + ": " + app->get_description() + "\n\n";
}

std::string HelpFormat::make_option(const CLI::Option* option, bool positional) const {
  std::string names = option->get_name(positional, true);
  for (std::size_t comma = names.find(','); comma != std::string::npos;
       comma = names.find(',', comma + 2)) {
    names.insert(comma + 1, 1, ' ');
  }
  return help_entry(positional ? names : names + make_option_opts(option),
                    option->get_description(), width_);
}

std::string HelpFormat::make_option_opts(const CLI::Option* option) const {
  if (option->get_positional() || option->get_items_expected_max() == 0) return {};
  return " " + option->get_type_name();
}

std::string HelpFormat::make_subcommand(const CLI::App* command) const {
  return help_entry(command->get_name(), command->get_description(), width_);
}

}  // namespace dateline
