#include "searcher/engine/snippet.h"

#include <algorithm>
#include <set>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMaxClosing = 24;  // bytes of punctuation behind a sentence

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Appends text with runs of white space as one space and moves ranges along with it.
class Squeezer {
 public:
  explicit Squeezer(Snippet& out) : out_(out) {}

  void append(std::string_view text, std::size_t offset, const std::vector<Span>& spans) {
    std::vector<std::size_t> place(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      place[i] = out_.text.size();
      if (!is_space(text[i])) {
        out_.text += text[i];
      } else if (!out_.text.empty() && out_.text.back() != ' ') {
        out_.text += ' ';
      }
    }
    place[text.size()] = out_.text.size();
    for (const Span& span : spans) {
      if (span.begin < offset || span.end > offset + text.size()) continue;
      out_.highlights.push_back({place[span.begin - offset], place[span.end - offset]});
    }
  }

 private:
  Snippet& out_;
};

// Where the sentence that ends with the word at `end` stops: its closing punctuation goes with it.
std::size_t closing(std::string_view text, std::size_t end, std::size_t limit) {
  std::size_t stop = end;
  limit = std::min(limit, end + kMaxClosing);
  for (std::size_t i = end; i < limit;) {
    const std::size_t before = i;
    const char32_t c = next_code_point(text, i);
    if (c == U'\n' || c == U' ') break;
    static constexpr std::u32string_view kClosing = U".,;:!?…\"')]»”’。！？」』）】》؟।";
    if (kClosing.find(c) == std::u32string_view::npos) return before == end ? end : stop;
    stop = i;
  }
  return stop;
}

// Where it starts: an opening quote or bracket goes with its first word.
std::size_t opening(std::string_view text, std::size_t begin) {
  static constexpr std::string_view kOpening[] = {"\"", "(",  "[",  "“", "‘", "«", "„", "「", "『",
                                                  "【", "《", "（", "¿", "¡", "$", "£", "€",  "'"};
  for (const std::string_view mark : kOpening) {
    if (begin >= mark.size() && text.substr(begin - mark.size(), mark.size()) == mark) {
      return begin - mark.size();
    }
  }
  return begin;
}

}  // namespace

std::vector<Snippets::Match> Snippets::find_matches() const {
  std::vector<Match> matches;
  const std::vector<Token>& tokens = analysis_.tokens;
  for (std::uint32_t number = 0; number < patterns_.size(); ++number) {
    for (const auto& sequence : patterns_[number].sequences) {
      for (std::size_t i = 0; i + sequence.size() <= tokens.size(); ++i) {
        std::size_t matched = 0;
        while (matched < sequence.size() && sequence[matched].matches(tokens[i + matched])) {
          ++matched;
        }
        if (matched != sequence.size()) continue;
        matches.push_back(
            {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + matched - 1), number});
      }
      if (sequence.size() != 1 || sequence.front().exact) continue;
      const std::vector<std::string>& stems = sequence.front().stems;
      for (const JoinedTerm& joined : analysis_.joined) {
        if (std::find(stems.begin(), stems.end(), joined.stem) != stems.end()) {
          matches.push_back({joined.first, joined.last, number});
        }
      }
    }
  }
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.first < b.first; });
  return matches;
}

std::vector<Span> Snippets::spans(const std::vector<Match>& matches, const Analysis& analysis) {
  std::vector<Span> spans;
  for (const Match& match : matches) {
    const std::size_t begin = analysis.tokens[match.first].begin;
    const std::size_t end = analysis.tokens[match.last].end;
    if (!spans.empty() && begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, end);
    } else {
      spans.push_back({begin, end});
    }
  }
  return spans;
}

std::vector<Span> Snippets::highlights(std::string_view text, std::string_view language) {
  analyzer_.analyze(text, language, analysis_);
  return spans(find_matches(), analysis_);
}

std::vector<Snippets::Window> Snippets::find_sentences() const {
  std::vector<Window> sentences;
  for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
    if (i == 0 || analysis_.tokens[i].before != Break::kNone) sentences.push_back({i, i});
    sentences.back().last = i;
  }
  return sentences;
}

std::size_t Snippets::bytes(const Window& window) const {
  return analysis_.tokens[window.last].end - analysis_.tokens[window.first].begin;
}

// The first match that begins at this token or later.
std::vector<Snippets::Match>::const_iterator Snippets::from(const std::vector<Match>& matches,
                                                            std::size_t token) {
  return std::lower_bound(matches.begin(), matches.end(), token,
                          [](const Match& match, std::size_t at) { return match.first < at; });
}

// Whole sentences that hold the most different patterns, then the most matches, then that open with
// a match; the earliest.
Snippets::Window Snippets::best_window(const std::vector<Match>& matches) const {
  const std::vector<Window> sentences = find_sentences();
  Window best = sentences.front();
  double best_score = -1;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Window window = sentences[i];
    std::size_t next = i + 1;
    while (next < sentences.size() && bytes({window.first, sentences[next].last}) <= kMaxBytes) {
      window.last = sentences[next++].last;
    }
    std::set<std::uint32_t> different;
    std::size_t count = 0;
    for (auto match = from(matches, window.first);
         match != matches.end() && match->first <= window.last; ++match) {
      if (match->last > window.last) continue;
      different.insert(match->pattern);
      ++count;
    }
    // The sentence of a match comes first, when enough comes after it.
    const auto first_match = from(matches, window.first);
    const bool opens = first_match != matches.end() && first_match->first <= sentences[i].last &&
                       bytes(window) >= kMaxBytes / 2;
    const double score = 10.0 * static_cast<double>(different.size()) +
                         static_cast<double>(std::min<std::size_t>(count, 9)) + (opens ? 0.5 : 0);
    if (score > best_score) {
      best = window;
      best_score = score;
    }
    if (next == sentences.size() && matches.empty()) break;
  }
  return best;
}

// The part of a sentence that is too long: around its densest matches, else its beginning.
Snippets::Window Snippets::cut(const Window& sentence, const std::vector<Match>& matches) const {
  Window best = {sentence.first, sentence.first};
  std::size_t most = 0;
  for (std::size_t first = sentence.first; first <= sentence.last; ++first) {
    Window window = {first, first};
    while (window.last < sentence.last && bytes({first, window.last + 1}) <= kMaxBytes) {
      ++window.last;
    }
    // A match near the edge of the window reads badly: some words around it belong to it.
    const std::size_t margin = std::min<std::size_t>(4, (window.last - first) / 4);
    const std::size_t begin = first == sentence.first ? first : first + margin;
    const std::size_t end = window.last == sentence.last ? window.last : window.last - margin;
    std::set<std::uint32_t> different;
    for (auto match = from(matches, begin); match != matches.end() && match->first <= end;
         ++match) {
      if (match->last <= end) different.insert(match->pattern);
    }
    if (first == sentence.first || different.size() > most) {
      best = window;
      most = different.size();
    }
    if (window.last == sentence.last) break;
  }
  return best;
}

Snippet Snippets::passage(std::string_view body, std::string_view language) {
  Snippet snippet;
  analyzer_.analyze(body, language, analysis_, true);
  if (analysis_.tokens.empty()) return snippet;
  const std::vector<Match> matches = find_matches();
  const Window sentences = best_window(matches);
  const bool long_sentence = bytes(sentences) > kMaxBytes;
  const Window window = long_sentence ? cut(sentences, matches) : sentences;
  const std::size_t begin = opening(body, analysis_.tokens[window.first].begin);
  const std::size_t limit = window.last + 1 < analysis_.tokens.size()
                                ? analysis_.tokens[window.last + 1].begin
                                : body.size();
  const std::size_t end = closing(body, analysis_.tokens[window.last].end, limit);
  std::vector<Span> inside;
  for (const Span& span : spans(matches, analysis_)) {
    if (span.begin >= begin && span.end <= end) inside.push_back(span);
  }
  if (long_sentence && window.first > sentences.first) snippet.text = kEllipsis;
  Squeezer(snippet).append(body.substr(begin, end - begin), begin, inside);
  if (long_sentence && window.last < sentences.last) snippet.text += kEllipsis;
  return snippet;
}

}  // namespace dateline
