#include "searcher/query/fields.h"

#include <set>
#include <string>

#include "searcher/query/ast.h"
#include "tests/catch.h"
#include "tests/searcher/query/helpers.h"

using namespace dateline;

namespace {

std::string remark(std::string_view text) {
  const auto diagnostics = parse_query(text, kToday).diagnostics;
  return diagnostics.empty() ? "" : diagnostics.front().message;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the table of fields is sound", "[query]") {
  std::set<std::string_view> names;
  for (const QueryField& field : kFieldTable) {
    CAPTURE(field.name);
    CHECK(names.insert(field.name).second);
    for (const std::string_view alias : field.aliases) {
      if (!alias.empty()) CHECK(names.insert(alias).second);
    }
    CHECK(find_field(field.name) == &field);
    CHECK_FALSE(field.help.empty());
    const ParsedQuery example = parse_query(field.example, kToday);
    CHECK(example.root.kind == node_kind(field.field));
    CHECK(example.diagnostics.empty());
  }
  CHECK(find_field("TITLE") == find_field("intitle"));
  CHECK(find_field("nothing") == nullptr);
  CHECK(similar_field("contry") == find_field("country"));
  CHECK(similar_field("tilte") == find_field("title"));
  CHECK(similar_field("ukraine") == nullptr);
  CHECK(similar_field("reuters") == nullptr);
}

TEST_CASE("parts of the article", "[query]") {
  CHECK(read("title:word") == "title:word");
  CHECK(read("intitle:a hd:b headline:c") == "title:a title:b title:c");
  CHECK(read("title:\"a phrase\" hlead:“b”") == "title:\"a phrase\" hlead:\"b\"");
  CHECK(read("title:(a OR b) body:x*") == "title:(a OR b) body:x*");
  CHECK(read("title:a,b c") == "title:(a OR b) c");
  CHECK(read("title:U.S./Iran") == "title:(U.S. Iran)");
  CHECK(read("title:=a title:\"a b\"~3") == "title:\"a\" title:(\"a\" NEAR/3 \"b\")");
  CHECK(read("-title:a title:(-b)") == "-title:a -title:b");
  CHECK(read("title:(a NEAR/2 b)") == "title:(a NEAR/2 b)");
  CHECK(read("title:(a body:b)") == "title:(a b)");
  CHECK(read("title:(a country:AL)") == "title:(a AL)");
  CHECK(read("title:") == "title");
  CHECK(read("title: foo") == "title foo");
  CHECK(read("title:()") == "title");
  CHECK(read("title:-foo") == "title foo");
  CHECK(read("title:OR") == "title:(OR)");
}

TEST_CASE("countries", "[query]") {
  CHECK(read("country:AL") == "country:AL");
  CHECK(read("country:albania mentions:Iran") == "country:AL mentions:IR");
  CHECK(read("COUNTRY:al,ir,AL") == "country:AL,IR");
  CHECK(read("country:\"united states\",iran") == "country:US,IR");
  CHECK(read("country:(AL OR united states)") == "country:AL,US");
  CHECK(read("country:(AL IR)") == "country:AL,IR");
  CHECK(read("-country:AL") == "-country:AL");
  CHECK(read("sourcecountry:lk") == "sourcecountry:LK");
  CHECK(read("country:Albanja a") == "Albanja a");
  CHECK(contains(remark("country:Albanja a"), "did you mean Albania (AL)"));
  CHECK(read("country:AL,Atlantis") == "country:AL");
  CHECK(contains(remark("country:AL,Atlantis"), "left out"));
  CHECK(contains(remark("country:AL, IR"), "without blanks"));
}

TEST_CASE("dates", "[query]") {
  CHECK(read("date:2022-09") == "date:2022-09");
  CHECK(read("date:2022-07..2022-09") == "date:2022-07..2022-09");
  CHECK(read("since:2022-09-08") == "date:2022-09-08..");
  CHECK(read("until:2022-09") == "date:..2022-09");
  CHECK(read("before:2022-09") == "date:..2022-08");
  CHECK(read("after:2022-09") == "date:2022-10..");
  CHECK(read("date:>2021 date<=2022-03") == "date:2022.. date:..2022-03");
  CHECK(read("date:none") == "date:none");
  CHECK(read("date:7d") == "date:2022-09-02..2022-09-08");
  CHECK(read("since:yesterday") == "date:2022-09-07..");
  for (const char* week : {"date:last-week", "date:last_week", "date:\"last week\"",
                           "date:last week", "date:LAST week"}) {
    CAPTURE(week);
    CHECK(read(week) == "date:2022-08-29..2022-09-04");
  }
  CHECK(read("date:last weekend") == "last weekend");
  CHECK(read("date:2021-03,2022-03") == "date:2021-03 OR date:2022-03");
  CHECK(read("date:2022-09.") == "date:2022-09");
  CHECK(read("date:2022-13 a") == "a");
  CHECK(contains(remark("date:2022-13 a"), "the filter is left out"));
  CHECK(read("date:whenever a") == "whenever a");
  CHECK(contains(remark("date:whenever a"), "searched as text"));
  CHECK(contains(remark("before:none"), "needs a day"));
  CHECK(contains(remark("before:..2022"), "needs a day"));
  CHECK(contains(remark("after:9999"), "needs a day"));
  CHECK(read("date: unknown") == "date unknown");
}

TEST_CASE("numbers of words", "[query]") {
  CHECK(read("words:>500") == "words:>500");
  CHECK(read("words:>=500") == "words:>499");
  CHECK(read("wc<300 wc>500") == "words:<300 words:>500");
  CHECK(read("words:100..500") == "words:100..500");
  CHECK(read("words:500..100") == "words:100..500");
  CHECK(read("words:100-500 words:100.. words:..500") == "words:100..500 words:>99 words:<501");
  CHECK(read("words:250") == "words:250");
  CHECK(read("words:>1,000") == "words:>1000");
  CHECK(read("words:>99999999999") == "words:4294967295");
  CHECK(read("words:<0 a") == "a");
  CHECK(read("words:foo") == "foo");
  CHECK(read("words: foo") == "words foo");
}

TEST_CASE("other fields", "[query]") {
  CHECK(read("source:\"Daily Mirror\",BBC") == "source:\"Daily Mirror\",BBC");
  CHECK(read("source:(Daily Mirror OR BBC)") == "source:\"Daily Mirror\",BBC");
  CHECK(read("source:reuters, topic:sports;") == "source:reuters topic:sports");
  CHECK(read("site:example.org tag:x") == "source:example.org topic:x");
  CHECK(read("source:daily*") == "source:daily*");
  CHECK(read("lang:EN,und") == "lang:en,und");
  CHECK(read("id:https://example.org/a?b=c") == "id:https://example.org/a?b=c");
  CHECK(read("(id:x)") == "id:x");
  CHECK(read("author:O'Neill author:“Jane Doe”") == "author:O'Neill author:\"Jane Doe\"");
  CHECK(read("story:s-17") == "story:s-17");
}

TEST_CASE("what is no field is a word", "[query]") {
  CHECK(read("foo:bar") == "foo bar");
  CHECK(contains(remark("foo:bar"), "foo: is no field"));
  CHECK(read("contry:AL") == "contry AL");
  CHECK(contains(remark("contry:AL"), "did you mean country:"));
  CHECK(remark("Ukraine: what") == "");
  CHECK(read("country:") == "country");
  CHECK(read("10:30") == "10:30");
  CHECK(contains(remark("https://example.org"), "id:ADDRESS"));
}
