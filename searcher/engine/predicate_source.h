#pragma once

#include <xapian.h>

#include <functional>

#include "common/index/snapshot.h"

namespace dateline {

// Decides about the documents of one segment; called with ascending documents.
using DocPredicate = std::function<bool(DocIndex)>;
// Makes the predicate for a segment, once per search.
using PredicateFactory = std::function<DocPredicate(const Segment&)>;
// The same for what documents score.
using DocWeight = std::function<double(DocIndex)>;
using WeightFactory = std::function<DocWeight(const Segment&)>;

// Lets Xapian's matcher filter by anything: the documents for which a predicate holds, all of
// weight 0. Claims to match every document, so that the matcher asks it last.
class PredicateSource : public Xapian::PostingSource {
 public:
  // `snapshot` must outlive the query.
  PredicateSource(const Snapshot& snapshot, PredicateFactory factory);

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool check(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return started_ && docid_ > documents_; }
  Xapian::docid get_docid() const override { return docid_; }
  PredicateSource* clone() const override;
  void init(const Xapian::Database& database) override;

 protected:
  // The segment that a database of the search is.
  const Segment& segment_of(const Xapian::Database& database) const;

 private:
  const Snapshot& snapshot_;
  PredicateFactory factory_;
  DocPredicate predicate_;
  Xapian::docid docid_ = 0;
  Xapian::doccount documents_ = 0;
  bool started_ = false;
};

// Gives every document a weight of its own.
class WeightSource : public PredicateSource {
 public:
  WeightSource(const Snapshot& snapshot, double most, WeightFactory factory);

  double get_weight() const override { return weight_(get_docid() - 1); }
  WeightSource* clone() const override { return new WeightSource(snapshot_, most_, weights_); }
  void init(const Xapian::Database& database) override;

 private:
  const Snapshot& snapshot_;
  double most_;
  WeightFactory weights_;
  DocWeight weight_;
};

// A query for every document, with weights of at most `most`.
Xapian::Query weighted_query(const Snapshot& snapshot, double most, WeightFactory factory);

// A query for the documents for which it holds.
Xapian::Query predicate_query(const Snapshot& snapshot, PredicateFactory factory);

}  // namespace dateline
