#include "indexer/upkeep/postings_check.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/program.h"
#include "indexer/build/derived_postings.h"

namespace dateline {
namespace {

bool same_list(const PostingList& list, const Postings& postings, const Xapian::Database& database,
               const std::string& term) {
  if (list.documents() != database.get_termfreq(term)) return false;
  std::array<DocIndex, kBlock> docs;
  std::array<std::uint32_t, kBlock> counts;
  auto posting = database.postlist_begin(term);
  for (std::uint32_t block = 0; block < list.blocks(); ++block) {
    const std::uint32_t size = list.docs(block, docs.data());
    list.counts(block, counts.data());
    const std::uint32_t max_count = std::min(list.max_count(), list.max_count(block));
    const float ratio = std::max(list.min_length_per_count(), list.min_length_per_count(block));
    for (std::uint32_t i = 0; i < size; ++i, ++posting) {
      if (*posting != docs[i] + 1 || posting.get_wdf() != counts[i]) return false;
      const double length = postings.lengths()[docs[i]];
      if (counts[i] > max_count || length < static_cast<double>(ratio) * counts[i]) return false;
    }
  }
  return true;
}

std::optional<std::string> compare_terms(const Postings& postings, const Xapian::Database& database,
                                         CheckDepth depth) {
  std::uint32_t number = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string name = *term;
    if (!has_postings(name)) continue;
    if (number == postings.size() || postings.term(number) != name) {
      return "it has other terms than the database";
    }
    ++number;
  }
  if (number != postings.size()) return "it has other terms than the database";
  for (std::uint32_t i = 0; i < postings.size(); i += step_of(postings.size(), depth)) {
    check_interrupted();
    const std::string term(postings.term(i));
    if (!same_list(postings.list(i), postings, database, term)) {
      return "its list of the term " + term + " is another than that of the database";
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> compare_postings(const Postings& postings,
                                            const Xapian::Database& database, CheckDepth depth) {
  for (DocIndex doc = 0; doc < postings.documents(); doc += step_of(postings.documents(), depth)) {
    if (postings.lengths()[doc] != database.get_doclength(doc + 1)) {
      return "its length of article " + std::to_string(doc + 1) +
             " is another than that of the database";
    }
  }
  if (postings.total_length() != database.get_total_length()) {
    return "its total length is another than that of the database";
  }
  return compare_terms(postings, database, depth);
}

}  // namespace dateline
