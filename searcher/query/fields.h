#pragma once

#include <cstdint>
#include <string_view>

#include "common/index/fields.h"
#include "searcher/query/ast.h"

namespace dateline {

// Which days a date field asks for, counted from the period that it names.
enum class DateBound : std::uint8_t {
  kWithin,
  kSince,   // its first day and later
  kUntil,   // its last day and earlier
  kBefore,  // earlier than its first day
  kAfter,   // later than its last day
};

// The fields of the query language: common/index/fields.h.
using QueryField = FieldInfo;

// The node that a field makes.
Node::Kind node_kind(Field field);
// Of a date field.
DateBound date_bound(Field field);

// By name or alias in any case; nullptr when there is none.
const QueryField* find_field(std::string_view name);
// By what may stand before "=": a name, an alias, or the code that Factiva has for it.
const QueryField* find_field_by_code(std::string_view name);

// The field that makes nodes of this kind, the first of them; nullptr for other kinds.
const QueryField* field_of(Node::Kind kind);
// Its canonical name; empty for other kinds.
std::string_view field_name(Node::Kind kind);

// The field whose name or alias is so close to `name` that it may be meant; nullptr for none.
const QueryField* similar_field(std::string_view name);

}  // namespace dateline
