#include "common/command_line.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "common/error.h"
#include "common/help_format.h"
#include "common/log.h"
#include "common/man_page.h"
#include "common/option_advice.h"
#include "common/option_values.h"
#include "common/program.h"
#include "common/shell_completion.h"

namespace dateline {
namespace {

// Stands before words that look like options but cannot be: no option holds a space.
constexpr char kGuard = '\x01';

bool looks_like_words(std::string_view argument) {
  const std::size_t space = argument.find_first_of(" \t\n");
  return argument.size() > 1 && argument[0] == '-' && space != std::string_view::npos &&
         argument.find('=') > space;
}

// Of `--completions SHELL` or `--completions=SHELL`, which need nothing else of the command line.
std::optional<std::string> shell_asked_for(std::string_view argument, const char* next) {
  constexpr std::string_view kOption = "--completions";
  if (!argument.starts_with(kOption)) return std::nullopt;
  argument.remove_prefix(kOption.size());
  if (argument.starts_with('=')) return std::string(argument.substr(1));
  return argument.empty() && next != nullptr ? std::optional<std::string>(next) : std::nullopt;
}

void print(const std::string& text) {
  Output output(stdout);
  output.write(text);
  output.flush();
}

std::string help_footer(const ProgramText& text, int width) {
  std::string footer;
  for (const ProgramText::Section& section : text.sections) {
    footer += section.title + ":\n";
    for (const auto& [form, meaning] : section.entries) footer += help_entry(form, meaning, width);
    footer += '\n';
  }
  footer += "Examples:\n";
  for (const auto& [command, effect] : text.examples) {
    footer += "  " + command + "\n      " + effect + "\n";
  }
  return footer;
}

}  // namespace

std::unique_ptr<CLI::App> make_command_line(const ProgramText& text, CommonOptions& common) {
  auto app = std::make_unique<CLI::App>(text.summary, text.name);
  const int width = terminal(stdout).width;
  app->formatter(std::make_shared<HelpFormat>(width));
  app->set_help_flag("-h,--help", "Print this help and exit");
  app->set_version_flag("--version", text.name + " " DATELINE_VERSION,
                        "Print the version and exit");
  app->add_flag("--man")->description("Print the manual page (roff) and exit");
  auto* completions = app->add_option("--completions")
                          ->description("Print a completion script for this shell and exit")
                          ->type_name("SHELL");
  set_values(completions, {{"bash", "zsh", "fish"}});
  app->add_option("-i,--index", common.index,
                  "The index, a directory (default: $DATELINE_INDEX, else ./dateline.idx)")
      ->type_name("DIR");
  auto* quiet = app->add_flag("-q,--quiet", common.quiet, "Print errors only");
  app->add_flag("-v,--verbose", common.verbose, "Print more of what happens")->excludes(quiet);
  // Made only when it is printed: to break its lines takes ICU a good part of a millisecond.
  app->footer([text, width] { return help_footer(text, width); });
  return app;
}

std::optional<int> parse_command_line(CLI::App& app, const ProgramText& text, int argc,
                                      char** argv) {
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) {
    std::string argument = argv[i];
    if (argument == "--man") {
      print(man_page(app, text));
      return kExitDone;
    }
    if (const auto shell = shell_asked_for(argument, i + 1 < argc ? argv[i + 1] : nullptr)) {
      print(shell_completion(app, text.name, *shell));
      return kExitDone;
    }
    if (looks_like_words(argument)) argument.insert(0, 1, kGuard);
    arguments.push_back(std::move(argument));
  }
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    // All of it, whatever sub-command it was asked of: the flags are shared.
    const auto& formatter = *app.get_formatter();
    print(formatter.make_help(&app, app.get_name(), CLI::AppFormatMode::Normal));
    return kExitDone;
  } catch (const CLI::CallForVersion& version) {
    print(std::string(version.what()) + "\n");
    return kExitDone;
  } catch (const CLI::ExtrasError& error) {
    const std::string meant = meant_option(app, app.remaining(true));
    throw Error(Error::Kind::kUsage, error.what(),
                (meant.empty() ? "" : "did you mean " + meant + "? ") + "see " + text.name +
                    " --help; words that start with a dash go inside quotes, as in 'iran -sport'");
  } catch (const CLI::ParseError& error) {
    throw Error(Error::Kind::kUsage, error.what(), "see " + text.name + " --help");
  }
  return std::nullopt;
}

void apply(CommonOptions& common, const ProgramText& text) {
  set_up_log(text.name.c_str(), common.quiet     ? Verbosity::kQuiet
                                : common.verbose ? Verbosity::kVerbose
                                                 : Verbosity::kNormal);
  if (common.index.empty()) {
    const char* variable = std::getenv("DATELINE_INDEX");
    common.index = variable != nullptr && *variable != '\0' ? variable : "dateline.idx";
  }
  while (common.index.size() > 1 && common.index.back() == '/') common.index.pop_back();
}

std::string plain_word(const std::string& word) {
  return !word.empty() && word[0] == kGuard ? word.substr(1) : word;
}

}  // namespace dateline
