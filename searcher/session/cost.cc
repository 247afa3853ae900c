#include "searcher/session/cost.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include "searcher/engine/work.h"
#include "searcher/present/labels.h"

namespace dateline {
namespace {

rusage usage() {
  rusage used = {};
  getrusage(RUSAGE_SELF, &used);
  return used;
}

}  // namespace

Cost::Cost() : postings_(postings_decoded), read_(usage().ru_majflt), mapped_(usage().ru_minflt) {}

std::string Cost::text(const Response& response) const {
  const rusage now = usage();
  const auto pages = [](long from, long to) {
    return grouped(static_cast<std::uint64_t>(to - from));
  };
  return fmt::format("Time: {} · {} · pages: {} read from disk, {} in memory already",
                     time_taken(response.took_ms), counted(postings_decoded - postings_, "posting"),
                     pages(read_, now.ru_majflt), pages(mapped_, now.ru_minflt));
}

}  // namespace dateline
