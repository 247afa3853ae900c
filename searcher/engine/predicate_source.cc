#include "searcher/engine/predicate_source.h"

#include <utility>

#include "common/error.h"

namespace dateline {

PredicateSource::PredicateSource(const Snapshot& snapshot, PredicateFactory factory)
    : snapshot_(snapshot), factory_(std::move(factory)) {}

void PredicateSource::next(double min_weight) { skip_to(docid_ + 1, min_weight); }

void PredicateSource::skip_to(Xapian::docid docid, double) {
  started_ = true;
  docid_ = docid;
  while (docid_ <= documents_ && !predicate_(docid_ - 1)) ++docid_;
}

bool PredicateSource::check(Xapian::docid docid, double) {
  started_ = true;
  docid_ = docid;
  return docid > documents_ || predicate_(docid - 1);
}

PredicateSource* PredicateSource::clone() const { return new PredicateSource(snapshot_, factory_); }

// The matcher hands each segment's database to a source of its own; its UUID tells which it is.
const Segment& PredicateSource::segment_of(const Xapian::Database& database) const {
  const std::string uuid = database.get_uuid();
  for (const Segment& segment : snapshot_.segments()) {
    if (segment.database().get_uuid() == uuid) return segment;
  }
  throw Error(Error::Kind::kIndex, "a search met a database that is not of this index");
}

void PredicateSource::init(const Xapian::Database& database) {
  const Segment& segment = segment_of(database);
  predicate_ = factory_(segment);
  documents_ = segment.documents();
  docid_ = 0;
  started_ = false;
}

WeightSource::WeightSource(const Snapshot& snapshot, double most, WeightFactory factory)
    : PredicateSource(snapshot,
                      [](const Segment&) -> DocPredicate { return [](DocIndex) { return true; }; }),
      snapshot_(snapshot),
      most_(most),
      weights_(std::move(factory)) {}

void WeightSource::init(const Xapian::Database& database) {
  PredicateSource::init(database);
  weight_ = weights_(segment_of(database));
  set_maxweight(most_);
}

Xapian::Query predicate_query(const Snapshot& snapshot, PredicateFactory factory) {
  return Xapian::Query((new PredicateSource(snapshot, std::move(factory)))->release());
}

Xapian::Query weighted_query(const Snapshot& snapshot, double most, WeightFactory factory) {
  return Xapian::Query((new WeightSource(snapshot, most, std::move(factory)))->release());
}

}  // namespace dateline
