#pragma once

#include <string>

namespace dateline {

class Session;

// Commands of the session itself. They throw Error.
void set_format(Session& session, const std::string& argument);
void set_fields(Session& session, const std::string& argument);
void set_timer(Session& session, const std::string& argument);
void open_index(Session& session, const std::string& argument);
void reload_index(Session& session, const std::string& argument);
void show_help(Session& session, const std::string& argument);
void quit(Session& session, const std::string& argument);

}  // namespace dateline
