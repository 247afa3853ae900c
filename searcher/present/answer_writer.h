#pragma once

#include <memory>

#include "searcher/engine/hit_consumer.h"
#include "searcher/engine/request.h"
#include "searcher/present/present.h"

namespace dateline {

// Writes one answer in one format: begin(), take() for each hit, end(). Holds no hits.
class AnswerWriter : public HitConsumer {
 public:
  // `response` is that of begin().
  virtual void end(const Response& response) { static_cast<void>(response); }
};

// What it is given must outlive it.
std::unique_ptr<AnswerWriter> make_answer_writer(const Request& request, OutputFormat format,
                                                 const PresentOptions& options, Output& output);

}  // namespace dateline
