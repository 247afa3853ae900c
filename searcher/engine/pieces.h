#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/segment_evaluator.h"

namespace dateline {

// A part of a segment. For an order by date: of one run, dated or undated throughout.
struct Piece {
  std::uint32_t segment;
  DocIndex begin;
  DocIndex end;
};

// All of the index that can match, ascending within a segment.
std::vector<Piece> pieces_of(const Evaluation& evaluation);

// How many threads the query is worth: as many as were asked for, or by what it will cost.
unsigned threads_for(const Evaluation& evaluation);

// Shares of about the same number of documents, `threads` at most; at least one, which may be
// empty.
std::vector<std::vector<Piece>> share_out(const std::vector<Piece>& pieces, unsigned threads);

}  // namespace dateline
