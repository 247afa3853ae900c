#include "common/index/postings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/bm25.h"
#include "common/index/posting_format.h"
#include "common/index/postings_writer.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

// `postings` against maps of plain lists.
using namespace dateline;

namespace {

using Random = std::mt19937;

struct Posting {
  DocIndex doc;
  std::uint32_t count;

  bool operator==(const Posting&) const = default;
};
using Lists = std::map<std::string, std::vector<Posting>>;

// Counts are mostly small, as in text, but for one list in a few.
std::uint32_t random_count(Random& random, std::uint32_t largest) {
  return random() % 3 != 0 ? 1 : 1 + static_cast<std::uint32_t>(random()) % largest;
}

// Documents with gaps of every size; a list may be without counts.
std::vector<Posting> random_list(Random& random, DocIndex documents, bool counted) {
  static const std::vector<std::uint32_t> kLargest = {1,   2,      3,      17,     254,
                                                      255, 65'534, 65'535, 65'536, UINT32_MAX};
  const std::uint32_t largest = kLargest[random() % kLargest.size()];
  const std::uint32_t rarity = std::uint32_t{1} << random() % 12;
  std::vector<Posting> list;
  bool run = false;
  for (DocIndex doc = random() % (rarity + 1); doc < documents;
       doc += run ? 1 : 1 + static_cast<std::uint32_t>(random()) % rarity) {
    list.push_back({doc, counted ? random_count(random, largest) : 0});
    if (random() % 64 == 0) run = !run;
  }
  if (list.empty()) list.push_back({0, counted ? largest : 0});
  return list;
}

Lists random_lists(Random& random, DocIndex documents, std::size_t terms) {
  Lists lists;
  for (std::size_t i = 0; i < terms; ++i) {
    std::string term;
    for (std::size_t length = random() % 6; length > 0; --length) {
      term += "aZ\xe6\xff\x01z"[random() % 6];
    }
    lists[term] = random_list(random, documents, random() % 4 != 0);
  }
  if (documents > kBlock) {
    // Exactly as long as blocks are, and one more or less.
    for (const std::uint32_t length : {1u, 2u, kBlock - 1, kBlock, kBlock + 1, 2 * kBlock}) {
      std::vector<Posting>& list = lists["length " + std::to_string(length)];
      for (DocIndex doc = 0; doc < std::min(length, documents); ++doc) {
        list.push_back({documents - std::min(length, documents) + doc, 1 + doc % 3});
      }
    }
  }
  return lists;
}

std::vector<std::uint32_t> random_lengths(Random& random, DocIndex documents) {
  std::vector<std::uint32_t> lengths(documents);
  for (std::uint32_t& length : lengths) length = static_cast<std::uint32_t>(random()) % 1000;
  return lengths;
}

void write(const std::string& path, const Lists& lists, const std::vector<std::uint32_t>& lengths) {
  PostingsWriter writer(path, lengths);
  PostingsBuffer buffer(lengths);
  for (const auto& [term, list] : lists) {
    buffer.begin(term);
    for (const Posting& posting : list) buffer.add(posting.doc, posting.count);
    buffer.end();
    if (buffer.bytes() < 1000) continue;
    writer.append(buffer);
    buffer.clear();
  }
  writer.append(buffer);
  writer.finish();
}

std::vector<Posting> read(const PostingList& list) {
  std::vector<Posting> out;
  std::array<DocIndex, kBlock> docs;
  std::array<std::uint32_t, kBlock> counts;
  for (std::uint32_t block = 0; block < list.blocks(); ++block) {
    const std::uint32_t size = list.docs(block, docs.data());
    REQUIRE(size == list.block_size(block));
    list.counts(block, counts.data());
    for (std::uint32_t i = 0; i < size; ++i) out.push_back({docs[i], counts[i]});
  }
  return out;
}

std::uint32_t count_of(const PostingList& list, std::uint32_t block, std::uint32_t place) {
  std::uint32_t count = 0;
  list.counts(block, std::span(&place, 1), &count);
  return count;
}

// What is said of postings [begin, end) holds, and closely.
void check_bounds(const std::vector<Posting>& list, std::size_t begin, std::size_t end,
                  const std::vector<std::uint32_t>& lengths, std::uint32_t max_count, float ratio) {
  std::uint32_t largest = 0;
  double smallest = 1e300;
  for (std::size_t i = begin; i < end; ++i) {
    largest = std::max(largest, list[i].count);
    smallest = std::min(smallest, static_cast<double>(lengths[list[i].doc]) / list[i].count);
  }
  REQUIRE(max_count >= largest);
  if (largest < 65'535) REQUIRE(max_count == largest);
  if (largest == 0) return;
  REQUIRE(ratio <= smallest);
  REQUIRE(ratio >= smallest * 0.99);
}

// Bits tell of every document, from wherever they are asked.
void check_bits(const PostingList& list, const std::vector<Posting>& expected, DocIndex documents) {
  REQUIRE(list.dense() == is_dense(list.documents(), documents, list.counted()));
  if (!list.dense()) return;
  std::vector<bool> has(documents + 64);
  for (const Posting& posting : expected) has[posting.doc] = true;
  for (DocIndex doc = 0; doc < documents; ++doc) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; ++i) bits |= std::uint64_t{has[doc + i]} << i;
    const DocIndex left = documents - doc;
    REQUIRE((list.bits(doc) & (left < 64 ? ~(~std::uint64_t{0} << left) : ~std::uint64_t{0})) ==
            bits);
  }
}

// A document's level has the impact of its posting; documents that are not in the list have none.
void check_levels(const PostingList& list, const std::vector<Posting>& expected,
                  const std::vector<std::uint32_t>& lengths) {
  REQUIRE(list.graded() == (list.dense() && list.counted()));
  if (!list.graded()) return;
  const LengthNorm norm(average_length(lengths));
  std::array<std::size_t, kLevels> members = {};
  auto posting = expected.begin();
  for (DocIndex doc = 0; doc < lengths.size(); ++doc) {
    const auto level = (list.bits(doc, PostingList::kLowBits) & 1) |
                       (list.bits(doc, PostingList::kHighBits) & 1) << 1;
    if (posting == expected.end() || posting->doc != doc) {
      REQUIRE(level == 0);
      continue;
    }
    ++members[level];
    const float of_posting = impact(static_cast<float>(posting->count), lengths[doc], norm);
    REQUIRE(of_posting <= list.largest_impact(static_cast<std::uint32_t>(level)));
    ++posting;
  }
  REQUIRE(members[kLevels - 1] <= expected.size() / 64);
}

void check_list(const PostingList& list, const std::vector<Posting>& expected,
                const std::vector<std::uint32_t>& lengths) {
  REQUIRE(list.documents() == expected.size());
  REQUIRE(list.blocks() == (expected.size() + kBlock - 1) / kBlock);
  REQUIRE(list.last().size() == list.blocks());
  REQUIRE(read(list) == expected);
  check_bits(list, expected, static_cast<DocIndex>(lengths.size()));
  check_levels(list, expected, lengths);
  REQUIRE(list.counted() == (expected[0].count != 0));
  check_bounds(expected, 0, expected.size(), lengths, list.max_count(),
               list.min_length_per_count());
  for (std::uint32_t block = 0; block < list.blocks(); ++block) {
    const std::size_t begin = std::size_t{block} * kBlock;
    const std::size_t end = begin + list.block_size(block);
    REQUIRE(list.last()[block] == expected[end - 1].doc);
    for (std::uint32_t i = 0; i < list.block_size(block); ++i) {
      REQUIRE(count_of(list, block, i) == expected[begin + i].count);
    }
    REQUIRE(list.base(block) == (block == 0 ? 0 : expected[begin - 1].doc + 1));
    check_bounds(expected, begin, end, lengths, list.max_count(block),
                 list.min_length_per_count(block));
  }
}

// Whatever the bytes are: documents ascend and are in the segment, or an Error says that they
// cannot. Returns how many lists could not be read.
int read_hostile(const Postings& postings) {
  int errors = 0;
  std::array<DocIndex, kBlock> docs;
  std::array<std::uint32_t, kBlock> counts;
  for (std::uint32_t number = 0; number < postings.size(); ++number) {
    try {
      static_cast<void>(postings.find(postings.term(number)));
      const PostingList list = postings.list(number);
      std::uint64_t next = 0;
      for (std::uint32_t block = 0; block < list.blocks(); ++block) {
        const std::uint32_t size = list.docs(block, docs.data());
        bool ascending = true;
        for (std::uint32_t i = 0; i < size; ++i) {
          ascending &= docs[i] >= next;
          next = std::uint64_t{docs[i]} + 1;
        }
        REQUIRE(ascending);
        REQUIRE(next - 1 == list.last()[block]);
        list.counts(block, counts.data());
        for (std::uint32_t i = 0; i < size; ++i) REQUIRE(count_of(list, block, i) == counts[i]);
        static_cast<void>(list.max_count(block));
        static_cast<void>(list.min_length_per_count(block));
      }
      REQUIRE(next <= postings.documents());
      if (!list.dense()) continue;
      for (DocIndex doc = 0; doc < postings.documents(); ++doc) {
        static_cast<void>(list.bits(doc));
        if (!list.graded()) continue;
        static_cast<void>(list.bits(doc, PostingList::kLowBits));
        static_cast<void>(list.bits(doc, PostingList::kHighBits));
      }
    } catch (const Error& error) {
      REQUIRE(error.kind() == Error::Kind::kIndex);
      ++errors;
    }
  }
  return errors;
}

}  // namespace

TEST_CASE("posting lists are read back with true bounds", "[postings]") {
  const std::uint32_t seed = 41;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  int dense_uncounted = 0;
  for (const DocIndex documents : {1u, 2u, 127u, 128u, 129u, 700u, 20'000u}) {
    CAPTURE(documents);
    const Lists lists = random_lists(random, documents, 60);
    const std::vector<std::uint32_t> lengths = random_lengths(random, documents);
    write(folder / "postings", lists, lengths);
    const Postings postings(folder / "postings");
    postings.verify();
    REQUIRE(postings.documents() == documents);
    REQUIRE(std::equal(lengths.begin(), lengths.end(), postings.lengths().begin(),
                       postings.lengths().end()));
    std::uint64_t total = 0;
    for (const std::uint32_t length : lengths) total += length;
    REQUIRE(postings.total_length() == total);
    REQUIRE(postings.size() == lists.size());
    std::uint32_t number = 0;
    for (const auto& [term, list] : lists) {
      CAPTURE(term);
      REQUIRE(postings.term(number) == term);
      check_list(postings.list(number++), list, lengths);
      check_list(postings.find(term), list, lengths);
      const PostingList found = postings.find(term);
      if (found.dense() && !is_dense(found.documents(), documents, true)) ++dense_uncounted;
    }
  }
  CHECK(dense_uncounted > 0);  // too rare to be bits if they had counts
}

TEST_CASE("terms are found, and those with a prefix", "[postings]") {
  const std::uint32_t seed = 42;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  const Lists lists = random_lists(random, 300, 200);
  write(folder / "postings", lists, random_lengths(random, 300));
  const Postings postings(folder / "postings");
  for (const char* prefix : {"", "a", "Z", "Zz", "\xff", "\xff\xff", "\xe6", "a\xff", "length",
                             "length 1", "none", "\x01"}) {
    CAPTURE(prefix);
    const auto [first, last] = postings.with_prefix(prefix);
    REQUIRE(first <= last);
    REQUIRE(last <= postings.size());
    for (std::uint32_t number = 0; number < postings.size(); ++number) {
      REQUIRE(postings.term(number).starts_with(prefix) == (number >= first && number < last));
    }
    const PostingList list = postings.find(prefix);
    REQUIRE(list.empty() == (lists.count(prefix) == 0));
    REQUIRE(list.blocks() == (list.documents() + kBlock - 1) / kBlock);
  }
}

TEST_CASE("neighbours and single counts take no bytes", "[postings]") {
  const TempFolder folder;
  const std::vector<std::uint32_t> lengths(10 * kBlock, 7);
  Lists lists;
  for (DocIndex doc = 0; doc < 10 * kBlock; ++doc) lists["everywhere"].push_back({doc, 1});
  write(folder / "all", lists, lengths);
  lists["everywhere"].resize(1);
  write(folder / "one", lists, lengths);
  const std::size_t all = read_bytes_of(folder / "all").size();
  const std::size_t one = read_bytes_of(folder / "one").size();
  const std::size_t rows = PostingList::kRows * lengths.size() / 8 + kLevels * sizeof(float);
  CHECK(all - one < 10 * 14 + rows + 1);
  CHECK(one < 400 + 4 * lengths.size());
}

TEST_CASE("a segment without documents has no postings", "[postings]") {
  const TempFolder folder;
  write(folder / "postings", {}, {});
  const Postings postings(folder / "postings");
  postings.verify();
  CHECK(postings.documents() == 0);
  CHECK(postings.size() == 0);
  CHECK(postings.find("Zword").empty());
  CHECK(postings.find("").blocks() == 0);
  CHECK(postings.with_prefix("") == std::pair<std::uint32_t, std::uint32_t>{0, 0});
}

TEST_CASE("what is no posting list is not written", "[postings]") {
  const std::vector<std::uint32_t> lengths(1000, 5);
  const auto add = [&](const std::vector<Posting>& list) {
    PostingsBuffer buffer(lengths);
    buffer.begin("Zword");
    for (const Posting& posting : list) buffer.add(posting.doc, posting.count);
    buffer.end();
  };
  CHECK_THROWS_AS(add({}), Error);
  CHECK_THROWS_AS(add({{5, 1}, {5, 1}}), Error);
  CHECK_THROWS_AS(add({{5, 1}, {4, 1}}), Error);
  CHECK_THROWS_AS(add({{1000, 1}}), Error);
  CHECK_THROWS_AS(add({{1, 0}, {2, 1}}), Error);
  std::vector<Posting> list;
  for (DocIndex doc = 0; doc < kBlock; ++doc) list.push_back({doc, 1});
  CHECK_NOTHROW(add(list));
  list.push_back({kBlock - 1, 1});
  CHECK_THROWS_AS(add(list), Error);
  list.back() = {kBlock, 0};
  CHECK_THROWS_AS(add(list), Error);
}

TEST_CASE("damaged postings are an error or lists that make sense", "[postings]") {
  const std::uint32_t seed = 43;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  const Lists lists = random_lists(random, 900, 12);
  write(folder / "postings", lists, random_lengths(random, 900));
  const std::string whole = read_bytes_of(folder / "postings");
  int opened = 0;
  int errors = 0;
  const auto read_damaged = [&](const std::string& bytes) {
    write_bytes_to(folder / "damaged", bytes);
    try {
      const Postings postings(folder / "damaged");
      ++opened;
      errors += read_hostile(postings);
      CHECK_THROWS_AS(postings.verify(), Error);
    } catch (const Error& error) {
      REQUIRE(error.kind() == Error::Kind::kIndex);
    }
  };
  CHECK(read_hostile(Postings(folder / "postings")) == 0);
  for (std::size_t place = 0; place < whole.size(); ++place) {
    CAPTURE(place);
    std::string bytes = whole;
    bytes[place] ^= static_cast<char>(1 << random() % 8);
    read_damaged(bytes);
  }
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    std::string bytes = whole;
    const std::size_t begin = 32 + random() % (bytes.size() - 32);
    const std::size_t end = std::min(bytes.size(), begin + 1 + random() % 200);
    for (std::size_t i = begin; i < end; ++i) {
      bytes[i] = round % 3 == 0 ? '\xff' : static_cast<char>(random());
    }
    if (bytes != whole) read_damaged(bytes);
  }
  CHECK(opened > 1000);
  CHECK(errors > 1000);
}
