#pragma once

#include <cstdint>
#include <string>

namespace dateline {

class Session;

// Writes all that the state of a session finds to a file, in the format that the end of its name
// says or else in that of the session; returns how many articles. The file appears once it is
// whole, in the place of another one only with `replace`. Throws Error.
std::uint64_t export_file(const Session& session, const std::string& path, bool replace);

}  // namespace dateline
