#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

class Session;

// What stands after a command, for completion.
enum class Argument : std::uint8_t {
  kNone,
  kNumber,  // of an article, a page, a step
  kCountry,
  kSource,
  kLanguage,
  kTopic,
  kDate,
  kSort,
  kMatch,
  kSwitch,
  kFormat,
  kFields,
  kFacetNames,
  kInterval,
  kSaved,
  kFile,
  kCommand,
};

// The sections of .help.
enum class CommandGroup : std::uint8_t { kNarrow, kShow, kArticle, kKeep, kSession };

struct Command {
  std::string_view name;  // without its dot
  std::string_view argument;
  std::string_view help;
  CommandGroup group;
  Argument kind;
  void (*run)(Session& session, const std::string& argument);
  std::string_view alias = {};  // a shorter name that would not be clear otherwise
};

// The one table of commands: .help, completion, --help and the manual page follow it.
std::span<const Command> commands();
std::string_view heading(CommandGroup group);

// By name, alias or a beginning that only one name has. Throws Error::Kind::kUsage, with what may
// be meant, for what is none or is not clear.
const Command& find_command(std::string_view name);

}  // namespace dateline
