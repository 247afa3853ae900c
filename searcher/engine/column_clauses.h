#pragma once

#include <vector>

#include "common/index/columns.h"
#include "common/index/segment.h"
#include "searcher/engine/clause.h"
#include "searcher/engine/plan.h"

namespace dateline {

// A clause without a score.
class FilterClause : public Clause {
 public:
  void score(const Window&, const DocMask&, Scores&) override {}
  float bound(const Window&) override { return 0; }
};

// Articles whose date lies within a range: documents ascend by date within each run, so it is one
// range of documents a run.
class DateClause final : public FilterClause {
 public:
  DateClause(const Columns& columns, const DateRange& range);

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  std::uint64_t frequency() const override;
  // What may match, ascending.
  const std::vector<DocRange>& ranges() const { return ranges_; }

 private:
  const Columns& columns_;
  DateRange range_;
  std::vector<DocRange> ranges_;
  bool exact_ = true;  // dates are all known to the day
};

// Articles of [low, high] words.
class WordsClause final : public FilterClause {
 public:
  WordsClause(const Columns& columns, std::uint32_t low, std::uint32_t high)
      : columns_(columns), low_(low), high_(high) {}

  DocIndex seek(DocIndex doc) override { return doc; }
  void match(const Window& window, DocMask& mask, float threshold) override;
  std::uint64_t frequency() const override { return columns_.documents(); }

 private:
  const Columns& columns_;
  std::uint32_t low_;
  std::uint32_t high_;
};

// Every document; the nearer its date is to the day of the plan, the more it scores.
class RecencyClause final : public Clause {
 public:
  RecencyClause(const Columns& columns, const Plan& plan) : columns_(columns), plan_(plan) {}

  DocIndex seek(DocIndex doc) override { return doc; }
  void match(const Window&, DocMask&, float) override {}
  void score(const Window& window, const DocMask& mask, Scores& scores) override;
  float bound(const Window& window) override;
  std::uint64_t frequency() const override { return columns_.documents(); }

 private:
  const Columns& columns_;
  const Plan& plan_;
};

// Documents that are known one by one.
class ListedClause final : public FilterClause {
 public:
  // `listed` ascends.
  ListedClause(std::vector<DocIndex> listed, DocIndex documents)
      : listed_(std::move(listed)), documents_(documents) {}

  DocIndex seek(DocIndex doc) override;
  void match(const Window& window, DocMask& mask, float threshold) override;
  std::uint64_t frequency() const override { return listed_.size(); }

 private:
  std::vector<DocIndex> listed_;
  DocIndex documents_;
};

// Documents with any of some values of a dimension of codes (countries, languages): looked up in
// the column where there are few documents to look up, or else in the lists of the values.
class ValueClause final : public FilterClause {
 public:
  // `lists` matches the documents with any of `values`.
  ValueClause(const ValueColumn& column, DocIndex documents, std::vector<std::string> values,
              ClausePointer lists)
      : column_(column),
        documents_(documents),
        values_(std::move(values)),
        lists_(std::move(lists)) {}

  DocIndex seek(DocIndex doc) override { return lists_->seek(doc); }
  void match(const Window& window, DocMask& mask, float threshold) override;
  std::uint64_t frequency() const override { return lists_->frequency(); }

 private:
  // What is known of a list of values.
  enum class Verdict : std::uint8_t { kUnknown, kPasses, kFails };

  void prepare();
  bool passes(DocIndex doc);
  bool has_wanted(std::span<const std::uint32_t> values) const;

  const ValueColumn& column_;
  DocIndex documents_;
  std::vector<std::string> values_;
  ClausePointer lists_;
  // Made when documents are looked up for the first time.
  std::vector<bool> wanted_;       // by number of the value
  std::vector<Verdict> verdicts_;  // by ValueColumn::set_of
};

}  // namespace dateline
