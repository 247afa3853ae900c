#pragma once

#include <functional>
#include <span>

#include "common/article.h"
#include "common/index/snapshot.h"
#include "indexer/enrich/fingerprint.h"

namespace dateline {

// Copies of a story are at most so many days apart; those that are little more than a headline,
// which the next day may repeat for other news, at most kHeadlineDays. Undated articles are
// compared with undated ones, those known to the month or year with those of the same period.
inline constexpr Day kStoryDays = 3;
inline constexpr Day kHeadlineDays = 1;

// Fills `story` of the articles of a batch where it is empty. `fingerprints` are theirs, in the
// same order; `snapshot` is what is published, of which the documents count that are not deleted
// and for which `counts` is true (it is false for those that the batch replaces).
//
// Articles are taken day by day, of one day the longest first. An article joins the story of the
// first article of a story (published or of the batch) that it resembles most (see resemblance());
// when there is none, a story begins with it, whose id is made from the article's. Only first
// articles are compared with, so a story never grows beyond what resembles its first (leader
// clustering); articles whose story the input gave are left alone and join nobody.
//
// The groups do not depend on the order of the batch. A later batch of later days gives what one
// batch would have given; one of earlier days may begin stories of its own.
//
// Memory: about 30 bytes a hash of the batch. Time: linear in the batch, and one pass over the
// fingerprints of the published documents in its days. Throws Error::Kind::kIndex when a segment's
// fingerprints are missing or damaged.
void assign_stories(std::span<Article> articles, std::span<const Fingerprint> fingerprints,
                    const Snapshot& snapshot, const std::function<bool(DocAddress)>& counts);

}  // namespace dateline
