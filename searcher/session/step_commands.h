#pragma once

#include <string>

namespace dateline {

class Session;

// Commands that go through the steps of a session, and of its query. They throw Error.
void go_back(Session& session, const std::string& argument);
void go_forward(Session& session, const std::string& argument);
void show_history(Session& session, const std::string& argument);
void reset(Session& session, const std::string& argument);
void mean(Session& session, const std::string& argument);
void set_query(Session& session, const std::string& argument);
void refresh(Session& session, const std::string& argument);

}  // namespace dateline
