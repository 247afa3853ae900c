#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"
#include "searcher/present/hit_fields.h"

namespace dateline {

// Lines of running text are no longer than this on any terminal: the eye loses them.
inline constexpr std::size_t kWidestProse = 100;

// What readers name articles by: their ids, or the numbers that stand before them.
enum class Handles { kIds, kNumbers };

// One hit: title after its rank, which is right-aligned in `rank_width` columns, then date,
// countries, source and language, the snippet, and id and url (with kNumbers the url alone). Lines
// of at most `width` columns. Names are those of the ICU locale.
std::string hit_text(const Hit& hit, std::size_t rank_width, std::size_t width,
                     const Painter& painter, const std::string& locale = "en",
                     Handles handles = Handles::kIds);

// The same with these fields alone: the title as it is above, other fields after their names; those
// that are empty are left out.
std::string fields_text(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                        std::size_t rank_width, std::size_t width, const Painter& painter);

// The language of an article where it is worth a word: "" for English and for none.
std::string foreign_language(const Article& article, const std::string& locale = "en");

}  // namespace dateline
