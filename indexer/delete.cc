#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/line_reader.h"
#include "indexer/upkeep/deleter.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostUnknownNamed = 20;
constexpr std::size_t kMaxIdBytes = std::size_t{1} << 20;

class Run {
 public:
  explicit Run(Deleter& deleter) : deleter_(deleter) {}

  void remove(const std::string& id) {
    if (deleter_.remove(id) || ++unknown_ > kMostUnknownNamed) return;
    spdlog::warn("there is no article {}", id);
  }

  // One id a line; white space around it is none of it.
  void remove_listed() {
    const auto input = open_standard_input();
    LineReader lines(*input, kMaxIdBytes);
    for (LineReader::Line line; lines.next(line);) {
      check_interrupted();
      std::string_view id = line.text;
      id.remove_prefix(std::min(id.find_first_not_of(" \t\r"), id.size()));
      id = id.substr(0, id.find_last_not_of(" \t\r") + 1);
      if (!id.empty()) remove(std::string(id));
    }
    check_interrupted();
  }

  std::uint64_t unknown() const { return unknown_; }

 private:
  Deleter& deleter_;
  std::uint64_t unknown_ = 0;
};

}  // namespace

int run_delete(const IndexerOptions& options) {
  Deleter deleter(options.common.index, "dateline-index delete", options.wait);
  Run run(deleter);
  for (const std::string& id : options.life.ids) {
    if (id == "-") {
      run.remove_listed();
    } else {
      run.remove(id);
    }
  }
  const std::uint64_t deleted = deleter.publish();
  std::string text = fmt::format("deleted {} article{} from {}", deleted, deleted == 1 ? "" : "s",
                                 options.common.index);
  if (run.unknown() > 0) text += fmt::format("; {} ids were not found", run.unknown());
  spdlog::info("{}", text);
  return deleted > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace dateline
