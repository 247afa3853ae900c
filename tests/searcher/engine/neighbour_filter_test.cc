#include "searcher/engine/neighbour_filter.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

constexpr DocIndex kBegin = 3;

// The documents from kBegin on in which the filter sees what it requires.
std::vector<DocIndex> kept(const NeighbourFilter& filter, const Tokens& tokens) {
  const Window window = {kBegin, tokens.documents()};
  DocMask mask;
  mask.set_first(window.size());
  filter.keep(tokens, window, mask);
  std::vector<DocIndex> docs;
  mask.for_each([&](std::uint32_t i) { docs.push_back(window.begin + i); });
  return docs;
}

}  // namespace

TEST_CASE("the filter of neighbours keeps all that have them, and few others", "[engine]") {
  const TempFolder folder;
  Analyzer analyzer;
  Analysis title;
  Analysis body;
  const auto low = [&](const std::string& word) {
    analyzer.analyze(word, "en", body);
    ByteSet bytes;
    const Token& token = body.tokens.front();
    bytes.insert(static_cast<std::uint8_t>(token_entry(token.hash, token.stem)));
    return bytes;
  };
  std::mt19937 random(31);
  std::vector<DocIndex> right;
  {
    TokensWriter writer(folder / "tokens");
    for (DocIndex doc = 0; doc < 600; ++doc) {
      const bool together = doc % 5 == 0;
      std::string text = together
                             ? "The prime ministers met. A crane fell over."
                             : "The ministers in their prime met. A crane stood as others fell.";
      for (std::uint32_t i = 20 + random() % 60; i > 0; --i) {
        text += " w" + std::to_string(random() % 1000);
      }
      analyzer.analyze("Notes", "en", title);
      analyzer.analyze(text, "en", body, true);
      writer.add(title, body);
      if (together && doc >= kBegin) right.push_back(doc);
    }
    writer.finish();
  }
  const Tokens tokens(folder / "tokens");
  const std::size_t asked = tokens.documents() - kBegin;
  const auto holds_all = [&](const std::vector<DocIndex>& docs) {
    return std::includes(docs.begin(), docs.end(), right.begin(), right.end());
  };

  CHECK(kept(NeighbourFilter(), tokens).size() == asked);

  NeighbourFilter one;
  one.require(low("prime"), low("minister"));
  const std::vector<DocIndex> with_one = kept(one, tokens);
  CHECK(holds_all(with_one));
  CHECK((with_one.size() - right.size()) * 3 < asked - right.size());

  // Either of two words before it, and a second pair.
  ByteSet either = low("prime");
  either.insert(low("foreign").few().front());
  NeighbourFilter two;
  two.require(either, low("minister"));
  two.require(low("crane"), low("fell"));
  const std::vector<DocIndex> with_two = kept(two, tokens);
  CHECK(holds_all(with_two));
  CHECK((with_two.size() - right.size()) * 5 < asked - right.size());

  NeighbourFilter absent;
  absent.require(low("minister"), low("foreign"));
  absent.require(low("fell"), low("crane"));
  CHECK(kept(absent, tokens).size() * 5 < asked);
}

TEST_CASE("where too many neighbours would do, the filter keeps all", "[engine]") {
  const TempFolder folder;
  Analyzer analyzer;
  Analysis title;
  Analysis body;
  analyzer.analyze("One", "en", title);
  analyzer.analyze("Two three four", "en", body, true);
  {
    TokensWriter writer(folder / "tokens");
    for (int i = 0; i < 10; ++i) writer.add(title, body);
    writer.finish();
  }
  const Tokens tokens(folder / "tokens");
  ByteSet many;
  for (unsigned byte = 100; byte < 120; ++byte) many.insert(static_cast<std::uint8_t>(byte));
  NeighbourFilter filter;
  filter.require(many, many);
  CHECK(kept(filter, tokens).size() == 10 - kBegin);
}
