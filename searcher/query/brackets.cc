#include "searcher/query/brackets.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

bool is_synthetic(const QueryToken& token) { return token.begin == token.end; }

// Marks the brackets that stay; closes at the end what is open there.
class Balancer {
 public:
  Balancer(std::vector<QueryToken> tokens, std::size_t max_depth, Remarks& remarks)
      : tokens_(std::move(tokens)), max_depth_(max_depth), remarks_(remarks) {}

  std::vector<QueryToken> run() {
    const std::size_t count = tokens_.size();
    const std::size_t end = count == 0 ? 0 : tokens_.back().end;
    keep_.assign(count, true);
    for (std::size_t i = 0; i < count; ++i) visit(i);
    while (!open_.empty()) {
      const bool kept = open_.back().kept;
      if (kept) {
        const QueryToken& token = tokens_[open_.back().token];
        remarks_.warning(token.begin, token.end,
                         "this bracket is not closed; it is read to the end");
        QueryToken close;
        close.kind = QueryTokenKind::kClose;
        close.begin = close.end = end;
        tokens_.push_back(std::move(close));
        keep_.push_back(true);
      }
      leave(kept ? tokens_.size() - 1 : kNone);
    }
    std::vector<QueryToken> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (keep_[i]) kept.push_back(std::move(tokens_[i]));
    }
    return without_stray_signs(std::move(kept));
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Open {
    std::size_t token;
    bool kept;
    bool has_content;
  };

  void visit(std::size_t i) {
    switch (tokens_[i].kind) {
      case QueryTokenKind::kOpen: {
        const bool kept = depth_ < max_depth_;
        if (!kept) {
          keep_[i] = false;
          if (!is_synthetic(tokens_[i])) {
            remarks_.warning(tokens_[i].begin, tokens_[i].end,
                             "brackets are nested too deep; from here on they are left out");
          }
        }
        depth_ += kept ? 1 : 0;
        open_.push_back({i, kept, false});
        break;
      }
      case QueryTokenKind::kClose:
        if (open_.empty()) {
          keep_[i] = false;
          remarks_.note(tokens_[i].begin, tokens_[i].end,
                        "this bracket closes nothing and is left out");
        } else {
          leave(i);
        }
        break;
      case QueryTokenKind::kBar:
      case QueryTokenKind::kMinus:
        break;
      default:
        if (!open_.empty()) open_.back().has_content = true;
    }
  }

  // The token `close` ends the innermost bracket; kNone: the end of the query does.
  void leave(std::size_t close) {
    const Open open = open_.back();
    open_.pop_back();
    if (open.kept) {
      --depth_;
      if (!open.has_content) {
        keep_[open.token] = keep_[close] = false;
        remarks_.note(tokens_[open.token].begin, tokens_[close].end,
                      "there is nothing to search for in these brackets");
      }
    } else if (close != kNone) {
      keep_[close] = false;
    }
    if (open.has_content && !open_.empty()) open_.back().has_content = true;
  }

  static std::vector<QueryToken> without_stray_signs(std::vector<QueryToken> tokens) {
    std::vector<QueryToken> kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool stray = tokens[i].kind == QueryTokenKind::kMinus &&
                         (i + 1 == tokens.size() || tokens[i + 1].begin != tokens[i].end ||
                          tokens[i + 1].kind == QueryTokenKind::kClose ||
                          tokens[i + 1].kind == QueryTokenKind::kBar);
      const bool repeated = tokens[i].kind == QueryTokenKind::kBar && !kept.empty() &&
                            kept.back().kind == QueryTokenKind::kBar;
      if (!stray && !repeated) kept.push_back(std::move(tokens[i]));
    }
    return kept;
  }

  std::vector<QueryToken> tokens_;
  std::size_t max_depth_;
  Remarks& remarks_;
  std::vector<bool> keep_;
  std::vector<Open> open_;
  std::size_t depth_ = 0;
};

}  // namespace

std::vector<QueryToken> balance_brackets(const std::vector<QueryToken>& tokens,
                                         std::size_t max_depth, Remarks& remarks) {
  const bool words_alone = std::none_of(tokens.begin(), tokens.end(), [](const QueryToken& token) {
    return token.kind == QueryTokenKind::kOpen || token.kind == QueryTokenKind::kClose ||
           token.kind == QueryTokenKind::kBar || token.kind == QueryTokenKind::kMinus;
  });
  if (words_alone) return tokens;
  return Balancer(tokens, max_depth, remarks).run();
}

}  // namespace dateline
