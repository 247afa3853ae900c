#pragma once

#include <string>
#include <vector>

#include "common/index/manifest.h"

namespace dateline {

// What lies in an index and is no part of it as `manifest` names it: segments and tombstones that
// were replaced, and what a writer has begun and not published. Paths, sorted. Files that are not
// ours are never among them. Orphans do no harm.
std::vector<std::string> find_orphans(const std::string& index, const Manifest& manifest);

// Removes them as far as it can. Only for who holds the write lock: the orphans of a running
// writer are its work.
void remove_orphans(const std::string& index, const Manifest& manifest);

}  // namespace dateline
