#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "searcher/engine/response.h"

namespace dateline {

// Whether the match with this id is to be a hit. Asked once of each match, in no order.
using KeepHit = std::function<bool(std::string_view id)>;

// Takes hits one by one, so that they need not be in memory together.
class HitConsumer {
 public:
  virtual ~HitConsumer() = default;
  // What is known before the hits: `response` is whole but for `hits`, of which `count` will come.
  virtual void begin(const Response& response, std::uint64_t count) = 0;
  // In the order of their ranks.
  virtual void take(const Hit& hit) = 0;
};

}  // namespace dateline
