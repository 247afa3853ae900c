#pragma once

#include "indexer/export/exporter.h"

namespace dateline {

// JSON Lines: the stored articles as they are, with every field there is; `import` reads them.
class JsonlExporter final : public Exporter {
 public:
  explicit JsonlExporter(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
  void add(const std::string& stored) override {
    sink_->write(stored);
    sink_->write("\n");
  }
  void finish() override { sink_->finish(); }

 private:
  std::unique_ptr<Sink> sink_;
};

}  // namespace dateline
