#pragma once

#include <vector>

#include "searcher/engine/clause.h"

namespace dateline {

// Every document.
class EverythingClause final : public Clause {
 public:
  explicit EverythingClause(DocIndex documents) : documents_(documents) {}

  DocIndex seek(DocIndex doc) override { return doc; }
  void match(const Window&, DocMask&, float) override {}
  void score(const Window&, const DocMask&, Scores&) override {}
  float bound(const Window&) override { return 0; }
  std::uint64_t frequency() const override { return documents_; }

 private:
  DocIndex documents_;
};

// No document.
class NothingClause final : public Clause {
 public:
  explicit NothingClause(DocIndex documents) : documents_(documents) {}

  DocIndex seek(DocIndex) override { return documents_; }
  void match(const Window&, DocMask& mask, float) override { mask.clear(); }
  void score(const Window&, const DocMask&, Scores&) override {}
  float bound(const Window&) override { return 0; }
  std::uint64_t frequency() const override { return 0; }

 private:
  DocIndex documents_;
};

// Documents that all children match: the rarest is asked first, those that match in two phases
// last. Only the first `scored` children, as they were given, add to the score.
class AndClause final : public Clause {
 public:
  AndClause(std::vector<ClausePointer> children, std::size_t scored);

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  void match_roughly(const Window& window, DocMask& mask, float threshold) override;
  bool confirm(DocIndex doc) override;
  void prefetch(DocIndex doc) const override {
    for (const Child& child : children_) child.clause->prefetch(doc);
  }
  bool rough() const override { return rough_; }
  void score(const Window& window, const DocMask& mask, Scores& scores) override;
  void score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) override;
  void collect(const Window& window, DocMask& mask, Scores& scores, float threshold) override;
  float bound(const Window& window) override;
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override;
  std::uint64_t frequency() const override;

 private:
  struct Child {
    ClausePointer clause;
    bool scored;
    float bound = 0;  // in the window at hand
  };

  bool reachable(const Window& window, DocMask& mask, float threshold);
  float left_for(const Child& child, float threshold) const;
  void score_reaching(const Window& window, DocMask& mask, Scores& scores, float threshold);

  std::vector<Child> children_;  // in the order they are asked
  bool one_scored_ = false;      // a single child scores
  bool rough_ = false;
  float sum_ = 0;  // of the bounds
};

// Documents that any of the children matches; the scores of those that match add up.
class OrClause final : public Clause {
 public:
  // `documents` of the segment.
  OrClause(std::vector<ClausePointer> children, DocIndex documents);

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  void score(const Window& window, const DocMask& mask, Scores& scores) override;
  void score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) override;
  void collect(const Window& window, DocMask& mask, Scores& scores, float threshold) override;
  float bound(const Window& window) override;
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override;
  std::uint64_t frequency() const override;

 private:
  struct Child {
    ClausePointer clause;
    DocMask matched;  // of the window at hand
    float bound = 0;
    float rest = 0;  // the bounds of this one and of those after it
  };

  bool order_by_bound(const Window& window, float threshold);

  std::vector<Child> children_;
  bool always_score_;  // all of them
  DocIndex documents_;
};

// Documents of the first child that none of the others matches.
class AndNotClause final : public Clause {
 public:
  // `denied` is an Or of what must not match.
  AndNotClause(ClausePointer wanted, ClausePointer denied)
      : wanted_(std::move(wanted)), denied_(std::move(denied)) {}

  DocIndex seek(DocIndex doc) override { return wanted_->seek(doc); }
  void match(const Window& window, DocMask& mask, float threshold) override;
  void match_roughly(const Window& window, DocMask& mask, float threshold) override;
  bool confirm(DocIndex doc) override { return wanted_->confirm(doc); }
  void prefetch(DocIndex doc) const override { wanted_->prefetch(doc); }
  bool rough() const override { return wanted_->rough(); }
  void score(const Window& window, const DocMask& mask, Scores& scores) override {
    wanted_->score(window, mask, scores);
  }
  float bound(const Window& window) override { return wanted_->bound(window); }
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override {
    wanted_->add_bounds(window, mask, sum);
  }
  std::uint64_t frequency() const override { return wanted_->frequency(); }

 private:
  void deny(const Window& window, DocMask& mask);

  ClausePointer wanted_;
  ClausePointer denied_;
};

}  // namespace dateline
