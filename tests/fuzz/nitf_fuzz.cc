#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::drain_reader(dateline::Format::kNitf, data, size);
  return 0;
}
