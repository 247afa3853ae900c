#include "searcher/saved/saved_search.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/error.h"
#include "common/text/edit_distance.h"
#include "searcher/saved/private_file.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::string_view kSuffix = ".json";
constexpr std::size_t kLongestName = 64;

std::string to_text(const SavedSearch& search) {
  Json options = Json::object();
  for (const auto& [name, values] : search.options) options[name] = values;
  Json json;
  json["version"] = kVersion;
  json["query"] = search.query;
  json["options"] = std::move(options);
  json["index"] = search.index;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<std::string> SavedSearch::arguments() const {
  std::vector<std::string> all;
  for (const auto& [option, values] : options) {
    for (const std::string& value : values) all.push_back("--" + option + "=" + value);
  }
  return all;
}

std::string SavedSearches::default_folder() {
  constexpr const char* kFolder = "/dateline/searches";
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && config[0] == '/') return config + std::string(kFolder);
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return home + std::string("/.config") + kFolder;
  throw Error(Error::Kind::kSystem, "there is no folder for saved searches",
              "set HOME or XDG_CONFIG_HOME");
}

void SavedSearches::check_name(const std::string& name) {
  const bool good = !name.empty() && name.size() <= kLongestName &&
                    std::isalnum(static_cast<unsigned char>(name.front())) != 0 &&
                    std::all_of(name.begin(), name.end(), [](unsigned char c) {
                      return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
                    });
  if (!good) {
    throw Error(Error::Kind::kUsage, "\"" + name + "\" is no name for a saved search",
                "use letters, digits, - and _, a letter or digit first: grain-deal");
  }
}

bool SavedSearches::contains(const std::string& name) const {
  return std::filesystem::exists(path(name));
}

void SavedSearches::add(const SavedSearch& search) const {
  make_private_folder(folder_);
  write_private_file(path(search.name), to_text(search));
}

SavedSearch SavedSearches::load(const std::string& name) const {
  check_name(name);
  if (!contains(name)) {
    const std::vector<std::string> known = names();
    const std::string_view meant = similar_name(name, {known.begin(), known.end()});
    throw Error(Error::Kind::kUsage, "there is no saved search " + name,
                meant.empty() ? "--saved lists them; --save " + name + " makes one"
                              : "did you mean " + std::string(meant) + "?");
  }
  SavedSearch search;
  search.name = name;
  try {
    const Json json = Json::parse(read_file(path(name)));
    json.at("query").get_to(search.query);
    json.at("index").get_to(search.index);
    for (const auto& [option, values] : json.at("options").items()) {
      search.options.emplace_back(option, values.get<std::vector<std::string>>());
    }
  } catch (const Json::exception&) {
    throw Error(Error::Kind::kInput, path(name) + " is damaged",
                "--forget " + name + " removes it; save the search again");
  }
  return search;
}

std::vector<std::string> SavedSearches::names() const {
  std::vector<std::string> names;
  std::error_code missing;  // no folder: no searches
  for (const auto& entry : std::filesystem::directory_iterator(folder_, missing)) {
    const std::string file = entry.path().filename();
    if (!file.ends_with(kSuffix)) continue;
    names.push_back(file.substr(0, file.size() - kSuffix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<SavedSearch> SavedSearches::all() const {
  std::vector<SavedSearch> searches;
  for (const std::string& name : names()) searches.push_back(load(name));
  return searches;
}

void SavedSearches::forget(const std::string& name) const {
  check_name(name);
  if (!contains(name)) load(name);  // says that there is none
  std::filesystem::remove(path(name));
  std::filesystem::remove(seen_path(name));
}

}  // namespace dateline
