#include "indexer/input/line_reader.h"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;

namespace {

// Gives its bytes in pieces of changing size.
class ChoppySource final : public ByteSource {
 public:
  explicit ChoppySource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t length =
        std::min({buffer.size(), bytes_.size() - at_, std::size_t{1} + random_() % 700000});
    bytes_.copy(buffer.data(), length, at_);
    at_ += length;
    return length;
  }
  const std::string& name() const override { return name_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::mt19937 random_{3};
  std::string name_ = "choppy";
};

// `length` bytes 'x', made as they are read.
class LongSource final : public ByteSource {
 public:
  explicit LongSource(std::uint64_t length) : left_(length) {}
  std::size_t read(std::span<char> buffer) override {
    largest = std::max(largest, buffer.size());
    const std::size_t length = std::min<std::uint64_t>(buffer.size(), left_);
    std::fill_n(buffer.data(), length, 'x');
    left_ -= length;
    if (left_ == 0 && length > 0) buffer[length - 1] = '\n';
    return length;
  }
  const std::string& name() const override { return name_; }
  std::size_t largest = 0;

 private:
  std::uint64_t left_;
  std::string name_ = "long";
};

}  // namespace

TEST_CASE("lines of every length come whole, numbered and with their offsets", "[input]") {
  const std::size_t kMax = 600000;
  std::mt19937 random(11);
  std::vector<std::string> expected;
  std::string bytes;
  for (const std::size_t length :
       {0, 1, 5, 262143, 262144, 262145, 0, 599999, 600000, 600001, 17, 1500000, 0, 3, 2000000}) {
    std::string line(length, 'a');
    for (char& c : line) c = static_cast<char>('a' + random() % 26);
    expected.push_back(line);
    bytes += line + "\n";
  }
  const bool last_ended = GENERATE(true, false);
  if (!last_ended) bytes.pop_back();

  ChoppySource source(bytes);
  LineReader reader(source, kMax);
  LineReader::Line line;
  std::uint64_t offset = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    REQUIRE(reader.next(line));
    CHECK(line.number == i + 1);
    CHECK(line.offset == offset);
    CHECK(line.length == expected[i].size());
    CHECK(line.too_long == (expected[i].size() > kMax));
    CHECK(line.ended == (last_ended || i + 1 < expected.size()));
    if (!line.too_long) CHECK(line.text == expected[i]);
    offset += expected[i].size() + 1;
  }
  CHECK_FALSE(reader.next(line));
  CHECK_FALSE(reader.next(line));
}

TEST_CASE("a line of 100 MB is passed over in bounded memory", "[input]") {
  LongSource source(100 << 20);
  LineReader reader(source, 1 << 20);
  LineReader::Line line;
  REQUIRE(reader.next(line));
  CHECK(line.too_long);
  CHECK(line.text.empty());
  CHECK(line.length == (100 << 20) - 1);
  CHECK(source.largest <= std::size_t{2} << 20);
  CHECK_FALSE(reader.next(line));
}

TEST_CASE("no bytes have no lines", "[input]") {
  ChoppySource source("");
  LineReader reader(source, 100);
  LineReader::Line line;
  CHECK_FALSE(reader.next(line));
}
