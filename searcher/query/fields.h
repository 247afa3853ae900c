#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "searcher/query/ast.h"

namespace dateline {

// What stands after the colon of a field, and how it is read.
enum class FieldKind : std::uint8_t {
  kZone,      // text, matched in a part of the article: a word, a quotation, brackets
  kCountry,   // a country by code or any of its names
  kLanguage,  // a language by code or name
  kValue,     // text compared as a whole
  kDate,      // a period
  kCount,     // a number, a range of numbers, or one after < or >
};

// Which days a date field asks for, counted from the period that it names.
enum class DateBound : std::uint8_t {
  kWithin,
  kSince,   // its first day and later
  kUntil,   // its last day and earlier
  kBefore,  // earlier than its first day
  kAfter,   // later than its last day
};

// One field of the query language. Names and aliases are lower case; a searcher may type any.
struct QueryField {
  std::string_view name;
  std::array<std::string_view, 4> aliases;  // empty ones stand last
  FieldKind kind;
  Node::Kind node;
  DateBound bound;  // of kDate
  std::string_view example;
  std::string_view help;
};

// The table that the parser, the help texts and completion share, in the order of the help.
std::span<const QueryField> fields();

// By name or alias in any case; nullptr when there is none.
const QueryField* find_field(std::string_view name);

// The canonical name of a field by the kind of its nodes; "date" for kDate. Empty for other kinds.
std::string_view field_name(Node::Kind kind);

// The field whose name or alias is so close to `name` that it may be meant; nullptr for none.
const QueryField* similar_field(std::string_view name);

}  // namespace dateline
