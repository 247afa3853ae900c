#include "common/text/readable.h"

#include <limits>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("numbers are grouped in thousands", "[readable]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(62032) == "62,032");
  CHECK(grouped(123456789) == "123,456,789");
  CHECK(counted(0, "file") == "0 files");
  CHECK(counted(1, "file") == "1 file");
  CHECK(counted(1234, "file") == "1,234 files");
}

TEST_CASE("sizes have three figures or so", "[readable]") {
  CHECK(data_size(0) == "0.0 MB");
  CHECK(data_size(123'456) == "0.1 MB");
  CHECK(data_size(99'940'000) == "99.9 MB");
  CHECK(data_size(99'960'000) == "100 MB");
  CHECK(data_size(201'400'000) == "201 MB");
  CHECK(data_size(9'999'400'000) == "9,999 MB");
  CHECK(data_size(12'400'000'000) == "12.4 GB");
  CHECK(data_rate(8.34e6) == "8.3 MB/s");
}

TEST_CASE("times are what a clock would say", "[readable]") {
  CHECK(duration(0.24) == "0.2 s");
  CHECK(duration(99.9) == "99.9 s");
  CHECK(duration(99.97) == "1 min 40 s");
  CHECK(duration(725) == "12 min 5 s");
  CHECK(duration(2 * 3600 + 3 * 60 + 59) == "2 h 3 min");
  CHECK(countdown(0) == "0:00");
  CHECK(countdown(35.4) == "0:35");
  CHECK(countdown(59.6) == "1:00");
  CHECK(countdown(3753) == "1:02:33");
  CHECK(countdown(-5) == "0:00");
  CHECK(countdown(std::numeric_limits<double>::quiet_NaN()) == "0:00");
  CHECK_FALSE(countdown(std::numeric_limits<double>::infinity()).empty());
}
