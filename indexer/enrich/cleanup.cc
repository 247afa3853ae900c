#include "indexer/enrich/cleanup.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/enrich/folded_line.h"
#include "indexer/enrich/line_rules.h"
#include "indexer/enrich/title_cleanup.h"

namespace dateline {
namespace {

constexpr int kEdgeAtStart = 3;  // kept lines that may stand before an "edge" line ...
constexpr int kEdgeAtEnd = 4;    // ... or after it
constexpr int kTitleWithin = 3;  // the headline is repeated within the first lines ...
constexpr std::size_t kLongestBeforeTitle = 80;  // ... which are no paragraphs
constexpr int kMostTitleLines = 4;
constexpr std::size_t kShortestTitle = 6;  // folded bytes

// A line of the body that is not blank, without the white space around it.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // moves when a credit at the end goes
  bool blank_before = false;
  LineRules::Match match;
  std::string_view removed_by;  // rule, once it goes
  std::size_t credit_end = 0;   // the end before a credit was cut off; 0: none was

  bool removed() const { return !removed_by.empty(); }
};

class BodyCleaner {
 public:
  BodyCleaner(std::string_view title, std::string_view body)
      : rules_(LineRules::standard()), title_(FoldedLine(title).letters), body_(body) {
    split();
  }

  // True when something goes.
  bool run(const SourceHabits& habits, std::string_view source) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].match.weight == Weight::kStrong) remove(i, lines_[i].match.rule);
    }
    if (!habits.empty()) remove_habits(habits, SourceHabits::source_key(source));
    for (bool again = true; again;) {
      again = false;
      again |= remove_title();
      again |= remove_neighbours();
      again |= remove_at_edges();
    }
    return changed_;
  }

  std::string text() const;
  void append_removals(std::vector<Removed>& removed) const;

 private:
  std::string_view text_of(const Line& line) const {
    return body_.substr(line.begin, line.end - line.begin);
  }
  void split();
  void read_line(Line& line);
  void remove(std::size_t index, std::string_view rule) {
    lines_[index].removed_by = rule;
    changed_ = true;
  }
  void remove_habits(const SourceHabits& habits, std::uint64_t source);
  bool remove_title();
  bool remove_title_at(std::size_t first);
  bool remove_neighbours();
  bool remove_at_edges();
  template <typename Iterator>
  bool remove_at_edge(Iterator line, Iterator end, int most_kept);

  const LineRules& rules_;
  std::string title_;  // folded letters
  std::string_view body_;
  std::vector<Line> lines_;
  bool changed_ = false;
};

void BodyCleaner::split() {
  bool blank = false;
  for (std::size_t begin = 0; begin < body_.size();) {
    const std::size_t newline = std::min(body_.find('\n', begin), body_.size());
    const std::string_view text = trim(body_.substr(begin, newline - begin));
    if (text.empty()) {
      blank = true;
    } else {
      Line line;
      line.begin = static_cast<std::size_t>(text.data() - body_.data());
      line.end = line.begin + text.size();
      line.blank_before = blank;
      if (text.size() <= LineRules::kLongestLine) read_line(line);
      lines_.push_back(line);
      blank = false;
    }
    begin = newline + 1;
  }
}

void BodyCleaner::read_line(Line& line) {
  line.match = rules_.match(text_of(line));
  while (line.match.weight == Weight::kNone) {
    const std::size_t credit = rules_.caption_credit(text_of(line));
    if (credit == std::string_view::npos) return;
    if (line.credit_end == 0) line.credit_end = line.end;
    line.end = line.begin + trim(text_of(line).substr(0, credit)).size();
    changed_ = true;
    line.match = rules_.match(text_of(line));
  }
}

void BodyCleaner::remove_habits(const SourceHabits& habits, std::uint64_t source) {
  std::vector<std::pair<std::size_t, std::string_view>> found;
  std::size_t bytes = 0;
  std::size_t index = 0;
  for (const BodyLine& line : short_lines(body_)) {
    const auto begin = static_cast<std::size_t>(line.text.data() - body_.data());
    while (lines_[index].begin < begin) ++index;
    if (lines_[index].removed()) continue;
    const bool furniture = habits.is_furniture(source, line);
    if (!furniture && !habits.is_teaser(source, line)) continue;
    if (FoldedLine(line.text).letters == title_) continue;
    found.emplace_back(index, furniture ? "furniture" : "teaser");
    bytes += line.text.size();
  }
  if (2 * bytes > body_.size()) return;  // what repeats is the article
  for (const auto& [line, rule] : found) remove(line, rule);
}

bool BodyCleaner::remove_title() {
  if (title_.size() < kShortestTitle) return false;
  bool any = false;
  int kept = 0;
  for (std::size_t i = 0; i < lines_.size() && kept < kTitleWithin; ++i) {
    if (lines_[i].removed()) continue;
    if (remove_title_at(i)) {
      any = true;
      continue;
    }
    if (lines_[i].end - lines_[i].begin > kLongestBeforeTitle) break;
    ++kept;
  }
  return any;
}

// Removes the lines from `first` on that together are the headline.
bool BodyCleaner::remove_title_at(std::size_t first) {
  std::string letters;
  std::vector<std::size_t> part;
  std::size_t next = first;
  for (; next < lines_.size() && letters.size() < title_.size(); ++next) {
    if (lines_[next].removed()) continue;
    if (static_cast<int>(part.size()) == kMostTitleLines) return false;
    letters += FoldedLine(utf8_prefix(text_of(lines_[next]), 2 * title_.size() + 64)).letters;
    if (title_.compare(0, letters.size(), letters) != 0) return false;
    part.push_back(next);
  }
  if (letters != title_) return false;
  bool blank = false;
  while (next < lines_.size() && lines_[next].removed()) blank |= lines_[next++].blank_before;
  if (next == lines_.size()) return false;  // nothing but the headline: it is the body
  // A first line that the reader took for the title and that runs on is text.
  blank |= lines_[next].blank_before;
  const char letter = text_of(lines_[next]).front();
  if (!blank && letter >= 'a' && letter <= 'z') return false;
  for (const std::size_t index : part) remove(index, "repeated-title");
  return true;
}

// Removes weak lines beside removed ones of the same rule.
bool BodyCleaner::remove_neighbours() {
  bool any = false;
  const auto try_beside = [&](std::size_t index, std::size_t neighbour) {
    Line& line = lines_[index];
    if (line.removed() || line.match.weight != Weight::kWeak) return;
    if (lines_[neighbour].removed_by != line.match.rule) return;
    remove(index, line.match.rule);
    any = true;
  };
  for (std::size_t i = 1; i < lines_.size(); ++i) try_beside(i, i - 1);
  for (std::size_t i = lines_.size(); i-- > 1;) try_beside(i - 1, i);
  return any;
}

bool BodyCleaner::remove_at_edges() {
  const bool start = remove_at_edge(lines_.begin(), lines_.end(), kEdgeAtStart);
  const bool end = remove_at_edge(lines_.rbegin(), lines_.rend(), kEdgeAtEnd);
  return start || end;
}

// Goes from an end of the body inwards until enough lines are kept. Weak lines beside an edge line
// go at once, so that one walk does it.
template <typename Iterator>
bool BodyCleaner::remove_at_edge(Iterator line, Iterator end, int most_kept) {
  bool any = false;
  std::string_view last_rule;   // of the line before, when it is removed
  std::vector<Line*> weak_run;  // kept, just before this line
  for (int kept = 0; line != end && kept < most_kept; ++line) {
    const LineRules::Match& match = line->match;
    const bool beside = match.weight == Weight::kWeak && match.rule == last_rule;
    if (!line->removed() && !beside && match.weight != Weight::kEdge) {
      ++kept;
      last_rule = {};
      if (match.weight != Weight::kWeak) weak_run.clear();
      if (match.weight == Weight::kWeak) weak_run.push_back(&*line);
      continue;
    }
    if (!line->removed()) {
      line->removed_by = match.rule;
      any = changed_ = true;
    }
    last_rule = line->removed_by;
    for (; !weak_run.empty() && weak_run.back()->match.rule == last_rule; weak_run.pop_back()) {
      weak_run.back()->removed_by = last_rule;
      --kept;
    }
    weak_run.clear();
  }
  return any;
}

// The kept lines with the white space before them, as it was; where lines went between two, the
// largest of the gaps around them.
std::string BodyCleaner::text() const {
  const auto breaks = [](std::string_view gap) { return std::count(gap.begin(), gap.end(), '\n'); };
  std::string text;
  text.reserve(body_.size());
  std::size_t last_end = 0;  // of the last line, kept or not
  std::string_view gap;      // the largest since the last kept line
  bool cut = false;          // whether lines went since then
  for (const Line& line : lines_) {
    const std::string_view before = body_.substr(last_end, line.begin - last_end);
    if (!cut || breaks(before) > breaks(gap)) gap = before;
    last_end = line.credit_end != 0 ? line.credit_end : line.end;
    if (line.removed()) {
      cut = true;
      continue;
    }
    const std::size_t indent = before.rfind('\n') + 1;  // npos + 1 is 0
    if (!cut || !text.empty()) text += gap.substr(0, gap.rfind('\n') + 1);
    text += before.substr(indent);
    text += text_of(line);
    cut = false;
  }
  if (!cut) text += body_.substr(last_end);
  return text;
}

void BodyCleaner::append_removals(std::vector<Removed>& removed) const {
  for (const Line& line : lines_) {
    const std::size_t end = line.credit_end != 0 ? line.credit_end : line.end;
    if (line.removed()) {
      removed.push_back(
          {std::string(body_.substr(line.begin, end - line.begin)), std::string(line.removed_by)});
    } else if (line.credit_end != 0) {
      removed.push_back(
          {std::string(trim(body_.substr(line.end, end - line.end))), "caption-credit"});
    }
  }
}

}  // namespace

void clean_up(Article& article) { clean_up(article, {}, {}); }

void clean_up(Article& article, const SourceHabits& habits, std::string_view source) {
  clean_title(article);
  BodyCleaner cleaner(article.title, article.body);
  if (!cleaner.run(habits, source)) return;
  cleaner.append_removals(article.removed);
  article.body = cleaner.text();
}

bool is_credit_line(std::string_view line) {
  const LineRules::Match match = LineRules::standard().match(line);
  return match.weight != Weight::kNone && (match.rule == "credit" || match.rule == "byline");
}

}  // namespace dateline
