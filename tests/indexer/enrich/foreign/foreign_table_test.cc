#include "indexer/enrich/foreign/foreign_table.h"

#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace dateline {
namespace {

TEST_CASE("every line of the tables of other languages can be read") {
  const std::vector<std::string> languages = foreign_languages();
  CHECK(languages.size() >= 50);
  std::vector<std::string> problems;
  for (const std::string& code : languages) read_foreign_language(code, &problems);
  CHECK(problems == std::vector<std::string>{});
}

TEST_CASE("names of the tables are short of nothing") {
  for (const std::string& code : foreign_languages()) {
    const ForeignLanguage language = read_foreign_language(code);
    for (const ForeignName& name : language.names) {
      INFO(code << ": " << name.text);
      CHECK(name.text.front() != ' ');
      CHECK(name.text.back() != ' ');
      CHECK(name.text.find("**") == std::string::npos);
      CHECK(name.text.find_first_of("=@+?#") == std::string::npos);
      CHECK((name.country >= 0) == (name.rule != NameRule::kBlock));
    }
  }
}

TEST_CASE("at least 25 languages have demonyms of forty countries") {
  std::vector<std::string> rich;
  for (const std::string& code : foreign_languages()) {
    std::set<std::int32_t> named;
    for (const ForeignName& name : read_foreign_language(code).names) named.insert(name.country);
    if (named.size() >= 40) rich.push_back(code);
  }
  CHECK(rich.size() >= 25);
}

TEST_CASE("sections may be shared, and a language may have several") {
  CHECK(read_foreign_language("bs").names.size() == read_foreign_language("hr").names.size());
  CHECK(read_foreign_language("sr").names.size() > read_foreign_language("hr").names.size());
  CHECK(read_foreign_language("tlh").names.empty());
  CHECK(read_foreign_language("zh").substrings);
  CHECK(read_foreign_language("vi").keep_marks);
}

}  // namespace
}  // namespace dateline
