#pragma once

#include <xapian.h>

#include <string>

#include "common/error.h"

namespace dateline {

// Runs `step`; what Xapian throws from it is Error::Kind::kSystem "cannot <what>: ...", with a hint
// that fits writing (the disk is full, most often).
template <typename Step>
void as_system_error(const std::string& what, const Step& step) {
  try {
    step();
  } catch (const Xapian::Error& error) {
    std::string reason = error.get_msg();
    if (error.get_error_string() != nullptr) reason += std::string(": ") + error.get_error_string();
    throw Error(Error::Kind::kSystem, "cannot " + what + ": " + reason,
                "what was published before is safe; make room, then run the same command again");
  }
}

}  // namespace dateline
