#include "searcher/session/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "searcher/engine/complete.h"
#include "searcher/facet_options.h"
#include "searcher/present/labels.h"
#include "searcher/present/present.h"
#include "searcher/saved/saved_search.h"
#include "searcher/session/arguments.h"
#include "searcher/session/command.h"

namespace dateline {
namespace {

constexpr std::size_t kMost = 40;

LineCompletion from_names(std::size_t begin, std::string_view typed,
                          const std::vector<std::string>& names) {
  LineCompletion completion;
  completion.begin = begin;
  for (const std::string& name : names) {
    if (name.starts_with(typed)) completion.choices.push_back({name, ""});
  }
  return completion;
}

std::string note_of(const Completion& each) {
  if (each.kind == CompletionKind::kField) return each.label;
  const std::string count = grouped(each.count);
  const bool coded =
      each.kind == CompletionKind::kCountry || each.kind == CompletionKind::kLanguage;
  return coded ? each.label + " " + count : count;
}

// Where the word at the end of a text begins: blanks inside quotes do not part words.
std::size_t last_word(std::string_view text) {
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ' ' && !quoted) begin = i + 1;
  }
  return begin;
}

LineCompletion complete_query(const Snapshot& snapshot, std::string_view typed) {
  LineCompletion completion;
  completion.begin = last_word(typed);
  const std::string_view word = typed.substr(completion.begin);
  for (const Completion& each : complete(snapshot, word, kMost)) {
    completion.choices.push_back({each.text, note_of(each)});
  }
  completion.ends_word =
      completion.choices.size() == 1 && !completion.choices.front().text.ends_with(':');
  return completion;
}

// Values of a field, without its name.
LineCompletion complete_value(const Snapshot& snapshot, std::string_view field, std::size_t begin,
                              std::string_view typed) {
  LineCompletion completion;
  // What is earlier in the list, and a sign, stays.
  const std::size_t comma = typed.rfind(',');
  std::size_t start = comma == std::string_view::npos ? typed.find_first_not_of("+-") : comma + 1;
  start = std::min(typed.find_first_not_of(' ', std::min(start, typed.size())), typed.size());
  completion.begin = begin + start;
  const std::string lead = std::string(field) + ":";
  for (const Completion& each :
       complete(snapshot, lead + std::string(typed.substr(start)), kMost)) {
    completion.choices.push_back({each.text.substr(lead.size()), note_of(each)});
  }
  return completion;
}

LineCompletion complete_file(std::size_t begin, const std::string& typed) {
  namespace fs = std::filesystem;
  LineCompletion completion;
  completion.begin = begin;
  const std::size_t slash = typed.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : typed.substr(0, slash + 1);
  const std::string name = typed.substr(folder.size());
  std::error_code error;
  const std::string real = folder.empty() ? "." : path_argument("index", folder);
  for (const auto& entry : fs::directory_iterator(real, error)) {
    const std::string file = entry.path().filename();
    if (!file.starts_with(name) || (name.empty() && file.starts_with('.'))) continue;
    completion.choices.push_back({folder + file + (entry.is_directory(error) ? "/" : ""), ""});
  }
  std::sort(completion.choices.begin(), completion.choices.end(),
            [](const auto& a, const auto& b) { return a.text < b.text; });
  completion.ends_word =
      completion.choices.size() == 1 && !completion.choices.front().text.ends_with('/');
  return completion;
}

std::vector<std::string> command_names(std::string_view before) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.push_back(std::string(before) + std::string(command.name));
  }
  return names;
}

std::vector<std::string> saved_names() {
  std::vector<std::string> names;
  for (const SavedSearch& search : SavedSearches(SavedSearches::default_folder()).all()) {
    names.push_back(search.name);
  }
  return names;
}

std::vector<std::string> names_for(Argument kind) {
  switch (kind) {
    case Argument::kSort:
      return {"relevance", "newest", "oldest"};
    case Argument::kMatch:
      return {"all", "any", "auto"};
    case Argument::kSwitch:
      return {"on", "off"};
    case Argument::kFormat:
      return output_formats();
    case Argument::kInterval:
      return {"year", "month", "day"};
    case Argument::kSaved:
      return saved_names();
    case Argument::kDate:
      return {"today", "yesterday", "7d", "30d", "last week", "last month", "none"};
    case Argument::kCommand:
      return command_names("");
    case Argument::kFields: {
      std::vector<std::string> names;
      for (const HitField field : all_hit_fields()) names.emplace_back(field_name(field));
      return names;
    }
    case Argument::kFacetNames:
      return facet_name_list();
    default:
      return {};
  }
}

LineCompletion complete_argument(const Snapshot& snapshot, const Command& command,
                                 const std::string& typed, std::size_t begin) {
  switch (command.kind) {
    case Argument::kCountry:
    case Argument::kSource:
    case Argument::kLanguage:
    case Argument::kTopic:
      return complete_value(snapshot, command.name, begin, typed);
    case Argument::kFile:
      return complete_file(begin, typed);
    case Argument::kFields:
    case Argument::kFacetNames: {
      const std::size_t comma = typed.rfind(',');
      const std::size_t start = comma == std::string::npos ? 0 : comma + 1;
      LineCompletion completion =
          from_names(begin + start, typed.substr(start), names_for(command.kind));
      completion.ends_word = false;
      return completion;
    }
    default:
      return from_names(begin, typed, names_for(command.kind));
  }
}

}  // namespace

LineCompletion complete_line(const Snapshot& snapshot, const std::string& line,
                             std::size_t cursor) {
  const std::string typed = line.substr(0, cursor);
  if (!typed.starts_with('.')) return complete_query(snapshot, typed);
  const std::size_t blank = typed.find(' ');
  if (blank == std::string::npos) return from_names(0, typed, command_names("."));
  const std::size_t begin = std::min(typed.find_first_not_of(' ', blank), typed.size());
  try {
    const Command& command = find_command(typed.substr(1, blank - 1));
    return complete_argument(snapshot, command, typed.substr(begin), begin);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace dateline
