#pragma once

#include <string>

namespace dateline {

class Session;

// Commands that narrow a search down (command.cc has their help). They throw Error::Kind::kUsage.
void filter_by_country(Session& session, const std::string& argument);
void filter_by_mention(Session& session, const std::string& argument);
void filter_by_source(Session& session, const std::string& argument);
void filter_by_language(Session& session, const std::string& argument);
void filter_by_topic(Session& session, const std::string& argument);
void filter_by_date(Session& session, const std::string& argument);
void filter_since(Session& session, const std::string& argument);
void filter_until(Session& session, const std::string& argument);

}  // namespace dateline
