#include "searcher/engine/snippet.h"

#include <algorithm>
#include <map>

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
    static constexpr std::u32string_view kClosing = U".,;:!?…\"')]»”’。！？」』）】》؟،؛।";
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

std::vector<Span> Snippets::spans(const std::vector<Place>& places, const Analysis& analysis) {
  std::vector<Span> spans;
  for (const Place& place : places) {
    const std::size_t begin = analysis.tokens[place.first].begin;
    const std::size_t end = analysis.tokens[place.last].end;
    if (!spans.empty() && begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, end);
    } else {
      spans.push_back({begin, end});
    }
  }
  return spans;
}

std::vector<Span> Snippets::highlights(std::string_view text, std::string_view language,
                                       Highlighter::Zone zone) {
  analyzer_.analyze(text, language, analysis_, true);
  return spans(highlighter_.places(analysis_, zone), analysis_);
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
std::vector<Place>::const_iterator Snippets::from(const std::vector<Place>& places,
                                                  std::size_t token) {
  return std::lower_bound(places.begin(), places.end(), token,
                          [](const Place& place, std::size_t at) { return place.first < at; });
}

// What a window shows of the query: the most different leaves first, then how near each other they
// stand, then how many places there are.
double Snippets::worth(const std::vector<Place>& places, const Window& window) {
  std::map<std::uint32_t, std::size_t> seen;  // leaf: its last place so far
  std::size_t count = 0;
  std::size_t shortest = window.last - window.first + 1;  // words with all leaves of `seen`
  for (auto place = from(places, window.first);
       place != places.end() && place->first <= window.last; ++place) {
    if (place->last > window.last) continue;
    ++count;
    const std::size_t different = seen.size();
    seen[place->leaf] = place->first;
    std::size_t first = place->first;
    for (const auto& [leaf, at] : seen) first = std::min(first, at);
    const std::size_t words = place->last - first + 1;
    shortest = seen.size() > different ? words : std::min(shortest, words);
  }
  const double nearness =
      seen.size() > 1 ? static_cast<double>(seen.size()) / static_cast<double>(shortest) : 0;
  return 10.0 * static_cast<double>(seen.size()) + 5.0 * std::min(nearness, 1.0) +
         0.4 * static_cast<double>(std::min<std::size_t>(count, 9));
}

// Whole sentences that are worth most, better when the first of them has a match; the earliest.
Snippets::Window Snippets::best_window(const std::vector<Place>& places) const {
  const std::vector<Window> sentences = find_sentences();
  Window best = sentences.front();
  double best_score = -1;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Window window = sentences[i];
    std::size_t next = i + 1;
    while (next < sentences.size() && bytes({window.first, sentences[next].last}) <= kMaxBytes) {
      window.last = sentences[next++].last;
    }
    // The sentence of a match comes first, when enough comes after it.
    const auto first_place = from(places, window.first);
    const bool opens = first_place != places.end() && first_place->first <= sentences[i].last &&
                       bytes(window) >= kMaxBytes / 2;
    const double score = worth(places, window) + (opens ? 0.5 : 0);
    if (score > best_score) {
      best = window;
      best_score = score;
    }
    if (next == sentences.size() && places.empty()) break;
  }
  return best;
}

// The part of a sentence that is too long: around its densest places, else its beginning.
Snippets::Window Snippets::cut(const Window& sentence, const std::vector<Place>& places) const {
  Window best = {sentence.first, sentence.first};
  double most = 0;
  for (std::size_t first = sentence.first; first <= sentence.last; ++first) {
    Window window = {first, first};
    while (window.last < sentence.last && bytes({first, window.last + 1}) <= kMaxBytes) {
      ++window.last;
    }
    // A match near the edge of the window reads badly: some words around it belong to it.
    const std::size_t margin = std::min<std::size_t>(4, (window.last - first) / 4);
    const std::size_t begin = first == sentence.first ? first : first + margin;
    const std::size_t end = window.last == sentence.last ? window.last : window.last - margin;
    const double score = worth(places, {begin, end});
    if (first == sentence.first || score > most) {
      best = window;
      most = score;
    }
    if (window.last == sentence.last) break;
  }
  return best;
}

Snippet Snippets::passage(std::string_view body, std::string_view language) {
  Snippet snippet;
  analyzer_.analyze(body, language, analysis_, true);
  if (analysis_.tokens.empty()) return snippet;
  const std::vector<Place> places = highlighter_.places(analysis_, Highlighter::Zone::kBody);
  const Window sentences = best_window(places);
  const bool long_sentence = bytes(sentences) > kMaxBytes;
  const Window window = long_sentence ? cut(sentences, places) : sentences;
  const std::size_t begin = opening(body, analysis_.tokens[window.first].begin);
  const std::size_t limit = window.last + 1 < analysis_.tokens.size()
                                ? analysis_.tokens[window.last + 1].begin
                                : body.size();
  const std::size_t end = closing(body, analysis_.tokens[window.last].end, limit);
  std::vector<Span> inside;
  for (const Span& span : spans(places, analysis_)) {
    if (span.begin >= begin && span.end <= end) inside.push_back(span);
  }
  if (long_sentence && window.first > sentences.first) snippet.text = kEllipsis;
  Squeezer(snippet).append(body.substr(begin, end - begin), begin, inside);
  if (long_sentence && window.last < sentences.last) snippet.text += kEllipsis;
  return snippet;
}

}  // namespace dateline
