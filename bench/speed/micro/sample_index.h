#pragma once

#include "common/index/snapshot.h"

namespace dateline::bench {

// An index of 5,000 sample articles in one segment, made on first use in a temporary directory
// that goes at exit.
const Snapshot& sample_index();

}  // namespace dateline::bench
