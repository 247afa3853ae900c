#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/sentence.h"
#include "searcher/present/ansi.h"

namespace dateline {

// Text with marked ranges: ascending, apart, none empty, on code point boundaries.
struct Marked {
  std::string text;
  std::vector<Span> spans;
};

// Well-formed UTF-8 from any bytes, with any ranges moved along. Text that is well-formed already
// stays as it is, byte for byte.
Marked well_formed(std::string_view text, const std::vector<Span>& spans);

// Text that a terminal shows as it is, on one line: white space and controls (C0, C1, line
// separators) become single spaces, none at the ends; bidirectional overrides and embeddings, soft
// hyphens and byte order marks go; ranges move along.
Marked printable(std::string_view text, const std::vector<Span>& spans = {});

// The same, with a left-to-right mark at the end when it holds right-to-left letters: what follows
// on the line then stays to its right on terminals that reorder.
std::string printable_field(std::string_view text);

// Whether letters of it are written from right to left.
bool has_right_to_left(std::string_view text);

struct Look {
  Style base = Style::kPlain;
  Style span = Style::kMatch;
  bool stars = true;  // without colour, spans stand between asterisks
};

// Breaks printable text into painted lines of at most `columns`. Stars count; a span that runs over
// a line end is painted on both lines.
std::vector<std::string> wrap_marked(const Marked& marked, std::size_t columns, const Look& look,
                                     const Painter& painter);

// Appends the lines: the first after `first`, the others after `indent` spaces.
void append_lines(std::string& out, const std::vector<std::string>& lines, std::string_view first,
                  std::size_t indent);

// Wraps into at most `columns`, line after line; all lines but the first are indented by two.
void append_hanging(std::string& out, const Marked& marked, std::size_t columns, const Look& look,
                    const Painter& painter);

}  // namespace dateline
