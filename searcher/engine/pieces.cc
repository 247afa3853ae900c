#include "searcher/engine/pieces.h"

#include <algorithm>
#include <thread>

namespace dateline {
namespace {

// A query that is expected to cost less than this is not worth a second thread. In postings.
constexpr std::uint64_t kWorthAThread = 1'000'000;

// The part of a range that is inside another one.
void add_common(std::uint32_t segment, DocRange range, DocRange of, std::vector<Piece>& pieces) {
  const Piece piece = {segment, std::max(range.begin, of.begin), std::min(range.end, of.end)};
  if (piece.begin < piece.end) pieces.push_back(piece);
}

// How many postings a plan has to do with; candidates to be verified count for more.
std::uint64_t cost(const Plan& plan) {
  constexpr std::uint64_t kVerification = 20;
  std::uint64_t sum = 0;
  for (const auto& lists : plan.lists) {
    for (const PostingList& list : lists) sum += list.documents();
  }
  std::uint64_t least = UINT64_MAX;
  for (const Plan& child : plan.children) {
    const std::uint64_t of_child = cost(child);
    least = std::min(least, of_child);
    sum += of_child;
  }
  if (plan.kind == Plan::Kind::kVerified) sum += kVerification * least;
  return sum;
}

}  // namespace

std::vector<Piece> pieces_of(const Evaluation& evaluation) {
  std::vector<Piece> pieces;
  const auto& segments = evaluation.snapshot.segments();
  for (std::uint32_t number = 0; number < segments.size(); ++number) {
    const Columns& columns = segments[number].columns();
    std::vector<DocRange> ranges = {{0, columns.documents()}};
    if (evaluation.request.filters.dates.bounded()) {
      ranges = DateClause(columns, evaluation.request.filters.dates).ranges();
    }
    for (const DocRange& range : ranges) {
      if (evaluation.sort == Sort::kRelevance) {
        add_common(number, range, range, pieces);
        continue;
      }
      for (std::size_t i = 0; i < columns.dates().runs(); ++i) {
        const DocRange dated = columns.dates().dated(i);
        add_common(number, range, {columns.dates().run(i).begin, dated.begin}, pieces);
        add_common(number, range, dated, pieces);
      }
    }
  }
  return pieces;
}

unsigned threads_for(const Evaluation& evaluation) {
  const unsigned asked = evaluation.request.threads;
  if (asked != 0) return asked;
  if (!evaluation.counting && evaluation.sort != Sort::kRelevance) return 1;  // soon done
  const std::uint64_t worth = cost(evaluation.plan) / kWorthAThread + 1;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::uint64_t>(worth, cores));
}

std::vector<std::vector<Piece>> share_out(const std::vector<Piece>& pieces, unsigned threads) {
  std::uint64_t documents = 0;
  for (const Piece& piece : pieces) documents += piece.end - piece.begin;
  const std::uint64_t share = documents / threads + 1;
  std::vector<std::vector<Piece>> shares(1);
  std::uint64_t room = share;
  for (Piece piece : pieces) {
    while (piece.begin < piece.end) {
      if (room == 0) {
        shares.emplace_back();
        room = share;
      }
      const auto size =
          static_cast<DocIndex>(std::min<std::uint64_t>(piece.end - piece.begin, room));
      shares.back().push_back({piece.segment, piece.begin, piece.begin + size});
      piece.begin += size;
      room -= size;
    }
  }
  return shares;
}

}  // namespace dateline
