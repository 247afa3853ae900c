#include "searcher/engine/explain.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "searcher/engine/clause_maker.h"
#include "searcher/engine/recency.h"
#include "searcher/engine/term_clause.h"
#include "searcher/engine/term_positions.h"
#include "searcher/engine/word_slot.h"

namespace dateline {
namespace {

constexpr std::string_view kTitleField = "title:";

std::uint32_t count_in(const PostingList& list, DocIndex doc) {
  if (list.empty()) return 0;
  BlockCursor cursor(list);
  const std::uint32_t block = cursor.find(doc);
  if (block == list.blocks()) return 0;
  const auto docs = cursor.docs(block);
  const auto found = std::lower_bound(docs.begin(), docs.end(), doc);
  if (found == docs.end() || *found != doc) return 0;
  return cursor.counts(block)[static_cast<std::size_t>(found - docs.begin())];
}

// A stem as the words with it; CJK text, which no surface word has as its stem, as its characters
// in a row.
std::vector<TermPositions::Slot> words_of(const WordSlotResolver& resolver,
                                          const std::string& stem) {
  PatternSlot slot;
  slot.stems = {stem};
  std::vector<TermPositions::Slot> row;
  row.push_back({resolver.words(slot), {}});
  if (row.front().words.size() > 0) return row;
  row.clear();
  for (std::size_t position = 0; position < stem.size();) {
    const std::size_t begin = position;
    next_code_point(stem, position);
    const std::uint32_t hash = token_hash(std::string_view(stem).substr(begin, position - begin));
    row.push_back({WordSet(std::span(&hash, 1)), {}});
  }
  return row;
}

}  // namespace

Explainer::Explainer(const Snapshot& snapshot)
    : snapshot_(snapshot), norm_(Statistics(snapshot).average_length) {}

Explanation Explainer::explain(const Plan& plan, DocAddress address) const {
  Explanation out;
  add(plan, address, out);
  return out;
}

void Explainer::add(const Plan& plan, DocAddress address, Explanation& out) const {
  if (!plan.scored()) return;
  switch (plan.kind) {
    case Plan::Kind::kTerms:
      add_word(plan, address, out);
      break;
    case Plan::Kind::kRecency:
      out.recency +=
          recency(plan, snapshot_.segments()[address.segment].columns().day(address.doc));
      break;
    case Plan::Kind::kAndNot:
      add(plan.children.front(), address, out);
      break;
    case Plan::Kind::kOr:
      for (const Plan& child : plan.children) {
        if (matches(child, address)) add(child, address, out);
      }
      break;
    default:
      for (const Plan& child : plan.children) add(child, address, out);
      break;
  }
}

bool Explainer::matches(const Plan& plan, DocAddress address) const {
  const ClausePointer clause = ClauseMaker(snapshot_, address.segment, norm_).make(plan);
  const Window window = {address.doc, address.doc + 1};
  DocMask mask;
  mask.clear();
  mask.set(0);
  clause->match(window, mask, kAnyScore);
  return mask.test(0);
}

void Explainer::add_word(const Plan& plan, DocAddress address, Explanation& out) const {
  const Postings& postings = snapshot_.segments()[address.segment].postings();
  Explanation::Word word;
  for (const std::string& term : plan.terms) {
    word.count += count_in(postings.find(term), address.doc);
    word.documents += document_frequency(snapshot_, term);
    if (term.starts_with(kTitlePrefix)) {
      word.stems.push_back(std::string(kTitleField) + term.substr(kTitlePrefix.size()));
    } else if (term.starts_with(kStemPrefix)) {
      word.stems.push_back(term.substr(kStemPrefix.size()));
    }
  }
  if (word.count == 0) return;
  word.weight = plan.weight;
  const double count = word.count;
  word.score =
      plan.weight * count * (kBm25K1 + 1) / (count + norm_(postings.lengths()[address.doc]));
  count_places(address, word);
  out.words.push_back(std::move(word));
}

void Explainer::count_places(DocAddress address, Explanation::Word& word) const {
  const WordSlotResolver resolver(snapshot_);
  const TokenView tokens = snapshot_.segments()[address.segment].tokens().document(address.doc);
  std::set<std::uint32_t> places;
  std::uint32_t title_words = 0;
  for (const std::string& stem : word.stems) {
    const bool title = stem.starts_with(kTitleField);
    TermPositions positions(words_of(resolver, title ? stem.substr(kTitleField.size()) : stem));
    positions.open(tokens);
    title_words = positions.title_words();
    for (const std::uint32_t place : positions.of(0)) {
      if (title && place >= title_words) break;
      bool whole = true;
      for (std::size_t i = 1; i < positions.slots(); ++i) {
        const auto next = positions.of(i);
        whole = whole && std::binary_search(next.begin(), next.end(), place + i);
      }
      if (whole) places.insert(place);
    }
  }
  for (const std::uint32_t place : places) {
    (place < title_words                ? word.title
     : place < title_words + kLeadWords ? word.lead
                                        : word.body) += 1;
  }
}

}  // namespace dateline
