#include "common/man_page.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace dateline {
namespace {

// Text that roff shows as it is.
std::string escaped(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void put_option(std::ostringstream& out, const CLI::Option& option) {
  std::string names = option.get_name(false, true);
  std::replace(names.begin(), names.end(), ',', '\n');
  std::istringstream lines(names);
  std::string shown;
  for (std::string name; std::getline(lines, name);) {
    shown += (shown.empty() ? "" : ", ") + ("\\fB" + escaped(name) + "\\fR");
  }
  if (option.get_items_expected_max() > 0) {
    shown += " \\fI" + escaped(option.get_type_name()) + "\\fR";
  }
  out << ".TP\n" << shown << "\n" << escaped(option.get_description()) << "\n";
}

void put_options(std::ostringstream& out, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional() && !option->get_group().empty()) put_option(out, *option);
  }
}

}  // namespace

std::string man_page(const CLI::App& app, const ProgramText& text) {
  std::ostringstream out;
  out << ".TH " << upper(text.name) << " 1 \"\" \"Dateline " DATELINE_VERSION "\" \"Dateline\"\n";
  out << ".SH NAME\n" << escaped(text.name) << " \\- " << escaped(text.summary) << "\n";
  out << ".SH SYNOPSIS\n";
  std::istringstream synopsis(text.synopsis);
  for (std::string line; std::getline(synopsis, line);) out << escaped(line) << "\n.br\n";
  out << ".SH DESCRIPTION\n";
  std::istringstream description(text.description);
  for (std::string line; std::getline(description, line);) {
    out << (line.empty() ? ".PP" : escaped(line)) << "\n";
  }
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  if (!commands.empty()) {
    out << ".SH COMMANDS\n";
    for (const CLI::App* command : commands) {
      out << ".TP\n\\fB" << escaped(command->get_name()) << "\\fR\n"
          << escaped(command->get_description()) << "\n";
    }
  }
  out << ".SH OPTIONS\n";
  put_options(out, app);
  for (const ProgramText::Section& section : text.sections) {
    out << ".SH " << upper(section.title) << "\n";
    for (const auto& [form, meaning] : section.entries) {
      out << ".TP\n\\fB" << escaped(form) << "\\fR\n" << escaped(meaning) << "\n";
    }
  }
  out << ".SH EXIT STATUS\n"
         ".TP\n0\ndone, or found\n.TP\n1\nnothing found; of verify: damage "
         "found\n.TP\n2\nerror\n.TP\n130\ninterrupted\n";
  out << ".SH ENVIRONMENT\n"
         ".TP\n\\fBDATELINE_INDEX\\fR\nthe index when \\-i is not given\n"
         ".TP\n\\fBNO_COLOR\\fR\nno colour, when it is not empty\n"
         ".TP\n\\fBCOLUMNS\\fR\nthe width of the text, instead of the terminal's\n";
  out << ".SH EXAMPLES\n";
  for (const auto& [command, effect] : text.examples) {
    out << ".TP\n\\fB" << escaped(command) << "\\fR\n" << escaped(effect) << "\n";
  }
  return out.str();
}

}  // namespace dateline
