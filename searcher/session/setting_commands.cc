#include "searcher/session/setting_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/error.h"
#include "searcher/present/marked.h"
#include "searcher/session/arguments.h"
#include "searcher/session/banner.h"
#include "searcher/session/command.h"
#include "searcher/session/session.h"
#include "searcher/value_options.h"

namespace dateline {
namespace {

constexpr std::size_t kHelpColumn = 28;

void show_again(Session& session) {
  if (session.has_answer()) session.show_again();
}

std::string help_line(const Command& command, std::size_t width, const Painter& painter) {
  std::string form = "  ." + std::string(command.name);
  if (!command.argument.empty()) form += " " + std::string(command.argument);
  std::string help(command.help);
  if (!command.alias.empty()) help += " (." + std::string(command.alias) + ")";
  std::string out;
  const bool fits = form.size() < kHelpColumn && width > 2 * kHelpColumn;
  const std::size_t indent = fits ? kHelpColumn : 6;
  if (fits) {
    form.resize(kHelpColumn, ' ');
  } else {
    out += form + '\n';
    form.assign(indent, ' ');
  }
  append_lines(out, wrap_marked({help, {}}, width - indent, Look{}, painter), form, indent);
  return out;
}

std::string help_text(std::size_t width, const Painter& painter) {
  std::string out;
  append_hanging(out,
                 {"Type a query, or +word and -word to refine the last one. Numbers are those "
                  "before articles (.open 3) and before counts (.country 2). The beginning of a "
                  "command is enough where it is clear. A blank before a dot makes it a query.",
                  {}},
                 width, Look{}, painter);
  for (const CommandGroup group :
       {CommandGroup::kNarrow, CommandGroup::kShow, CommandGroup::kArticle, CommandGroup::kKeep,
        CommandGroup::kSession}) {
    out += '\n' + painter(Style::kStrong, heading(group)) + '\n';
    for (const Command& command : commands()) {
      if (command.group == group) out += help_line(command, width, painter);
    }
  }
  return out;
}

}  // namespace

void set_format(Session& session, const std::string& argument) {
  if (argument.empty()) {
    throw Error(Error::Kind::kUsage, ".format asks for a name",
                "it is one of: " + output_format_names());
  }
  session.settings().format = parse_output_format(argument);
  session.restart_output();
  show_again(session);
}

void set_fields(Session& session, const std::string& argument) {
  session.settings().fields =
      argument == "-" ? std::vector<HitField>() : parse_hit_fields({argument});
  session.restart_output();
  show_again(session);
}

void set_timer(Session& session, const std::string& argument) {
  bool& timer = session.settings().timer;
  timer = switch_argument("timer", argument, !timer);
  session.tell(timer ? "What searches cost is shown." : "What searches cost is not shown.");
}

void open_index(Session& session, const std::string& argument) {
  if (!argument.empty()) session.open(path_argument("index", argument));
  session.write(banner(session.index(), session.width(), session.painter()));
}

void reload_index(Session& session, const std::string&) {
  const std::uint64_t before = session.index().snapshot.articles();
  session.open(std::string(session.index().snapshot.path()));
  const std::uint64_t now = session.index().snapshot.articles();
  session.tell(now >= before ? fmt::format("{} new articles.", now - before)
                             : fmt::format("{} articles fewer.", before - now));
  if (session.steps().position() > 0) session.show_again();
}

void show_help(Session& session, const std::string& argument) {
  if (argument.empty()) {
    session.write(help_text(session.width(), session.painter()));
    return;
  }
  const std::string_view name = argument;
  const Command& command = find_command(name.substr(name.starts_with('.') ? 1 : 0));
  session.write(help_line(command, session.width(), session.painter()));
}

void quit(Session& session, const std::string&) { session.end(); }

}  // namespace dateline
