#include "bench/speed/micro/sample_index.h"

#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "bench/speed/micro/text.h"
#include "common/error.h"
#include "indexer/build/index_writer.h"

namespace dateline::bench {
namespace {

class TemporaryIndex {
 public:
  TemporaryIndex() {
    folder_ = std::filesystem::temp_directory_path() / "dateline-bench-XXXXXX";
    if (mkdtemp(folder_.data()) == nullptr) throw system_error("make " + folder_, errno);
    IndexWriter writer(folder_ + "/index", "bench_micro");
    for (Article& article : sample_articles(5000, 1500)) writer.add(std::move(article));
    writer.publish();
    snapshot_ = std::make_unique<Snapshot>(folder_ + "/index");
  }
  ~TemporaryIndex() {
    snapshot_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TemporaryIndex(const TemporaryIndex&) = delete;
  TemporaryIndex& operator=(const TemporaryIndex&) = delete;

  const Snapshot& snapshot() const { return *snapshot_; }

 private:
  std::string folder_;
  std::unique_ptr<Snapshot> snapshot_;
};

}  // namespace

const Snapshot& sample_index() {
  static const TemporaryIndex index;
  return index.snapshot();
}

}  // namespace dateline::bench
