#include "searcher/engine/verify.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/section_file.h"
#include "searcher/query/tree.h"
#include "tests/catch.h"
#include "tests/searcher/engine/corpus.h"
#include "tests/searcher/engine/fixture.h"
#include "tests/searcher/engine/naive.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

using Kind = Node::Kind;

// Articles of up to several hundred words, so that scans have blocks, tails and many hits.
Corpus long_corpus(Random& random) {
  Corpus corpus = random_corpus(random);
  const Corpus other = random_corpus(random);
  for (auto& segment : corpus.segments) {
    for (Article& article : segment) {
      for (auto left = random() % 30; left > 0; --left) {
        article.body +=
            (random() % 3 == 0 ? ".\n\n" : " ") + pick(random, pick(random, other.segments)).body;
      }
    }
  }
  return corpus;
}

bool is_positional(const Node& node) {
  return node.kind == Kind::kExact || node.kind == Kind::kNear || node.kind == Kind::kAdjacent ||
         node.kind == Kind::kSentence || node.kind == Kind::kParagraph ||
         node.kind == Kind::kAtLeast || node.kind == Kind::kTitle || node.kind == Kind::kHeadLead ||
         node.kind == Kind::kBody || node.kind == Kind::kWildcard || node.kind == Kind::kFuzzy;
}

PositionalNode leaf(std::vector<std::vector<std::string>> places) {
  Pattern pattern;
  auto& sequence = pattern.sequences.emplace_back();
  for (const auto& words : places) {
    PatternSlot& slot = sequence.emplace_back();
    slot.exact = true;
    for (const std::string& word : words) slot.hashes.push_back(token_hash(word));
  }
  PositionalNode node;
  node.pattern = std::make_shared<const Pattern>(std::move(pattern));
  return node;
}

PositionalNode over(Kind kind, std::uint32_t n, std::vector<PositionalNode> children) {
  PositionalNode node;
  node.kind = kind;
  node.n = n;
  node.children = std::move(children);
  return node;
}

}  // namespace

TEST_CASE("long articles are verified as a naive reading has it", "[engine][verify]") {
  constexpr std::uint32_t kFirstSeed = 500;
  for (std::uint32_t seed = kFirstSeed; seed < kFirstSeed + 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Corpus corpus = long_corpus(random);
    const TempFolder folder;
    build_index(corpus, folder / "index");
    const Snapshot snapshot(folder / "index");
    const Searcher searcher(snapshot);
    const NaiveIndex naive(corpus);
    for (int queries = 0; queries < 60;) {
      Request request;
      const Node tree = random_query(random, 1 + static_cast<int>(random() % 2));
      if (!is_positional(tree)) continue;
      ++queries;
      request.query = to_string(tree);
      request.match = Match::kAll;
      request.limit = 1000;
      request.today = test_today();
      CAPTURE(request.query);
      std::set<std::string> expected;
      for (const auto& document : naive.documents()) {
        if (document.live && naive.matches(tree, document)) expected.insert(document.article->id);
      }
      std::set<std::string> found;
      for (const Hit& hit : searcher.search(request).hits) found.insert(hit.article.id);
      REQUIRE(found == expected);
    }
  }
}

TEST_CASE("a verifier answers for documents in any order", "[engine][verify]") {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    // "alpha beta" in each third article, with other words of both in all of them.
    std::string body = "beta gamma alpha. ";
    for (int k = 0; k < i * 3; ++k) body += "word" + std::to_string(k) + " ";
    body += i % 3 == 0 ? "alpha. Beta" : "alpha delta beta";
    articles.push_back(make_article("a" + std::to_string(i), "Alpha", body));
  }
  const TestIndex index({articles});
  const Segment& segment = index.snapshot().segments()[0];
  // Whether each third article matches, or all the others.
  const auto check = [&](const PositionalNode& node, bool third) {
    const auto tree = std::make_shared<const ResolvedTree>(node, index.snapshot());
    Verifier one(tree, segment);
    Verifier other(tree, segment);
    for (int round = 0; round < 3; ++round) {
      for (DocIndex i = 0; i < segment.documents(); ++i) {
        const DocIndex doc = round == 1 ? segment.documents() - 1 - i : i;
        const int number = std::stoi(segment.article(doc).id.substr(1));
        one.prefetch(doc);
        REQUIRE(one.matches(doc) == ((number % 3 == 0) == third));
        REQUIRE(other.matches(doc) == one.matches(doc));
      }
    }
  };
  check(leaf({{"alpha"}, {"beta"}}), true);
  check(leaf({{"gamma", "alpha"}, {"beta", "delta"}, {"beta"}}), false);
  check(over(Kind::kAdjacent, 1, {leaf({{"alpha"}}), leaf({{"beta"}})}), true);
  check(over(Kind::kNot, 0, {over(Kind::kAdjacent, 1, {leaf({{"alpha"}}), leaf({{"beta"}})})}),
        false);
  check(over(Kind::kNot, 0,
             {over(Kind::kAdjacent, 1, {leaf({{"alpha"}, {"delta"}}), leaf({{"beta"}})})}),
        true);
}

TEST_CASE("distances are counted in words, whatever marks stand between", "[engine][verify]") {
  const TestIndex index(
      {{make_article("it", "Beta one", "Alpha. Two.\n\nThree. Beta four. Alpha.")}});
  const Segment& segment = index.snapshot().segments()[0];
  const auto holds = [&](Kind kind, std::uint32_t n, const char* left, const char* right) {
    return Verifier(over(kind, n, {leaf({{left}}), leaf({{right}})}), index.snapshot(), segment)
        .matches(0);
  };
  CHECK(holds(Kind::kNear, 2, "alpha", "beta"));
  CHECK_FALSE(holds(Kind::kNear, 1, "alpha", "beta"));
  CHECK(holds(Kind::kAdjacent, 3, "alpha", "beta"));
  CHECK_FALSE(holds(Kind::kAdjacent, 2, "alpha", "beta"));
  CHECK(holds(Kind::kAdjacent, 2, "beta", "alpha"));
  CHECK_FALSE(holds(Kind::kNear, UINT32_MAX, "one", "alpha"));
  CHECK(holds(Kind::kNear, UINT32_MAX, "alpha", "alpha"));
  CHECK_FALSE(holds(Kind::kNear, UINT32_MAX, "four", "four"));
  CHECK_FALSE(holds(Kind::kSentence, 0, "alpha", "beta"));
  CHECK(holds(Kind::kSentence, 0, "four", "beta"));
  CHECK(holds(Kind::kParagraph, 0, "alpha", "beta"));
  CHECK_FALSE(holds(Kind::kParagraph, 0, "two", "three"));
  CHECK_FALSE(holds(Kind::kParagraph, 0, "one", "alpha"));
}

TEST_CASE("documents that no writer writes do no harm", "[engine][verify]") {
  const TempFolder folder;
  {
    IndexWriter writer(folder / "index", "test");
    for (int i = 0; i < 7; ++i) writer.add(make_article("a" + std::to_string(i), "a", "b"));
    writer.publish();
  }
  const std::vector<std::vector<std::uint32_t>> documents = {
      {},
      {kSentenceEnd, kSentenceEnd, kParagraphEnd},
      {token_hash("alpha"), token_hash("beta")},
      {kTitleEnd, token_hash("alpha"), kTitleEnd, token_hash("beta"), kTitleEnd},
      {0, 0, 15, token_hash("alpha"), 9, 0, token_hash("beta"), 0},
      {kParagraphEnd, token_hash("alpha"), kSentenceEnd, kSentenceEnd, token_hash("beta")},
      std::vector<std::uint32_t>(3000, token_hash("alpha"))};
  std::vector<std::uint64_t> starts = {0};
  std::vector<std::uint8_t> planes;
  for (const auto& document : documents) {
    for (const std::uint32_t entry : document) planes.push_back(static_cast<std::uint8_t>(entry));
    for (const std::uint32_t entry : document) {
      for (int shift = 8; shift < 32; shift += 8) {
        planes.push_back(static_cast<std::uint8_t>(entry >> shift));
      }
    }
    starts.push_back(starts.back() + document.size());
  }
  const bool out_of_order = GENERATE(false, true);
  if (out_of_order) std::swap(starts[2], starts[4]);
  SectionWriter writer(folder / "index/segments/000001/tokens", FileKind::kTokens, 4);
  writer.add(1, planes);
  writer.add(2, starts);
  writer.add(3, std::vector<std::uint8_t>((starts.back() + 1) / 2, 0xff));
  writer.finish();

  const Snapshot snapshot(folder / "index");
  const Segment& segment = snapshot.segments()[0];
  const PositionalNode alpha = leaf({{"alpha"}});
  const PositionalNode beta = leaf({{"beta"}});
  const PositionalNode both = leaf({{"alpha"}, {"beta"}});
  std::vector<PositionalNode> nodes = {alpha,
                                       both,
                                       over(Kind::kAtLeast, 2, {alpha}),
                                       over(Kind::kTitle, 0, {both}),
                                       over(Kind::kHeadLead, 0, {both}),
                                       over(Kind::kBody, 0, {both})};
  for (const Kind kind : {Kind::kNear, Kind::kAdjacent, Kind::kSentence, Kind::kParagraph}) {
    nodes.push_back(over(kind, 3, {alpha, beta}));
    nodes.push_back(over(kind, 3, {alpha, both, beta}));
  }
  for (const PositionalNode& node : nodes) {
    Verifier verifier(node, snapshot, segment);
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      verifier.prefetch(doc);
      if (starts[doc] > starts[doc + 1]) {
        CHECK_THROWS_AS(verifier.matches(doc), Error);
      } else {
        verifier.matches(doc);
      }
    }
  }
  Verifier verifier(both, snapshot, segment);
  if (!out_of_order) {
    CHECK(verifier.matches(2));
    CHECK_FALSE(verifier.matches(3));
    CHECK(verifier.matches(5));
    CHECK_FALSE(verifier.matches(6));
  }
}
