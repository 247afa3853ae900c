#pragma once

#include <cstddef>
#include <string>

#include "indexer/input/byte_source.h"

namespace dateline {

// Reads all of `source` into `bytes`, whose memory grows with what is there. False, with not more
// than `max_bytes` + 1 read, when there are more than `max_bytes`.
bool read_whole(ByteSource& source, std::size_t max_bytes, std::string& bytes);

}  // namespace dateline
