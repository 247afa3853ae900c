#include "tests/searcher/engine/naive.h"

#include <algorithm>
#include <cmath>

#include "common/analysis/stop_words.h"
#include "common/index/dimension.h"
#include "common/text/fold.h"
#include "searcher/engine/glob.h"
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

NaiveIndex::NaiveIndex(const Corpus& corpus) {
  for (const auto& segment : corpus.segments) {
    for (const Article& article : segment) {
      for (Document& earlier : documents_) {
        if (earlier.article->id == article.id) earlier.live = false;
      }
      add(article);
    }
  }
}

void NaiveIndex::add(const Article& article) {
  languages_.insert(article.language);
  Document document;
  document.article = &article;
  document.live = true;
  document.length = 0;
  analyzer_.analyze(article.title, article.language, analysis_);
  record(analysis_, document, true);
  document.title_end = document.words.size();
  analyzer_.analyze(article.body, article.language, analysis_, true);
  record(analysis_, document, false);
  document.lead_end = document.words.size();
  for (std::size_t i = document.title_end + 1; i < document.words.size(); ++i) {
    if (document.words[i].paragraph == document.words[i - 1].paragraph) continue;
    document.lead_end = i;
    break;
  }
  documents_.push_back(std::move(document));
}

void NaiveIndex::record(const Analysis& analysis, Document& document, bool title) {
  std::uint32_t sentence = title ? 0 : 1;
  std::uint32_t paragraph = title ? 0 : 1;
  const auto count = [&](std::string_view stem) {
    ++document.stems[std::string(stem)];
    ++document.length;
    if (!title) return;
    ++document.title_stems[std::string(stem)];
    ++document.length;
  };
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (i > 0 && token.before != Break::kNone) ++sentence;
    if (i > 0 && token.before == Break::kParagraph) ++paragraph;
    const bool cjk = token.kind == TokenKind::kCjk;
    const std::string surface(token.surface);
    document.words.push_back({surface, cjk, sentence, paragraph});
    if (cjk) continue;
    stems_of_[surface].emplace(token.stem);
    surfaces_of_[std::string(token.stem)].insert(surface);
    unjoined_.insert(surface);
    if (!token.stop) count(token.stem);
  }
  for (const JoinedTerm& joined : analysis.joined) {
    count(joined.stem);
    if (analysis.tokens[joined.first].kind == TokenKind::kCjk) continue;
    stems_of_[std::string(joined.surface)].emplace(joined.stem);
    surfaces_of_[std::string(joined.stem)].emplace(joined.surface);
  }
}

const NaiveIndex::Leaf& NaiveIndex::typed(const std::string& text) const {
  const auto known = typed_.find(text);
  return known != typed_.end() ? known->second
                               : typed_.emplace(text, make_typed(text)).first->second;
}

const NaiveIndex::Leaf& NaiveIndex::leaf(const Node& node) const {
  const std::string spelling = to_string(node);
  const auto known = leaves_.find(spelling);
  return known != leaves_.end() ? known->second
                                : leaves_.emplace(spelling, make_leaf(node)).first->second;
}

NaiveIndex::Leaf NaiveIndex::make_typed(const std::string& text) const {
  Leaf leaf;
  Sequence places;
  Sequence whole;
  const auto known_stems = [this](std::string_view surface, std::set<std::string>& stems) {
    const auto known = stems_of_.find(std::string(surface));
    if (known != stems_of_.end()) stems.insert(known->second.begin(), known->second.end());
  };
  for (const std::string& language : languages_) {
    analyzer_.analyze(text, language, analysis_);
    places.resize(analysis_.tokens.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Token& token = analysis_.tokens[i];
      places[i].surfaces = {std::string(token.surface)};
      places[i].exact = token.kind == TokenKind::kCjk;
      if (places[i].exact) continue;
      places[i].stems.emplace(token.stem);
      known_stems(token.surface, places[i].stems);
      if (token.stop) places[i].stop_languages.insert(language);
    }
    for (const JoinedTerm& joined : analysis_.joined) {
      if (analysis_.tokens[joined.first].kind == TokenKind::kCjk) {
        if (joined.first != joined.last) leaf.pairs.emplace(joined.stem);
      } else if (joined.first == 0 && joined.last + 1 == places.size()) {
        whole.resize(1);
        whole[0].stems.emplace(joined.stem);
        known_stems(joined.surface, whole[0].stems);
      }
    }
  }
  if (!places.empty()) leaf.sequences.push_back(std::move(places));
  if (!whole.empty()) leaf.sequences.push_back(std::move(whole));
  return leaf;
}

NaiveIndex::Leaf NaiveIndex::expansions(const std::set<std::string>& surfaces) const {
  Leaf leaf;
  Place place;
  place.exact = true;
  for (const std::string& surface : surfaces) {
    place.surfaces.insert(surface);
    place.stems.insert(stems_of_.at(surface).begin(), stems_of_.at(surface).end());
  }
  if (!place.surfaces.empty()) leaf.sequences.push_back({place});
  return leaf;
}

NaiveIndex::Leaf NaiveIndex::make_leaf(const Node& node) const {
  if (node.kind == Kind::kWord) return typed(node.text);
  if (node.kind == Kind::kExact) {
    Leaf leaf = typed(node.text);
    if (leaf.sequences.size() > 1) leaf.sequences.resize(1);
    for (Sequence& sequence : leaf.sequences) {
      for (Place& place : sequence) place.exact = true;
    }
    return leaf;
  }
  // A word that is nothing but a stop word here is no word to expand to.
  std::set<std::string> found;
  const FuzzyWord near(fold(node.text), node.n);
  for (const std::string& surface : unjoined_) {
    bool only_stop = false;
    for (const std::string& language : languages_) {
      if (!has_stop_words(language)) continue;
      only_stop = dateline::is_stop_word(surface, language);
      if (!only_stop) break;
    }
    if (only_stop) continue;
    if (node.kind == Kind::kWildcard ? glob_matches(fold(node.text), surface)
                                     : near.matches(surface)) {
      found.insert(surface);
    }
  }
  return expansions(found);
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
        if (a.last >= b.first && b.last >= a.first) continue;  // the same words
        const Range& before = a < b ? a : b;
        const Range& after = a < b ? b : a;
        const Word& begin = document.words[before.first];
        const Word& end = document.words[after.last];
        if (begin.paragraph == 0 && end.paragraph != 0) continue;  // headline and body
        const std::size_t distance = after.first - before.last;
        const bool fits = node.kind == Kind::kNear       ? distance <= node.n
                          : node.kind == Kind::kAdjacent ? a < b && distance <= node.n
                          : node.kind == Kind::kSentence ? begin.sentence == end.sentence
                                                         : begin.paragraph == end.paragraph;
        if (fits) joined.insert({before.first, after.last});
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
  return std::log(weight) * 2.2 * frequency / (1.2 * (0.25 + 0.75 * length) + frequency);
}

}  // namespace dateline::engine_test
