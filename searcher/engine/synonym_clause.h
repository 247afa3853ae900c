#pragma once

#include <memory>
#include <vector>

#include "searcher/engine/block_cursor.h"
#include "searcher/engine/term_clause.h"

namespace dateline {

// Documents with any of several terms that count as one word: their counts are added up before
// they are weighed.
class SynonymClause final : public Clause {
 public:
  SynonymClause(std::vector<PostingList> lists, double weight, LengthNorm norm,
                std::span<const std::uint32_t> lengths, DocIndex documents);

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  void score(const Window& window, const DocMask& mask, Scores& scores) override;
  bool always_scores() const override { return weight_ > 0; }
  float bound(const Window& window) override;
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override;
  std::uint64_t frequency() const override;

 private:
  std::vector<BlockCursor> cursors_;
  float weight_;  // with k1 + 1
  LengthNorm norm_;
  std::span<const std::uint32_t> lengths_;
  DocIndex documents_;
  std::array<std::uint32_t, kWindow> counts_ = {};  // zero between calls
};

}  // namespace dateline
