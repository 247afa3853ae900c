#include "searcher/engine/compiler.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/index/schema.h"
#include "common/text/fold.h"
#include "searcher/engine/glob.h"
#include "searcher/engine/predicate_source.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

using Kind = Node::Kind;
using Xapian::Query;

Query any_of(const std::vector<Query>& queries) {
  return Query(Query::OP_OR, queries.begin(), queries.end());
}

Query all_of(const std::vector<Query>& queries) {
  return Query(Query::OP_AND, queries.begin(), queries.end());
}

// A word that is a stop word in some languages of the index: weighed as if every article in them
// held it, so that "with" is no rare word where few articles are not English.
Query stop_word_terms(const PatternSlot& slot) {
  std::vector<std::string> terms;
  for (const std::string& stem : slot.stems) terms.push_back(make_term(kStemPrefix, stem));
  for (const std::string& language : slot.stop_languages) {
    terms.push_back(make_term(kLanguagePrefix, language));
  }
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

// One word in several forms, weighed as one.
Query synonyms(const std::vector<std::string>& stems, std::string_view prefix) {
  std::vector<std::string> terms;
  for (const std::string& stem : stems) terms.push_back(make_term(prefix, stem));
  if (terms.size() == 1) return Query(terms.front());
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

Query unweighted(const Query& query) { return Query(Query::OP_SCALE_WEIGHT, query, 0); }

Dimension dimension_of(Kind kind) {
  switch (kind) {
    case Kind::kCountry:
      return Dimension::kCountry;
    case Kind::kMentions:
      return Dimension::kMentions;
    case Kind::kSource:
      return Dimension::kSource;
    case Kind::kSourceCountry:
      return Dimension::kSourceCountry;
    case Kind::kLanguage:
      return Dimension::kLanguage;
    case Kind::kAuthor:
      return Dimension::kAuthor;
    default:
      return Dimension::kTopic;
  }
}

Query boolean_terms(std::string_view prefix, const std::vector<std::string>& values) {
  std::vector<Query> terms;
  for (const std::string& value : values) terms.emplace_back(make_term(prefix, value));
  return unweighted(any_of(terms));
}

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

// The word as it is typed, looked up in `tokens`.
Node exact_form(const Node& word) {
  Node exact = word;
  exact.kind = Kind::kExact;
  return exact;
}

}  // namespace

Query date_query(const Snapshot& snapshot, const DateRange& range) {
  return predicate_query(snapshot, [range](const Segment& segment) -> DocPredicate {
    return [&columns = segment.columns(), range](DocIndex doc) {
      return range.contains(columns.date(doc));
    };
  });
}

CompiledQuery Compiler::compile(const Node& root) {
  out_ = {};
  denied_ = 0;
  out_.query = compile_node(root);
  return std::move(out_);
}

void Compiler::note(const Node& node, std::string message) {
  out_.diagnostics.push_back({Diagnostic::Level::kNote, node.begin, node.end, std::move(message)});
}

Query Compiler::compile_node(const Node& node) {
  switch (node.kind) {
    case Kind::kEverything:
      return Query::MatchAll;
    case Kind::kWord:
      return is_stop_word(node) ? compile_positional(exact_form(node)) : compile_word(node);
    case Kind::kAnd:
      return compile_and(node);
    case Kind::kOr:
      return compile_or(node);
    case Kind::kNot: {
      ++denied_;
      const Query query(Query::OP_AND_NOT, Query(Query::MatchAll),
                        compile_node(node.children.front()));
      --denied_;
      return unweighted(query);
    }
    case Kind::kExact:
    case Kind::kWildcard:
    case Kind::kFuzzy:
    case Kind::kNear:
    case Kind::kAdjacent:
    case Kind::kSentence:
    case Kind::kParagraph:
    case Kind::kAtLeast:
    case Kind::kTitle:
    case Kind::kHeadLead:
    case Kind::kBody:
      return compile_positional(node);
    default:
      return compile_field(node);
  }
}

// Whether any of the children asks for text that posting lists know.
bool Compiler::has_content_words(const std::vector<Node>& children) {
  return std::any_of(children.begin(), children.end(), [this](const Node& child) {
    return child.kind != Kind::kNot && has_text(child) && !is_stop_word(child);
  });
}

Query Compiler::compile_or(const Node& node) {
  const bool words_beside = has_content_words(node.children);
  std::vector<Query> parts;
  for (const Node& child : node.children) {
    if (words_beside && is_stop_word(child)) {
      const PatternSlot slot = patterns_.word(child.text).front().sequences.front().front();
      if (slot.stop_languages.size() < snapshot_.languages().size()) {
        parts.push_back(
            Query(Query::OP_FILTER, stop_word_terms(slot), synonyms(slot.stems, kStemPrefix)));
      }
    } else {
      parts.push_back(compile_node(child));
    }
  }
  return any_of(parts);
}

Query Compiler::compile_and(const Node& node) {
  const bool words_beside = has_content_words(node.children);
  std::vector<Query> wanted;
  std::vector<Query> denied;
  for (const Node& child : node.children) {
    if (child.kind == Kind::kNot) {
      ++denied_;
      denied.push_back(compile_node(child.children.front()));
      --denied_;
    } else if (words_beside && is_stop_word(child)) {
      const PatternSlot slot = patterns_.word(child.text).front().sequences.front().front();
      if (slot.stop_languages.size() >= snapshot_.languages().size()) continue;
      wanted.push_back(stop_word_terms(slot));
    } else {
      wanted.push_back(compile_node(child));
    }
  }
  Query query = wanted.empty() ? Query::MatchAll : all_of(wanted);
  if (!denied.empty()) query = Query(Query::OP_AND_NOT, query, any_of(denied));
  return query;
}

bool Compiler::is_stop_word(const Node& node) {
  if (node.kind != Kind::kWord) return false;
  const std::vector<Pattern> patterns = patterns_.word(node.text);
  return patterns.size() == 1 && patterns.front().sequences.size() == 1 &&
         patterns.front().sequences.front().size() == 1 &&
         !patterns.front().sequences.front().front().stop_languages.empty();
}

Query Compiler::compile_word(const Node& node) {
  std::vector<Query> parts;
  for (Pattern& pattern : patterns_.word(node.text)) {
    const auto& first = pattern.sequences.front();
    const bool cjk = !pattern.grams.empty();
    if (first.size() == 1 || (cjk && first.size() == 2 && pattern.grams.size() == 1)) {
      parts.push_back(pattern_terms(pattern, kStemPrefix));
      if (denied_ == 0) out_.patterns.push_back(std::move(pattern));
    } else {
      PositionalNode leaf;
      leaf.pattern = pattern;
      if (denied_ == 0) out_.patterns.push_back(std::move(pattern));
      parts.push_back(verified(leaf, kStemPrefix));
    }
  }
  return parts.empty() ? Query::MatchAll : all_of(parts);  // punctuation only asks for nothing
}

Query Compiler::compile_positional(const Node& node) {
  const std::string_view prefix = node.kind == Kind::kTitle ? kTitlePrefix : kStemPrefix;
  // A plain word in the title is what the title terms are for.
  if (node.kind == Kind::kTitle && node.children.front().kind == Kind::kWord &&
      !is_stop_word(node.children.front())) {
    std::vector<Pattern> patterns = patterns_.word(node.children.front().text);
    if (patterns.size() == 1 && patterns.front().sequences.size() == 1 &&
        patterns.front().sequences.front().size() == 1 && patterns.front().grams.empty()) {
      const Query query = pattern_terms(patterns.front(), prefix);
      if (denied_ == 0) out_.patterns.push_back(std::move(patterns.front()));
      return query;
    }
  }
  return verified(positional(node), prefix);
}

Pattern Compiler::leaf_pattern(const Node& node) {
  bool truncated = false;
  Pattern pattern;
  if (node.kind == Kind::kExact) {
    pattern = patterns_.exact(node.text);
  } else if (node.kind == Kind::kWildcard) {
    pattern = patterns_.wildcard(node.text, truncated);
  } else if (node.kind == Kind::kFuzzy) {
    pattern = patterns_.fuzzy(node.text, node.n, truncated);
  }
  if (truncated) {
    note(node, "matches more than " + std::to_string(PatternMaker::kMaxExpansions) +
                   " words: only the most frequent are searched");
  }
  return pattern;
}

PositionalNode Compiler::positional(const Node& node) {
  PositionalNode out;
  out.n = node.n;
  out.kind = node.kind;
  if (node.kind == Kind::kNot) ++denied_;
  for (const Node& child : node.children) out.children.push_back(positional(child));
  if (node.kind == Kind::kNot) --denied_;
  if (!node.children.empty()) return out;

  out.kind = Kind::kExact;
  if (node.kind != Kind::kWord) {
    out.pattern = leaf_pattern(node);
  } else {
    std::vector<Pattern> patterns = patterns_.word(node.text);
    if (patterns.size() == 1) {
      out.pattern = std::move(patterns.front());
    } else if (patterns.size() > 1) {
      out.kind = Kind::kAnd;
      for (Pattern& pattern : patterns) {
        PositionalNode& leaf = out.children.emplace_back();
        if (denied_ == 0) out_.patterns.push_back(pattern);
        leaf.pattern = std::move(pattern);
      }
    }
  }
  if (denied_ == 0 && !out.pattern.empty()) out_.patterns.push_back(out.pattern);
  return out;
}

Query Compiler::verified(const PositionalNode& node, std::string_view prefix) {
  const Query terms = candidates(node, prefix);
  auto tree = std::make_shared<const ResolvedTree>(node, snapshot_);
  const Query filter = predicate_query(snapshot_, [tree](const Segment& segment) -> DocPredicate {
    auto verifier = std::make_shared<Verifier>(tree, segment);
    return [verifier](DocIndex doc) { return verifier->matches(doc); };
  });
  return Query(Query::OP_FILTER, terms, filter);
}

// A superset of the articles that satisfy `node`.
Query Compiler::candidates(const PositionalNode& node, std::string_view prefix) const {
  if (node.kind == Kind::kNot) return unweighted(Query(Query::MatchAll));
  if (node.children.empty()) {
    return node.pattern.empty() ? Query(Query::MatchNothing) : pattern_terms(node.pattern, prefix);
  }
  std::vector<Query> parts;
  for (const PositionalNode& child : node.children) parts.push_back(candidates(child, prefix));
  return node.kind == Kind::kOr ? any_of(parts) : all_of(parts);
}

Query Compiler::pattern_terms(const Pattern& pattern, std::string_view prefix) const {
  std::vector<Query> sequences;
  for (const auto& sequence : pattern.sequences) {
    std::vector<Query> slots;
    for (const PatternSlot& slot : sequence) {
      // A stop word has no postings in some articles that hold it: it cannot be asked for.
      if (!slot.stems.empty() && slot.stop_languages.empty())
        slots.push_back(synonyms(slot.stems, prefix));
    }
    if (!pattern.grams.empty()) slots.push_back(gram_terms(pattern, prefix));
    sequences.push_back(slots.empty() ? unweighted(Query(Query::MatchAll)) : all_of(slots));
  }
  return any_of(sequences);
}

Query Compiler::gram_terms(const Pattern& pattern, std::string_view prefix) const {
  const auto& sequence = pattern.sequences.front();
  if (sequence.size() > 1) {
    std::vector<Query> grams;
    for (const std::string& gram : pattern.grams) grams.emplace_back(make_term(prefix, gram));
    return all_of(grams);
  }
  // A single character: every term that starts with it.
  const std::string start = make_term(prefix, pattern.grams.front());
  std::vector<std::string> terms;
  for (auto term = snapshot_.database().allterms_begin(start);
       term != snapshot_.database().allterms_end(start); ++term) {
    terms.push_back(*term);
  }
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

Query Compiler::compile_field(const Node& node) const {
  switch (node.kind) {
    case Kind::kDate:
      return date_query(snapshot_, node.dates);
    case Kind::kWordCount: {
      const std::uint32_t low = node.low;
      const std::uint32_t high = node.high;
      return predicate_query(snapshot_, [low, high](const Segment& segment) -> DocPredicate {
        return [&columns = segment.columns(), low, high](DocIndex doc) {
          return columns.words(doc) >= low && columns.words(doc) <= high;
        };
      });
    }
    case Kind::kId:
      return boolean_terms(kIdPrefix, node.values);
    case Kind::kStory:
      return boolean_terms(kStoryPrefix, node.values);
    default:
      break;
  }
  const Dimension dimension = dimension_of(node.kind);
  std::vector<std::string> values;
  for (const std::string& value : node.values) {
    values.push_back(comparable(dimension, value));
    if (!info(dimension).code && value.find_first_of("*?") != std::string::npos) {
      add_matching(snapshot_, dimension, comparable(dimension, value), values);
    }
  }
  return boolean_terms(info(dimension).prefix, values);
}

}  // namespace dateline
