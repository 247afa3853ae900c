#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dateline {

// A search that was given a name: the query and the options that say what it finds and in what
// order, as they were typed, so that "7d" and the like keep their meaning.
struct SavedSearch {
  std::string name;
  std::string index;  // an absolute path
  std::string query;
  std::vector<std::pair<std::string, std::vector<std::string>>> options;  // "country": AL, IR

  // The options as a command line has them: "--country=AL".
  std::vector<std::string> arguments() const;

  bool operator==(const SavedSearch&) const = default;
};

// Keeps saved searches in a folder, a file NAME.json each, which is replaced by rename and is for
// its owner alone.
class SavedSearches {
 public:
  // Makes the folder when it writes. Throws Error on anything that goes wrong: kUsage for a name
  // that is none, is taken or unknown, kInput for a damaged file, kSystem.
  explicit SavedSearches(std::string folder) : folder_(std::move(folder)) {}

  // $XDG_CONFIG_HOME/dateline/searches, else ~/.config/dateline/searches.
  static std::string default_folder();
  // Letters, digits, "-", "_" and "."; a letter or digit first.
  static void check_name(const std::string& name);

  void add(const SavedSearch& search) const;
  SavedSearch load(const std::string& name) const;
  // By name.
  std::vector<SavedSearch> all() const;
  void forget(const std::string& name) const;

  bool contains(const std::string& name) const;
  // The file of SeenIds.
  std::string seen_path(const std::string& name) const { return folder_ + "/" + name + ".seen"; }
  const std::string& folder() const { return folder_; }

 private:
  std::string path(const std::string& name) const { return folder_ + "/" + name + ".json"; }
  std::vector<std::string> names() const;

  std::string folder_;
};

}  // namespace dateline
