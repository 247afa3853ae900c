#include "searcher/engine/plan_builders.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/index/schema.h"

namespace dateline {
namespace {

std::vector<Plan> merged(Plan::Kind kind, std::vector<Plan> plans) {
  if (plans.size() == 1 && plans.front().kind != kind) return plans;
  std::vector<Plan> parts;
  parts.reserve(plans.size());
  const auto add = [&parts](Plan& plan) {
    const auto same = [&plan](const Plan& part) {
      return plan.kind == Plan::Kind::kTerms && part.kind == plan.kind && part.scored() &&
             plan.scored() && part.terms == plan.terms;
    };
    const auto known = std::find_if(parts.begin(), parts.end(), same);
    if (known == parts.end()) {
      parts.push_back(std::move(plan));
    } else {
      known->weight = std::hypot(known->weight, plan.weight);  // sqrt(n) of n equal ones
    }
  };
  for (Plan& plan : plans) {
    if (plan.kind == kind) {
      for (Plan& child : plan.children) add(child);
    } else {
      add(plan);
    }
  }
  return parts;
}

}  // namespace

Plan inner(Plan::Kind kind, std::vector<Plan> children) {
  Plan plan;
  plan.kind = kind;
  plan.children = std::move(children);
  return plan;
}

Plan leaf(Plan::Kind kind) { return inner(kind, {}); }

Plan any_of(std::vector<Plan> plans) {
  plans = merged(Plan::Kind::kOr, std::move(plans));
  if (plans.empty()) return leaf(Plan::Kind::kNothing);
  if (plans.size() == 1) return std::move(plans.front());
  return inner(Plan::Kind::kOr, std::move(plans));
}

Plan all_of(std::vector<Plan> plans) {
  plans = merged(Plan::Kind::kAnd, std::move(plans));
  if (plans.empty()) return leaf(Plan::Kind::kEverything);
  if (plans.size() == 1) return std::move(plans.front());
  return inner(Plan::Kind::kAnd, std::move(plans));
}

std::vector<std::string> make_terms(std::string_view prefix,
                                    const std::vector<std::string>& values) {
  std::vector<std::string> terms;
  terms.reserve(values.size());
  for (const std::string& value : values) terms.push_back(make_term(prefix, value));
  return terms;
}

}  // namespace dateline
