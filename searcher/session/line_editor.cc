#include "searcher/session/line_editor.h"

// readline.h wants FILE declared before it.
#include <cstdio>
// clang-format off
#include <readline/readline.h>
#include <readline/history.h>
// clang-format on

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "common/error.h"
#include "common/program.h"
#include "common/text/utf8.h"
#include "common/text/width.h"
#include "searcher/saved/private_file.h"

namespace dateline {
namespace {

constexpr int kMostLines = 10'000;
constexpr std::size_t kMostListed = 60;

// readline's callbacks have no other place for what they need.
Completer* g_completer = nullptr;
LineEditor::Line g_line;
bool g_entered = false;
volatile std::sig_atomic_t g_resized = 0;

extern "C" void on_resize(int) { g_resized = 1; }

extern "C" void on_line(char* line) {
  g_entered = true;
  g_line.end = line == nullptr ? LineEditor::Line::End::kClosed : LineEditor::Line::End::kEntered;
  g_line.text = line == nullptr ? "" : line;
  std::free(line);
  rl_callback_handler_remove();
}

std::string common_beginning(const std::vector<LineCompletion::Choice>& choices) {
  std::string common = choices.front().text;
  for (const auto& choice : choices) {
    const auto [a, b] =
        std::mismatch(common.begin(), common.end(), choice.text.begin(), choice.text.end());
    common.erase(a, common.end());
  }
  return std::string(utf8_prefix(common, common.size()));
}

void print_choices(const std::vector<LineCompletion::Choice>& choices) {
  const int columns = terminal(stdout).width;
  const auto width = static_cast<std::size_t>(std::max(columns, 20));
  std::size_t widest = 0;
  const std::size_t shown = std::min(choices.size(), kMostListed);
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [text, note] = choices[i];
    cells.push_back(fit(note.empty() ? text : text + " " + note, width - 2));
    widest = std::max(widest, display_width(cells.back()) + 2);
  }
  const std::size_t per_line = std::max<std::size_t>(1, width / widest);
  std::string out = "\n";
  for (std::size_t i = 0; i < shown; ++i) {
    out += cells[i];
    if ((i + 1) % per_line == 0 || i + 1 == shown) {
      out += '\n';
    } else {
      out.append(widest - display_width(cells[i]), ' ');
    }
  }
  std::fputs(out.c_str(), rl_outstream);
  std::fflush(rl_outstream);
  rl_on_new_line();
  rl_redisplay();
}

extern "C" int complete_at_cursor(int, int) {
  const std::string line(rl_line_buffer, static_cast<std::size_t>(rl_end));
  const auto cursor = static_cast<std::size_t>(rl_point);
  LineCompletion completion;
  try {
    completion = (*g_completer)(line, cursor);
  } catch (const Error&) {
    // What cannot be read cannot be offered.
  }
  if (completion.choices.empty()) {
    rl_ding();
    return 0;
  }
  const std::string typed = line.substr(completion.begin, cursor - completion.begin);
  const bool single = completion.choices.size() == 1;
  std::string text =
      single ? completion.choices.front().text : common_beginning(completion.choices);
  if (single && completion.ends_word && cursor == line.size()) text += ' ';
  if (text.size() > typed.size() || (single && text != typed)) {
    rl_begin_undo_group();
    rl_delete_text(static_cast<int>(completion.begin), rl_point);
    rl_point = static_cast<int>(completion.begin);
    rl_insert_text(text.c_str());
    rl_end_undo_group();
    return 0;
  }
  if (!single) print_choices(completion.choices);
  return 0;
}

// Between the marks that say what takes no column.
std::string with_marks(const std::string& prompt) {
  std::string marked;
  for (std::size_t i = 0; i < prompt.size();) {
    if (prompt[i] != '\x1b') {
      marked += prompt[i++];
      continue;
    }
    const std::size_t end = std::min(prompt.find('m', i), prompt.size() - 1) + 1;
    marked += RL_PROMPT_START_IGNORE + prompt.substr(i, end - i) + RL_PROMPT_END_IGNORE;
    i = end;
  }
  return marked;
}

void use_history_file(std::string& path) {
  if (path.empty()) return;
  try {
    make_private_folder(path.substr(0, path.rfind('/')));
  } catch (const Error&) {
    path.clear();
    return;
  }
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0 || fchmod(fd, 0600) != 0) path.clear();
  if (fd >= 0) close(fd);
  if (path.empty()) return;
  read_history(path.c_str());
  if (history_length > kMostLines) {
    history_truncate_file(path.c_str(), kMostLines);
    chmod(path.c_str(), 0600);
  }
  stifle_history(kMostLines);
}

// Blocks signals but where they are waited for, so that none is missed.
class SignalWait {
 public:
  SignalWait() {
    sigset_t blocked;
    sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM, SIGWINCH}) sigaddset(&blocked, signal);
    sigprocmask(SIG_BLOCK, &blocked, &before_);
    struct sigaction action = {};
    action.sa_handler = on_resize;
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, &resize_before_);
  }
  ~SignalWait() {
    sigaction(SIGWINCH, &resize_before_, nullptr);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalWait(const SignalWait&) = delete;
  SignalWait& operator=(const SignalWait&) = delete;

  // Whether there is input; false when a signal came first.
  bool for_input() const {
    pollfd input = {STDIN_FILENO, POLLIN, 0};
    return ppoll(&input, 1, nullptr, &before_) > 0;
  }

 private:
  sigset_t before_;
  struct sigaction resize_before_ = {};
};

// Ends the line on the screen as it is.
void leave_line() {
  rl_callback_sigcleanup();
  rl_free_line_state();
  std::fputs("^C\n", rl_outstream);
  std::fflush(rl_outstream);
  rl_callback_handler_remove();
}

}  // namespace

LineEditor::LineEditor(std::string history, Completer completer) : history_(std::move(history)) {
  static Completer kept;
  kept = std::move(completer);
  g_completer = &kept;
  rl_readline_name = "dateline";
  rl_change_environment = 0;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  using_history();
  use_history_file(history_);
  rl_initialize();
  rl_bind_key('\t', complete_at_cursor);
}

LineEditor::~LineEditor() {
  rl_callback_handler_remove();
  g_completer = nullptr;
}

LineEditor::Line LineEditor::read(const std::string& prompt) {
  g_line = {};
  g_entered = false;
  const SignalWait wait;
  clear_interrupt();  // what was pressed too late for a search is not meant for the next one
  rl_callback_handler_install(with_marks(prompt).c_str(), on_line);
  rl_resize_terminal();
  while (!g_entered) {
    if (wait.for_input()) {
      rl_callback_read_char();
    }
    if (g_resized != 0) {
      g_resized = 0;
      rl_resize_terminal();
    }
    if (interrupted() && !g_entered) {
      g_line.end = terminated() ? Line::End::kClosed : Line::End::kInterrupted;
      leave_line();
      clear_interrupt();
      break;
    }
  }
  return g_line;
}

void LineEditor::remember(const std::string& line) {
  if (line.empty() || line.front() == ' ') return;
  std::string kept = line;
  std::replace(kept.begin(), kept.end(), '\n', ' ');
  const HIST_ENTRY* last =
      history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
  if (last != nullptr && kept == last->line) return;
  add_history(kept.c_str());
  if (!history_.empty()) append_history(1, history_.c_str());
}

}  // namespace dateline
