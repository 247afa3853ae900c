#pragma once

#include <cstdint>
#include <string_view>

#include "common/article.h"

namespace dateline {

// Gives an article as it was read its id, where the input gave none: its URL, else "sha-" and a
// hash of title and body. Clean-up thus never changes who an article is.
void identify(Article& article);

// Hash of everything that was read of an article, for Article::read_hash: of its fields, of the
// name (without folders) of the file it came from where that may tell its date, and of the settings
// that it is enriched with. Never 0.
std::uint64_t hash_as_read(const Article& article, std::string_view file, std::uint64_t settings);

}  // namespace dateline
