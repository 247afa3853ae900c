#include "common/index/articles.h"

#include <string>
#include <vector>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

// Texts of many sizes, from nothing to more than a block.
std::vector<std::string> texts(std::size_t count, char mark) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text(i % 17 == 0 ? 40'000 : i * 7 % 900, mark);
    if (i > 0) text += std::to_string(i);
    out.push_back(std::move(text));
  }
  return out;
}

ArticlesBuffer buffer(const std::vector<std::string>& texts) {
  ArticlesBuffer out;
  for (const std::string& text : texts) out.add(text);
  out.finish();
  return out;
}

}  // namespace

TEST_CASE("stored articles are read back", "[index]") {
  const TempFolder folder;
  const auto first = texts(100, 'a');
  const auto second = texts(37, 'b');
  {
    ArticlesWriter part(folder / "part");
    part.append(buffer(second));
    part.finish();
    ArticlesWriter writer(folder / "articles");
    writer.append(buffer(first));
    writer.append(buffer({}));
    writer.append(StoredArticles(folder / "part"));
    writer.append(buffer({"last"}));
    writer.finish();
  }
  const StoredArticles articles(folder / "articles");
  articles.verify();
  REQUIRE(articles.documents() == 138);
  for (DocIndex doc = 0; doc < 100; ++doc) REQUIRE(articles.text(doc) == first[doc]);
  for (DocIndex doc = 0; doc < 37; ++doc) REQUIRE(articles.text(100 + doc) == second[doc]);
  CHECK(articles.text(137) == "last");
  CHECK_THROWS_AS(articles.text(138), Error);
}

TEST_CASE("no stored articles are an empty file", "[index]") {
  const TempFolder folder;
  ArticlesWriter writer(folder / "articles");
  writer.finish();
  const StoredArticles articles(folder / "articles");
  articles.verify();
  CHECK(articles.documents() == 0);
  CHECK_THROWS_AS(articles.text(0), Error);
}

TEST_CASE("a flipped bit in a stored article is noticed when it is read", "[index]") {
  const TempFolder folder;
  const auto stored = texts(60, 'c');
  {
    ArticlesWriter writer(folder / "articles");
    writer.append(buffer(stored));
    writer.finish();
  }
  const std::string bytes = read_bytes_of(folder / "articles");
  for (std::size_t place = 40; place < bytes.size(); place += 97) {
    std::string damaged = bytes;
    damaged[place] = static_cast<char>(damaged[place] ^ 0x10);
    write_bytes_to(folder / "damaged", damaged);
    try {
      const StoredArticles articles(folder / "damaged");
      for (DocIndex doc = 0; doc < stored.size(); ++doc) {
        CAPTURE(place, doc);
        const std::string text = articles.text(doc);
        REQUIRE(text == stored[doc]);
      }
      CHECK_THROWS_AS(articles.verify(), Error);
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::kIndex);
    }
  }
}
