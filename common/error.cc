#include "common/error.h"

#include <cerrno>
#include <cstring>

namespace dateline {

ExitStatus Error::exit_status() const {
  switch (kind_) {
    case Kind::kInterrupted:
      return kExitInterrupted;
    case Kind::kBrokenPipe:
      return kExitDone;  // whoever reads us has seen enough, as with `| head`
    default:
      return kExitError;
  }
}

Error system_error(const std::string& action, int error_number) {
  std::string hint;
  if (error_number == ENOSPC || error_number == EDQUOT)
    hint = "free some space and run the same command again";
  if (error_number == EACCES || error_number == EPERM) {
    hint = "check the permissions, or choose another place";
  }
  return Error(Error::Kind::kSystem, "cannot " + action + ": " + std::strerror(error_number), hint);
}

}  // namespace dateline
