#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/fields.h"

namespace dateline {

// How a dimension is named, found and compared; read from the table of fields.
struct DimensionInfo {
  Dimension dimension;
  std::string_view name;    // as facets and options are named
  std::string_view prefix;  // of its boolean terms
  std::optional<std::uint32_t> slot;
  bool code;  // values are codes: compared as they are; others are compared folded
};

inline constexpr std::array<DimensionInfo, kDimensions> kDimensionTable = [] {
  std::array<DimensionInfo, kDimensions> table{};
  for (const FieldInfo& field : kFieldTable) {
    if (!field.dimension) continue;
    table[static_cast<std::size_t>(*field.dimension)] = {
        *field.dimension, field.facet, field.prefix, field.slot, field.kind != FieldKind::kValue};
  }
  return table;
}();

inline const DimensionInfo& info(Dimension dimension) {
  return kDimensionTable[static_cast<std::size_t>(dimension)];
}

// The values of an article in a dimension, as stored and counted.
std::vector<std::string> values_of(const Article& article, Dimension dimension);

// What values are compared by: codes as they are, everything else folded.
std::string comparable(Dimension dimension, std::string_view value);

}  // namespace dateline
