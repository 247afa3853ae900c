#pragma once

#include <string>

namespace dateline {

class Session;

// Commands that keep searches and results. They throw Error.
void save_state(Session& session, const std::string& argument);
void run_saved(Session& session, const std::string& argument);
void show_new(Session& session, const std::string& argument);
void forget_search(Session& session, const std::string& argument);
void export_all(Session& session, const std::string& argument);
void export_over(Session& session, const std::string& argument);

}  // namespace dateline
