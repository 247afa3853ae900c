#include <string>
#include <utility>

#include "common/analysis/stop_words.h"
#include "common/text/fold.h"
#include "searcher/engine/glob.h"
#include "tests/searcher/engine/edit_distance.h"
#include "tests/searcher/engine/naive.h"

// How the naive index reads articles and the words of queries.

namespace dateline::engine_test {
namespace {

using Kind = Node::Kind;

}  // namespace

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
  // A word of the headline counts 8, one of the first 25 of the body 5, any other 2.
  const auto count = [&](std::string_view stem, std::size_t place) {
    const std::size_t weight = title ? 8 : place < 25 ? 5 : 2;
    document.stems[std::string(stem)] += weight;
    document.length += weight;
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
    if (!token.stop) count(token.stem, i);
  }
  for (const JoinedTerm& joined : analysis.joined) {
    count(joined.stem, joined.first);
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
  const std::u32string typed_word = decode(fold(node.text));
  for (const std::string& surface : unjoined_) {
    bool only_stop = false;
    for (const std::string& language : languages_) {
      if (!has_stop_words(language)) continue;
      only_stop = dateline::is_stop_word(surface, language);
      if (!only_stop) break;
    }
    if (only_stop) continue;
    if (node.kind == Kind::kWildcard ? glob_matches(fold(node.text), surface)
                                     : naive_distance(typed_word, decode(surface)) <= node.n) {
      found.insert(surface);
    }
  }
  return expansions(found);
}

}  // namespace dateline::engine_test
