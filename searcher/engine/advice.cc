#include "searcher/engine/advice.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/engine/set_filters.h"
#include "searcher/query/loosen.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

constexpr std::size_t kMostParts = 12;  // of a query that are dropped one by one

std::vector<Node> parts_of(const Node& root) {
  return root.kind == Node::Kind::kAnd ? root.children : std::vector<Node>{root};
}

class Adviser {
 public:
  Adviser(const Request& request, const Node& root, const CountResults& count)
      : request_(request), root_(root), count_(count) {}

  void drop_filters() {
    const std::vector<SetFilter> options = set_filters(request_.filters);
    for (const SetFilter& option : options) {
      Request wider = request_;
      option.clear(wider.filters);
      add(Advice::Kind::kFilter, option.text, wider, root_);
    }
    if (options.size() < 2) return;
    Request bare = request_;
    bare.filters = {};
    add(Advice::Kind::kFilters, "", bare, root_);
  }

  // Without its only text a query would say nothing any more.
  void drop_parts() {
    const std::vector<Node> parts = parts_of(root_);
    const auto texts = std::count_if(parts.begin(), parts.end(), [](const Node& part) {
      return part.kind != Node::Kind::kNot && has_text(part);
    });
    if (parts.size() < 2 || parts.size() > kMostParts) return;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool text = parts[i].kind != Node::Kind::kNot && has_text(parts[i]);
      if (text && texts == 1) continue;
      std::vector<Node> rest = parts;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      add(text ? Advice::Kind::kWord : Advice::Kind::kField, to_string(parts[i]), request_,
          make_and(std::move(rest)));
    }
  }

  void loosen_words() {
    const Node plain = plain_words(root_);
    if (!(plain == root_)) add(Advice::Kind::kPlainWords, "", request_, plain);
    const Node any = loosen(root_);
    if (request_.match == Match::kAll && !(any == root_)) {
      add(Advice::Kind::kAnyWord, "", request_, any);
    }
  }

  std::vector<Advice> take() {
    std::stable_sort(advice_.begin(), advice_.end(),
                     [](const Advice& a, const Advice& b) { return a.total > b.total; });
    return std::move(advice_);
  }

 private:
  void add(Advice::Kind kind, std::string part, const Request& request, const Node& root) {
    const std::uint64_t total = count_(request, root);
    if (total > 0) advice_.push_back({kind, std::move(part), to_string(root), total});
  }

  const Request& request_;
  const Node& root_;
  const CountResults& count_;
  std::vector<Advice> advice_;
};

}  // namespace

std::vector<Advice> advise(const Request& request, const Node& root, const CountResults& count) {
  Adviser adviser(request, root, count);
  adviser.drop_filters();
  adviser.drop_parts();
  adviser.loosen_words();
  return adviser.take();
}

}  // namespace dateline
