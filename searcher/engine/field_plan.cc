#include "searcher/engine/field_plan.h"

#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "searcher/engine/glob.h"
#include "searcher/engine/plan_builders.h"
#include "searcher/query/fields.h"

namespace dateline {
namespace {

// The values of the index that a pattern such as "smi*" stands for.
void add_matching(const Snapshot& snapshot, Dimension dimension, const std::string& glob,
                  std::vector<std::string>& values) {
  for (const Segment& segment : snapshot.segments()) {
    const ValueColumn& column = segment.columns().column(dimension);
    for (std::uint32_t i = 0; i < column.dictionary_size(); ++i) {
      std::string value = comparable(dimension, column.string(i));
      if (glob_matches(glob, value)) values.push_back(std::move(value));
    }
  }
}

Plan keys(std::vector<std::string> terms) {
  Plan plan = leaf(Plan::Kind::kKeys);
  plan.terms = std::move(terms);
  return plan;
}

}  // namespace

Plan plan_field(const Snapshot& snapshot, const Node& node) {
  switch (node.kind) {
    case NodeKind::kDate: {
      Plan plan = leaf(Plan::Kind::kDates);
      plan.dates = node.dates;
      return plan;
    }
    case NodeKind::kWordCount: {
      Plan plan = leaf(Plan::Kind::kWords);
      plan.low = node.low;
      plan.high = node.high;
      return plan;
    }
    case NodeKind::kId:
      return keys(make_terms(kIdPrefix, node.values));
    case NodeKind::kStory:
      return keys(make_terms(kStoryPrefix, node.values));
    default:
      break;
  }
  const Dimension dimension = *field_of(node.kind)->dimension;
  std::vector<std::string> values;
  for (const std::string& value : node.values) {
    values.push_back(comparable(dimension, value));
    if (!info(dimension).code && value.find_first_of("*?") != std::string::npos) {
      add_matching(snapshot, dimension, comparable(dimension, value), values);
    }
  }
  return make_terms_plan(snapshot, make_terms(info(dimension).prefix, values));
}

}  // namespace dateline
