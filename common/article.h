#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/date.h"

namespace dateline {

// A span of text that clean-up took out, and the name of the rule that did.
struct Removed {
  std::string text;
  std::string rule;

  bool operator==(const Removed&) const = default;
};

// Why a derived value was given: the span [begin, end) in UTF-8 bytes of `field` ("title", "body",
// "url", "file", or a metadata key such as "published"), its text, and the rule that read it.
// Offsets are those of the field after clean-up, as it is stored and printed.
struct Evidence {
  std::string kind;   // "country", "date", "language"
  std::string value;  // "AL", "2022-09-08", "en"
  std::string field;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::string rule;    // "name", "demonym", "capital", "given", "file-name" ...
  bool focus = false;  // countries: whether `value` is one the story is about

  bool operator==(const Evidence&) const = default;
};

// A field of the input that has no place of its own. `value` is its JSON text.
struct ExtraField {
  std::string name;
  std::string value;

  bool operator==(const ExtraField&) const = default;
};

// One article: what a reader fills from the input, what enrichment completes, and what is stored.
// All strings are valid UTF-8 once the reader has returned it.
struct Article {
  std::string id;  // stable identity: given, else url, else "sha-" + hash of the content
  std::string url;
  std::string title;
  std::string body;  // paragraphs separated by an empty line, or lines as they came
  Date date;
  std::vector<std::string> countries;  // alpha-2, what the story is about, most prominent first
  std::vector<std::string> mentions;   // alpha-2, every country named, by weight
  std::vector<std::string> mentioned_dates;  // named in the text, as parse_date_range reads them
  std::string source;
  std::string source_country;  // alpha-2, country of publication
  std::string language;        // ISO 639-1 where there is one, else 639-3; "und"
  std::vector<std::string> authors;
  std::vector<std::string> topics;
  std::string story;  // shared by near-identical copies; in an index never empty
  std::vector<ExtraField> extra;
  std::vector<Removed> removed;
  std::vector<Evidence> evidence;
  // Hash of what was read, and of the settings of enrichment: when it is the same, so is the rest.
  // 0: not known. Stored, never shown.
  std::uint64_t read_hash = 0;

  bool operator==(const Article&) const = default;
};

}  // namespace dateline
