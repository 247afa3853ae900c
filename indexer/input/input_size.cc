#include "indexer/input/input_size.h"

#include "common/error.h"
#include "indexer/input/walk.h"

namespace dateline {

std::optional<std::uint64_t> input_size(const std::vector<std::string>& paths,
                                        const std::function<bool()>& go_on) {
  std::uint64_t bytes = 0;
  Walker walker(
      [&](const std::string&, const FileFacts& facts) {
        bytes += facts.size;
        return facts.regular && go_on();
      },
      [](const std::string&, const std::string&) {});
  try {
    for (const std::string& path : paths) {
      if (path == "-" || !walker.visit(path)) return std::nullopt;
    }
  } catch (const Error&) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace dateline
