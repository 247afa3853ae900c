#include "indexer/build/derived_postings.h"

#include <xapian.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/postings.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

// Documents of made-up terms, rare and frequent, with counts and without.
void write_database(const std::string& path, std::mt19937& random, Xapian::docid documents) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (Xapian::docid docid = 1; docid <= documents; ++docid) {
    Xapian::Document document;
    document.add_boolean_term("Q" + std::to_string(docid));
    document.add_boolean_term("XY:s-" + std::to_string(docid / 2));
    document.add_boolean_term("Len");
    if (random() % 3 == 0) document.add_boolean_term("NAL");
    for (std::size_t words = random() % 60; words > 0; --words) {
      const std::string word = std::to_string(random() % (1 + random() % 500));
      document.add_term("Z" + word);
      if (random() % 8 == 0) document.add_term("ZS" + word, 1 + random() % 400);
    }
    database.add_document(document);
  }
  database.commit();
}

}  // namespace

TEST_CASE("postings are those of the database but for ids and stories", "[build]") {
  const std::uint32_t seed = 51;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder folder;
  for (const Xapian::docid documents : {0u, 1u, 130u, 3000u}) {
    CAPTURE(documents);
    const std::string path = folder / std::to_string(documents);
    write_database(path, random, documents);
    derive_postings(path, folder / "postings");
    const Postings postings(folder / "postings");
    postings.verify();
    const Xapian::Database database(path);
    REQUIRE(postings.documents() == documents);
    REQUIRE(postings.total_length() == database.get_total_length());
    for (Xapian::docid docid = 1; docid <= documents; ++docid) {
      REQUIRE(postings.lengths()[docid - 1] == database.get_doclength(docid));
    }
    std::uint32_t number = 0;
    std::array<DocIndex, kBlock> docs;
    std::array<std::uint32_t, kBlock> counts;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      const std::string name = *term;
      CAPTURE(name);
      const PostingList list = postings.find(name);
      if (name[0] == 'Q' || name.starts_with("XY")) {
        REQUIRE(list.empty());
        REQUIRE_FALSE(has_postings(name));
        continue;
      }
      REQUIRE(postings.term(number++) == name);
      REQUIRE(list.documents() == database.get_termfreq(name));
      REQUIRE(list.max_count() <= database.get_wdf_upper_bound(name));
      std::uint32_t block = 0;
      std::uint32_t size = 0;
      std::uint32_t place = 0;
      for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name);
           ++posting) {
        if (place == size) {
          size = list.docs(block, docs.data());
          list.counts(block++, counts.data());
          place = 0;
        }
        REQUIRE(docs[place] == *posting - 1);
        REQUIRE(counts[place] == posting.get_wdf());
        ++place;
      }
      REQUIRE(place == size);
      REQUIRE(block == list.blocks());
    }
    REQUIRE(number == postings.size());
  }
}

TEST_CASE("a database with a hole has no postings", "[build]") {
  const TempFolder folder;
  Xapian::WritableDatabase database(folder / "db", Xapian::DB_CREATE);
  for (int i = 0; i < 5; ++i) {
    Xapian::Document document;
    document.add_term("Zword");
    database.add_document(document);
  }
  database.delete_document(3);
  database.commit();
  CHECK_THROWS_AS(derive_postings(folder / "db", folder / "postings"), Error);
}
