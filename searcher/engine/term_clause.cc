#include "searcher/engine/term_clause.h"

#include <algorithm>
#include <bit>

#include "searcher/engine/block_part.h"
#include "searcher/engine/dense_list.h"
#include "searcher/engine/score_scan.h"

namespace dateline {

TermClause::TermClause(PostingList list, double weight, LengthNorm norm, float growth,
                       std::span<const std::uint32_t> lengths, DocIndex documents)
    : cursor_(list),
      weight_(static_cast<float>(weight * (kBm25K1 + 1))),
      norm_(norm),
      lengths_(lengths),
      documents_(documents) {
  constexpr float kRoundedOtherwise = 1.0001F;
  for (std::uint32_t level = 0; level < kLevels && list.graded(); ++level) {
    level_bounds_[level] = weight_ * list.largest_impact(level) * growth * kRoundedOtherwise;
  }
}

const std::vector<float>& TermClause::bounds() {
  if (!bounds_.empty()) return bounds_;
  const PostingList& list = cursor_.list();
  bounds_.resize(list.blocks());
  for (std::uint32_t block = 0; block < list.blocks(); ++block) {
    bounds_[block] = score_bound(weight_, norm_, static_cast<float>(list.max_count(block)),
                                 list.min_length_per_count(block));
  }
  return bounds_;
}

DocIndex TermClause::seek(DocIndex doc) {
  const std::uint32_t block = cursor_.find(doc);
  if (block == cursor_.list().blocks()) return documents_;
  return std::max(doc, cursor_.base(block));
}

float TermClause::bound(const Window& window) {
  if (weight_ == 0) return 0;
  const PostingList& list = cursor_.list();
  float bound = 0;
  for (std::uint32_t block = cursor_.find(window.begin);
       block < list.blocks() && cursor_.base(block) < window.end; ++block) {
    bound = std::max(bound, bounds()[block]);
  }
  return bound;
}

void TermClause::add_bounds(const Window& window, const DocMask&, BoundSum& sum) {
  if (weight_ == 0) return;
  if (cursor_.list().graded()) {
    sum.add(cursor_.list(), level_bounds_);
    return;
  }
  find_all(window);
  sum.add(found_, bound(window));
}

// Makes found_ all of the list in the window. Such a list has few documents there.
void TermClause::find_all(const Window& window) {
  found_.clear();
  whole_ = true;
  all_of_ = window;
  const PostingList& list = cursor_.list();
  for (std::uint32_t block = cursor_.find(window.begin);
       block < list.blocks() && cursor_.base(block) < window.end; ++block) {
    found_.set_all(part_of(window, cursor_.docs(block)), window.begin);
  }
}

void TermClause::drop_below(const Window& window, DocMask& mask, Scores& scores, float least) {
  const PostingList& list = cursor_.list();
  if (!list.graded()) {
    Clause::drop_below(window, mask, scores, least);
    return;
  }
  mask.keep_words([&](std::uint32_t word) {
    const DocIndex doc = window.begin + word * kDocsAWord;
    const std::uint64_t low = list.bits(doc, PostingList::kLowBits);
    const std::uint64_t high = list.bits(doc, PostingList::kHighBits);
    std::uint64_t kept = 0;
    for (std::uint64_t left = mask.words()[word]; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      float& score = scores[word * kDocsAWord + bit];
      const bool reaches =
          score + level_bounds_[(low >> bit & 1) | (high >> bit & 1) << 1] >= least;
      if (!reaches) score = 0;
      kept |= std::uint64_t{reaches} << bit;
    }
    return kept;
  });
}

// The lowest level that has scores which reach the threshold; kLevels if none has.
std::uint32_t TermClause::least_level(float threshold) const {
  std::uint32_t level = 0;
  while (level < kLevels && level_bounds_[level] < threshold) ++level;
  return level;
}

// Takes out what is in blocks that cannot reach the threshold.
void TermClause::drop_weak_blocks(const Window& window, DocMask& mask, float threshold) {
  const PostingList& list = cursor_.list();
  for (std::uint32_t block = cursor_.find(window.begin);
       block < list.blocks() && cursor_.base(block) < window.end; ++block) {
    if (bounds()[block] >= threshold) continue;
    mask.reset(std::max(cursor_.base(block), window.begin) - window.begin,
               std::min(list.last()[block] + 1, window.end) - window.begin);
  }
}

void TermClause::match(const Window& window, DocMask& mask, float threshold) {
  const PostingList& list = cursor_.list();
  const bool bounded = weight_ > 0 && threshold > 0;
  if (list.dense()) {
    if (bounded && list.graded()) {
      keep_level(list, least_level(threshold), window, mask);
    } else {
      keep_bits(list, window, mask);
    }
    if (bounded) drop_weak_blocks(window, mask, threshold);
    return;
  }
  if (!bounded && all_of_.begin == window.begin && all_of_.end == window.end) {
    mask &= found_;
    return;
  }
  found_.clear();
  whole_ = true;
  all_of_ = {};
  const std::uint32_t members = mask.count();
  for (std::uint32_t i = mask.next(0); i < kWindow; i = mask.next(i)) {
    const std::uint32_t block = cursor_.find(window.begin + i);
    if (block == list.blocks()) break;
    const DocIndex end = std::min(window.end, list.last()[block] + 1);
    if (!bounded || bounds()[block] >= threshold) {
      const auto docs = part_of(window, cursor_.docs(block));
      if (are_few(members, window, end - window.begin - i)) {
        whole_ = false;
        for_each_common(docs, window, mask, i,
                        [this](std::size_t, std::uint32_t place) { found_.set(place); });
      } else {
        found_.set_all(docs, window.begin);
      }
    }
    i = end - window.begin;
  }
  mask &= found_;
}

void TermClause::score(const Window& window, const DocMask& mask, Scores& scores) {
  if (weight_ == 0) return;
  if (cursor_.list().dense()) {
    score_by_rank(window, mask, scores);
  } else {
    score_by_block(window, mask, scores);
  }
}

void TermClause::score_by_rank(const Window& window, const DocMask& mask, Scores& scores) {
  Members members;
  std::uint32_t block = 0;
  for_each_rank(cursor_, window, mask, [&](std::uint32_t place, std::uint32_t rank) {
    if (rank / kBlock != block) {
      add_scores(window, block, members, scores);
      members.size = 0;
      block = rank / kBlock;
    }
    members.add(place, rank % kBlock);
  });
  add_scores(window, block, members, scores);
}

// `members` of a block.
void TermClause::add_scores(const Window& window, std::uint32_t block, const Members& members,
                            Scores& scores) {
  const std::uint32_t size = members.size;
  if (size == 0) return;
  std::array<std::uint32_t, kBlock> counts;
  std::array<float, kBlock> added;
  std::array<float, kBlock> lengths;
  cursor_.counts(block, std::span(members.at).first(size), counts.data());
  for (std::uint32_t k = 0; k < size; ++k) {
    added[k] = static_cast<float>(static_cast<std::int32_t>(counts[k]));
    lengths[k] = static_cast<float>(lengths_[window.begin + members.places[k]]);
  }
  weigh(std::span(added).first(size), lengths.data());
  for (std::uint32_t k = 0; k < size; ++k) scores[members.places[k]] += added[k];
}

void TermClause::score_by_block(const Window& window, const DocMask& mask, Scores& scores) {
  const PostingList& list = cursor_.list();
  for (std::uint32_t i = mask.next(0); i < kWindow;) {
    const std::uint32_t block = cursor_.find(window.begin + i);
    if (block == list.blocks()) break;
    const auto all = cursor_.docs(block);
    const auto docs = part_of(window, all);
    const auto before = static_cast<std::size_t>(docs.data() - all.data());
    Members members;
    const auto add = [&](std::size_t k, std::uint32_t place) {
      members.add(place, static_cast<std::uint32_t>(before + k));
    };
    if (whole_) {
      for_each_member(docs, window, found_, mask, i, add);
    } else {
      for_each_common(docs, window, mask, i, add);
    }
    add_scores(window, block, members, scores);
    i = mask.next(std::min(window.end, list.last()[block] + 1) - window.begin);
  }
}

void TermClause::accumulate(const Window& window, Scores& scores) {
  const PostingList& list = cursor_.list();
  for (std::uint32_t block = cursor_.find(window.begin);
       block < list.blocks() && cursor_.base(block) < window.end; ++block) {
    const auto all = cursor_.docs(block);
    contributions(block);
    const auto docs = part_of(window, all);
    const float* const added = contributions_.data() + (docs.data() - all.data());
    for (std::size_t k = 0; k < docs.size(); ++k) scores[docs[k] - window.begin] += added[k];
  }
}

// A loop of its own, after one that gathers, so that it is done by vectors.
void TermClause::weigh(std::span<float> counts, const float* lengths) const {
  const float weight = weight_;
  const LengthNorm norm = norm_;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    counts[k] = weight * counts[k] / (counts[k] + norm.fixed + norm.per_length * lengths[k]);
  }
}

void TermClause::contributions(std::uint32_t block) {
  if (contributions_block_ == block) return;
  contributions_block_ = block;
  most_ = kAnyScore;
  const auto docs = cursor_.docs(block);
  const auto counts = cursor_.counts(block);
  std::array<float, kBlock> lengths;
  for (std::size_t k = 0; k < docs.size(); ++k) {
    lengths[k] = static_cast<float>(static_cast<std::int32_t>(lengths_[docs[k]]));
    contributions_[k] = static_cast<float>(static_cast<std::int32_t>(counts[k]));
  }
  weigh(std::span(contributions_).first(docs.size()), lengths.data());
}

// The largest of the contributions; kAnyScore stands for one that is not known yet.
float TermClause::most_contributed() {
  if (most_ == kAnyScore) {
    most_ =
        largest(std::span(contributions_).first(cursor_.list().block_size(contributions_block_)));
  }
  return most_;
}

void TermClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (cursor_.list().graded() && threshold > 0) {
    keep_level(cursor_.list(), least_level(threshold), window, mask);
    if (!mask.any()) return;
  }
  if (weight_ == 0 || is_sparse(mask, window, frequency(), documents_)) {
    Clause::collect(window, mask, scores, threshold);
    return;
  }
  DocMask found;
  for_each_reaching(window, mask, threshold, [&](std::uint32_t place, float score) {
    found.set(place);
    scores[place] += score;
  });
  mask = found;
}

// Calls f(place, score) for the documents of the mask that have the term and reach the threshold.
template <typename F>
void TermClause::for_each_reaching(const Window& window, const DocMask& mask, float threshold,
                                   F f) {
  const PostingList& list = cursor_.list();
  const bool bounded = threshold > 0;
  for (std::uint32_t i = mask.next(0); i < kWindow; i = mask.next(i)) {
    const std::uint32_t block = cursor_.find(window.begin + i);
    if (block == list.blocks()) break;
    const DocIndex end = std::min(window.end, list.last()[block] + 1);
    i = end - window.begin;
    if (bounded && bounds()[block] < threshold) continue;
    const auto all = cursor_.docs(block);
    contributions(block);
    if (bounded && most_contributed() < threshold) continue;
    const auto docs = part_of(window, all);
    const float* const scores = contributions_.data() + (docs.data() - all.data());
    for (std::size_t k = 0; k < docs.size(); ++k) {
      const std::uint32_t place = docs[k] - window.begin;
      if (scores[k] >= threshold && mask.test(place)) f(place, scores[k]);
    }
  }
}

}  // namespace dateline
