// Every example of docs/query-language.md is what it says.
#include <fstream>
#include <string>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/fields.h"
#include "tests/catch.h"
#include "tests/searcher/query/helpers.h"

using namespace dateline;

namespace {

// The cells of a table row without blanks around them; `\|` is a bar. Empty for other lines.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (line.empty() || line.front() != '|') return cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '|' && line[i - 1] == '\\') {
      cell.back() = '|';
    } else if (line[i] == '|') {
      const std::size_t begin = cell.find_first_not_of(' ');
      const std::size_t end = cell.find_last_not_of(' ');
      cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string code(const std::string& cell) {
  REQUIRE(cell.size() >= 2);
  REQUIRE((cell.front() == '`' && cell.back() == '`'));
  return cell.substr(1, cell.size() - 2);
}

std::vector<std::vector<std::string>> rows_under(const std::string& first_heading,
                                                 std::size_t width) {
  std::ifstream file(DATELINE_SOURCE_DIR "/docs/query-language.md");
  REQUIRE(file.good());
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != width) {
      inside = false;
    } else if (cells[0] == first_heading) {
      inside = true;
    } else if (inside && cells[0].find_first_not_of("-:") != std::string::npos) {
      rows.push_back(cells);
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("the documented queries are read as documented", "[query]") {
  const auto rows = rows_under("query", 2);
  CHECK(rows.size() > 95);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const ParsedQuery parsed = parse_query(code(row[0]), kToday);
    CHECK(to_string(parsed.root) == code(row[1]));
    CHECK(parsed.diagnostics.empty());
  }
}

TEST_CASE("the documented messages come", "[query]") {
  const auto rows = rows_under("query", 3);
  CHECK(rows.size() > 28);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const ParsedQuery parsed = parse_query(code(row[0]), kToday);
    CHECK(to_string(parsed.root) == code(row[1]));
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(parsed.diagnostics[0].message.find(row[2]) != std::string::npos);
  }
}

TEST_CASE("every row of the document is as wide as its table", "[query]") {
  std::ifstream file(DATELINE_SOURCE_DIR "/docs/query-language.md");
  std::size_t width = 0;  // of the table at hand
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = cells_of(line);
    CAPTURE(line);
    if (width == 0 && !cells.empty()) CHECK((cells[0] == "query" || cells[0] == "field"));
    if (width > 0 && !cells.empty()) CHECK(cells.size() == width);
    width = cells.size();
  }
}

TEST_CASE("the documented fields are those of the table", "[query]") {
  const auto rows = rows_under("field", 4);
  REQUIRE(rows.size() == kFieldTable.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const QueryField& field = kFieldTable[i];
    CAPTURE(field.name);
    std::string aliases;
    for (const std::string_view alias : field.aliases) {
      if (alias.empty()) continue;
      aliases += (aliases.empty() ? "`" : ", `") + std::string(alias) + ":`";
    }
    CHECK(code(rows[i][0]) == std::string(field.name) + ":");
    CHECK(rows[i][1] == aliases);
    CHECK(rows[i][2] == field.help);
    CHECK(code(rows[i][3]) == field.example);
  }
}
