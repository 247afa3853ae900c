#include "searcher/engine/xapian_engine.h"

#include <xapian.h>

#include <algorithm>
#include <string>

#include "searcher/engine/ranking.h"
#include "searcher/engine/story_groups.h"
#include "searcher/engine/xapian_counter.h"
#include "searcher/engine/xapian_query.h"

namespace dateline {
namespace {

void append_big_endian(std::string& key, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift & 0xff);
}

// Sorts by date with the undated last, in either direction, whatever document the counter is at.
class DateKey : public Xapian::KeyMaker {
 public:
  DateKey(const Snapshot& snapshot, const XapianCounter& counter, bool newest_first)
      : snapshot_(snapshot), counter_(counter), newest_first_(newest_first) {}

  std::string operator()(const Xapian::Document&) const override {
    const DocAddress& at = counter_.at();
    const DateOrder order = snapshot_.segments()[at.segment].columns().order(at.doc);
    std::string key;
    if (order.day == kNoDay) {
      if (!newest_first_) key.assign(9, '\xff');
      return key;
    }
    constexpr std::uint32_t kSign = 0x80000000;
    append_big_endian(key, static_cast<std::uint32_t>(order.day) ^ kSign);
    key += static_cast<char>(order.precision);
    append_big_endian(key, static_cast<std::uint32_t>(order.seconds) ^ kSign);
    return key;
  }

 private:
  const Snapshot& snapshot_;
  const XapianCounter& counter_;
  bool newest_first_;
};

void collapse(const Snapshot& snapshot, Sort sort, std::size_t limit, Matches& matches) {
  StoryGroups groups(sort);
  for (const Ranked& ranked : matches.top) {
    const Columns& columns = snapshot.segments()[ranked.address.segment].columns();
    groups.add(columns.story(ranked.address.doc), ranked);
  }
  matches.stories = groups.size();
  matches.top = groups.best(limit);
}

}  // namespace

Matches evaluate_by_xapian(const Snapshot& snapshot, const Plan& plan, const Request& request,
                           Sort sort, std::size_t limit) {
  Matches matches;
  XapianCounter counter(snapshot, request);
  if (!snapshot.segments().empty()) {
    Xapian::Query query = xapian_query(snapshot, plan);
    if (request.filters.dates.bounded()) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            xapian_dates(snapshot, request.filters.dates));
    }
    DateKey key(snapshot, counter, sort != Sort::kOldest);
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_query(counter.watched(query));
    enquire.set_weighting_scheme(PlanWeight());
    if (sort == Sort::kRelevance) {
      enquire.set_sort_by_relevance_then_key(&key, true);
    } else {
      enquire.set_sort_by_key_then_relevance(&key, sort == Sort::kNewest);
    }
    const auto all = snapshot.database().get_doccount();
    const auto most =
        static_cast<Xapian::doccount>(request.collapse ? all : std::min<std::size_t>(limit, all));
    const Xapian::MSet found = enquire.get_mset(0, most, all, nullptr, &counter);
    for (auto match = found.begin(); match != found.end(); ++match) {
      const DocAddress address = snapshot.address(*match);
      matches.top.push_back({address, match.get_weight(),
                             snapshot.segments()[address.segment].columns().order(address.doc)});
    }
  }
  counter.take_counts(matches);
  if (request.collapse) collapse(snapshot, sort, limit, matches);
  return matches;
}

}  // namespace dateline
