#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// What both programs share of a command line. The flag definitions made here are the only ones:
// --help and the man page (--man) are written from them.
struct CommonOptions {
  std::string index;
  bool quiet = false;
  bool verbose = false;
};

// Words around the flags, for --help and the man page.
struct ProgramText {
  std::string name;         // "dateline-index"
  std::string summary;      // one line
  std::string synopsis;     // one usage a line
  std::string description;  // paragraphs, separated by empty lines
  // What people type, and what it does.
  std::vector<std::pair<std::string, std::string>> examples;
  // Lists after the options: a title, then what to write and what it means.
  struct Section {
    std::string title;
    std::vector<std::pair<std::string, std::string>> entries;
  };
  std::vector<Section> sections = {};
};

// An empty command line of this program with --help, --version, --man, -i, -q and -v.
std::unique_ptr<CLI::App> make_command_line(const ProgramText& text, CommonOptions& common);

// Parses. Returns an exit status when that was all there was to do (--help, --version, --man).
// Throws Error::Kind::kUsage. `words` that hold a space are never options, even when they start
// with "-": a query may.
std::optional<int> parse_command_line(CLI::App& app, const ProgramText& text, int argc,
                                      char** argv);

// Sets up messages as -q and -v ask, and finds the index: -i, else $DATELINE_INDEX, else
// ./dateline.idx.
void apply(CommonOptions& common, const ProgramText& text);

// A word that parse_command_line protected from being taken for an option, as it was typed.
std::string plain_word(const std::string& word);

}  // namespace dateline
