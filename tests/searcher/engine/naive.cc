#include "tests/searcher/engine/naive.h"

#include <algorithm>
#include <cmath>

#include "common/text/fold.h"
#include "searcher/query/tree.h"

namespace dateline::engine_test {
namespace {

using Kind = Node::Kind;

std::vector<std::string> values_of_kind(const Article& article, Kind kind, bool& code) {
  code = kind == Kind::kCountry || kind == Kind::kMentions || kind == Kind::kSourceCountry ||
         kind == Kind::kLanguage || kind == Kind::kId || kind == Kind::kStory;
  switch (kind) {
    case Kind::kCountry:
      return article.countries;
    case Kind::kMentions:
      return article.mentions;
    case Kind::kSource:
      return {article.source};
    case Kind::kSourceCountry:
      return {article.source_country};
    case Kind::kLanguage:
      return {article.language};
    case Kind::kAuthor:
      return article.authors;
    case Kind::kTopic:
      return article.topics;
    case Kind::kId:
      return {article.id};
    default:
      return {article.story};
  }
}

bool positional(Kind kind) {
  return is_proximity(kind) || is_zone(kind) || kind == Kind::kAtLeast || kind == Kind::kExact ||
         kind == Kind::kWildcard || kind == Kind::kFuzzy;
}

}  // namespace

bool has_value(const Article& article, Kind kind, const std::vector<std::string>& values) {
  bool code = false;
  for (const std::string& mine : values_of_kind(article, kind, code)) {
    if (mine.empty()) continue;
    for (const std::string& wanted : values) {
      if (code ? mine == wanted : fold(mine) == fold(wanted)) return true;
    }
  }
  return false;
}

bool NaiveIndex::is_stop_word(const Node& node) const {
  if (node.kind != Kind::kWord) return false;
  const Leaf& word = typed(node.text);
  return word.sequences.size() == 1 && word.sequences[0].size() == 1 &&
         !word.sequences[0][0].stop_languages.empty();
}

bool NaiveIndex::has_other_words(const Node& node) const {
  return std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return child.kind != Kind::kNot && has_text(child) && !is_stop_word(child);
  });
}

bool NaiveIndex::matches(const Node& node, const Document& document) const {
  const Article& article = *document.article;
  switch (node.kind) {
    case Kind::kEverything:
      return true;
    case Kind::kWord:
      return matches_word(node, document);
    case Kind::kAnd:
      return matches_and(node, document);
    case Kind::kOr: {
      // Beside other words a stop word is what posting lists know of it.
      const bool others = has_other_words(node);
      return std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
        return others && is_stop_word(child)
                   ? has_any(document, typed(child.text).sequences[0][0].stems, false)
                   : matches(child, document);
      });
    }
    case Kind::kNot:
      return !matches(node.children[0], document);
    case Kind::kDate:
      return node.dates.contains(article.date);
    case Kind::kWordCount:
      return document.words.size() >= node.low && document.words.size() <= node.high;
    default:
      return positional(node.kind) ? matches_positions(node, document)
                                   : has_value(article, node.kind, node.values);
  }
}

// A stop word beside other words counts as present in articles of its languages; beside fields, or
// other stop words only, it is looked up.
bool NaiveIndex::matches_and(const Node& node, const Document& document) const {
  const bool other_words = has_other_words(node);
  for (const Node& child : node.children) {
    if (other_words && is_stop_word(child)) {
      const Place& place = typed(child.text).sequences[0][0];
      if (place.stop_languages.count(document.article->language) == 0 &&
          !has_any(document, place.stems, false)) {
        return false;
      }
    } else if (!matches(child, document)) {
      return false;
    }
  }
  return true;
}

bool NaiveIndex::matches_word(const Node& node, const Document& document) const {
  if (is_stop_word(node)) {
    Node exact = node;
    exact.kind = Kind::kExact;
    return matches_positions(exact, document);
  }
  const Leaf& word = typed(node.text);
  if (word.sequences.empty()) return true;
  const Sequence& first = word.sequences[0];
  if (first.size() == 1 && !first[0].exact) return has_any(document, first[0].stems, false);
  return matches_positions(node, document);
}

bool NaiveIndex::matches_positions(const Node& node, const Document& document) const {
  const bool title = node.kind == Kind::kTitle;
  if (title && node.children[0].kind == Kind::kWord && !is_stop_word(node.children[0])) {
    const Leaf& word = typed(node.children[0].text);
    if (word.sequences.size() == 1 && word.sequences[0].size() == 1 &&
        !word.sequences[0][0].exact) {
      return has_any(document, word.sequences[0][0].stems, true);
    }
  }
  return may_match(node, document, title) && holds(node, document, {0, document.words.size()});
}

bool NaiveIndex::has_any(const Document& document, const std::set<std::string>& stems, bool title) {
  const auto& mine = title ? document.title_stems : document.stems;
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return mine.count(stem) != 0; });
}

// Each word must be one of the article's language that is no stop word there: neither "war", a
// German stop word, nor "cyber attack", two words, make an article one about wars or cyberattacks.
bool NaiveIndex::may_match(const Node& node, const Document& document, bool title) const {
  const auto may = [&](const Node& child) { return may_match(child, document, title); };
  if (node.kind == Kind::kNot) return true;
  if (node.kind == Kind::kOr) return std::any_of(node.children.begin(), node.children.end(), may);
  if (!node.children.empty()) return std::all_of(node.children.begin(), node.children.end(), may);
  const Leaf& text = leaf(node);
  const auto& stems = title ? document.title_stems : document.stems;
  for (const std::string& pair : text.pairs) {
    if (stems.count(pair) == 0) return false;
  }
  const auto has_character = [&](const std::string& character) {
    const std::size_t end = title ? document.title_end : document.words.size();
    return std::any_of(document.words.begin(), document.words.begin() + static_cast<long>(end),
                       [&](const Word& word) { return word.surface == character; });
  };
  return std::any_of(text.sequences.begin(), text.sequences.end(), [&](const Sequence& sequence) {
    if (sequence.size() == 1 && sequence[0].stems.empty()) {
      return has_character(*sequence[0].surfaces.begin());
    }
    return std::all_of(sequence.begin(), sequence.end(), [&](const Place& place) {
      return place.stems.empty() || !place.stop_languages.empty() ||
             has_any(document, place.stems, title);
    });
  });
}

bool NaiveIndex::holds(const Node& node, const Document& document, Zone zone) const {
  const auto holds_here = [&](const Node& child) { return holds(child, document, zone); };
  switch (node.kind) {
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), holds_here);
    case Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), holds_here);
    case Kind::kNot:
      return !holds(node.children[0], document, zone);
    case Kind::kAtLeast:
      return find(node.children[0], document, zone).size() >= node.n;
    case Kind::kTitle:
      return holds(node.children[0], document, {0, document.title_end});
    case Kind::kHeadLead:
      return holds(node.children[0], document, {0, document.lead_end});
    case Kind::kBody:
      return holds(node.children[0], document, {document.title_end, document.words.size()});
    default:
      return !find(node, document, zone).empty();
  }
}

bool NaiveIndex::stands_at(const Place& place, const std::string& surface) const {
  if (place.exact) return place.surfaces.count(surface) != 0;
  return std::any_of(place.stems.begin(), place.stems.end(), [&](const std::string& stem) {
    const auto surfaces = surfaces_of_.find(stem);
    return surfaces != surfaces_of_.end() && surfaces->second.count(surface) != 0;
  });
}

// A stemmed place may also be filled by the parts of a compound, two to four words.
void NaiveIndex::find_sequence(const Sequence& sequence, std::size_t place, std::size_t first,
                               std::size_t position, const Document& document, Zone zone,
                               Ranges& out) const {
  if (place == sequence.size()) {
    const bool crosses = first < document.title_end && position > document.title_end;
    if (!crosses) out.insert({first, position - 1});
    return;
  }
  std::string together;
  const std::size_t most = sequence[place].exact ? 1 : 4;
  for (std::size_t parts = 1; parts <= most && position + parts <= zone.end; ++parts) {
    const Word& word = document.words[position + parts - 1];
    if (parts > 1 && word.cjk) return;
    together += word.surface;
    if (word.cjk ? sequence[place].exact && sequence[place].surfaces.count(together) != 0
                 : stands_at(sequence[place], together)) {
      find_sequence(sequence, place + 1, first, position + parts, document, zone, out);
    }
    if (word.cjk) return;
  }
}

NaiveIndex::Ranges NaiveIndex::find(const Node& node, const Document& document, Zone zone) const {
  Ranges found;
  if (node.children.empty()) {
    for (const Sequence& sequence : leaf(node).sequences) {
      for (std::size_t i = zone.begin; i < zone.end; ++i) {
        find_sequence(sequence, 0, i, i, document, zone, found);
      }
    }
    return found;
  }
  found = find(node.children[0], document, zone);
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Ranges next = find(node.children[i], document, zone);
    if (node.kind == Kind::kOr) {
      found.insert(next.begin(), next.end());
      continue;
    }
    Ranges joined;
    for (const Range& a : found) {
      for (const Range& b : next) {
        const auto inside = [](const Range& outer, const Range& inner) {
          return outer.cover && outer.first < inner.first && inner.last < outer.last;
        };
        const bool nested = inside(a, b) || inside(b, a);
        if (!nested && a.last >= b.first && b.last >= a.first) continue;  // the same words
        const Range both = {std::min(a.first, b.first), std::max(a.last, b.last), true};
        const Word& begin = document.words[both.first];
        const Word& end = document.words[both.last];
        if (begin.paragraph == 0 && end.paragraph != 0) continue;  // headline and body
        const std::size_t distance = nested ? 0 : a < b ? b.first - a.last : a.first - b.last;
        const bool fits = node.kind == Kind::kNear       ? distance <= node.n
                          : node.kind == Kind::kAdjacent ? !nested && a < b && distance <= node.n
                          : node.kind == Kind::kSentence ? begin.sentence == end.sentence
                                                         : begin.paragraph == end.paragraph;
        if (fits) joined.insert(both);
      }
    }
    found = std::move(joined);
  }
  return found;
}

bool NaiveIndex::single_stem(const Node& node, std::string& stem) const {
  if (node.kind != Kind::kWord || is_stop_word(node)) return false;
  const Leaf& word = typed(node.text);
  if (word.sequences.size() != 1 || word.sequences[0].size() != 1) return false;
  const Place& place = word.sequences[0][0];
  if (place.exact || place.stems.size() != 1) return false;
  stem = *place.stems.begin();
  return true;
}

double NaiveIndex::bm25(const std::string& stem, const Document& document) const {
  double lengths = 0;
  double holders = 0;
  for (const Document& other : documents_) {
    lengths += static_cast<double>(other.length);
    if (other.stems.count(stem) != 0) ++holders;
  }
  const auto all = static_cast<double>(documents_.size());
  double weight = (all - holders + 0.5) / (holders + 0.5);
  if (weight < 2) weight = weight * 0.5 + 1;  // Xapian keeps the weight of frequent words positive
  const auto frequency = static_cast<double>(document.stems.at(stem));
  const double length = static_cast<double>(document.length) / (lengths / all);
  return std::log(weight) * 4 * frequency / (3 * (0.35 + 0.65 * length) + frequency);
}

}  // namespace dateline::engine_test
