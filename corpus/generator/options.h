#pragma once

#include <optional>
#include <string>

#include "corpus/generator/corpus_options.h"

namespace dateline::corpus {

struct ProgramOptions {
  CorpusOptions corpus;
  std::string output = "-";  // a file, or "-": standard output
};

// Reads the command line. Returns an exit status when that was all there was to do (--help,
// --version). Throws Error::Kind::kUsage.
std::optional<int> read_options(int argc, char** argv, ProgramOptions& options);

}  // namespace dateline::corpus
