#pragma once

#include <string>

namespace dateline {

class Session;

// Commands of what is shown, and in what order. They throw Error::Kind::kUsage.
void next_page(Session& session, const std::string& argument);
void previous_page(Session& session, const std::string& argument);
void go_to_page(Session& session, const std::string& argument);
void set_limit(Session& session, const std::string& argument);
void set_sort(Session& session, const std::string& argument);
void set_collapse(Session& session, const std::string& argument);
void set_match(Session& session, const std::string& argument);
void show_facets(Session& session, const std::string& argument);
void show_timeline(Session& session, const std::string& argument);

}  // namespace dateline
