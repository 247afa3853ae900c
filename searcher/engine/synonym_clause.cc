#include "searcher/engine/synonym_clause.h"

#include <algorithm>

#include "searcher/engine/dense_list.h"

namespace dateline {
namespace {

// Calls f(block, first document, end) for the blocks that hold documents of the mask, ascending.
template <typename F>
void for_each_block(BlockCursor& cursor, const Window& window, const DocMask& mask, F f) {
  for (std::uint32_t i = mask.next(0); i < kWindow; i = mask.next(i)) {
    const std::uint32_t block = cursor.find(window.begin + i);
    if (block == cursor.list().blocks()) break;
    const DocIndex end = std::min(window.end, cursor.list().last()[block] + 1);
    f(block, window.begin + i, end);
    i = end - window.begin;
  }
}

}  // namespace

SynonymClause::SynonymClause(std::vector<PostingList> lists, double weight, LengthNorm norm,
                             std::span<const std::uint32_t> lengths, DocIndex documents)
    : cursors_(lists.begin(), lists.end()),
      weight_(static_cast<float>(weight * (kBm25K1 + 1))),
      norm_(norm),
      lengths_(lengths),
      documents_(documents) {}

DocIndex SynonymClause::seek(DocIndex doc) {
  DocIndex first = documents_;
  for (BlockCursor& cursor : cursors_) {
    const std::uint32_t block = cursor.find(doc);
    if (block < cursor.list().blocks()) first = std::min(first, std::max(doc, cursor.base(block)));
  }
  return first;
}

std::uint64_t SynonymClause::frequency() const {
  std::uint64_t sum = 0;
  for (const BlockCursor& cursor : cursors_) sum += cursor.list().documents();
  return sum;
}

// A sum of counts is at most the sum of the largest, and its share of the length at most the sum of
// the largest shares.
float SynonymClause::bound(const Window& window) {
  if (weight_ == 0) return 0;
  float count = 0;
  float share = 0;
  for (BlockCursor& cursor : cursors_) {
    const PostingList& list = cursor.list();
    std::uint32_t most = 0;
    float least = std::numeric_limits<float>::infinity();
    for (std::uint32_t block = cursor.find(window.begin);
         block < list.blocks() && cursor.base(block) < window.end; ++block) {
      most = std::max(most, list.max_count(block));
      least = std::min(least, list.min_length_per_count(block));
    }
    count += static_cast<float>(most);
    if (most > 0) share += 1 / least;
  }
  return score_bound(weight_, norm_, count, share > 0 ? 1 / share : 0);
}

void SynonymClause::add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) {
  if (weight_ == 0) return;
  DocMask found = mask;
  match(window, found, kAnyScore);
  sum.add(found, bound(window));
}

void SynonymClause::match(const Window& window, DocMask& mask, float) {
  DocMask found;
  for (BlockCursor& cursor : cursors_) {
    if (cursor.list().dense()) {
      DocMask of_list = mask;
      keep_bits(cursor.list(), window, of_list);
      found |= of_list;
      continue;
    }
    for_each_block(cursor, window, mask, [&](std::uint32_t block, DocIndex begin, DocIndex end) {
      const auto docs = cursor.docs(block);
      for (auto doc = std::lower_bound(docs.begin(), docs.end(), begin);
           doc != docs.end() && *doc < end; ++doc) {
        found.set(*doc - window.begin);
      }
    });
  }
  mask &= found;
}

void SynonymClause::score(const Window& window, const DocMask& mask, Scores& scores) {
  if (weight_ == 0) return;
  for (BlockCursor& cursor : cursors_) {
    for_each_block(cursor, window, mask, [&](std::uint32_t block, DocIndex begin, DocIndex end) {
      const auto docs = cursor.docs(block);
      const auto counts = cursor.counts(block);
      auto doc = static_cast<std::size_t>(std::lower_bound(docs.begin(), docs.end(), begin) -
                                          docs.begin());
      for (; doc < docs.size() && docs[doc] < end; ++doc) {
        const std::uint32_t place = docs[doc] - window.begin;
        if (mask.test(place)) counts_[place] += counts[doc];
      }
    });
  }
  mask.for_each([&](std::uint32_t i) {
    const auto count = static_cast<float>(counts_[i]);
    scores[i] += weight_ * count / (count + norm_(lengths_[window.begin + i]));
    counts_[i] = 0;
  });
}

}  // namespace dateline
