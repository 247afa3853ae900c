// Properties that every query has, whatever its bytes are.
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/ast.h"
#include "searcher/query/loosen.h"
#include "searcher/query/tree.h"
#include "tests/catch.h"
#include "tests/processor_time.h"
#include "tests/searcher/query/helpers.h"

using namespace dateline;

namespace {

using Kind = Node::Kind;
using Random = std::mt19937;

template <typename T>
const T& pick(Random& random, const std::vector<T>& list) {
  return list[random() % list.size()];
}

// The rules of the normal form that tree.h states.
bool is_normal(const Node& node, bool root = true) {
  if (node.kind == Kind::kEverything) return root;
  if (node.kind == Kind::kNot && node.children.front().kind == Kind::kNot) return false;
  const bool list = node.kind == Kind::kAnd || node.kind == Kind::kOr || is_proximity(node.kind);
  if (list && node.children.size() < 2) return false;
  for (const Node& child : node.children) {
    if (!is_normal(child, false)) return false;
    if (list && child.kind == node.kind && child.n == node.n) {
      if (!is_proximity(node.kind) || &child == &node.children.front()) return false;
    }
    if (is_proximity(node.kind) && !can_be_near(child)) return false;
  }
  return true;
}

void check_query(const std::string& text) {
  CAPTURE(text);
  const ParsedQuery parsed = parse_query(text, kToday);
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    REQUIRE(diagnostic.begin <= diagnostic.end);
    REQUIRE(diagnostic.end <= text.size());
    REQUIRE_FALSE(diagnostic.message.empty());
  }
  REQUIRE(is_normal(parsed.root));
  REQUIRE(parsed.root.end <= text.size());
  const std::string canonical = to_string(parsed.root);
  CAPTURE(canonical);
  REQUIRE(is_clean_utf8(canonical));
  if (canonical.size() > kMaxQueryBytes) return;
  const Node again = parse_query(canonical, 0).root;
  CAPTURE(to_string(again));
  REQUIRE(again == parsed.root);
  const Node loose = loosen(parsed.root);
  REQUIRE(is_normal(loose));
  REQUIRE(loosen(loose) == loose);
}

// Grows trees in the normal form.
class Grower {
 public:
  explicit Grower(std::uint32_t seed) : random_(seed) {}

  Node tree(int depth) {
    const int choice = depth == 0 ? 0 : static_cast<int>(random_() % 9);
    switch (choice) {
      case 1:
      case 2:
        return make_and(list(depth));
      case 3:
      case 4:
        return make_or(list(depth));
      case 5:
        return make_not(tree(depth - 1));
      case 6:
        return proximity(2);
      case 7:
        return zone(depth);
      case 8:
        return at_least();
      default:
        return random_() % 3 == 0 ? filter() : leaf();
    }
  }

 private:
  std::vector<Node> list(int depth) {
    std::vector<Node> nodes;
    const int count = 2 + static_cast<int>(random_() % 3);
    for (int i = 0; i < count; ++i) nodes.push_back(tree(depth - 1));
    return nodes;
  }

  static Node text_node(Kind kind, std::string text, std::uint32_t n = 0) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.n = n;
    return node;
  }

  Node leaf() {
    static const std::vector<std::string> kWords = {
        "iran",  "OR",    "AND",      "NOT",          "SAME",
        "near5", "ADJ3",  "atleast2", "U.S.",         "Who's",
        "24/7",  "10:30", "3,000",    "cyber-attack", "john.doe@example.com",
        "地震",  "صحيفة", "Zürich",   "title",        "צה\"ל",
        "w",     "5",     "7d",       "todayʼs",      "AT&T"};
    static const std::vector<std::string> kExacts = {
        "two words", "OR", "(a b)", "he said “hello” there", "x:y", "…and dots.", "a -b", "«z"};
    static const std::vector<std::string> kWilds = {"cyber*", "*stan", "wom?n", "?a*", "a*b?"};
    switch (random_() % 5) {
      case 0:
        return text_node(Kind::kExact, pick(random_, kExacts));
      case 1:
        return text_node(Kind::kWildcard, pick(random_, kWilds));
      case 2:
        return text_node(Kind::kFuzzy, random_() % 2 ? "tehran" : "OR", 1 + random_() % 2);
      default:
        return text_node(Kind::kWord, pick(random_, kWords));
    }
  }

  Node choice() {
    if (random_() % 3) return leaf();
    std::vector<Node> nodes{leaf(), leaf()};
    return make_or(std::move(nodes));
  }

  Node proximity(int depth) {
    static const std::vector<Kind> kKinds = {Kind::kNear, Kind::kAdjacent, Kind::kSentence,
                                             Kind::kParagraph};
    const Kind kind = pick(random_, kKinds);
    const bool distance = kind == Kind::kNear || kind == Kind::kAdjacent;
    std::vector<Node> nodes;
    for (int i = 0; i < 2 || random_() % 3 == 0; ++i) {
      nodes.push_back(depth > 0 && random_() % 4 == 0 ? proximity(depth - 1) : choice());
    }
    return make_proximity(kind, distance ? 1 + random_() % 3 : 0, std::move(nodes));
  }

  Node at_least() {
    Node node;
    node.kind = Kind::kAtLeast;
    node.n = 2 + random_() % 9;
    node.children.push_back(choice());
    return node;
  }

  Node zone(int depth) {
    static const std::vector<Kind> kKinds = {Kind::kTitle, Kind::kHeadLead, Kind::kBody};
    const Kind kind = pick(random_, kKinds);
    if (depth < 2 || random_() % 2) return make_zone(kind, choice());
    std::vector<Node> nodes{leaf(), make_not(leaf()), proximity(1)};
    return make_zone(kind, random_() % 2 ? make_and(std::move(nodes)) : make_or(std::move(nodes)));
  }

  Node filter() {
    static const std::vector<std::string> kValues = {"Daily Mirror",
                                                     "BBC",
                                                     "yahoo!",
                                                     "a,b",
                                                     "x|y",
                                                     "(z)",
                                                     "daily*",
                                                     "O'Reilly",
                                                     "‘q’",
                                                     "last",
                                                     "https://example.org/a?b=c#d",
                                                     "-",
                                                     "日本経済新聞",
                                                     "=",
                                                     "..",
                                                     ">5"};
    static const std::vector<Kind> kKinds = {Kind::kSource, Kind::kAuthor, Kind::kTopic, Kind::kId,
                                             Kind::kStory};
    static const std::vector<Kind> kCountries = {Kind::kCountry, Kind::kMentions,
                                                 Kind::kSourceCountry};
    static const std::vector<std::string> kPeriods = {"2022",   "2022-09",     "2022-07..2022-09",
                                                      "none",   "2022-09-08",  "..",
                                                      "..2021", "2021-03-04.."};
    Node node;
    switch (random_() % 5) {
      case 0:
        node.kind = pick(random_, kCountries);
        node.values = {"AL", "IR"};
        if (random_() % 2) node.values.pop_back();
        break;
      case 1:
        node.kind = Kind::kDate;
        node.dates = *parse_date_range(pick(random_, kPeriods), kToday);
        break;
      case 2: {
        node.kind = Kind::kWordCount;
        const std::vector<std::uint32_t> ends = {0, 1, 500, 0xfffffffe, 0xffffffff};
        node.low = pick(random_, ends);
        node.high = std::max(node.low, pick(random_, ends));
        break;
      }
      default:
        node.kind = pick(random_, kKinds);
        node.values.push_back(pick(random_, kValues));
        if (random_() % 2 && pick(random_, kValues) != node.values.front()) {
          node.values.push_back("Zeitung");
        }
    }
    return node;
  }

  Random random_;
};

const std::vector<std::string>& soup() {
  static const std::vector<std::string> kPieces = {
      "a",          "b",         "iran",     "OR",         "AND",       "NOT",
      "|",          "-",         "+",        "=",          "(",         ")",
      "\"",         "“",         "”",        "„",          "«",         "»",
      "‘",          "’",         "'",        "NEAR/5",     "ADJ/2",     "w/3",
      "pre/1",      "/s",        "/p",       "SAME",       "near2",     "atleast3",
      "atleast0",   "~",         "~2",       "*",          "?",         "title:",
      "hlead:",     "body:",     "country:", "country:AL", "AL,IR",     "mentions:",
      "date:",      "date:2022", "since:7d", "before:",    "last week", "2022-07..2022-09",
      "words:>500", "wc<3",      "source:",  "id:",        "lang:en",   "foo:",
      ",",          ".",         ":",        "/",          "…",         "U.S.",
      "Who's",      "24/7",      "地震",     "שלום",       "צה\"ל",     "\xff",
      "\xe2\x80",   "e\u0301",   "\u200d",   "\u200e",     "\u00a0",    "  ",
      "\n",         "[",         "]",        "{",          "--",        "–",
      "!",          "none",      "..",       "5"};
  return kPieces;
}

}  // namespace

TEST_CASE("a canonical spelling is read back to the same tree", "[query]") {
  const std::uint32_t seed = 41;
  CAPTURE(seed);
  Grower grower(seed);
  for (int i = 0; i < 4000; ++i) {
    const Node tree = grower.tree(i % 5);
    REQUIRE(is_normal(tree));
    const std::string canonical = to_string(tree);
    CAPTURE(i, canonical);
    const Node again = parse_query(canonical, 0).root;
    CAPTURE(to_string(again));
    REQUIRE(again == tree);
  }
}

TEST_CASE("token soup parses and settles", "[query]") {
  const std::uint32_t seed = 42;
  CAPTURE(seed);
  Random random(seed);
  for (int i = 0; i < 12000; ++i) {
    std::string text;
    const int count = static_cast<int>(random() % 14);
    for (int k = 0; k < count; ++k) {
      text += pick(random, soup());
      if (random() % 2) text += ' ';
    }
    check_query(text);
  }
}

TEST_CASE("random bytes parse and settle", "[query]") {
  const std::uint32_t seed = 43;
  CAPTURE(seed);
  Random random(seed);
  for (int i = 0; i < 6000; ++i) {
    std::string text;
    const int count = static_cast<int>(random() % 40);
    const bool ascii = random() % 2;
    for (int k = 0; k < count; ++k) {
      text += static_cast<char>(ascii ? 32 + random() % 96 : random() % 256);
    }
    check_query(text);
  }
}

TEST_CASE("hostile queries end in time", "[query]") {
  static constexpr const char* kPieces[] = {"(",
                                            ")",
                                            "()",
                                            "(a ",
                                            "-(a ",
                                            "a OR (",
                                            "NOT ",
                                            "-",
                                            "\"",
                                            "“",
                                            "‘a ",
                                            "„",
                                            "|",
                                            "| ",
                                            "| a",
                                            "a NEAR/5 ",
                                            "a NEAR/5 b ADJ/3 ",
                                            "atleast3 ",
                                            "title:",
                                            "title:(",
                                            "title:(a ",
                                            "country:(",
                                            "country:AL,",
                                            "a:",
                                            "foo:\"",
                                            "date:last ",
                                            "a~",
                                            "~",
                                            "*",
                                            "a*",
                                            "?",
                                            "U.",
                                            "צ\"",
                                            "OR ",
                                            "=",
                                            "-=\"a\"",
                                            "a/",
                                            "\xff",
                                            "words:>",
                                            ",",
                                            "(a OR b NEAR/3 ",
                                            "title:=",
                                            "x OR y -(",
                                            "z (x OR y -("};
  for (const std::string piece : kPieces) {
    // Brackets cost a hundred times as much, by the depth that is read.
    const bool deep = piece.find('(') != std::string::npos;
    const std::size_t length = deep ? kMaxQueryBytes / 4 : kMaxQueryBytes;
    std::string text;
    while (text.size() <= length) text += piece;
    CAPTURE(piece);
    const double start = test::processor_time();
    const ParsedQuery parsed = parse_query(text, kToday);
    const std::string canonical = to_string(parsed.root);
    CHECK(test::processor_time() - start < 2);  // a reader of quadratic time takes longer
    CHECK(parsed.diagnostics.size() <= 20);
    CHECK(is_normal(parsed.root));
    if (canonical.size() <= kMaxQueryBytes) {
      CHECK(parse_query(canonical, 0).root == parsed.root);
    }
  }
}

TEST_CASE("deep brackets are read down to the limit", "[query]") {
  const auto nest = [](const std::string& open, int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "z";
    for (int i = 0; i < depth; ++i) text += ")";
    return text;
  };
  CHECK(parse_query(nest("(", 100), 0).diagnostics.empty());
  CHECK_FALSE(parse_query(nest("(", 101), 0).diagnostics.empty());
  check_query(nest("a -(", 100));
  CHECK(parse_query(nest("a -(", 99), 0).diagnostics.empty());
  check_query(nest("a OR b -(", 100));
  check_query(nest("(a NEAR/5 b ADJ/3 c ADJ/4 ", 100));
  check_query(nest("x OR y NOT (", 5000));
}
