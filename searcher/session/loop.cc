#include "searcher/session/loop.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <utility>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/log.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/session/banner.h"
#include "searcher/session/completion.h"
#include "searcher/session/input.h"
#include "searcher/session/line_editor.h"
#include "searcher/session/prompt.h"
#include "searcher/session/screen.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

std::string path_in(const char* variable, const char* otherwise, const char* name) {
  const char* folder = std::getenv(variable);
  if (folder != nullptr && folder[0] == '/') return std::string(folder) + name;
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + otherwise + name;
  return "";
}

std::size_t terminal_rows() {
  winsize size = {};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 25;
}

void write_error(Session& session, const Error& error) {
  std::string out;
  append_hanging(out, printable(error.what()), session.width(),
                 {Style::kWarning, Style::kWarning, false}, session.painter());
  if (!error.hint().empty()) {
    append_hanging(out, printable("hint: " + error.hint()), session.width(), Look{},
                   session.painter());
  }
  session.write(out);
}

// Does what a line says; what goes wrong is said, and the session goes on.
void execute(Session& session, const std::string& line) {
  try {
    session.execute(line);
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::kBrokenPipe) throw;
    if (error.kind() == Error::Kind::kInterrupted) {
      clear_interrupt();
      if (!terminated()) session.write("Cancelled.\n");
    } else {
      write_error(session, error);
    }
  }
  session.output().flush();
}

void read_rc(Session& session) {
  const std::string path = rc_path();
  std::ifstream file(path);
  if (path.empty() || !file) return;
  session.set_mode(Session::Mode::kQuiet);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    try {
      session.execute(line);
    } catch (const Error& error) {
      spdlog::warn("{}, line {}: {}", path, number, error.what());
    }
  }
  session.set_mode(Session::Mode::kTerminal);
}

// Says once of each state of the index that it is another one than that which is open.
class IndexWatch {
 public:
  void look(Session& session) {
    const Snapshot& open = session.index().snapshot;
    try {
      const Manifest now = read_manifest(open.path());
      if (now.generation == open.manifest().generation || now.generation == told_) return;
      told_ = now.generation;
      const std::uint64_t before = open.articles();
      session.write(session.painter()(
          Style::kNote, now.articles() > before
                            ? counted(now.articles() - before, "new article") + ", .reload"
                            : std::string("The index has changed, .reload")));
      session.write("\n");
      session.output().flush();
    } catch (const Error&) {
      // It is gone or half there: what is open stays.
    }
  }

 private:
  std::uint64_t told_ = 0;
};

// A query with all its lines.
LineEditor::Line read_query(LineEditor& editor, const Session& session) {
  LineEditor::Line line = editor.read(prompt(session.state(), session.width(), session.painter()));
  while (line.end == LineEditor::Line::End::kEntered &&
         parse_input(line.text).kind != Input::Kind::kCommand && is_open(line.text)) {
    const LineEditor::Line more = editor.read(continued_prompt(session.state(), session.width()));
    line.end = more.end;
    if (more.end != LineEditor::Line::End::kEntered || more.text.empty()) break;
    line.text += "\n" + more.text;
  }
  return line;
}

}  // namespace

std::string rc_path() { return path_in("XDG_CONFIG_HOME", "/.config", "/dateline/searchrc"); }

std::string history_path() {
  return path_in("XDG_STATE_HOME", "/.local/state", "/dateline/history");
}

int run_session(const SearcherOptions& options, Output& output) {
  survive_interrupts();
  Session session(options, Session::Mode::kTerminal, output);
  if (!options.no_rc) read_rc(session);
  session.write(banner(session.index(), session.width(), session.painter()));
  session.write(session.painter()(Style::kDim, "Type a query; .help lists the commands.") + "\n");
  output.flush();
  LineEditor editor(history_path(), [&session](const std::string& line, std::size_t cursor) {
    return complete_line(session.index().snapshot, line, cursor);
  });
  IndexWatch watch;
  session.set_page_size(page_size(terminal_rows()));
  if (options.has_query) execute(session, " " + options.request.query);
  while (!session.ended() && !terminated()) {
    watch.look(session);
    session.set_page_size(page_size(terminal_rows()));
    const LineEditor::Line line = read_query(editor, session);
    if (line.end == LineEditor::Line::End::kInterrupted) continue;
    if (line.end == LineEditor::Line::End::kClosed) {
      session.write("\n");
      break;
    }
    editor.remember(line.text);
    execute(session, line.text);
  }
  output.flush();
  return terminated() ? kExitInterrupted : kExitDone;
}

int run_commands(const SearcherOptions& options, Output& output) {
  Session session(options, Session::Mode::kScript, output);
  session.set_many(options.commands.size() > 1);
  for (const std::string& command : options.commands) {
    session.execute(command);
    check_interrupted();
    if (session.ended()) break;
  }
  session.finish();
  output.flush();
  return session.status();
}

int run_script(const SearcherOptions& options, std::string line, std::size_t number,
               bool first_answer, Output& output) {
  Session session(options, Session::Mode::kScript, output);
  session.set_many(true);
  if (!first_answer) session.go_on_with_output();
  do {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    session.set_query_id(std::to_string(number));
    try {
      session.execute(line);
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kUsage) throw;
      throw Error(error.kind(), fmt::format("line {}: {}", number, error.what()), error.hint());
    }
    check_interrupted();  // before the next read, which a Ctrl-C of a moment ago would not end
    ++number;
  } while (!session.ended() && std::getline(std::cin, line));
  check_interrupted();
  session.finish();
  output.flush();
  return session.status();
}

}  // namespace dateline
