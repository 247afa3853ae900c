#pragma once

#include <memory>

#include "common/article.h"
#include "indexer/enrich/home_country.h"

namespace dateline {

// Finds the countries named in an article and those that it is about.
//
// mentions: every country named in title or body by name, demonym, region or town (credit lines,
// bylines and agencies never vote). countries (the focus): those that an editor would label
// (focus.h). Both most prominent first, with evidence spans. Lists that the input gave stay and get
// the evidence rule "given"; what the input gave as countries is always among the mentions.
class CountryTagger {
 public:
  CountryTagger();  // builds the automaton over tokens once
  ~CountryTagger();
  // `home`: what the focus is when the text names no country, or none that it is about; no mention.
  // At most `most_evidence` spans of a country are kept.
  void tag(Article& article, const HomeCountry& home = {}, std::size_t most_evidence = 5) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
