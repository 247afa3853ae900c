#pragma once

#include <string>

#include "common/analysis/analyzer.h"
#include "common/index/manifest.h"

namespace dateline {

// Makes the derived files of a segment again. Holds the analyzer and its caches from one segment to
// the next. Not for sharing between threads.
class SegmentRebuilder {
 public:
  // Makes the segment folder `to`, which must not exist, from the stored articles of the folder
  // `from`: its database and its tombstones as `entry` names them are linked, or copied where that
  // cannot be; everything else is written anew, as it was when the segment was made. Durable when
  // it returns; nothing is left of it when it throws: Error::Kind::kSystem, kIndex (an article
  // cannot be read), kInterrupted, or Xapian::Error.
  void rebuild(const std::string& from, const std::string& to, const SegmentEntry& entry);

 private:
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
};

}  // namespace dateline
