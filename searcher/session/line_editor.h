#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// How a line may go on: what stands in the place of its bytes from `begin` to the cursor.
struct LineCompletion {
  std::size_t begin = 0;
  struct Choice {
    std::string text;
    std::string note;  // shown beside it in a list
  };
  std::vector<Choice> choices;
  // Whether a single choice is done, so that a blank follows.
  bool ends_word = true;
};
using Completer = std::function<LineCompletion(const std::string& line, std::size_t cursor)>;

// The one door to readline: reads lines from a terminal with editing, history, search in the
// history (Ctrl-R), completion and bracketed paste. One of them may exist, on the main thread,
// which must have called survive_interrupts().
class LineEditor {
 public:
  // `history` is the file of lines typed before, made where it is missing and for its owner alone;
  // empty: none is kept. A file that cannot be used is passed over.
  LineEditor(std::string history, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  struct Line {
    enum class End { kEntered, kInterrupted, kClosed };  // Enter; Ctrl-C; Ctrl-D or SIGTERM
    End end = End::kEntered;
    std::string text;
  };
  // `prompt` may hold SGR sequences. Follows the size of the window.
  Line read(const std::string& prompt);

  // Keeps a line, unless it is the last one again or begins with a blank.
  void remember(const std::string& line);

 private:
  std::string history_;
};

}  // namespace dateline
