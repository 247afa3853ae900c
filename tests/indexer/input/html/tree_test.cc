#include "indexer/input/html/tree.h"

#include "indexer/input/html/depth_limit.h"
#include "indexer/input/html/plain_text.h"
#include "tests/catch.h"

using namespace dateline::html;

namespace {

Tree parsed(std::string_view page) {
  Tree tree;
  REQUIRE(tree.parse(page));
  return tree;
}

NodeId first(const Tree& tree, Tag tag) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag == tag) return id;
  }
  FAIL("no such element");
  return 0;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Every node lies within its parent, in document order.
void check_shape(const Tree& tree) {
  REQUIRE(tree.size() > 0);
  CHECK(tree[0].tag == Tag::kHtml);
  CHECK(tree[0].end == tree.size());
  for (NodeId id = 1; id < tree.size(); ++id) {
    REQUIRE(tree[id].parent < id);
    REQUIRE(tree[id].end > id);
    REQUIRE(tree[id].end <= tree[tree[id].parent].end);
  }
}

}  // namespace

TEST_CASE("a page becomes nodes in document order", "[html]") {
  const Tree tree = parsed("<p id=a CLASS='x y'>One <b>two</b> &amp; three<!-- no --></p><p>four");
  check_shape(tree);
  const NodeId p = first(tree, Tag::kP);
  CHECK(tree.attribute(p, "class") == "x y");
  CHECK(tree.attribute(p, "id") == "a");
  CHECK(tree.attribute(p, "title").empty());
  CHECK(tree.has_attribute(p, "id"));
  CHECK_FALSE(tree.has_attribute(p, "title"));
  CHECK(tree.text(p) == "One two & three");
  CHECK(tree.text(0) == "One two & three four");
  CHECK(tree[tree[p].end].tag == Tag::kP);
}

TEST_CASE("text is that which is read", "[html]") {
  const Tree tree = parsed(
      "<title>T</title><style>s</style><div>a<script>b</script><p>c</p>d<br>e<select><option>f"
      "</select><span>g</span>h");
  CHECK(tree.text(0) == "a c d e gh");
  CHECK(tree.raw_text(first(tree, Tag::kScript)) == "b");
  CHECK(tree.raw_text(first(tree, Tag::kTitle)) == "T");
}

TEST_CASE("nesting without end is cut, its text stays", "[html]") {
  for (const char* tag : {"div", "b", "font size=1", "span", "table><tr><td", "ul><li",
                          "blockquote", "object", "svg", "a href=x", "section", "em"}) {
    CAPTURE(tag);
    const Tree tree = parsed(repeated("<" + std::string(tag) + ">", 60000) + "the end");
    check_shape(tree);
    const bool visible = std::string(tag) != "object" && std::string(tag) != "svg";
    if (visible) CHECK(tree.text(0).find("the end") != std::string::npos);
  }
}

TEST_CASE("an ordinary page is left as it is", "[html]") {
  std::string limited;
  CHECK_FALSE(limit_depth(repeated("<div><p>a<p>b<br><img></div>", 2000), 500, limited));
  CHECK_FALSE(limit_depth(repeated("<li>a<td>b<option>c", 2000), 500, limited));
  CHECK_FALSE(limit_depth("<script>" + repeated("'<div>'", 2000) + "</script>", 500, limited));
  CHECK_FALSE(limit_depth("<!-- " + repeated("<div>", 2000) + " -->", 500, limited));
  CHECK(limit_depth(repeated("<div>", 3) + "x" + repeated("</div>", 3) + "y", 2, limited));
  CHECK(limited == "<div><div> x </div></div>y");
}

TEST_CASE("pages made to exhaust a parser come to an end", "[html]") {
  Tree tree;
  std::string fonts;
  for (int i = 0; i < 3000; ++i) fonts += "<font a" + std::to_string(i) + ">";
  std::string attributes = "<p";
  for (int i = 0; i < 200000; ++i) attributes += " a" + std::to_string(i) + "=1";
  for (const std::string& page :
       {fonts + repeated("<p>x</p>", 3000), attributes + ">text", repeated("<", 500000),
        repeated("<!--", 200000), repeated("<a><p>", 20000), repeated("</", 300000),
        repeated("<table><b>", 5000), repeated("&amp", 200000), repeated("<b></p>", 50000),
        repeated("<script>", 50000), repeated("<div><object></div></object>", 3000)}) {
    if (tree.parse(page)) {
      check_shape(tree);
    } else {
      CHECK(tree.size() == 0);
    }
  }
}

TEST_CASE("strings of metadata lose markup and entities", "[html]") {
  CHECK(plain_text("A &amp; B") == "A & B");
  CHECK(plain_text("a < b & c") == "a < b & c");
  CHECK(plain_text("<p>One</p><p>Two<br>three</p>") == "One\n\nTwo\nthree");
  CHECK(plain_text("&lt;p&gt;One&lt;/p&gt;") == "One");
  CHECK(plain_text("one\n\ntwo") == "one\n\ntwo");
  CHECK(plain_text("one\n\n&quot;two&quot;") == "one\n\n\"two\"");
  CHECK(plain_text("").empty());
}
