#pragma once

#include <string>

namespace dateline {

// Has Xapian check the database in this folder, whatever its bytes are: in a process of its own,
// which damage may crash or send round in circles. One that may not be written is read whole
// instead. Returns what is wrong, empty when nothing is.
// Throws Error::Kind::kInterrupted on Ctrl-C. Only for a process with one thread.
std::string check_database(const std::string& path);

}  // namespace dateline
