#pragma once

#include <string>

namespace dateline {

class Session;

// Commands about one of the articles shown, by its number. They throw Error::Kind::kUsage.
void open_article(Session& session, const std::string& argument);
void show_why(Session& session, const std::string& argument);
void explain_score(Session& session, const std::string& argument);
void find_similar(Session& session, const std::string& argument);
void find_story(Session& session, const std::string& argument);

}  // namespace dateline
