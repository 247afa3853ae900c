#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "common/index/bm25.h"
#include "common/index/postings.h"
#include "searcher/engine/block_cursor.h"
#include "searcher/engine/clause.h"

namespace dateline {

// Documents with a term, scored by BM25, or not at all when the weight is 0.
class TermClause final : public Clause {
 public:
  // `lengths` are those of the segment. Its impacts may be `growth` times larger by this norm than
  // by its own (impact_growth).
  TermClause(PostingList list, double weight, LengthNorm norm, float growth,
             std::span<const std::uint32_t> lengths, DocIndex documents);

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  void score(const Window& window, const DocMask& mask, Scores& scores) override;
  void score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) override {
    collect(window, mask, scores, threshold);
  }
  void collect(const Window& window, DocMask& mask, Scores& scores, float threshold) override;
  void accumulate(const Window& window, Scores& scores) override;
  bool always_scores() const override { return weight_ > 0; }
  float bound(const Window& window) override;
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override;
  void drop_below(const Window& window, DocMask& mask, Scores& scores, float least) override;
  std::uint64_t frequency() const override { return cursor_.list().documents(); }

 private:
  const std::vector<float>& bounds();
  template <typename F>
  void for_each_reaching(const Window& window, const DocMask& mask, float threshold, F f);
  // Documents of one block: their places in the window and in the block.
  struct Members {
    std::uint32_t size = 0;
    std::array<std::uint32_t, kBlock> places;
    std::array<std::uint32_t, kBlock> at;

    void add(std::uint32_t place, std::uint32_t number) {
      places[size] = place;
      at[size++] = number;
    }
  };
  void find_all(const Window& window);
  std::uint32_t least_level(float threshold) const;
  void drop_weak_blocks(const Window& window, DocMask& mask, float threshold);
  void score_by_rank(const Window& window, const DocMask& mask, Scores& scores);
  void score_by_block(const Window& window, const DocMask& mask, Scores& scores);
  void add_scores(const Window& window, std::uint32_t block, const Members& members,
                  Scores& scores);
  // Makes scores of counts, in place; `lengths` are those of their documents.
  void weigh(std::span<float> counts, const float* lengths) const;
  // Fills contributions_ with the scores of a block.
  void contributions(std::uint32_t block);
  // The largest of them.
  float most_contributed();

  BlockCursor cursor_;
  float weight_;  // with k1 + 1
  LengthNorm norm_;
  std::span<const std::uint32_t> lengths_;
  DocIndex documents_;
  // Of a list that is not dense, for the window that was seen last: all of the list there, but
  // for blocks that it passed over, and, unless `whole_` holds, but for what was not in the mask.
  DocMask found_;
  bool whole_ = true;
  Window all_of_;  // the window that found_ has all documents of, if any
  std::array<float, kLevels> level_bounds_ = {};  // of the scores, in a graded list
  std::vector<float> bounds_;  // of the scores, by block; empty until they are asked for
  std::uint32_t contributions_block_ = UINT32_MAX;
  float most_ = 0;
  std::array<float, kBlock> contributions_;
};

// The largest score of a word of this weight (with k1 + 1) whose count is at most `count` and whose
// document is at least `length_per_count` times that long. A little more, for rounding.
inline float score_bound(float weight, LengthNorm norm, float count, float length_per_count) {
  if (count <= 0) return 0;
  return 1.00001F * weight / (1 + norm.fixed / count + norm.per_length * length_per_count);
}

}  // namespace dateline
