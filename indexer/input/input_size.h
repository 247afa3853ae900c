#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// Bytes on disk of all files that read_inputs would read from these paths. Nullopt when nobody can
// know (standard input, a pipe), and when `go_on`, which is asked for each file, says no or the
// program was interrupted.
std::optional<std::uint64_t> input_size(const std::vector<std::string>& paths,
                                        const std::function<bool()>& go_on);

}  // namespace dateline
